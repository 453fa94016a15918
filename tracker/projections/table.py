"""Who did something of one kind, how many, when, and what was answered; the sum counts nothing twice."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.model.codes import whole_of
from tracker.model.events import Event
from tracker.model.numbers import Number, parse_number, sum_of
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.parts import players_of, told_of
from tracker.projections.concerning import concerning, without_parts
from tracker.projections.dyads import actors_in_roles
from tracker.projections.ordering import by_days
from tracker.projections.relation import Asked


@frozen
class Wanted:
    """Which happenings a table has: of one kind, with these actors in these roles, and between two days."""

    kind: str
    roles: tuple[tuple[str, str], ...] = ()
    first: int | None = None
    last: int | None = None


@frozen(eq=False)
class TableRow:
    """What some actors did: their event as it concerns them, how many, what was answered, and whether it is counted.

    `who` acted, and `whom` it concerns. What several did, without the share of each, is one row. What is a part of
    another row is not counted.
    """

    happening: Happening
    event: Event
    who: tuple[str, ...]
    whom: tuple[str, ...]
    number: Number | None
    answers: tuple[Happening, ...]
    counted: bool


@frozen
class Sum:
    """What all did together, in one unit: as vague as the rows are; None where no bound of it is known."""

    unit: str
    number: Number | None


@frozen(eq=False)
class ActTable:
    """The rows in the order of their days, how many acts these are, and their sums."""

    asked: Asked
    wanted: Wanted
    rows: tuple[TableRow, ...]
    acts: int
    sums: tuple[Sum, ...]
    narrative: Narrative = field(repr=False)


@frozen(eq=False)
class _Act:
    """A happening with its rows, and its number where that is said of all together."""

    happening: Happening
    rows: tuple[TableRow, ...]
    together: Number | None
    counted: bool


def table(narrative: Narrative, wanted: Wanted, asked: Asked) -> ActTable:
    """Gather the acts of one kind; what is part of another of them stands in the table, and is not counted."""
    found = [told for one in by_days(narrative.happenings.values()) if (told := _fitting(one, wanted))]
    ids = {happening.id for happening in found}
    role = number_role(narrative.catalogue, wanted.kind)
    caused = _caused(narrative)
    acts = [_act(narrative, happening, ids, role, caused) for happening in without_parts(narrative, found)]
    counted = [act for act in acts if act.counted]
    rows = tuple(row for act in acts for row in act.rows)
    return ActTable(asked, wanted, rows, len(counted), tuple(_sums(counted)) if role else (), narrative)


def added_up(narrative: Narrative, happenings: Sequence[Happening], kind: str) -> Number | None:
    """Add up what acts of one kind number, each act once; None where no bound is known, or the units differ."""
    role = number_role(narrative.catalogue, kind)
    ids = {happening.id for happening in happenings}
    acts = [_act(narrative, one, ids, role, {}) for one in without_parts(narrative, happenings)] if role else []
    sums = list(_sums([act for act in acts if act.counted]))
    return sums[0].number if len(sums) == 1 else None


def number_role(catalogue: Catalogue, kind: str) -> str:
    """Return the role of a kind whose number is added up: the one that lists have shares in, or else its first."""
    known = catalogue.known_kind(kind)
    ordinal = known.counter.ordinal if known.counter else ""
    numbers = [role for role, of in known.roles.items() if of.type == "number" and role != ordinal]
    return next(filter(None, (*known.each.values(), *numbers)), "")


def _fitting(happening: Happening, wanted: Wanted) -> Happening | None:
    """Return a happening as it concerns the actors that are wanted; None where it does not fit."""
    reports = [event for event in happening.reports if event.kind == wanted.kind]
    if not any(_plays(event, wanted.roles) for event in reports):
        return None
    if wanted.first is not None and happening.act[1] < wanted.first:
        return None
    if wanted.last is not None and happening.act[0] > wanted.last:
        return None
    listed = {code for role, code in wanted.roles for event in reports if event.listed and event.listed.role == role}
    return concerning(happening, listed) if listed else happening


def _plays(event: Event, roles: Iterable[tuple[str, str]]) -> bool:
    return all(code in {*event.roles.get(role, ()), *map(whole_of, event.roles.get(role, ()))} for role, code in roles)


def _act(
    narrative: Narrative, happening: Happening, ids: set[str], role: str, caused: Mapping[str, Sequence[Happening]]
) -> _Act:
    event = _fullest(happening)
    counted = is_counted(narrative, happening, ids)
    rows = [evolve(row, counted=counted) for row in _rows(narrative, happening, event, role, caused)]
    summed = len(rows) > 1 and event.listed is not None and (event.listed.summed or event.each)
    return _Act(happening, tuple(rows), None if summed else _number(narrative, happening, role), counted)


def is_counted(narrative: Narrative, happening: Happening, ids: Collection[str]) -> bool:
    """Say whether a happening is counted for itself: it is no part of another one among some."""
    wholes = {narrative.happening_of[e.part_of].id for e in happening.reports if e.part_of in narrative.happening_of}
    return not any(whole in ids for whole in wholes - {happening.id})


def _fullest(happening: Happening) -> Event:
    """Return the report that says most of the list: of most of its actors."""
    return max(happening.reports, key=lambda event: (len(players_of(event)), len(event.roles), event.ref))


def _rows(
    narrative: Narrative, happening: Happening, event: Event, role: str, caused: Mapping[str, Sequence[Happening]]
) -> Iterator[TableRow]:
    """Yield a row for each actor of a list whose share is known, and one for all others."""
    rest: list[str] = []
    for code in players_of(event) if role else ():
        part = narrative.happening_of.get(f"{event.ref}/{code}") or concerning(happening, {code})
        number = _number(narrative, part, role) if part else None
        if part is None or number is None or len(players_of(event)) == 1:
            rest.append(code)
        else:
            yield _row(narrative, part, told_of(event, {code}), number, caused)
    if rest or not (players_of(event) and role):
        number = _number(narrative, happening, role) if len(rest) == len(players_of(event)) else None
        yield _row(narrative, happening, told_of(event, set(rest)), number, caused)


def _row(
    narrative: Narrative,
    happening: Happening,
    event: Event,
    number: Number | None,
    caused: Mapping[str, Sequence[Happening]],
) -> TableRow:
    refs = [ref for told in happening.events for ref in (told.ref, told.part_of if told.is_part else "")]
    actors = dict.fromkeys(actors_in_roles(event, narrative.catalogue))
    who = _subject(narrative, event)
    answers = dict.fromkeys(one for ref in refs for one in caused.get(ref, ()))
    told = [concerning(one, actors) for one in answers if _is_answer(narrative, one, actors, who)]
    whom = tuple(code for code in actors if code not in who)
    return TableRow(happening, event, who, whom, number, tuple(one for one in told if one), counted=True)


def _is_answer(narrative: Narrative, one: Happening, actors: Collection[str], who: Collection[str]) -> bool:
    """Say whether something that was caused is an answer: between the same actors, by another one."""
    taking_part = {code for event in one.events for code in actors_in_roles(event, narrative.catalogue)}
    by = {code for event in one.events for code in _subject(narrative, event)}
    return len(taking_part.intersection(actors)) > 1 and not by <= {*who}


def _caused(narrative: Narrative) -> dict[str, list[Happening]]:
    """Return what each event caused, by its ref."""
    caused: dict[str, list[Happening]] = {}
    for happening in by_days(narrative.happenings.values()):
        for ref in dict.fromkeys(ref for event in happening.reports for ref in event.because):
            caused.setdefault(ref, []).append(happening)
    return caused


def _subject(narrative: Narrative, event: Event) -> tuple[str, ...]:
    """Return who acts: the players of the role with which the kind's sentence begins, or else the first actor."""
    kind = narrative.catalogue.known_kind(event.kind)
    return event.roles.get(kind.subject) or tuple(actors_in_roles(event, narrative.catalogue)[:1])


