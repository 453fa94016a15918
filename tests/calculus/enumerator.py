"""Every world that a small narrative allows, one by one: the oracle that the calculus is held against.

Written from the definition alone. A world says which of the possible items happened, on which day of its range each
did, and in which order within a day. What an item leaves open by itself (the day on which a doubtful term ends, the
outcome of a release, the initial state) depends on nothing else in a world, so it stays a set of states.
"""

from collections.abc import Callable, Iterator
from itertools import chain, combinations, product

from attrs import frozen

ON = "on"
"""The one value of a boolean fluent."""

SETS, ENDS, RELEASES, SEES = "sets", "ends", "releases", "sees"

State = tuple[str | None, int | None]
"""A value, or None where none holds, and the last day of its term, or None where it has no end."""

OFF: State = (None, None)


@frozen
class Item:
    """One thing that happened on one day from `first` to `last`: it sets, ends or sees a value, or releases.

    What is set may have a term, of which the last day lies in `until`; at its end it `may_go_on`, or not. What is only
    presupposed began on a day of its own, and is `seen_on` the eve of what presupposes it. Where it was on one of some
    `days`, these are a set, with no day between. An end that only `pauses` ends nothing that is carried.
    """

    name: str
    first: int
    last: int
    does: str
    value: str = ON
    certain: bool = True
    until: tuple[int, int] | None = None
    may_go_on: bool = False
    seen_on: int = 0
    days: tuple[int, ...] = ()
    pauses: bool = False


@frozen
class Narrative:
    """Items, the stated order as pairs of names, the values that are allowed at first, and the spells of existence.

    From the day on that is `covered`, nothing holds by an unknown start: who is told of by then is all that there is.
    """

    items: tuple[Item, ...]
    order: frozenset[tuple[str, str]] = frozenset()
    initial: frozenset[str | None] = frozenset({ON, None})
    values: tuple[str, ...] = (ON,)
    spells: tuple[tuple[int, int], ...] = ()
    covered: int | None = None


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
    """Yield every world; none where the certain items cannot all have happened as stated.

    An order is stated of what happened: where one of two did not, it says nothing, nor does what follows from it.
    """
    possible = [item for item in narrative.items if not item.certain]
    certain = [item for item in narrative.items if item.certain]
    for happened in chain.from_iterable(combinations(possible, size) for size in range(len(possible) + 1)):
        told = (*certain, *happened)
        names = {item.name for item in told}
        before = closed(frozenset(pair for pair in narrative.order if names.issuperset(pair)))
        yield from _sequences(tuple((item, _days(narrative, item)) for item in told), before, ())


def _days(narrative: Narrative, item: Item) -> list[int]:
    """List the days on which an item can have happened: in a spell. A report wholly outside changes nothing."""
    days = list(item.days or range(item.first, item.last + 1))
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


def states(narrative: Narrative, world: World, day: int) -> frozenset[str | None]:
    """Return the values that a world allows at the end of a day; outside every spell none holds."""
    if narrative.spells and not _spell(narrative, day):
        return frozenset({None})
    return frozenset(held(state, day) for state in left(narrative, by(narrative, world, day), day))


def left(narrative: Narrative, happened: World, day: int) -> frozenset[State]:
    """Return the states at the end of a day after what happened by then; a covered start that is unknown is none."""
    covered = narrative.covered is not None and narrative.covered <= day and len(narrative.initial) > 1
    return frozenset({OFF}) if covered and not happened else after(narrative, happened)


def after(narrative: Narrative, happened: World) -> frozenset[State]:
    """Return the states that are allowed after what happened."""
    allowed = frozenset((value, None) for value in narrative.initial)
    for when, item in happened:
        allowed = frozenset(new for old in allowed for new in _after(item, old, when, narrative.values))
    return allowed


def held(state: State, day: int) -> str | None:
    """Return the value that a state has at the end of a day."""
    value, end = state
    return value if end is None or day <= end else None


def _after(item: Item, state: State, day: int, values: tuple[str, ...]) -> frozenset[State]:
    """Return what a state becomes: what is seen within a term leaves it as it is, one that is over begins nothing."""
    if item.does == RELEASES:
        return frozenset({OFF, *((value, None) for value in values)})
    if item.does == ENDS:
        return frozenset({OFF if state[0] == item.value else state})
    if item.does == SEES and held(state, max(day, item.seen_on)) == item.value:
        return frozenset({state})
    if item.until is None:
        return frozenset({(item.value, None)})
    terms = {(item.value, end) if end >= day else OFF for end in range(item.until[0], item.until[1] + 1)}
    return frozenset({*terms, (item.value, None)} if item.may_go_on else terms)


