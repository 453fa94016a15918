"""An actor's relations, those in which most changed first."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from attrs import define, field, frozen

from tracker.calculus.doubts import Doubt
from tracker.calculus.spans import Span
from tracker.calculus.timeline import Answer
from tracker.model.catalogue import Fluent
from tracker.model.codes import whole_of
from tracker.model.days import PAST
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.parts import players_of
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Holding, holdings, shared_holding
from tracker.projections.briefing_gaps import office_of
from tracker.projections.briefing_story import is_act
from tracker.projections.concerning import concerning, without_parts
from tracker.projections.dyads import Dyad, Shared, actors_of, is_person, shared_fluents, take_part
from tracker.projections.echoes import doers, is_echo
from tracker.projections.ordering import by_catalogue, by_days, place_by_name
from tracker.projections.plans import Plan, plans
from tracker.projections.relation import Asked, is_only_denied
from tracker.projections.runs import runs
from tracker.projections.statements import Count, Statement, count_acts, latest_statements
from tracker.projections.table import ActTable, Wanted, table

MOST_SECTIONS = 8
"""What was done with more partners at once is told in a table, and not with each of them."""


class Moved(Enum):
    """What a period did to a condition: it surely changed it, may have, or left it as it is."""

    CHANGED = "changed"
    PERHAPS = "perhaps"
    STANDS = "stands"


@define(eq=False)
class Partner:
    """What an actor has with another, and what happened between them in the period.

    `changed` surely changed in the period, `perhaps` may have changed in it or before, and `holding` holds or may hold
    besides, with what the actor shares as a member of a format. What it did as one of many stands `in_table`.
    """

    code: str
    changed: list[Holding] = field(factory=list)
    perhaps: list[Holding] = field(factory=list)
    holding: list[Holding] = field(factory=list)
    acts: list[Happening] = field(factory=list)
    in_table: bool = False

    @property
    def moved(self) -> bool:
        """Say whether anything changed, may have changed or happened in the period."""
        return bool(self.changed or self.perhaps or self.acts)

    def under(self, moved: Moved) -> list[Holding]:
        """Return the list in which conditions stand to which a period did this."""
        return {Moved.CHANGED: self.changed, Moved.PERHAPS: self.perhaps, Moved.STANDS: self.holding}[moved]


@define(eq=False)
class _Partners:
    """The partners of an actor as they are found, and the days that they are asked for."""

    timelines: Timelines
    actor: str
    first: int
    day: int
    found: dict[str, Partner] = field(factory=dict)

    def of(self, code: str) -> Partner:
        """Return a partner, and begin it where it is new."""
        return self.found.setdefault(code, Partner(code))


@frozen(eq=False)
class ActorBriefing:
    """An actor's partners, those in which most changed from the day `first` on; and what concerns it otherwise.

    `persons` is what it has with persons alone, `contested` what reports of the period differ on; `figures`, `counts`
    and `positions` are as last stated by the day, `pending` what it plans or awaits. Of what others state of it,
    `positions` has what is surely of the period, and `older` counts the rest. `acts` are tables of what was done with
    many at once in the period, which no partner has; `own` is all in which the actor takes part.
    """

    actor: str
    asked: Asked
    first: int
    partners: tuple[Partner, ...]
    persons: Partner
    contested: tuple[Happening, ...]
    figures: tuple[Statement, ...]
    counts: tuple[Count, ...]
    positions: tuple[Statement, ...]
    older: int
    pending: tuple[Plan, ...]
    acts: tuple[ActTable, ...]
    own: tuple[Happening, ...]
    narrative: Narrative = field(repr=False)


def actor_briefing(narrative: Narrative, actor: str, asked: Asked, first: int) -> ActorBriefing:
    """Rank an actor's relations by how many conditions changed in a period, then by how much happened."""
    timelines = Timelines(narrative)
    partners = _Partners(timelines, actor, first, asked.on)
    _add_conditions(partners)
    _add_shared(partners)
    _add_acts(partners)
    persons = [partner for partner in partners.found.values() if is_person(narrative.catalogue, partner.code)]
    others = [partner for partner in partners.found.values() if partner not in persons]
    others = [partner for partner in others if not _is_echo(narrative, actor, partner, others)]
    own = _own(narrative, actor)
    positions = latest_statements(narrative, own, asked.on, "position")
    told = tuple(said for said in positions if _is_by(said, actor) or _is_within(said.happening.act, first, asked.on))
    return ActorBriefing(
        actor=actor,
        asked=asked,
        first=first,
        partners=tuple(sorted(others, key=lambda one: (*_rank(one), place_by_name(narrative, one.code)))),
        persons=_together(narrative, actor, persons, others),
        contested=tuple(_contested(narrative, own, asked.on, first)),
        figures=latest_statements(narrative, own, asked.on, "figure"),
        counts=count_acts(narrative, own, asked.on),
        positions=told,
        older=len(positions) - len(told),
        pending=plans(narrative, own, asked.on),
        acts=tuple(_tables(partners, asked)),
        own=tuple(own),
        narrative=narrative,
    )