def _number(narrative: Narrative, happening: Happening, role: str) -> Number | None:
    """Return the number that reports give: the most exact one, or from the least to the most where they differ."""
    told = [parse_number(event.roles[role][0]) for event in happening.reports if role in event.roles]
    if not told:
        return None
    if role not in narrative.differing.get(happening.id, ()):
        return min(told, key=lambda number: (number.low is None) + (number.high is None) + (number.low != number.high))
    lows = [number.low for number in told if number.low is not None]
    highs = [number.high for number in told if number.high is not None]
    if len(lows) < len(told) or len(highs) < len(told):
        return None
    return parse_number(f"[{min(lows)}..{max(highs)}]")


def _sums(acts: Sequence[_Act]) -> Iterator[Sum]:
    """Yield the sum in each unit; what may not have been adds nothing at the least."""
    units: dict[str, list[tuple[Number | None, bool]]] = {}
    for act in acts:
        numbers = [act.together] if act.together or len(act.rows) < 2 else [row.number for row in act.rows]
        unit = "".join(act.rows[0].event.roles.get("unit", ())) if act.rows else ""
        units.setdefault(unit, []).extend((number, act.happening.certain) for number in numbers)
    for unit, told in units.items():
        known = [number if certain else _perhaps(number) for number, certain in told if number]
        yield Sum(unit, sum_of(known, more=any(number is None for number, _ in told)))


def _perhaps(number: Number) -> Number:
    """Return a number of what may not have been at all: from nothing on."""
    return parse_number(">=0" if number.high is None else f"[0..{number.high}]")