def carried(narrative: Narrative, days: range, *, absent: bool, reopens: bool = False) -> dict[int, set[bool]] | None:
    """Say what may hold at the end of each day of what 'f' items set and end, carried by what 'c' items do.

    Every end of the carrier (or, where its absence carries, every beginning) ends what it carries, for good; or it
    `reopens` with the next beginning.
    """
    ends = ENDED_BY_BEGINNINGS if absent else ENDED_BY_ENDS
    again = (ENDED_BY_ENDS if absent else ENDED_BY_BEGINNINGS) if reopens else ()
    return _decided(narrative, days, ends, lambda state: (state if absent else OFF,), lambda _: (OFF,), again=again)


def followed(narrative: Narrative, days: range) -> dict[int, set[bool]] | None:
    """Say what may hold at the end of each day of what 'f' items set and end, where it may follow what 'c' items do.

    With every end of that one, by an act or a term, it may begin, or be left as it is.
    """
    return _decided(narrative, days, ENDED_BY_ENDS, *[lambda state: (state, (ON, None))] * 2)


ENDED_BY_ENDS, ENDED_BY_BEGINNINGS = (ENDS,), (SETS, SEES)

Outcomes = Callable[[State], tuple[State, ...]]


def _decided(
    narrative: Narrative,
    days: range,
    ends: tuple[str, ...],
    by_term: Outcomes,
    by_act: Outcomes,
    *,
    again: tuple[str, ...] = (),
) -> dict[int, set[bool]] | None:
    """Say what may hold of what ends of another fluent decide: what becomes of it with a term, and with an act.

    What does it `again`, after an end, leaves it open.
    """
    found: dict[int, set[bool]] = {day: set() for day in days}
    first = frozenset((value, None) for value in narrative.initial)
    for world in worlds(narrative):
        for day in days:
            pairs, ended = frozenset(product(first, first)), False
            for when, item in by(narrative, world, day):
                pairs = frozenset(
                    new
                    for pair in pairs
                    for here in _lapsed(pair, when, by_term)
                    for new in _decide(item, here, when, ends, by_act)
                )
                ended |= item.name.startswith("c") and (item.does in ends or item.does == RELEASES) and not item.pauses
                if ended and item.name.startswith("c") and item.does in again:
                    pairs = frozenset((carrier, state) for carrier, _ in pairs for state in (OFF, (ON, None)))
            found[day] |= {held(state, day) is not None for pair in pairs for _, state in _lapsed(pair, day, by_term)}
    return found if found[days[0]] else None


def _lapsed(pair: tuple[State, State], day: int, by_term: Outcomes) -> list[tuple[State, State]]:
    """Let a term of the first end by a day, with what becomes of the second."""
    (value, end), state = pair
    over = value is not None and end is not None and end < day
    return [(OFF, new) for new in by_term(state)] if over else [pair]


def _decide(
    item: Item, pair: tuple[State, State], day: int, ends: tuple[str, ...], by_act: Outcomes
) -> Iterator[tuple[State, State]]:
    first, state = pair
    if item.name.startswith("f"):
        yield from ((first, new) for new in _after(item, state, day, (ON,)))
        return
    left = (state, *by_act(state)) if item.does == RELEASES else (state,)
    if item.does in ends and not item.pauses:
        left = by_act(state)
    yield from product(_after(item, first, day, (ON,)), left)


def by(narrative: Narrative, world: World, day: int) -> World:
    """List what happened by the end of a day, in the spell in which it lies."""
    spell = _spell(narrative, day)
    if narrative.spells and not spell:
        return ()
    start = spell[0] if spell else 0
    return tuple((when, item) for when, item in world if start <= when <= day)


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
    terms = any(item.until for item in narrative.items)
    seen: set[tuple[object, ...]] = set()
    for world in worlds(narrative):
        for day in days:
            happened = by(narrative, world, day)
            key = (day, *(one if terms else one[1].name for one in happened))
            if key in seen:
                continue
            seen.add(key)
            for state in states(narrative, world, day):
                for value in narrative.values:
                    outcomes[value, day].add(state == value)
                last[day].add((happened[-1][1].name if happened else None, state is not None))
    return Possibilities(outcomes, last) if last[days[0]] else None


def right_before(narrative: Narrative, name: str) -> set[str | None] | None:
    """Return the values that may hold right before an item: at the end of its eve, or by what came before it that day.

    A term that ends on the eve has held on it. None where there is no world in which the item happened.
    """
    found: set[str | None] = set()
    for world in worlds(narrative):
        for place, (day, item) in enumerate(world):
            if item.name == name:
                found |= {held(state, day - 1) for state in left(narrative, world[:place], day - 1)}
    return found or None