def _is_echo(narrative: Narrative, actor: str, partner: Partner, others: Iterable[Partner]) -> bool:
    """Say whether an actor and a partner have with one another only what others did to one over the other."""
    answers = [answer for how in Moved for answer in partner.under(how)]
    found = [other.code for other in others if other is not partner]
    return is_echo(narrative, (actor, partner.code), doers(narrative, partner.acts, answers), found)


def changed_in(timelines: Timelines, fluent: Fluent, first: int, day: int) -> bool:
    """Say whether a fluent's state at the end of a day is another than on the eve of a period."""
    steps = runs(timelines, fluent, first - 1, day)
    return steps[0].state != steps[-1].state


def is_by_day(span: Span, day: int) -> bool:
    """Say whether what lies in a range was by a day; 'at some time before' a later day says nothing of it."""
    return span[1] <= day or PAST < span[0] <= day


def _rank(partner: Partner) -> tuple[int, int, int, int]:
    """Order partners: by what changed, the actor's own before what a format shares with it, then by what happened."""
    own = [answer for answer in partner.changed if answer.through is None]
    changed = -_conditions(own), -_conditions(partner.changed)
    return *changed, -_conditions(partner.perhaps), -len(partner.acts)


def _conditions(answers: Sequence[Holding]) -> int:
    """Count the conditions that some answers are of: several values of one are one."""
    return len({(answer.fluent, answer.through) for answer in answers})


def _own(narrative: Narrative, actor: str) -> list[Happening]:
    """List the happenings in which an actor takes part, in the log's order."""
    happenings = narrative.happenings.values()
    own = [happening for happening in happenings if take_part(narrative, happening.events, {actor})]
    return without_parts(narrative, own)


def _add_conditions(partners: _Partners) -> None:
    """Add to each other actor what changed in the period, what may have, and what holds besides."""
    narrative = partners.timelines.narrative
    for fluent in by_catalogue(narrative, narrative.fluents):
        wholes = narrative.wholes(fluent)
        if partners.actor in wholes:
            _add_answers(partners, sorted(wholes - {partners.actor}), fluent)


def _add_answers(partners: _Partners, others: Sequence[str], fluent: Fluent, shared: Sequence[Holding] = ()) -> None:
    """Add the answers about a fluent to other actors, or what is shared of it, by what the period did to it."""
    if not others:
        return
    answers = list(holdings(partners.timelines, fluent, partners.day))
    what = moved(partners.timelines, answers, partners.first, partners.day) if answers else None
    if what is not None:
        for other in others:
            partners.of(other).under(what).extend(shared or answers)


def _add_shared(partners: _Partners) -> None:
    """Add what formats have with others while the actor is their member."""
    narrative = partners.timelines.narrative
    sharing = [fluent for fluent in narrative.fluents if partners.timelines.sort(fluent).shared]
    codes = {code for fluent in sharing for code in narrative.wholes(fluent)}
    for other in sorted(codes - {partners.actor}):
        for shared in shared_fluents(narrative, Dyad(partners.actor, other)):
            if shared.member.args[0] == partners.actor:
                _add_shared_answers(partners, other, shared)


def _add_shared_answers(partners: _Partners, other: str, shared: Shared) -> None:
    held = list(shared_holding(partners.timelines, shared, partners.day))
    answers = [answer for answer in held if answer.answer is not Answer.NOT]
    if answers:
        _add_answers(partners, [other], shared.fluent, answers)


def moved(timelines: Timelines, answers: Sequence[Holding], first: int, day: int) -> Moved | None:
    """Say what a period did to a condition, by the answers of its last day; None where nothing of it is to be told.

    What is only seen to hold in the period did not change in it, as far as anybody says; what an act of the period
    began, or may have begun, perhaps did.
    """
    answer, since = answers[0].answer, answers[0].since
    told = _acts_behind(timelines.narrative, answers)
    if answer is Answer.POSSIBLY and not any(is_by_day(act.works, day) for act in told):
        return None
    is_new = changed_in(timelines, answers[0].fluent, first, day)
    if is_new and answer is not Answer.POSSIBLY and _is_dated(timelines.narrative, answers[0]):
        return Moved.CHANGED if since.earliest >= first else Moved.PERHAPS
    if _acted_in(timelines.narrative, told, first, day) and (is_new or answer is Answer.POSSIBLY):
        return Moved.PERHAPS
    return None if answer is Answer.NOT and not (is_new and told) else Moved.STANDS


