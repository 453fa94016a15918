"""The briefing of one actor: its relations, those in which most changed first."""

from collections.abc import Sequence

from tracker.model.days import spoken
from tracker.narrative.happenings import Happening
from tracker.projections.answers import Holding
from tracker.projections.briefing_actor import ActorBriefing, Partner
from tracker.projections.briefing_story import changes_state
from tracker.reports.briefing import Briefing, Item, Items, Paragraph, Picture, Section, Sentence
from tracker.reports.briefs.clauses import attribution, clause
from tracker.reports.briefs.colophon import Made, colophon, dates
from tracker.reports.briefs.lead import weight
from tracker.reports.briefs.page import Page, present
from tracker.reports.briefs.plans import plans_section
from tracker.reports.briefs.states import by_fluent, state_now, state_since, witnesses
from tracker.reports.briefs.tables import figures_section, positions_section
from tracker.reports.briefs.words import capital, days, of_many, period
from tracker.reports.sentences import listed

MOST = 12
MOST_STATES = 6
MOST_ACTS = 4


def actor_brief(report: ActorBriefing, made: Made, picture: Picture | None = None) -> Briefing:
    """Tell an actor's relations: which changed and how, in which something happened, and which stayed as they were."""
    page = Page(report.narrative, report.asked.on, (report.actor,))
    asked_of = period(report.first, report.asked.on)
    moving = [one for one in report.partners if one.changed or one.acts]
    opening = _lead(report, moving, page)
    network = Section("With whom it is tied", (picture,)) if picture else None
    partners = [_partner(one, report.first, page) for one in moving[:MOST]]
    stated = (
        figures_section(report.figures, report.counts, page),
        positions_section(report.positions, (report.actor,), page),
    )
    return Briefing(
        title=capital(page.name(report.actor)),
        subtitle=f"Its relations {asked_of}",
        dates=dates(report.asked),
        lead=opening,
        sections=present(
            (network, *partners, _rest(report, moving, page), *stated, plans_section(report.pending, page))
        ),
        sources=page.sources(),
        colophon=colophon(report.asked, made, len(report.narrative.logs), len(report.narrative.events)),
        handling=made.mark,
    )


def _lead(report: ActorBriefing, moving: list[Partner], page: Page) -> Paragraph:
    """Say in how many relations something changed, in which most, and what changed there last."""
    name = page.name(report.actor)
    if not report.partners:
        return Paragraph((Sentence(f"The log has no event in which {name} and another took part."),))
    changed = [one for one in moving if one.changed]
    count = of_many(len(report.partners), "other")
    said = [Sentence(f"The log knows of {count} with whom {name} has or had to do by {spoken(page.day)}.")]
    if not changed:
        said.append(Sentence(f"No condition changed {period(report.first, page.day)}."))
    for place, one in enumerate(changed[:3]):
        first, *_ = _in_weight(one, report.first, page)
        lead = "Most changed with" if place == 0 else "Something changed also with"
        said.append(page.say(f"{lead} {page.name(one.code)}: {_state(first, page)}.", witnesses(first)))
    return Paragraph(tuple(said))


def _in_weight(one: Partner, first: int, page: Page) -> list[list[Holding]]:
    """Order what changed: what surely began in the period before what was only first seen in it, then by subject."""
    return sorted(by_fluent(one.changed), key=lambda same: (same[0].since.earliest < first, *weight(same[0], page)))


def _state(same: Sequence[Holding], page: Page) -> str:
    return state_since(same[0], page) if len(same) == 1 else state_now(same, page)


def _partner(one: Partner, first: int, page: Page) -> Section:
    """Tell one relation: what changed, what happened last, and what holds besides."""
    blocks: list[Items | Paragraph] = []
    turned = _in_weight(one, first, page)
    chosen = _chosen(one, page)
    entries = [
        *(page.say(f"{capital(_state(same, page))}.", witnesses(same)) for same in turned[:MOST_STATES]),
        *(page.say(_act(act, page), act.reports) for act in chosen),
    ]
    if entries:
        blocks.append(Items(tuple(Item((sentence,)) for sentence in entries)))
    left = max(len(turned) - MOST_STATES, 0) + len(one.acts) - len(chosen)
    besides = len(by_fluent(one.holding))
    rest = [of_many(left, "more change or act", "more changes and acts")] if left > 0 else []
    rest += [f"{of_many(besides, 'condition')} that did not change"] if besides else []
    if rest:
        command = f"'tracker brief {page.dyad[0]} {one.code}'"
        blocks.append(Paragraph((Sentence(f"Not told here: {listed(rest)}; {command} tells all."),)))
    return Section(capital(page.name(one.code)), tuple(blocks))


def _chosen(one: Partner, page: Page) -> list[Happening]:
    """Choose the last acts, those that change no condition, for what did stands above already, where there are such."""
    words = [act for act in one.acts if not changes_state(page.narrative, act)]
    return (words or list(one.acts))[-MOST_ACTS:]


def _act(one: Happening, page: Page) -> str:
    return capital(f"{days(*one.act)}, {clause(one.together, page)}{attribution(one, page)}.")


def _rest(report: ActorBriefing, moving: list[Partner], page: Page) -> Section | None:
    """Name the relations in which nothing changed or happened, and those for which there is no room."""
    still = [page.name(one.code) for one in report.partners if one not in moving]
    more = [page.name(one.code) for one in moving[MOST:]]
    said = []
    if more:
        said.append(Sentence(f"Something changed or happened also with {listed(more)}."))
    if still:
        said.append(Sentence(f"The log has nothing of the period with {listed(still)}."))
    return Section("The other relations", (Paragraph(tuple(said)),)) if said else None
