"""Small random narratives, and how a caller asks the calculus about one.

A change to the calculus deserves a long hunt: `EXAMPLES=20000 python -m pytest tests/calculus`.
"""

from itertools import combinations
from os import environ

from attrs import evolve
from calculus.enumerator import ENDS, ON, RELEASES, SEES, SETS, Item, Narrative
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tracker.calculus.axioms import Effect, Initial, Occurrence
from tracker.calculus.doubts import Doubt
from tracker.calculus.order import stated_order, tighten
from tracker.calculus.spans import ALWAYS
from tracker.calculus.timeline import UNCOVERED, Timeline, timeline
from tracker.model.days import FUTURE, PAST

hunt = settings(
    deadline=None, max_examples=int(environ.get("EXAMPLES", "120")), suppress_health_check=[HealthCheck.too_slow]
)

FIRST, LAST = 10, 16
"""The days on which things happen in a small narrative."""

DAYS = range(FIRST - 1, LAST + 2)
"""The days that are asked about, one before and one after."""

OPEN_START, OPEN_END = DAYS[0] - 1, DAYS[-1] + 1
"""The days that stand for an open start and an open end, where worlds are counted."""

VALUES = ("red", "amber", "green")

_RANGES = st.sampled_from(
    [(first, min(first + width, LAST)) for first in range(FIRST, LAST + 1) for width in (0, 0, 0, 1, 1, 2, 3, 4)]
    + [(OPEN_START, last) for last in range(FIRST, LAST + 1)]
    + [(first, OPEN_END) for first in range(FIRST, LAST + 1)]
)
_ENDS = st.none() | st.sampled_from(
    [(first, first + width) for first in range(FIRST - 1, LAST + 1) for width in (0, 1, 2)] + [(LAST, OPEN_END)]
)
_DOES = st.sampled_from([SETS, SETS, ENDS, ENDS, RELEASES])
_DOES_OR_SEES = st.sampled_from([SETS, SETS, ENDS, ENDS, SEES, SEES, RELEASES])
_CERTAIN = st.sampled_from([True, True, False])


@st.composite
def items(draw, name, *, values=(ON,), possible=True, terms=False, goes_on=False):
    """Draw an item; one in five ranges is open, and half of what sets a value begins a term.

    Where terms are of interest, some items only see a value, and no term ends before its item's last day.
    """
    (first, last), does = draw(_RANGES), draw(_DOES_OR_SEES if terms else _DOES)
    value = draw(st.sampled_from(values)) if len(values) > 1 else values[0]
    until = draw(_ENDS) if does == SETS and not (terms and last == OPEN_END) else None
    if until and terms:
        until = max(last, until[0]), max(last, *until)
    certain = draw(_CERTAIN) if possible else True
    return Item(name, first, last, does, value, certain, until, goes_on and until is not None)


@st.composite
def narratives(draw, *, values=(ON,), most=4, possible=True, ordered=True, spells=False, terms=False, covered=False):
    """Draw a narrative whose stated order has no ring: a pair runs from an earlier name to a later one."""
    names = "abcde"[: draw(st.integers(0, most))]
    goes_on = terms and draw(st.booleans())
    told = tuple(draw(items(name, values=values, possible=possible, terms=terms, goes_on=goes_on)) for name in names)
    pairs = [*combinations(names, 2)]
    order = draw(st.frozensets(st.sampled_from(pairs), max_size=4)) if ordered and pairs else frozenset()
    states = [*values, None]
    initial = draw(st.sampled_from([frozenset(states), *(frozenset({state}) for state in states)]))
    days = draw(st.none() | st.sampled_from(DAYS)) if covered else None
    return Narrative(told, order, initial, values, draw(existences()) if spells else (), days)


@st.composite
def existences(draw):
    """Draw one or two spells with days between them."""
    days = sorted(draw(st.sets(st.integers(OPEN_START, OPEN_END), min_size=4, max_size=4)))
    return draw(st.sampled_from([((days[0], days[3]),), ((days[0], days[1]), (days[2], days[3]))]))


def occurrences(narrative, value=ON):
    """Return what a narrative says of one value, with the ranges that its order allows, and the order.

    Setting a value initiates it and terminates the others. None where something certain cannot have happened.
    """
    order = stated_order(sorted(narrative.order), {item.name for item in narrative.items if item.certain})
    assert not order.rings
    narrowed = tighten({item.name: _open(item.first, item.last) for item in narrative.items}, order)
    if any(item.certain and narrowed[item.name][0] > narrowed[item.name][1] for item in narrative.items):
        return None
    told = [_occurrence(item, narrowed[item.name], value) for item in narrative.items if _concerns(item, value)]
    return [one for one in told if one.earliest <= one.latest], order


def replay(narrative, value=ON):
    """Ask the calculus for the timeline of one value; None where the narrative is refused."""
    answered = occurrences(narrative, value)
    if not answered:
        return None
    return timeline(*answered, initial(narrative, value), spells_of(narrative), covered_from(narrative))


def spells_of(narrative):
    """Return the spells of existence, all of time where there are none."""
    return tuple(_open(*spell) for spell in narrative.spells) or ALWAYS


def replay_all(narrative):
    """Ask the calculus for the timelines of all values."""
    return {value: line for value in narrative.values if (line := replay(narrative, value))}


def covered_from(narrative):
    """Return the day from which on an unknown start is none."""
    return UNCOVERED if narrative.covered is None else narrative.covered


def initial(narrative, value=ON):
    """Return the initial state of one value."""
    if value not in narrative.initial:
        return Initial.FALSE
    return Initial.TRUE if len(narrative.initial) == 1 else Initial.UNKNOWN


def meets(narrative, item):
    """Return how many spells of existence an item may lie in."""
    return sum(first <= item.last and item.first <= last for first, last in narrative.spells)


def item_of(occurrence):
    """Turn an occurrence of the boolean fluent back into an item."""
    sets = SEES if occurrence.seen else SETS
    does = {Effect.INITIATES: sets, Effect.TERMINATES: ENDS, Effect.RELEASES: RELEASES}[occurrence.effect]
    first, last = max(occurrence.earliest, OPEN_START), min(occurrence.latest, OPEN_END)
    seen_on = occurrence.seen_from if occurrence.after is not None else 0
    return Item(occurrence.id, first, last, does, ON, occurrence.certain, occurrence.until, seen_on=seen_on)


def replace(narrative, item):
    """Return the narrative with an item in place of the one of its name."""
    return evolve(narrative, items=tuple(item if old.name == item.name else old for old in narrative.items))


def table(line: Timeline):
    """Return POS and NEG on every day."""
    return {day: (_in(line.pos, day), _in(line.neg, day)) for day in DAYS}


def _in(spans, day):
    return any(first <= day <= last for first, last in spans)


def _concerns(item, value):
    return item.does != ENDS or item.value == value


def _occurrence(item, narrowed, value):
    sets = item.does in (SETS, SEES) and item.value == value
    effect = Effect.INITIATES if sets else Effect.RELEASES if item.does == RELEASES else Effect.TERMINATES
    until = _open(*item.until) if sets and item.until else None
    doubt = None if item.certain else Doubt.CLAIMED
    seen = item.does == SEES
    return Occurrence(
        item.name,
        *narrowed,
        effect,
        item.certain,
        until,
        doubt,
        seen=seen,
        may_go_on=item.may_go_on and sets,
        pauses=item.pauses,
    )


def _open(first, last):
    return PAST if first <= OPEN_START else first, FUTURE if last >= OPEN_END else last
