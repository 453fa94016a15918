"""Sets of days as sorted, disjoint spans with gaps between them, and their algebra.

A span is a pair of days, both inside. The whole of time runs from `PAST` to `FUTURE`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from tracker.model.days import FUTURE, PAST

Span = tuple[int, int]
Spans = tuple[Span, ...]

NEVER: Spans = ()
ALWAYS: Spans = ((PAST, FUTURE),)


def union(spans: Iterable[Span]) -> Spans:
    """Join spans in any order, overlapping or not; a span that ends before it begins counts for nothing."""
    joined: list[Span] = []
    start = stop = None
    for first, last in sorted(spans):
        if last < first:
            continue
        if start is None or stop is None:
            start, stop = first, last
        elif first <= stop + 1:
            stop = max(stop, last)
        else:
            joined.append((start, stop))
            start, stop = first, last
    if start is not None and stop is not None:
        joined.append((start, stop))
    return tuple(joined)


def intersection(left: Spans, right: Spans) -> Spans:
    """Keep the days that are in both."""
    common: list[Span] = []
    i = j = 0
    while i < len(left) and j < len(right):
        first, last = max(left[i][0], right[j][0]), min(left[i][1], right[j][1])
        if first <= last:
            common.append((first, last))
        if left[i][1] < right[j][1]:
            i += 1
        else:
            j += 1
    return tuple(common)


def complement(spans: Spans) -> Spans:
    """Keep the days of all time that are in none of the spans."""
    rest: list[Span] = []
    start = PAST
    for first, last in spans:
        if start < first:
            rest.append((start, first - 1))
        start = last + 1
    if start <= FUTURE:
        rest.append((start, FUTURE))
    return tuple(rest)


def difference(left: Spans, right: Spans) -> Spans:
    """Keep the days of the left that are not in the right."""
    return intersection(left, complement(right))


def within(spans: Spans, first: int, last: int) -> Spans:
    """Keep the days from first to last, without looking at the spans before them and after them."""
    start, stop = bisect_left(spans, first, key=_last_of), bisect_right(spans, last, key=_first_of)
    return tuple((max(a, first), min(b, last)) for a, b in spans[start:stop])


def _first_of(span: Span) -> int:
    return span[0]


def _last_of(span: Span) -> int:
    return span[1]


def span_at(spans: Spans, day: int) -> Span | None:
    """Return the span that a day lies in, or None."""
    place = bisect_right(spans, (day, FUTURE + 1)) - 1
    return spans[place] if place >= 0 and spans[place][1] >= day else None


def covers(spans: Spans, first: int, last: int) -> bool:
    """Say whether every day from first to last is in the spans."""
    span = span_at(spans, first)
    return span is not None and span[1] >= last


Of = TypeVar("Of")


class SpanIndex(Generic[Of]):
    """Finds those of many spans that meet given days, without looking at the others."""

    def __init__(self, spans: Iterable[tuple[int, int, Of]]) -> None:
        """Keep spans, each with what it is of, by their first days, and the latest last day in each part of them."""
        self._rows = sorted((row for row in spans if row[0] <= row[1]), key=lambda row: row[:2])
        self._firsts = [row[0] for row in self._rows]
        size = 1 << max(len(self._rows) - 1, 0).bit_length()
        self._latest = [PAST - 1] * size + [last for _, last, _ in self._rows] + [PAST - 1] * (size - len(self._rows))
        for node in range(size - 1, 0, -1):
            self._latest[node] = max(self._latest[2 * node], self._latest[2 * node + 1])

    def meeting(self, first: int, last: int) -> Iterator[Of]:
        """Yield what has a day from first to last, in the order of their first days."""
        count, size = bisect_right(self._firsts, last), len(self._latest) // 2
        waiting = [(1, 0, size)]
        while waiting:
            node, start, stop = waiting.pop()
            if start >= count or self._latest[node] < first:
                continue
            if stop - start == 1:
                yield self._rows[start][2]
            else:
                middle = (start + stop) // 2
                waiting += [(2 * node + 1, middle, stop), (2 * node, start, middle)]
