"""Every world that a small narrative allows, one by one: the oracle that the calculus is held against.

Written from the definition alone. A world says which of the possible items happened, on which day of its range each
did, and in which order within a day. What the last word leaves open by itself (the day on which a doubtful end came,
the outcome of a release, the initial state) depends on nothing else in a world, so it stays a set of states.
"""

from collections.abc import Iterator
from itertools import chain, combinations, product

from attrs import frozen

ON = "on"
"""The one value of a boolean fluent; where it does not hold, the state is None."""

SETS, ENDS, RELEASES = "sets", "ends", "releases"

State = str | None


@frozen
class Item:
    """One thing that happened on one day from `first` to `last` and sets a value, ends a value, or releases."""

    name: str
    first: int
    last: int
    does: str
    value: str = ON
    certain: bool = True
    until: tuple[int, int] | None = None


@frozen
class Narrative:
    """Items, the stated order as pairs of names, the states that are allowed at first, and the spells of existence."""

    items: tuple[Item, ...]
    order: frozenset[tuple[str, str]] = frozenset()
    initial: frozenset[State] = frozenset({ON, None})
    values: tuple[str, ...] = (ON,)
    spells: tuple[tuple[int, int], ...] = ()


World = tuple[tuple[int, Item], ...]
"""What happened, with its day, from the first to the last."""

Waiting = tuple[tuple[Item, list[int]], ...]
"""What is still to happen, with the days on which it can."""


def closed(order: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Close an order transitively, by adding what follows from two pairs until nothing does."""
    while True:
        added = {(a, d) for (a, b), (c, d) in product(order, order) if b == c} - order
        if not added:
            return order
        order = order | added


def worlds(narrative: Narrative) -> Iterator[World]:
    """Yield every world; none where the certain items cannot all have happened as stated."""
    before = closed(narrative.order)
    possible = [item for item in narrative.items if not item.certain]
    certain = [item for item in narrative.items if item.certain]
    for happened in chain.from_iterable(combinations(possible, size) for size in range(len(possible) + 1)):
        yield from _sequences(tuple((item, _days(narrative, item)) for item in (*certain, *happened)), before, ())


def _days(narrative: Narrative, item: Item) -> list[int]:
    """List the days on which an item can have happened: in a spell. A report wholly outside changes nothing."""
    days = list(range(item.first, item.last + 1))
    return [day for day in days if _spell(narrative, day)] or days


def _sequences(waiting: Waiting, before: frozenset[tuple[str, str]], so_far: World) -> Iterator[World]:
    if not waiting:
        yield so_far
    for item, days in waiting:
        if any((other.name, item.name) in before for other, _ in waiting):
            continue
        rest = tuple(one for one in waiting if one[0] is not item)
        for day in days:
            if not so_far or so_far[-1][0] <= day:
                yield from _sequences(rest, before, (*so_far, (day, item)))


def states(narrative: Narrative, world: World, day: int) -> frozenset[State]:
    """Return the states that a world allows at the end of a day; outside every spell nothing holds."""
    allowed = narrative.initial
    if narrative.spells and not _spell(narrative, day):
        return frozenset({None})
    for item in by(narrative, world, day):
        allowed = _after(item, allowed, day, narrative.values)
    return allowed


def _after(item: Item, allowed: frozenset[State], day: int, values: tuple[str, ...]) -> frozenset[State]:
    if item.does == RELEASES:
        return frozenset({*values, None})
    if item.does == ENDS:
        return frozenset(None if state == item.value else state for state in allowed)
    if item.until is None:
        return frozenset({item.value})
    return frozenset(item.value if end >= day else None for end in range(item.until[0], item.until[1] + 1))


def by(narrative: Narrative, world: World, day: int) -> list[Item]:
    """List what happened by the end of a day, in the spell in which it lies."""
    if not narrative.spells:
        return [item for when, item in world if when <= day]
    spell = _spell(narrative, day)
    return [item for when, item in world if spell and spell[0] <= when <= day]


def _spell(narrative: Narrative, day: int) -> tuple[int, int] | None:
    return next((spell for spell in narrative.spells if spell[0] <= day <= spell[1]), None)


@frozen
class Possibilities:
    """What some world allows at the end of each day: each value's outcomes, and the last item with its outcomes."""

    outcomes: dict[tuple[str, int], set[bool]]
    last: dict[int, set[tuple[str | None, bool]]]

    def holds(self, value: str, day: int) -> bool:
        """POS: it holds in some world."""
        return True in self.outcomes[value, day]

    def fails(self, value: str, day: int) -> bool:
        """NEG: it does not hold in some world."""
        return False in self.outcomes[value, day]


def enumerate_worlds(narrative: Narrative, days: range) -> Possibilities | None:
    """Look at every day of every world; None where there is no world."""
    outcomes: dict[tuple[str, int], set[bool]] = {(value, day): set() for value in narrative.values for day in days}
    last: dict[int, set[tuple[str | None, bool]]] = {day: set() for day in days}
    seen: set[tuple[int, tuple[str, ...]]] = set()
    for world in worlds(narrative):
        for day in days:
            happened = tuple(item.name for item in by(narrative, world, day))
            if (day, happened) in seen:
                continue
            seen.add((day, happened))
            for state in states(narrative, world, day):
                for value in narrative.values:
                    outcomes[value, day].add(state == value)
                last[day].add((happened[-1] if happened else None, state is not None))
    return Possibilities(outcomes, last) if last[days[0]] else None
