"""The briefing of one actor: its relations, those in which most changed first."""

from collections.abc import Sequence

from attrs import evolve

from tracker.calculus.timeline import Answer
from tracker.model.days import spoken
from tracker.narrative.happenings import Happening
from tracker.projections.actor_choice import (
    MOST_CONTESTED,
    MOST_STILL,
    Chosen,
    chosen,
    others,
    weightiest_of,
    weightiest_standing,
    with_news,
)
from tracker.projections.alike import Same, deciding_events
from tracker.projections.answers import Holding
from tracker.projections.briefing_actor import ActorBriefing, Partner
from tracker.projections.dyads import actors_of
from tracker.projections.folding import Fold
from tracker.projections.weighing import weightiest_deed
from tracker.projections.weights import in_weight
from tracker.reports.briefs.acts import acts_section
from tracker.reports.briefs.briefing import Block, Briefing, BulletList, ListItem, Paragraph, Picture, Section, Sentence
from tracker.reports.briefs.clauses import attribution, clause, days_of, short_clause
from tracker.reports.briefs.colophon import Made, colophon, dates, left_out
from tracker.reports.briefs.disputes import contested_section
from tracker.reports.briefs.page import Page, section_of
from tracker.reports.briefs.plans import plans_section
from tracker.reports.briefs.sections import ALL, Arrangement, Parts, arranged, only_cited
from tracker.reports.briefs.states import doubts, fold_began, state_now, state_since
from tracker.reports.briefs.tables import figures_section, positions_section
from tracker.reports.language.dates import bare, period
from tracker.reports.language.folds import answers_phrase, fold_days
from tracker.reports.language.words import capital, listed, listed_first, number_word, of_many

_MOST_NAMED = 30


def actor_brief(
    report: ActorBriefing, made: Made, picture: Picture | None = None, wanted: Arrangement = ALL
) -> Briefing:
    """Tell an actor's relations: what changed in each and what holds besides; and what is stated, due and contested."""
    page = Page(report.narrative, report.asked.on, (report.actor,))
    moving = with_news(report.partners)
    opening = actor_lead(report, moving, page, left_out(report.narrative, made))
    network = Section("Relations at a glance", (picture,)) if picture else None
    briefing = Briefing(
        title=capital(page.name(report.actor)),
        subtitle=f"Relations {period(report.first, report.asked.on)}",
        dates=dates(report.asked),
        lead=opening,
        sections=arranged({"glance": network, **actor_parts(report, moving, page)}, wanted.sections),
        sources=page.sources(),
        colophon=colophon(report.asked, made, len(report.narrative.logs), len(report.narrative.written)),
        handling=made.mark,
        desk=made.desk,
    )
    return only_cited(briefing)


def actor_parts(report: ActorBriefing, moving: Sequence[Partner], page: Page) -> Parts:
    """Tell all of an actor's relations, each part by its name."""
    return {
        "lists": tuple(acts_section(acts, page) for acts in report.acts),
        "partners": tuple(_partner(one, report, page) for one in moving),
        "others": _rest(report, moving, page),
        "persons": _persons(report, page),
        "figures": figures_section(report.figures, report.counts, page),
        "positions": _positions(report, page),
        "plans": plans_section(report.pending, page),
        "disputes": _contested(report, page),
    }


