"""When a fluent can hold and when it can fail to hold, from what initiates, terminates and releases it.

For a day D, POS(D) says that it holds in some world that the ranges and the order allow, NEG(D) that it does not.
An initiator p supports POS on the days from its earliest to the day before some certain terminator n must have come
after it: n is past (latest <= D) and cannot have come before p (its earliest is after p's latest, or the log says
p before n). Each supporter so gives one span, less the spans in which its rivals stand in the way; POS is their union.
NEG is the same with initiators and terminators exchanged.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from itertools import accumulate

from attrs import frozen

from tracker.calculus.doubts import Doubt
from tracker.calculus.spans import Span, Spans, difference, union
from tracker.model.days import FUTURE, PAST


class Effect(Enum):
    """What an occurrence does to a fluent; a release leaves every answer open from then on."""

    INITIATES = "initiates"
    TERMINATES = "terminates"
    RELEASES = "releases"


class Initial(Enum):
    """What is assumed before the first occurrence."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


@frozen(eq=False)
class Occurrence:
    """One thing that happened on one day of a range, with its effect on one boolean fluent.

    `until` is the range of the last day of an effect that ends by itself. `doubt` says why it is only possible, and
    `unrecorded` that no event reports it: it is presupposed or was observed as a state.
    """

    id: str
    earliest: int
    latest: int
    effect: Effect
    certain: bool = True
    until: Span | None = None
    doubt: Doubt | None = None
    unrecorded: bool = False


Order = Mapping[str, frozenset[str]]
"""For each occurrence's id, the ids that are stated to come after it, transitively closed."""

NO_ORDER: Order = {}


@frozen(eq=False)
class Support:
    """An occurrence that makes an answer possible, and the days on which it does."""

    occurrence: Occurrence
    days: Spans


_Rival = tuple[int, int, int, str]
"""What is certain and ends what came before it: its earliest day, the first and last day on which it is surely past
and still does so, and its id. A plain tuple, for the calculus makes more of these than of anything else."""


def possible_days(occurrences: Sequence[Occurrence], order: Order, effect: Effect, *, initially: bool) -> Spans:
    """Return the days on which a fluent can hold (INITIATES) or fail to hold (TERMINATES): POS and NEG.

    `initially` says whether the initial state allows it.
    """
    rivals = _rivals(occurrences, effect)
    spans = list(initial_days(occurrences)) if initially else []
    lasting = sorted((earliest, first) for earliest, first, last, _ in rivals if last == FUTURE)
    earliest_of = [earliest for earliest, _ in lasting]
    # ends[i]: the first day on which one of the last i of them is surely past.
    ends = list(accumulate((first for _, first in reversed(lasting)), min, initial=FUTURE + 1))
    one_by_one = len(lasting) < len(rivals)
    for occurrence, first, last in _supporters(occurrences, effect):
        if one_by_one or occurrence.id in order:
            spans.extend(_standing(occurrence, first, last, rivals, order))
        else:
            after = len(lasting) - bisect_right(earliest_of, occurrence.latest)
            spans.append((first, min(last, ends[after] - 1)))
    return union(spans)


def supports(occurrences: Sequence[Occurrence], order: Order, effect: Effect) -> list[Support]:
    """Return, for each occurrence that makes an answer possible, its own days; asked only to explain an answer."""
    rivals = _rivals(occurrences, effect)
    return [
        Support(occurrence, _standing(occurrence, first, last, rivals, order))
        for occurrence, first, last in _supporters(occurrences, effect)
    ]


def initial_days(occurrences: Iterable[Occurrence]) -> Spans:
    """Return the days on which the initial state can still be the last word: until something certain is past.

    Whatever that is, on whichever side: from then on it, or what came after it, speaks for itself.
    """
    last = min([o.latest for o in occurrences if o.certain], default=FUTURE + 1) - 1
    return ((PAST, last),) if last >= PAST else ()


def _standing(occurrence: Occurrence, first: int, last: int, rivals: list[_Rival], order: Order) -> Spans:
    """Return the days from first to last on which no rival is surely past that came after the occurrence."""
    later = order.get(occurrence.id, frozenset())
    against = union((a, b) for earliest, a, b, key in rivals if earliest > occurrence.latest or key in later)
    return difference(union([(first, last)]), against)


def _supporters(occurrences: Iterable[Occurrence], effect: Effect) -> Iterable[tuple[Occurrence, int, int]]:
    """Yield each occurrence that can be the last word for an answer, with its first and last day as such.

    An initiation with an end in advance speaks for 'holds' through that end's latest day, and for 'does not hold'
    from the day after that end's earliest.
    """
    for occurrence in occurrences:
        if occurrence.effect is effect or occurrence.effect is Effect.RELEASES:
            ends = occurrence.until is not None and effect is Effect.INITIATES
            yield occurrence, occurrence.earliest, occurrence.until[1] if ends and occurrence.until else FUTURE
        elif effect is Effect.TERMINATES and occurrence.until:
            yield occurrence, max(occurrence.earliest, occurrence.until[0] + 1), FUTURE


def _rivals(occurrences: Iterable[Occurrence], effect: Effect) -> list[_Rival]:
    """Collect the certain occurrences that speak against an answer, each with the days on which it is surely past."""
    rivals: list[_Rival] = []
    for occurrence in occurrences:
        if not occurrence.certain or occurrence.effect is Effect.RELEASES:
            continue
        first, until = occurrence.latest, occurrence.until
        if effect is Effect.TERMINATES:
            if occurrence.effect is Effect.INITIATES:
                rivals.append((occurrence.earliest, first, until[0] if until else FUTURE, occurrence.id))
        elif occurrence.effect is Effect.TERMINATES:
            rivals.append((occurrence.earliest, first, FUTURE, occurrence.id))
        elif until:
            rivals.append((occurrence.earliest, max(first, until[1] + 1), FUTURE, occurrence.id))
    return rivals
