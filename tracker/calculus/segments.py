"""A stated order in segments: runs of ids in which each sure one is followed by the next alone.

Of all in a segment the same comes earlier and the same comes later, but for the segment itself. So a chain of
thousands is looked at as one thing.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from attrs import define

from tracker.calculus.order import Order

Place = tuple[int, int]
"""The number of a segment, and the place of an id in it."""


@define(eq=False, slots=False)
class Segments:
    """The segments of an order that has no ring."""

    order: Order

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Where each id that stands in the order is."""
        found: dict[str, Place] = {}
        number = 0
        for key in self.order.sorted:
            before = self.order.reversed.followers.get(key, ())
            if len(before) == 1 and self._is_one_run(before[0], key):
                segment, place = found[before[0]]
                found[key] = (segment, place + 1)
            else:
                found[key] = (number, 0)
                number += 1
        return found

    def later(self, segment: int) -> set[int]:
        """Return the segments of all that surely comes after what stands in one of them."""
        return self._reached(segment, self._after)

    def earlier(self, segment: int) -> set[int]:
        """Return the segments of all that surely comes before what stands in one of them."""
        return self._reached(segment, self._before)

    def right_before(self, segment: int, stops: Collection[int]) -> set[int]:
        """Return the earlier segments from which nothing sure leads to one by way of those at which one stops."""
        near = self._reached(segment, self._before, stops)
        earlier, passed = self.earlier(segment), set[int]()
        for one in sorted(near, reverse=True):  # by numbers, what comes later has the higher one
            others = [after for after in self._after.get(one, ()) if after in earlier]
            if any(o in stops or (o in self._sure and (o not in near or o in passed)) for o in others):
                passed.add(one)
        return near - passed

    def _is_one_run(self, one: str, other: str) -> bool:
        sure = self.order.sure
        return one in sure and other in sure and len(self.order.followers[one]) == 1

    def _reached(self, segment: int, near: Mapping[int, Iterable[int]], stops: Collection[int] = ()) -> set[int]:
        """Return what is reached from a segment by way of what is sure, and of nothing at which one stops."""
        found: set[int] = set()
        waiting = list(near.get(segment, ()))
        while waiting:
            here = waiting.pop()
            if here not in found:
                found.add(here)
                if here in self._sure and here not in stops:
                    waiting.extend(near.get(here, ()))
        return found

    @cached_property
    def _sure(self) -> set[int]:
        return {segment for key, (segment, _) in self.places.items() if key in self.order.sure}

    @cached_property
    def _after(self) -> dict[int, set[int]]:
        """The segments that directly follow each."""
        found: dict[int, set[int]] = {}
        for one, other in self.order.pairs():
            here, there = self.places[one][0], self.places[other][0]
            if here != there:
                found.setdefault(here, set()).add(there)
        return found

    @cached_property
    def _before(self) -> dict[int, set[int]]:
        """The segments that each directly follows."""
        found: dict[int, set[int]] = {}
        for here, after in self._after.items():
            for there in after:
                found.setdefault(there, set()).add(here)
        return found
