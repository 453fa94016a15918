"""The briefing of one actor: its relations, those in which most changed first."""

from collections import Counter
from collections.abc import Sequence

from attrs import evolve, frozen

from tracker.calculus.timeline import Answer
from tracker.model.days import iso, spoken
from tracker.narrative.happenings import Happening
from tracker.projections.answers import Holding
from tracker.projections.briefing_actor import ActorBriefing, Partner
from tracker.projections.briefing_story import changes_state
from tracker.projections.dyads import actors_of
from tracker.reports.briefs.briefing import Block, Briefing, BulletList, ListItem, Paragraph, Picture, Section, Sentence
from tracker.reports.briefs.clauses import attribution, clause, days_of
from tracker.reports.briefs.colophon import Made, colophon, dates, left_out
from tracker.reports.briefs.disputes import contested_section
from tracker.reports.briefs.lead import weight
from tracker.reports.briefs.page import Page, present, section_of
from tracker.reports.briefs.plans import plans_section
from tracker.reports.briefs.states import by_fluent, doubts, state_now, state_since, witnesses
from tracker.reports.briefs.tables import figures_section, positions_section
from tracker.reports.language.dates import period
from tracker.reports.language.words import capital, listed, of_many

MOST = 12
MOST_STATES = 10
"""So many conditions of a relation are told: those that changed first, and two at least of those that did not."""
MOST_ACTS = 4
MOST_STILL = 3
MOST_CONTESTED = 4
_HEAVY = 5.0
"""From this Goldstein score on, for better or worse, an act is more than words: it opens or closes something."""


@frozen(eq=False)
class _Chosen:
    """What is told of a relation, and how much of it is not."""

    changed: Sequence[list[Holding]]
    besides: Sequence[list[Holding]]
    acts: Sequence[Happening]
    left: Sequence[str]


def actor_brief(report: ActorBriefing, made: Made, picture: Picture | None = None) -> Briefing:
    """Tell an actor's relations: what changed in each and what holds besides; and what is stated, due and contested."""
    page = Page(report.narrative, report.asked.on, (report.actor,))
    moving = _with_news(report.partners)[:MOST]
    opening = _lead(report, moving, page, left_out(report.narrative, made))
    network = Section("With whom it is tied", (picture,)) if picture else None
    partners = [_partner(one, report, page) for one in moving]
    return Briefing(
        title=capital(page.name(report.actor)),
        subtitle=f"Relations {period(report.first, report.asked.on)}",
        dates=dates(report.asked),
        lead=opening,
        sections=present(
            (
                network,
                *partners,
                _rest(report, moving, page),
                _persons(report, page),
                figures_section(report.figures, report.counts, page),
                _positions(report, page),
                plans_section(report.pending, page),
                _contested(report, page),
            )
        ),
        sources=page.sources(),
        colophon=colophon(report.asked, made, len(report.narrative.logs), len(report.narrative.events)),
        handling=made.mark,
    )


def _with_news(partners: Sequence[Partner]) -> list[Partner]:
    """Keep those with whom something changed, or happened that is not told of another before: a joint founding is."""
    told: set[str] = set()
    kept = []
    for one in partners:
        if one.changed or one.perhaps or any(act.id not in told for act in one.acts):
            kept.append(one)
        told |= {act.id for act in one.acts}
    return kept


def _lead(report: ActorBriefing, moving: Sequence[Partner], page: Page, missing: str) -> Paragraph:
    """Say in how many relations something changed, in which most, and what weighs most of it."""
    name = page.name(report.actor)
    if not report.partners:
        named = any(report.actor in actors_of(event, page.narrative) for event in page.narrative.events.values())
        nowhere = f"The log has no act of {name} and another {period(report.first, page.day)}, and nothing that holds"
        nothing = Sentence(f"{nowhere}." if named else f"The log has no event in which {name} and another took part.")
        return Paragraph((nothing, Sentence(f"{capital(missing)}.")) if missing else (nothing,))
    count = of_many(len(report.partners), "other")
    said = [Sentence(f"The log knows of {count} with whom {name} has or had to do by {spoken(page.day)}.")]
    changed = [one for one in moving if one.changed]
    if not changed:
        said.append(Sentence(f"As far as the log knows, no condition surely changed {period(report.first, page.day)}."))
    for place, one in enumerate(changed[:3]):
        with_it = _with(page, one)
        lead = "Most changed with" if place == 0 else "Something changed also with"
        said.append(_sentence(f"{lead} {page.name(one.code)}: ", _in_weight(one.changed, page)[0], with_it))
    said += [] if changed else _standing(report, moving, page)
    return Paragraph(tuple(said))


