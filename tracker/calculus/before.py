"""Which of a fluent's last words may come right before an occurrence.

None may that is stated to come after it, and none that something sure followed which is stated to come before it.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property

from attrs import define, evolve

from tracker.calculus.axioms import Occurrence, Word, leaves_terms, surely_after
from tracker.calculus.order import Order
from tracker.calculus.segments import Segments
from tracker.calculus.spans import Span, SpanIndex
from tracker.calculus.thinned import thinned
from tracker.model.days import PAST

Row = tuple[int, int, Word]
"""The first and the last day before whose events a word may come last, and the word."""

_NOTHING = (PAST - 1, PAST - 1)


@define(eq=False, slots=False)
class Before:
    """The occurrences of a fluent in their order, asked what may come right before another."""

    occurrences: Sequence[Occurrence]
    order: Order

    def words(self, rows: "Rows", right_before: Occurrence, days: Span, *, held: bool) -> Iterator[Occurrence]:
        """Yield what may be the last word right before an occurrence on some days, by which it then holds (or not)."""
        if right_before.id not in self.segments.places:
            yield from (one for one in rows.meeting(days) if one.id != right_before.id)
        elif self._has_terms:
            yield from self._words_and_terms(rows, right_before, days, held=held)
        else:
            behind, implied = self._behind.get(right_before.id, _NOTHING)
            for told in self._nearest(rows, right_before.id, days):
                if behind <= told.latest and implied <= told.until_when:
                    yield told

    def is_forced(self, other: Occurrence) -> bool:
        """Say whether something sure is stated to come before an occurrence."""
        return other.id in self._behind

    @cached_property
    def segments(self) -> Segments:
        """The order in segments."""
        return Segments(thinned(self.order))

    @cached_property
    def _has_terms(self) -> bool:
        return any(o.until is not None for o in self.occurrences)

    def _nearest(self, rows: "Rows", key: str, days: Span) -> Iterator[Occurrence]:
        """Yield what nothing sure is stated to follow before an id, and what stands in no order with it."""
        segment, place = self.segments.places[key]
        last = self._last_sure(segment, place)
        yield from rows.within(segment, (last or 0, place), days)
        earlier = self.segments.earlier(segment)
        for one in self.segments.right_before(segment, self._sure_places) if last is None else ():
            yield from rows.within(one, (self._last_sure(one, None) or 0, None), days)
        yield from rows.without({segment, *earlier, *self.segments.later(segment)}, days)

    def _last_sure(self, segment: int, place: int | None) -> int | None:
        """Return the place of the last that is sure in a segment, before a place in it."""
        sure = self._sure_places.get(segment, ())
        before = len(sure) if place is None else bisect_left(sure, place)
        return sure[before - 1] if before else None

    @cached_property
    def _sure_places(self) -> dict[int, list[int]]:
        """The places in each segment of what surely happened to the fluent."""
        found: dict[int, list[int]] = {}
        placed = {self.segments.places[key] for key in self._certain if key in self.segments.places}
        for segment, place in sorted(placed):
            found.setdefault(segment, []).append(place)
        return found

    @cached_property
    def _certain(self) -> frozenset[str]:
        return frozenset(o.id for o in self.occurrences if o.certain)

    @cached_property
    def _behind(self) -> dict[str, tuple[int, int]]:
        """The last day that something sure is behind which surely came before, by id: by itself, and if implied."""
        own: dict[str, tuple[int, int]] = {}
        for o in self.occurrences if self.order.followers else ():
            if o.certain:
                first, implied = own.get(o.id, _NOTHING)
                own[o.id] = (max(first, o.behind), implied) if o.after is None else (first, max(implied, o.behind))
        found: dict[str, tuple[int, int]] = {}
        for key in self.order.sorted:
            before = [own[key]] if key in own else []
            before += [found[key]] if key in found and key in self.order.sure else []
            for after in self.order.followers.get(key, ()) if before else ():
                pairs = [*before, found.get(after, _NOTHING)]
                found[after] = (max(one for one, _ in pairs), max(one for _, one in pairs))
        return found

    def _words_and_terms(
        self, rows: "Rows", right_before: Occurrence, days: Span, *, held: bool
    ) -> Iterator[Occurrence]:
        """Yield the words where some begin a term: what was seen in a term does not speak in its place."""
        several = [one for one in rows.meeting(days) if one.id != right_before.id]
        ids = {told.id for told in several}
        later, earlier = self.order.later(right_before.id, ids), self.order.earlier(right_before.id, ids)
        passed = self._passed_over(right_before, earlier, held=held)
        for told in several:
            if told.id not in later and not passed(told):
                yield told

    def _passed_over(
        self, right_before: Occurrence, earlier: Collection[str], *, held: bool
    ) -> Callable[[Occurrence], bool]:
        """Return what says whether anything sure that is stated to come before an occurrence came after another."""
        between = self._before_another(earlier)
        behind, behind_implied = self._behind.get(right_before.id, _NOTHING)

        def passed(told: Occurrence) -> bool:
            if told.until is not None:
                forced = (other for other in self._forced(right_before) if other.id != told.id)
                return any(self._passed(told, other, right_before.latest, held=held) for other in forced)
            return told.id in between or behind > told.latest or behind_implied > told.until_when

        return passed

    def _before_another(self, earlier: Collection[str]) -> set[str]:
        """Return those of some ids, all before one occurrence, that come before another one of them that is sure."""
        found: set[str] = set()
        for key in sorted(earlier, key=self.order.places.__getitem__, reverse=True):
            after = [one for one in self.order.followers.get(key, ()) if one in earlier]
            if any(one in self._certain or (one in found and one in self.order.sure) for one in after):
                found.add(key)
        return found

    def _forced(self, other: Occurrence) -> list[Occurrence]:
        """List what surely came before an occurrence by what is stated."""
        earlier = self.order.earlier(other.id)
        return [o for o in self.occurrences if o.certain and o.id in earlier] if earlier else []

    def _passed(self, told: Occurrence, other: Occurrence, day: int, *, held: bool) -> bool:
        """Say whether another occurrence speaks in place of the beginning of a term before a day.

        What is seen in its term does not: by the day it may still hold, or be over for two days. It holds by a term
        only if it came within it.
        """
        assert told.until is not None, "a term has an end"
        if leaves_terms(other) and other.seen_from <= told.until[1]:
            return not held and max(other.seen_from, told.until[0]) > day - 2 and surely_after(other, told, self.order)
        if held and not told.may_go_on and told.until[1] < told.latest:
            told = evolve(told, latest=max(told.earliest, told.until[1]))
        return surely_after(other, told, self.order)


@define(eq=False, slots=False)
class Rows:
    """Words by the days before which they may come last; those of one segment of an order can be looked at alone."""

    rows: Sequence[Row]
    segments: Segments

    def meeting(self, days: Span) -> Iterator[Occurrence]:
        """Yield all that may come last before something on some days."""
        return (word.occurrence for word in self._index.meeting(*days))

    def within(self, segment: int, places: tuple[int, int | None], days: Span) -> Iterator[Occurrence]:
        """Yield what may come last of a part of a segment."""
        found, rows = self._by_place.get(segment, ([], []))
        start = bisect_left(found, places[0])
        stop = len(found) if places[1] is None else bisect_left(found, places[1])
        return (word.occurrence for first, last, word in rows[start:stop] if first <= days[1] and days[0] <= last)

    def without(self, segments: Collection[int], days: Span) -> Iterator[Occurrence]:
        """Yield what may come last and is in none of some segments; by whichever way has less to look at."""
        left_out = sum(len(self._by_segment.get(segment, ())) for segment in segments)
        if left_out < len(self._by_segment):
            for one in self.meeting(days):
                if self._segment(one) not in segments:
                    yield one
        else:
            for segment, index in self._indexes.items():
                if segment not in segments:
                    yield from (word.occurrence for word in index.meeting(*days))

    def _segment(self, occurrence: Occurrence) -> int | None:
        place = self.segments.places.get(occurrence.id)
        return None if place is None else place[0]

    @cached_property
    def _index(self) -> SpanIndex[Word]:
        return SpanIndex(self.rows)

    @cached_property
    def _by_segment(self) -> dict[int | None, list[Row]]:
        found: dict[int | None, list[Row]] = {}
        for row in self.rows:
            if row[0] <= row[1]:
                found.setdefault(self._segment(row[2].occurrence), []).append(row)
        return found

    @cached_property
    def _indexes(self) -> dict[int | None, SpanIndex[Word]]:
        return {segment: SpanIndex(rows) for segment, rows in self._by_segment.items()}

    @cached_property
    def _by_place(self) -> dict[int, tuple[list[int], list[Row]]]:
        found: dict[int, tuple[list[int], list[Row]]] = {}
        for segment, rows in self._by_segment.items():
            if segment is not None:
                placed = sorted(((self.segments.places[row[2].occurrence.id][1], row) for row in rows), key=_first)
                found[segment] = ([place for place, _ in placed], [row for _, row in placed])
        return found


def _first(pair: tuple[int, Row]) -> int:
    return pair[0]
