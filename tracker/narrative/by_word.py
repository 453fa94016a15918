"""By some event's word: what may hold because an event says so, what was denied, and what is merely left open."""

from collections.abc import Sequence

from tracker.calculus.axioms import Effect, Occurrence
from tracker.calculus.spans import Span, Spans, union
from tracker.calculus.timeline import Answer, Timeline
from tracker.model.catalogue import Fluent
from tracker.narrative.rows import OTHER, Value
from tracker.narrative.timelines import Lines, State, Timelines


def is_spoken_for(line: Timeline, day: int) -> bool:
    """Say whether an occurrence, and not only ignorance, makes a value possible; what is merely open is not known."""
    parts = line.parts or (line,)
    return any(map(_speaks, parts[0].saying(day, Effect.INITIATES)))


def spoken_for_days(line: Timeline) -> Spans:
    """Return the days on which an occurrence, and not only ignorance, lets a base fluent hold."""
    return union(days for word in line.words if _speaks(word.occurrence) for days in word.holds)


def _speaks(occurrence: Occurrence) -> bool:
    return occurrence.effect is Effect.INITIATES or not occurrence.unrecorded


def denied(timelines: Lines, fluent: Fluent, lines: Sequence[State], day: int) -> State | None:
    """Return the value that by an event's word surely does not hold, where all that is not named may hold instead."""
    surely = all(line.answer(day) is Answer.NOT for _, line in lines)
    if not surely or timelines.of(fluent, OTHER).answer(day) is not Answer.POSSIBLY:
        return None
    said = [(value, line) for value, line in lines if line.witnesses(day)]
    return max(said, key=lambda pair: pair[1].since(day).latest, default=None)


def denied_days(timelines: Timelines, fluent: Fluent, among: Spans) -> dict[Value, Spans]:
    """Return the values that are denied on some of the days on which any other may hold, each with these days."""
    lines = [(value, timelines.of(fluent, value)) for value in timelines.values(fluent)]
    found: dict[Value, list[Span]] = {}
    for first, last in among:
        starts = sorted({first, *(day for _, line in lines for day in _turns(line) if first < day <= last)})
        for start, end in zip(starts, [*(day - 1 for day in starts[1:]), last], strict=True):
            if no_more := denied(timelines, fluent, lines, start):
                found.setdefault(no_more[0], []).append((start, end))
    return {value: union(days) for value, days in found.items()}


def _turns(line: Timeline) -> set[int]:
    """Return the days on which the answer of a line may become another, or what says so."""
    spans = [line.pos, line.neg, *(word.fails for word in line.words)]
    return {day for days in spans for first, last in days for day in (first, last + 1)}