def actor_lead(report: ActorBriefing, moving: Sequence[Partner], page: Page, missing: str) -> Paragraph:
    """Say in how many relations something changed, in which most, and what weighs most of it."""
    name = page.name(report.actor)
    if not report.partners:
        named = any(report.actor in actors_of(event, page.narrative) for event in page.narrative.events.values())
        nowhere = f"The log has no event of {name} and another {period(report.first, page.day)}, and nothing that holds"
        nothing = Sentence(f"{nowhere}." if named else f"The log has no event in which {name} and another took part.")
        return Paragraph((nothing, Sentence(f"{capital(missing)}.")) if missing else (nothing,))
    changed = [one for one in moving if one.changed]
    count = of_many(len(report.partners), "partner")
    many = number_word(len(changed)) if len(changed) < len(report.partners) else "all of them"
    since = f"; those with {many} have changed since {spoken(report.first)}" if changed else ""
    said = [Sentence(f"The log records relations of {name} with {count} by {spoken(page.day)}{since}.")]
    if not changed:
        said.append(Sentence(f"No change is recorded {period(report.first, page.day)}."))
    for place, one in enumerate(changed[:3]):
        lead = "Most changed with" if place == 0 else "Also with"
        fold = weightiest_of(one.changed, page.narrative)[0]
        if fold.count == 1:
            said.append(_sentence(f"{lead} {page.name(one.code)}: ", fold.one, _with(page, one)))
        else:
            ends = [event for same in (fold.items[0], fold.items[-1]) for event in deciding_events(same)]
            told = answers_phrase(fold, page.catalogue, page.day)
            said.append(page.say(f"{lead} {page.name(one.code)}: {told}.", ends))
    if not changed:
        weighty = _weightiest(report, page)
        said += [*weighty, *_standing(report, moving, page, unchanged=not weighty)]
    return Paragraph(tuple(said))


def _weightiest(report: ActorBriefing, page: Page) -> list[Sentence]:
    """Tell the weightiest deed of a period in which no condition changed."""
    act = weightiest_deed(report.narrative, report.own, (report.first, report.asked.on))
    if act is None:
        return []
    told = f"{short_clause(act.together, page)}{attribution(act, page)}"
    return [page.say(f"Weightiest event ({bare(days_of(act, page))}): {told}.", act.reports)]


def _standing(report: ActorBriefing, moving: Sequence[Partner], page: Page, *, unchanged: bool) -> list[Sentence]:
    """Say what may have changed, and what weighs most of what stands `unchanged`, where that is to be told."""
    said = [
        _sentence(
            f"What may have changed, with {page.name(one.code)}: ",
            in_weight(page.catalogue, one.perhaps)[0],
            _with(page, one),
        )
        for one in moving
        if one.perhaps
    ]
    weightiest = weightiest_standing(page.narrative, report.partners) if unchanged else None
    if weightiest is not None:
        same, one = weightiest
        said[1:] = [_sentence(f"Unchanged, with {page.name(one.code)}: ", same, _with(page, one))]
    return said[:2]


def _with(page: Page, partner: Partner) -> Page:
    """Return the page as that of a relation: what a format does is told as shared by the one of the two in it."""
    return evolve(page, dyad=(page.dyad[0], partner.code))


def _sentence(lead: str, same: Sequence[Holding], page: Page, tail: str = "") -> Sentence:
    told = state_since(same[0], page) if len(same) == 1 else state_now(same, page)
    return page.say(capital(f"{lead}{told}{tail}."), deciding_events(same))


def _state(same: Sequence[Holding], page: Page) -> ListItem:
    """Tell a condition, and why it is doubtful where it is."""
    why = doubts(same) if same[0].answer is Answer.POSSIBLY else ""
    return ListItem((_sentence("", same, page, f": {why}" if why else ""),))


def _folded(fold: Fold[Same], page: Page, most_named: int = 0) -> ListItem:
    """Tell a condition, or many that are alike as one: how many or who, and when the first and the last began."""
    if fold.count == 1:
        return _state(fold.one, page)
    began = fold_days(fold) if most_named else fold_began(fold)
    how = f", {began[0].lower()}{began[1:]}" if began else ""
    doubt = ": unclear" if fold.one[0].answer is Answer.POSSIBLY else ""
    ends = [event for same in (fold.items[0], fold.items[-1]) for event in deciding_events(same)]
    return ListItem((page.say(f"{answers_phrase(fold, page.catalogue, page.day, most_named)}{how}{doubt}.", ends),))


def _partner(partner: Partner, report: ActorBriefing, page: Page) -> Section:
    """Tell one relation: what changed, what happened, and what holds besides."""
    both = _with(page, partner)
    blocks = _told(chosen(partner, report), both)
    return Section(capital(page.name(partner.code)), tuple(blocks))


