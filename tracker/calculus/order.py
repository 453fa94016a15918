"""Stated order: what follows from it, its rings, and how neighbours that surely happened narrow a range.

`after:` is true in the worlds in which both events happened. So what follows from two statements follows only where
the one between surely happened: a claim or a plan orders nothing but itself.
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain

from attrs import define

from tracker.calculus.spans import Span


@define(eq=False, slots=False)
class Order:
    """What is stated to come before what: the ids that directly follow each id, and the ids that surely happened."""

    followers: Mapping[str, tuple[str, ...]]
    sure: Collection[str]
    _within: "Order | None" = None

    def __contains__(self, key: str) -> bool:
        """Say whether anything is stated to follow."""
        return key in self.followers

    def later(self, key: str, among: Collection[str] | None = None) -> set[str]:
        """Return all that surely comes after what has this id, if both happened; at least those among some ids."""
        return set(self._later(key, None if among is None else self._last_of(among)))

    def earlier(self, key: str, among: Collection[str] | None = None) -> set[str]:
        """Return all that surely comes before what has this id, if both happened; at least those among some ids."""
        return self.reversed.later(key, among)

    def _later(self, key: str, last: int | None) -> Iterator[str]:
        """Yield each that surely comes after what has this id, what directly follows first; none beyond a place."""
        found: set[str] = set()
        waiting = deque(self.followers.get(key, ()))
        while waiting:
            here = waiting.popleft()
            if here not in found and (last is None or self.places[here] <= last):
                found.add(here)
                yield here
                if here in self.sure:
                    waiting.extend(self.followers.get(here, ()))

    def _last_of(self, keys: Iterable[str]) -> int:
        """Return the last place at which one of some ids stands."""
        return max((self.places[key] for key in keys if key in self.places), default=-1)

    @cached_property
    def reversed(self) -> "Order":
        """The same order read from its end: to each id those that it directly follows."""
        return stated_order(((later, earlier) for earlier, later in self.pairs()), self.sure)

    def is_before(self, one: str, other: str) -> bool:
        """Say whether the one comes before the other, if both happened."""
        return one in self.followers and other in self._later(one, self._last_of((other,)))

    @cached_property
    def sorted(self) -> tuple[str, ...]:
        """Every id that stands in the order, what comes earlier first; the order has no ring."""
        if self._within:
            known = {*self.followers, *(key for after in self.followers.values() for key in after)}
            return tuple(sorted(known, key=self._within.places.__getitem__))
        return tuple([key for component in components(self.followers) for key in component][::-1])

    @cached_property
    def leading(self) -> tuple[str, ...]:
        """Every id that something follows, what comes earlier first."""
        return tuple([key for key in self.sorted if key in self.followers])

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each id among those sorted."""
        return {key: number for number, key in enumerate(self.sorted)}

    @cached_property
    def rings(self) -> tuple[str, ...]:
        """The ids that are stated to come before themselves, whoever says it, in the order in which they are met."""
        found = {key for ring in components(self.followers) if len(ring) > 1 for key in ring}
        return tuple(key for key, after in self.followers.items() if key in found or key in after)

    def among(self, keys: Collection[str]) -> "Order":
        """Return the order of some ids alone, with what is stated by way of others."""
        if all(key in keys for key in self.sorted):
            return self
        by_way: dict[str, dict[str, None]] = {}
        found: dict[str, tuple[str, ...]] = {}
        connected = {id(self._connected[key]): self._connected[key] for key in keys if key in self._connected}
        for key in chain.from_iterable(map(reversed, connected.values())):
            nearest: dict[str, None] = {}
            for after in self.followers.get(key, ()):
                nearest.update({after: None} if after in keys else by_way.get(after, {}))
            if key in keys:
                found[key] = tuple(nearest)
            elif key in self.sure:
                by_way[key] = nearest
        stated = sorted((key for key, after in found.items() if after), key=self._met.__getitem__)
        return Order({key: found[key] for key in stated}, self.sure, self)

    @cached_property
    def _met(self) -> dict[str, int]:
        """When each id that something follows was met."""
        return {key: number for number, key in enumerate(self.followers)}

    @cached_property
    def _connected(self) -> dict[str, list[str]]:
        """With each id all that hang together with it, however far, what comes earlier first."""
        group: dict[str, list[str]] = {}
        for key, after in self.followers.items():
            joined = {id(there): there for one in (key, *after) if (there := group.get(one))}
            largest = max(joined.values(), key=len, default=[])
            for one in (key, *after, *(one for there in joined.values() if there is not largest for one in there)):
                if group.get(one) is not largest:
                    largest.append(one)
                    group[one] = largest
        for there in {id(there): there for there in group.values()}.values():
            there.sort(key=self.places.__getitem__)
        return group

    def extended(self, pairs: Iterable[tuple[str, str]], sure: Iterable[str]) -> "Order":
        """Return the order with more pairs, and more that surely happened; of what stands in none it says nothing."""
        stated, more = [*self.pairs(), *pairs], {*sure}
        return stated_order(stated, {key for pair in stated for key in pair if key in more or key in self.sure})

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield each pair that is stated."""
        return ((key, after) for key, followers in self.followers.items() for after in followers)


NO_ORDER = Order({}, frozenset())


def stated_order(pairs: Iterable[tuple[str, str]], sure: Collection[str]) -> Order:
    """Make an order of pairs 'earlier, later'."""
    followers: dict[str, dict[str, None]] = {}
    for earlier, later in pairs:
        followers.setdefault(earlier, {})[later] = None
    return Order({key: tuple(after) for key, after in followers.items()}, sure)


def components(followers: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Yield the strongly connected parts of a graph, what is reached first (Tarjan 1972, without recursion)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_ids: dict[str, None] = {}
    for start in followers:
        path = [(start, iter(followers[start]))] if start not in number else []
        while path:
            here, rest = path[-1]
            if here not in number:
                number[here] = lowest[here] = len(number)
                open_ids[here] = None
            for key in rest:
                if key not in number:
                    path.append((key, iter(followers.get(key, ()))))
                    break
                if key in open_ids:
                    lowest[here] = min(lowest[here], number[key])
            else:
                path.pop()
                if path:
                    above = path[-1][0]
                    lowest[above] = min(lowest[above], lowest[here])
                if lowest[here] == number[here]:
                    yield list(_closed(open_ids, here))


def _closed(open_ids: dict[str, None], root: str) -> Iterator[str]:
    """Take one part, down to its root, off what is still open."""
    while True:
        key, _ = open_ids.popitem()
        yield key
        if key == root:
            return


def tighten(ranges: Mapping[str, Span], order: Order) -> dict[str, Span]:
    """Narrow each range by its neighbours that surely happened: not before an earlier one, not after a later one.

    A range that comes out empty (earliest after latest) is the caller's to report or to drop.
    """
    narrowed = dict(ranges)
    for key in order.leading:
        if key in order.sure and key in narrowed:
            for after in order.followers.get(key, ()):
                if after in narrowed:
                    first, last = narrowed[after]
                    narrowed[after] = (max(first, narrowed[key][0]), last)
    for key in reversed(order.leading):
        for after in order.followers.get(key, ()):
            if after in order.sure and after in narrowed and key in narrowed:
                first, last = narrowed[key]
                narrowed[key] = (first, min(last, narrowed[after][1]))
    return narrowed