def _acts_behind(narrative: Narrative, answers: Sequence[Holding]) -> list[Happening]:
    """List the happenings whose own word decides some answers, and not what they presuppose."""
    witnesses = [witness for answer in answers for witness in answer.witnesses]
    return [narrative.happening_of[witness.event.ref] for witness in witnesses if not witness.implied]


def _acted_in(narrative: Narrative, told: Sequence[Happening], first: int, day: int) -> bool:
    """Say whether any of some happenings is an act that may have taken effect in a period."""
    in_period = [act for act in told if act.works[1] >= first and act.works[0] <= day]
    return any(is_act(narrative, act) for act in in_period)


def _is_dated(narrative: Narrative, holding: Holding) -> bool:
    """Say whether an answer has a first day that somebody told, and not one from which it was merely open."""
    first = holding.since.earliest
    begins = {PAST, *(start for start, _ in narrative.spells(holding.fluent))}
    return first > PAST and (first not in begins or first == holding.since.latest)


def _add_acts(partners: _Partners) -> None:
    """Add to each other actor what may have happened between the two in the period, in the order of days."""
    narrative = partners.timelines.narrative
    for happening, codes in _acts(partners):
        in_table = _is_of_many(narrative, happening, partners.actor)
        for other in sorted(codes - {partners.actor}):
            partner = partners.of(other)
            partner.in_table |= in_table
            told = None if in_table else concerning(happening, {partners.actor, other})
            partner.acts += [told] if told else []


def _acts(partners: _Partners) -> Iterator[tuple[Happening, set[str]]]:
    """Yield what an actor may have done in the period, with all who took part, in the order of days."""
    narrative = partners.timelines.narrative
    for happening in by_days(narrative.happenings.values()):
        if is_act(narrative, happening) and _is_in_period(happening, partners.first, partners.day):
            codes = {whole_of(code) for event in happening.reports for code in actors_of(event, narrative)}
            if partners.actor in codes:
                yield happening, codes


def _is_of_many(narrative: Narrative, happening: Happening, actor: str) -> bool:
    """Say whether a happening, or that of which it is a part, has a list of many, and the actor stands outside."""
    events = [narrative.events.get(event.part_of, event) if event.is_part else event for event in happening.events]
    lists = [players_of(event) for event in events]
    return any(len(players) > MOST_SECTIONS and actor not in map(whole_of, players) for players in lists)


def _tables(partners: _Partners, asked: Asked) -> Iterator[ActTable]:
    """Make a table of each kind of what many did at once, by the role that the actor played in it."""
    narrative = partners.timelines.narrative
    wanted: dict[Wanted, None] = {}
    for happening, _ in _acts(partners):
        for event in happening.reports if _is_of_many(narrative, happening, partners.actor) else ():
            played = [role for role, codes in event.roles.items() if partners.actor in map(whole_of, codes)]
            roles = ((played[0], partners.actor),) if played else ()
            wanted[Wanted(event.kind, roles, partners.first, partners.day)] = None
    yield from (table(narrative, one, asked) for one in wanted if one.roles)


def _is_in_period(happening: Happening, first: int, day: int) -> bool:
    return happening.act[1] >= first and is_by_day(happening.act, day)


def _together(narrative: Narrative, actor: str, persons: Sequence[Partner], others: Sequence[Partner]) -> Partner:
    """Put together what an actor has with persons, but for what others have too and who holds its own offices."""
    elsewhere = {act.id for partner in others for act in partner.acts}
    told = {answer.fluent for partner in others for how in Moved for answer in partner.under(how)}
    acts = {act.id: act for person in persons for act in person.acts if act.id not in elsewhere}
    together = Partner(actor, acts=by_days(acts.values()))
    for person in persons:
        for how in Moved:
            own = [answer for answer in person.under(how) if answer.fluent not in told]
            together.under(how).extend(_no_office(narrative, own))
    return together


def _no_office(narrative: Narrative, answers: Sequence[Holding]) -> list[Holding]:
    return [answer for answer in answers if office_of(narrative, answer.fluent.name, answer.fluent.args) is None]


def _contested(narrative: Narrative, own: Sequence[Happening], day: int, first: int) -> Iterator[Happening]:
    """Yield what reports of the period differ on, or what is denied, but for what rests on a claim alone."""
    for happening in by_days(own):
        is_disputed = happening.id in narrative.contested and happening.doubt is not Doubt.CLAIMED
        is_told = is_act(narrative, happening) or is_only_denied(happening)
        if is_disputed and is_told and _is_in_period(happening, first, day):
            yield happening


def _is_by(statement: Statement, actor: str) -> bool:
    return actor in {whole_of(code) for code in statement.event.roles.get("by", ())}


def _is_within(span: Span, first: int, day: int) -> bool:
    return first <= span[0] and span[1] <= day