def _standing(report: ActorBriefing, moving: Sequence[Partner], page: Page) -> list[Sentence]:
    """Say what may have changed, and what weighs most of what holds."""
    said = [
        _sentence(
            f"What may have changed, with {page.name(one.code)}: ", _in_weight(one.perhaps, page)[0], _with(page, one)
        )
        for one in moving
        if one.perhaps
    ]
    held = [(same, one) for one in report.partners for same in by_fluent(one.holding)]
    if held:
        same, one = min(held, key=lambda pair: (pair[0][0].answer is Answer.POSSIBLY, weight(pair[0][0], page)))
        said[1:] = [_sentence(f"Unchanged, with {page.name(one.code)}: ", same, _with(page, one))]
    return said[:2]


def _with(page: Page, one: Partner) -> Page:
    """Return the page as that of a relation: what a format does is told as shared by the one of the two in it."""
    return evolve(page, dyad=(page.dyad[0], one.code))


def _in_weight(answers: Sequence[Holding], page: Page) -> list[list[Holding]]:
    """Order conditions by subject and by what weighs more in it."""
    return sorted(by_fluent(answers), key=lambda same: weight(same[0], page))


def _sentence(lead: str, same: Sequence[Holding], page: Page, tail: str = "") -> Sentence:
    told = state_since(same[0], page) if len(same) == 1 else state_now(same, page)
    return page.say(capital(f"{lead}{told}{tail}."), witnesses(same))


def _state(same: Sequence[Holding], page: Page) -> ListItem:
    """Tell a condition, and why it is doubtful where it is."""
    why = doubts(same) if same[0].answer is Answer.POSSIBLY else ""
    return ListItem((_sentence("", same, page, f": {why}" if why else ""),))


def _partner(one: Partner, report: ActorBriefing, page: Page) -> Section:
    """Tell one relation: what changed, what happened, and what holds besides."""
    both = _with(page, one)
    how = f"'tracker brief {page.dyad[0]} {one.code} --on {iso(page.day)} --since {iso(report.first)}' tells all"
    blocks = _told(_chosen(one, report, both), how, both)
    return Section(capital(page.name(one.code)), tuple(blocks))


def _told(chosen: _Chosen, how: str, page: Page) -> list[Block]:
    """Write what was chosen of a relation, and how much was not; `how` is where all of it stands."""
    entries = [_state(same, page) for same in chosen.changed]
    entries += [ListItem((page.say(_act(act, page), act.reports),)) for act in chosen.acts]
    besides = tuple(_state(same, page) for same in chosen.besides)
    if besides and entries:
        entries.append(ListItem((Sentence("What holds besides, as far as the log knows:"),), besides))
    shown = tuple(entries) or besides
    blocks: list[Block] = [BulletList(shown)] if shown else []
    if chosen.left:
        blocks.append(Paragraph((Sentence(f"Not told here: {listed(list(chosen.left))}; {how}."),)))
    return blocks


def _chosen(one: Partner, report: ActorBriefing, page: Page) -> _Chosen:
    """Choose what surely changed before what may have, then the acts, then what holds besides, the weighty first.

    What is contested is told with its versions, in a section of its own.
    """
    first = report.first
    elsewhere = {act.id for act in report.contested[-MOST_CONTESTED:]}
    turned = [*_in_weight(one.changed, page), *_in_weight(one.perhaps, page)]
    still = _in_weight(one.holding, page)
    changed = turned[: MOST_STATES - min(len(still), 2)]
    besides = still[: MOST_STATES - len(changed)]
    said = {w.event.ref for same in changed if _says_when(same, first) for w in same[0].witnesses if not w.implied}
    acts = [act for act in one.acts if act.id not in elsewhere and not any(e.ref in said for e in act.reports)]
    told = _weightiest(acts, first, page)
    left = (
        (len(turned) - len(changed), "change", "changes"),
        (len(acts) - len(told), "act", "acts"),
        (len(still) - len(besides), "condition that holds besides", "conditions that hold besides"),
    )
    counted = [of_many(count, f"more {word}", f"more {plural}") for count, word, plural in left if count]
    return _Chosen(changed, besides, [act for act in acts if act in told], counted)


def _says_when(same: Sequence[Holding], first: int) -> bool:
    """Say whether a condition is told with its day: then the act that made it so is told with it."""
    return same[0].answer is not Answer.POSSIBLY and same[0].since.earliest >= first


