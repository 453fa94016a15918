"""The runs of a fluent: over which days it had which answer, in the order of days."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from tracker.calculus.timeline import Answer, Timeline
from tracker.model.catalogue import Fluent
from tracker.model.days import FUTURE, PAST
from tracker.narrative.by_word import denied
from tracker.narrative.rows import OTHER
from tracker.narrative.spans import Condition
from tracker.narrative.timelines import Lines, State, Timelines
from tracker.projections.answers import Holding, SharedLines, holdings, shared_holding, spoken_for
from tracker.projections.dyads import Aspect
from tracker.projections.witnesses import Witness


@frozen
class Run:
    """The days from first to last, both inside, on which a fluent had one state; `through` a format that shares it."""

    fluent: Fluent
    first: int
    last: int
    state: Condition
    through: str | None = None


def state_on(timelines: Lines, fluent: Fluent, day: int) -> Condition:
    """Return what is known of a fluent at the end of a day, without its witnesses."""
    lines = [(value, timelines.of(fluent, value)) for value in timelines.values(fluent)]
    held = tuple(value for value, line in lines if line.answer(day) is Answer.HOLDS)
    if held:
        return Condition(Answer.HOLDS, held)
    possible = tuple(value for value, _ in spoken_for(lines, day))
    if possible:
        return Condition(Answer.POSSIBLY, possible)
    return _without_value(timelines, fluent, lines, day)


def _without_value(timelines: Lines, fluent: Fluent, lines: Sequence[State], day: int) -> Condition:
    """Return the condition of a fluent for none of whose values anything speaks: one is denied, open, or none is so."""
    has_values = bool(timelines.sort(fluent).values)
    no_more = denied(timelines, fluent, lines, day) if has_values else None
    if no_more:
        return Condition(Answer.NOT, (no_more[0],))
    others = [timelines.of(fluent, OTHER)] if has_values else []
    is_open = any(line.answer(day) is Answer.POSSIBLY for line in (*(line for _, line in lines), *others))
    return Condition(Answer.POSSIBLY if is_open else Answer.NOT, (None,))


def runs(timelines: Lines, fluent: Fluent, first: int = PAST, last: int = FUTURE) -> list[Run]:
    """List the runs of a fluent between two days, the first and the last cut by them."""
    found: list[Run] = []
    for day in (first, *_turning_days(timelines, fluent, first, last)):
        state = state_on(timelines, fluent, day)
        if found and found[-1].state == state:
            continue
        if found:
            found[-1] = evolve(found[-1], last=day - 1)
        found.append(Run(fluent, day, last, state))
    return found


def fluent_of(aspect: Aspect) -> Fluent:
    """Return the fluent that is told of, a format's where it is shared."""
    return aspect if isinstance(aspect, Fluent) else aspect.fluent


def aspect_runs(timelines: Timelines, aspect: Aspect, first: int = PAST, last: int = FUTURE) -> list[Run]:
    """List the runs of an aspect of two actors, between two days."""
    if isinstance(aspect, Fluent):
        return runs(timelines, aspect, first, last)
    found = runs(SharedLines(timelines, aspect), aspect.fluent, first, last)
    return [evolve(run, through=aspect.format) for run in found]


def aspect_on(timelines: Timelines, aspect: Aspect, day: int) -> Condition:
    """Return what is known of an aspect of two actors at the end of a day."""
    if isinstance(aspect, Fluent):
        return state_on(timelines, aspect, day)
    return state_on(SharedLines(timelines, aspect), aspect.fluent, day)


def _turning_days(timelines: Lines, fluent: Fluent, first: int, last: int) -> list[int]:
    """List the days after a first one, up to a last one, on which the state of a fluent may become another."""
    others = [OTHER] if timelines.sort(fluent).values else []
    days: set[int] = set()
    for value in (*timelines.values(fluent), *others):
        line = timelines.of(fluent, value)
        days.update(day for day, _ in line.changes())
        days.update(_told_days(line))
    return sorted(day for day in days if first < day <= last and day < FUTURE)


def _told_days(line: Timeline) -> Iterator[int]:
    """Yield the days on which an occurrence may begin to speak for a value, and on which it is surely past."""
    for part in line.parts or (line,):
        if part.parts:
            yield from _told_days(part)
        for word in part.words:
            occurrence = word.occurrence
            yield occurrence.earliest
            yield occurrence.latest + 1


def aspect_holdings(timelines: Timelines, aspect: Aspect, day: int) -> list[Holding]:
    """List the answers to an aspect of two actors at the end of a day."""
    found = holdings(timelines, aspect, day) if isinstance(aspect, Fluent) else shared_holding(timelines, aspect, day)
    return list(found)


def deciding(timelines: Timelines, aspect: Aspect, day: int) -> tuple[Witness, ...]:
    """Return the events that decide an aspect of two actors at the end of a day, each once."""
    return deciders(aspect_holdings(timelines, aspect, day))


def deciders(answers: Iterable[Holding]) -> tuple[Witness, ...]:
    """Return the events that decide some answers, each once."""
    found = [witness for holding in answers for witness in holding.witnesses]
    return tuple({(witness.event.ref, witness.implied): witness for witness in found}.values())
