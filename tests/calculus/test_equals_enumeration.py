"""POS and NEG of the calculus are what the enumeration of all worlds finds, on every day."""

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from calculus.enumerator import ENDS, ON, SETS, Item, closed, enumerate_worlds, states, worlds
from calculus.narratives import (
    DAYS,
    FIRST,
    LAST,
    OPEN_START,
    VALUES,
    hunt,
    initial,
    item_of,
    narratives,
    occurrences,
    ranges,
    replay,
    replay_all,
    replace,
    table,
)
from tracker.calculus.axioms import Initial
from tracker.calculus.timeline import Answer, both, either, negated, timeline, unrecorded
from tracker.model.days import PAST


def enumerated(narrative, value=ON):
    """Return POS and NEG on every day, or None where the narrative has no world."""
    found = enumerate_worlds(narrative, DAYS)
    return found and {day: (found.holds(value, day), found.fails(value, day)) for day in DAYS}


def calculated(narrative, value=ON):
    line = replay(narrative, value)
    return line and table(line)


@hunt
@given(narratives())
def test_a_boolean_fluent(narrative):
    assert calculated(narrative) == enumerated(narrative)


@hunt
@given(narratives(possible=False, most=5))
def test_certain_items_alone(narrative):
    assert calculated(narrative) == enumerated(narrative)


@hunt
@given(narratives(ordered=False))
def test_no_stated_order(narrative):
    assert calculated(narrative) == enumerated(narrative)


@hunt
@given(narratives(values=VALUES))
def test_every_value_of_a_valued_fluent(narrative):
    found = enumerate_worlds(narrative, DAYS)
    assert (found is None) == (replay(narrative, "red") is None)
    for value, line in replay_all(narrative).items():
        assert table(line) == {day: (found.holds(value, day), found.fails(value, day)) for day in DAYS}


@hunt
@given(narratives(spells=True))
def test_spells_of_existence(narrative):
    starts = {start for start, _ in narrative.spells}
    straddling = {i.name for i in narrative.items if i.certain and any(i.first < start <= i.last for start in starts)}
    expected, answer = enumerated(narrative), calculated(narrative)
    if answer and any(later in straddling for _, later in closed(narrative.order)):
        # Whether the later of two lies in the spell is then no longer independent of the earlier: an upper bound.
        assert all(answer[day][side] >= expected[day][side] for day in DAYS for side in (0, 1))
    else:
        assert answer == expected


def implied_by(narrative, name, *, holds, observed=False):
    """Return an occurrence of the narrative, what it implies, and the narrative with that told; skip what is refused."""
    answered = occurrences(narrative)
    assume(answered)
    told, later = answered
    presupposing = next((one for one in told if one.id == name), None)
    assume(presupposing)
    without = timeline([one for one in told if one is not presupposing], later, initial(narrative))
    implied = unrecorded(told, presupposing, without, holds=holds, observed=observed)
    if implied is None:
        return presupposing, None, narrative
    began, pairs = implied
    items = (*narrative.items, item_of(began))
    return presupposing, began, evolve(narrative, items=items, order=narrative.order | {*pairs})


@hunt
@given(narratives(), st.sampled_from("abcd"), st.booleans(), st.booleans())
def test_what_is_implied_is_an_occurrence_like_any_other(narrative, name, holds, observed):
    _, _, extended = implied_by(narrative, name, holds=holds, observed=observed)
    assert calculated(extended) == enumerated(extended)


def speaks_up(occurrence, eve, *, holds):
    """Say whether an occurrence leaves it open on the eve that what is presupposed came after it."""
    if occurrence.earliest > eve or (occurrence.effect.value == ("initiates" if holds else "terminates") and not occurrence.until):
        return False
    if occurrence.effect.value == "releases" or not occurrence.certain or occurrence.latest > eve:
        return True
    return holds and occurrence.until and occurrence.until[0] < eve <= occurrence.until[1]


@hunt
@given(narratives(), st.integers(FIRST, LAST + 1), st.booleans())
def test_an_exact_event_fixes_its_eve(narrative, day, holds):
    event = Item("z", day, day, ENDS if holds else SETS)
    presupposing, _, extended = implied_by(evolve(narrative, items=(*narrative.items, event)), "z", holds=holds)
    rivals = [o for o in occurrences(narrative)[0] if speaks_up(o, day - 1, holds=holds)]
    if not rivals:
        assert replay(extended).answer(day - 1) is (Answer.HOLDS if holds else Answer.NOT)


@hunt
@given(narratives(most=3), st.integers(FIRST, LAST), st.booleans())
def test_what_is_seen_on_a_day_began_by_then(narrative, day, holds):
    event = Item("z", day, day, SETS if holds else ENDS)
    seen, began, extended = implied_by(evolve(narrative, items=(*narrative.items, event)), "z", holds=holds, observed=True)
    line = replay(extended)
    answer = Answer.HOLDS if holds else Answer.NOT
    if began and line.answer(day) is answer:
        assert line.since(day).latest <= day
        assert line.answer(day-1) is not (Answer.NOT if holds else Answer.HOLDS)


@hunt
@given(narratives(most=3), narratives(most=3))
def test_two_independent_fluents_joined(left, right):
    one, other, a, b = replay(left), replay(right), enumerated(left), enumerated(right)
    assume(one and other)
    intersection, union = table(both(one, other)), table(either(one, other))
    for day in DAYS:
        (pos, neg), (pos2, neg2) = a[day], b[day]
        assert intersection[day] == (pos and pos2, neg or neg2)
        assert union[day] == (pos or pos2, neg and neg2)


@hunt
@given(narratives(values=VALUES, most=3))
def test_two_values_of_one_fluent_joined(narrative):
    line = replay_all(narrative)
    assume(line)
    either_way, neither = table(either(line["red"], line["amber"])), table(negated(either(line["red"], line["amber"])))
    at_once = table(both(line["red"], line["amber"]))
    for day in DAYS:
        found = {state for world in worlds(narrative) for state in states(narrative, world, day)}
        pos, neg = bool(found & {"red", "amber"}), bool(found - {"red", "amber"})
        assert either_way[day][0] == pos
        assert either_way[day][1] >= neg
        assert neither[day] == (either_way[day][1], pos)
        assert at_once[day][1]


@hunt
@given(narratives())
def test_a_negation(narrative):
    line = replay(narrative)
    assume(line)
    assert table(negated(line)) == {day: (neg, pos) for day, (pos, neg) in table(line).items()}