def _weightiest(acts: Sequence[Happening], first: int, page: Page) -> list[Happening]:
    """Choose acts: surely of the period before perhaps, what binds before words, the later first.

    Of acts that weigh the same, those of another kind come before a second one of a kind.
    """
    ranked = sorted(acts, key=lambda act: (_weight(act, first, page), act.act[1], act.id), reverse=True)
    seen: Counter[str] = Counter()
    places: dict[str, int] = {}
    for act in ranked:
        places[act.id] = seen[act.together.kind]
        seen[act.together.kind] += 1
    ranked.sort(key=lambda act: (*(not each for each in _weight(act, first, page)), places[act.id]))
    return ranked[:MOST_ACTS]


def _weight(one: Happening, first: int, page: Page) -> tuple[bool, bool, bool]:
    """Say whether an act is surely of the period, changes what holds, and is more than words."""
    surely = first <= one.act[0] and one.act[1] <= page.day
    return surely, changes_state(page.narrative, one), _is_heavy(one, page)


def _is_heavy(one: Happening, page: Page) -> bool:
    """Say whether the catalogue counts acts of a kind, or gives it a high score for better or worse."""
    kinds = [kind for event in one.reports if (kind := page.catalogue.kind(event.kind)) is not None]
    return any(kind.counter is not None or abs(float(kind.goldstein or 0)) >= _HEAVY for kind in kinds)


def _act(one: Happening, page: Page) -> str:
    return capital(f"{days_of(one, page)}, {clause(one.together, page)}{attribution(one, page)}.")


def _rest(report: ActorBriefing, moving: Sequence[Partner], page: Page) -> Section | None:
    """Tell what holds with the others, and name those with whom nothing does or for whom there is no room."""
    still = [one for one in report.partners if one not in moving]
    held = [one for one in still if one.holding]
    others = [one for one in still if one not in held[:MOST]]
    named = (
        ("Something changed or happened, as far as the log knows, also with", [one for one in others if one.moved]),
        (
            "Nothing changed, as far as the log knows, and something holds also with",
            [one for one in held[MOST:] if not one.moved],
        ),
        ("The log has nothing of the period with", [one for one in others if not one.moved and not one.holding]),
    )
    said = [Sentence(f"{lead} {listed([page.name(one.code) for one in some])}.") for lead, some in named if some]
    blocks = (Paragraph(tuple(said)),) if said else ()
    sections = tuple(_still(one, page) for one in held[:MOST])
    return Section("The other relations", blocks, sections) if blocks or sections else None


def _still(one: Partner, page: Page) -> Section:
    """Tell what weighs most of what holds with another, and count the rest."""
    still = _in_weight(one.holding, page)
    blocks: list[Block] = [BulletList(tuple(_state(same, _with(page, one)) for same in still[:MOST_STILL]))]
    left = of_many(len(still) - MOST_STILL, "more condition")
    if len(still) > MOST_STILL:
        more = f"Not told here: {left}; 'tracker brief {page.dyad[0]} {one.code} --on {iso(page.day)}' tells all."
        blocks.append(Paragraph((Sentence(more),)))
    return Section(capital(page.name(one.code)), tuple(blocks))


def _persons(report: ActorBriefing, page: Page) -> Section | None:
    """Tell what changed and happened between the actor and persons alone, which no relation above has."""
    chosen = _chosen(report.persons, report, page)
    how = f"'tracker events --actor {report.actor}' and 'tracker replay {report.actor}' tell all"
    blocks = _told(chosen, how, page)
    return Section("Persons", tuple(blocks)) if blocks else None


def _positions(report: ActorBriefing, page: Page) -> Section | None:
    """Tell the actor's positions and what others stated in the period, and count the rest of theirs."""
    count = of_many(report.older, "position of another", "positions of others")
    text = f"Not told here: {count}, older or of an uncertain day; the briefing of two actors tells all."
    more = Paragraph((Sentence(text),)) if report.older else None
    told = positions_section(report.positions, (report.actor,), page)
    return section_of("Positions", [*(told.blocks if told is not None else ()), more])


def _contested(report: ActorBriefing, page: Page) -> Section | None:
    """Tell the last points that reports of the period differ on, and count those before."""
    told = contested_section(report.contested[-MOST_CONTESTED:], page)
    left = len(report.contested) - MOST_CONTESTED
    if told is None or left <= 0:
        return told
    more = f"Not told here: {of_many(left, 'earlier point')}; the briefing of two actors tells all."
    return evolve(told, blocks=(*told.blocks, Paragraph((Sentence(more),))))