def _told(selected: Chosen, page: Page) -> list[Block]:
    """Write what was chosen of a relation, and how much was not."""
    entries = [_folded(fold, page) for fold in selected.changed]
    entries += [ListItem((page.say(_act(act, page), act.reports),)) for act in selected.acts]
    besides = tuple(_folded(fold, page) for fold in selected.besides)
    if besides and entries:
        entries.append(ListItem((Sentence("Also in force:"),), besides))
    shown = tuple(entries) or besides
    blocks: list[Block] = [BulletList(shown)] if shown else []
    left = _left(selected)
    if left:
        blocks.append(Paragraph((Sentence(f"Not told here: {listed(left)}."),)))
    return blocks


def _left(selected: Chosen) -> list[str]:
    """Count what was not chosen, each sort in words."""
    sorts = (
        (selected.left_changes, "more change", "more changes"),
        (selected.left_acts, "more event", "more events"),
        (selected.left_besides, "more condition in force", "more conditions in force"),
    )
    return [of_many(count, word, plural) for count, word, plural in sorts if count]


def _act(happening: Happening, page: Page) -> str:
    return capital(f"{days_of(happening, page)}, {clause(happening.together, page)}{attribution(happening, page)}.")


def _named_first(partners: Sequence[Partner], page: Page) -> str:
    """Name partners; of many, the first of them, and how many more there are."""
    return listed_first([page.name(one.code) for one in partners], _MOST_NAMED)


def _rest(report: ActorBriefing, moving: Sequence[Partner], page: Page) -> Section | None:
    """Tell what holds with the others, and name those with whom nothing does or for whom there is no room."""
    rest = others(report, moving)
    named = (
        ("Something changed or happened also with", rest.moved),
        ("Nothing changed, and something is in force, also with", rest.still),
        ("The log has nothing of the period with", rest.without),
    )
    said = [Sentence(f"{lead} {_named_first(some, page)}.") for lead, some in named if some]
    blocks: list[Block] = [Paragraph(tuple(said))] if said else []
    if rest.alike:
        blocks.insert(0, BulletList(tuple(_folded(fold, page, _MOST_NAMED) for fold in rest.alike)))
    sections = tuple(_still(one, page) for one in rest.told)
    return Section("The other relations", tuple(blocks), sections) if blocks or sections else None


def _still(partner: Partner, page: Page) -> Section:
    """Tell what weighs most of what holds with another, and count the rest."""
    still = in_weight(page.catalogue, partner.holding)
    blocks: list[Block] = [BulletList(tuple(_state(same, _with(page, partner)) for same in still[:MOST_STILL]))]
    left = of_many(len(still) - MOST_STILL, "more condition")
    if len(still) > MOST_STILL:
        more = f"Not told here: {left}."
        blocks.append(Paragraph((Sentence(more),)))
    return Section(capital(page.name(partner.code)), tuple(blocks))


def _persons(report: ActorBriefing, page: Page) -> Section | None:
    """Tell what changed and happened between the actor and persons alone, which no relation above has."""
    blocks = _told(chosen(report.persons, report), page)
    return Section("Persons", tuple(blocks)) if blocks else None


def _positions(report: ActorBriefing, page: Page) -> Section | None:
    """Tell the actor's positions and what others stated in the period, and count the rest of theirs."""
    count = of_many(report.older, "position of another", "positions of others")
    text = f"Not told here: {count}, older or of an uncertain day; the briefing of two actors tells all."
    more = Paragraph((Sentence(text),)) if report.older else None
    told = positions_section(report.positions, (report.actor,), page)
    return section_of("Positions", [*told.blocks, more]) if told is not None else None


def _contested(report: ActorBriefing, page: Page) -> Section | None:
    """Tell the last points that reports of the period differ on, and count those before."""
    told = contested_section(report.contested[-MOST_CONTESTED:], page)
    left = len(report.contested) - MOST_CONTESTED
    if told is None or left <= 0:
        return told
    more = f"Not told here: {of_many(left, 'earlier point')}; the briefing of two actors tells all."
    return evolve(told, blocks=(*told.blocks, Paragraph((Sentence(more),))))
