"""The runs of a fluent: over which days it had which answer, in the order of days."""

from collections.abc import Iterator

from attrs import frozen

from tracker.calculus.timeline import Answer, Timeline
from tracker.model.catalogue import Fluent
from tracker.model.days import FUTURE, PAST
from tracker.narrative.timelines import OTHER, Timelines, Value
from tracker.projections.answers import Witness, denied, holdings, is_spoken_for


@frozen
class Condition:
    """An answer about a fluent and the values that it concerns: the one that holds, or those that are possible."""

    answer: Answer
    values: tuple[Value, ...]


@frozen
class Run:
    """The days from first to last, both inside, on which a fluent had one state."""

    fluent: Fluent
    first: int
    last: int
    state: Condition


def state_on(timelines: Timelines, fluent: Fluent, day: int) -> Condition:
    """Return what is known of a fluent at the end of a day, without its witnesses."""
    lines = [(value, timelines.of(fluent, value)) for value in timelines.values(fluent)]
    answers = [(value, line.answer(day)) for value, line in lines]
    held = tuple(value for value, answer in answers if answer is Answer.HOLDS)
    if held:
        return Condition(Answer.HOLDS, held)
    possible = tuple(
        value
        for value, line in lines
        if line.answer(day) is Answer.POSSIBLY and (value is None or is_spoken_for(line, day))
    )
    if possible:
        return Condition(Answer.POSSIBLY, possible)
    if timelines.sort(fluent).values and (no_more := denied(timelines, fluent, lines, day)):
        return Condition(Answer.NOT, (no_more[0],))
    unknown = any(answer is Answer.POSSIBLY for _, answer in answers)
    if unknown or (timelines.sort(fluent).values and timelines.of(fluent, OTHER).answer(day) is Answer.POSSIBLY):
        return Condition(Answer.POSSIBLY, (None,))
    return Condition(Answer.NOT, (None,))


def runs(timelines: Timelines, fluent: Fluent, first: int = PAST, last: int = FUTURE) -> list[Run]:
    """List the runs of a fluent between two days, the first and the last cut by them."""
    values = [*timelines.values(fluent), *([OTHER] if timelines.sort(fluent).values else [])]
    lines = [timelines.of(fluent, value) for value in values]
    starts = {day for line in lines for day in (*(day for day, _ in line.changes()), *_told_days(line))}
    found: list[Run] = []
    for day in sorted({first, *(day for day in starts if first < day <= last)}):
        state = state_on(timelines, fluent, day)
        if found and found[-1].state == state:
            continue
        if found:
            found[-1] = Run(fluent, found[-1].first, day - 1, found[-1].state)
        found.append(Run(fluent, day, last, state))
    return found


def _told_days(line: Timeline) -> Iterator[int]:
    """Yield the days on which an occurrence may begin to speak for a value, and on which it is surely past."""
    for part in line.parts or (line,):
        if part.parts:
            yield from _told_days(part)
        for occurrence in part.occurrences:
            yield occurrence.earliest
            yield occurrence.latest + 1


def deciding(timelines: Timelines, fluent: Fluent, day: int) -> tuple[Witness, ...]:
    """Return the events that decide a fluent's state at the end of a day."""
    found = [witness for holding in holdings(timelines, fluent, day) for witness in holding.witnesses]
    return tuple({(witness.event.ref, witness.implied): witness for witness in found}.values())
