"""Which of many ends can decide an answer: of what others bring about, the nearest before and after one's own days.

What only one can hold ends with each beginning of another. Where a thousand held it in turn, all but a few of these
ends come when it is over already: after a sure end that nothing of one's own follows. They change no answer of a day.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Hashable, Iterable, Iterator
from functools import cached_property

from attrs import define

from tracker.calculus.axioms import Occurrence
from tracker.calculus.spans import Span, SpanIndex, union
from tracker.model.days import FUTURE, PAST

MOST_ALIKE = 8
"""Of so many ends with the same days, one tells as much of every answer as all, and these are named."""

Owned = tuple[Hashable, Occurrence]


@define(eq=False, slots=False)
class Nearest:
    """Occurrences of several owners, each of which ends what the others have; what stands in an order is `ordered`."""

    rows: Collection[Owned]
    ordered: Collection[str] = ()

    def around(self, owner: Hashable, days: Iterable[Span], own: Collection[str]) -> list[Occurrence]:
        """Return what can end something of an owner that is about some days, by the happenings that are not its own."""
        near = union(self._window(owner, span, own) for span in (*days, (PAST, PAST)))
        found: dict[int, Occurrence] = {}
        for first, last in near:
            for alike in self._by_days.meeting(first, last):
                found.update((id(o), o) for o in self._named(alike, owner, own))
        return list(found.values())

    def _window(self, owner: Hashable, days: Span, own: Collection[str]) -> Span:
        """Return the days from the last sure end before some days to the first sure one after them."""
        begun, past = PAST, FUTURE
        for latest, one in self._backwards(days[0]):
            if latest < begun:
                break
            if self._is_another(one, owner, own):
                begun = max(begun, one[1].earliest)
        for earliest, one in self._forwards(days[1]):
            if earliest > past:
                break
            if self._is_another(one, owner, own):
                past = min(past, one[1].latest)
        return begun, past

    def _backwards(self, day: int) -> Iterator[tuple[int, Owned]]:
        """Yield what is surely past before a day, the latest first."""
        latest, rows = self._by_latest
        return ((latest[n], rows[n]) for n in range(bisect_left(latest, day) - 1, -1, -1))

    def _forwards(self, day: int) -> Iterator[tuple[int, Owned]]:
        """Yield what surely comes after a day, the earliest first."""
        earliest, rows = self._by_earliest
        return ((earliest[n], rows[n]) for n in range(bisect_right(earliest, day), len(rows)))

    def _is_another(self, one: Owned, owner: Hashable, own: Collection[str]) -> bool:
        return one[0] != owner and one[1].id not in own

    def _named(self, alike: Iterable[Owned], owner: Hashable, own: Collection[str]) -> Iterator[Occurrence]:
        """Yield some of those that have the same days, and all that stand in an order."""
        named = 0
        for one in alike:
            if self._is_another(one, owner, own) and (named < MOST_ALIKE or one[1].id in self.ordered):
                named += 1
                yield one[1]

    @cached_property
    def _sure(self) -> list[Owned]:
        return [one for one in self.rows if one[1].certain and one[1].after is None]

    @cached_property
    def _by_latest(self) -> tuple[list[int], list[Owned]]:
        rows = sorted(self._sure, key=lambda one: one[1].latest)
        return [o.latest for _, o in rows], rows

    @cached_property
    def _by_earliest(self) -> tuple[list[int], list[Owned]]:
        rows = sorted(self._sure, key=lambda one: one[1].earliest)
        return [o.earliest for _, o in rows], rows

    @cached_property
    def _by_days(self) -> SpanIndex[list[Owned]]:
        """All, those with the same days and the same doubt together."""
        groups: dict[tuple[object, ...], list[Owned]] = {}
        for one in sorted(self.rows, key=lambda one: one[1].id):
            o = one[1]
            key = (o.earliest, o.latest, o.after, o.certain, o.doubt, o.seen, o.unrecorded)
            groups.setdefault(key, []).append(one)
        return SpanIndex((alike[0][1].earliest, alike[0][1].latest, alike) for alike in groups.values())
