"""POS and NEG of the calculus are what the enumeration of all worlds finds, on every day."""

from attrs import evolve
from calculus.enumerator import (
    ENDS,
    ON,
    RELEASES,
    SEES,
    SETS,
    Item,
    closed,
    enumerate_worlds,
    right_before,
    states,
    worlds,
)
from calculus.narratives import (
    DAYS,
    FIRST,
    LAST,
    VALUES,
    covered_from,
    hunt,
    initial,
    item_of,
    meets,
    narratives,
    occurrences,
    replay,
    replay_all,
    table,
)
from hypothesis import assume, given
from hypothesis import strategies as st

from tracker.calculus.presupposed import Record, unrecorded
from tracker.calculus.timeline import Answer, both, either, negated, timeline
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
@given(narratives(covered=True))
def test_an_unknown_start_that_is_none_from_a_day_on(narrative):
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
    order = closed(narrative.order)
    outside = {item.name for item in narrative.items if not meets(narrative, item)}
    assume(not any(outside & {*pair} for pair in order))
    expected, answer = enumerated(narrative), calculated(narrative)
    assert expected is None or answer is not None
    assume(expected)
    several = {item.name for item in narrative.items if item.certain and meets(narrative, item) > 1}
    if any(later in several for _, later in order):
        # That the earlier of two lies in a spell then says that the later does, which one day's rule cannot see.
        assert all(answer[day][side] >= expected[day][side] for day in DAYS for side in (0, 1))
    else:
        assert answer == expected


@hunt
@given(narratives(terms=True))
def test_terms_and_what_is_seen_in_them(narrative):
    assert calculated(narrative) == enumerated(narrative)


@hunt
@given(narratives(terms=True, values=("red", "amber"), most=3))
def test_terms_of_a_valued_fluent(narrative):
    found = enumerate_worlds(narrative, DAYS)
    for value, line in replay_all(narrative).items():
        assert table(line) == {day: (found.holds(value, day), found.fails(value, day)) for day in DAYS}


def record_of(narrative):
    """Return what is recorded of a narrative, to be asked what was so before an item; None where it is refused."""
    answered = occurrences(narrative)
    return answered and Record(*answered, initial(narrative), covered_from=covered_from(narrative))


@hunt
@given(narratives(terms=True, covered=True), st.sampled_from("abcd"), st.booleans())
def test_what_was_right_before(narrative, name, held):
    record = record_of(narrative)
    assume(record)
    told = next((one for one in record.occurrences if one.id == name), None)
    assume(told)
    found = right_before(narrative, name)
    assert record.may_be(told, PAST, held=held) == ((ON if held else None) in found)


def with_what_is_implied(narrative, name, *, holds, observed=False, word=False):
    """Add the item that another implies, with the order that the definition states, or leave all as it is.

    Where something that is certain cannot have happened, there is nothing to add.
    """
    record = record_of(narrative)
    assume(record)
    presupposing = next((one for one in record.occurrences if one.id == name), None)
    assume(presupposing)
    implied = unrecorded(record, presupposing, holds=holds, observed=observed, word=word)
    if implied is None:
        return narrative, None
    began, pairs = implied
    earlier = {(one.id, began.id) for one in record.occurrences if began.after and one.latest < began.after}
    extended = evolve(narrative, items=(*narrative.items, item_of(began)), order=narrative.order | {*pairs, *earlier})
    return extended, timeline(
        [*record.occurrences, began],
        record.order.extended(pairs, {began.id} if began.certain else ()),
        record.initial,
        covered_from=record.covered_from,
    )


@hunt
@given(narratives(covered=True), st.sampled_from("abcd"), st.booleans(), st.booleans(), st.booleans())
def test_what_is_implied_is_an_occurrence_like_any_other(narrative, name, holds, observed, word):
    extended, line = with_what_is_implied(narrative, name, holds=holds, observed=observed, word=word and not observed)
    expected = enumerated(extended)
    assume(expected)
    assert table(line or replay(extended)) == expected


def is_rival(item, eve, *, holds):
    """Say whether an item may have made, by the eve and after all else, an end of what is presupposed on it.

    So may what began it on the day after, before the event.
    """
    same = item.does in (SETS, SEES) if holds else item.does == ENDS
    if same and item.does != SEES and item.first <= eve + 1 <= item.last:
        return True
    if item.does == RELEASES and item.first <= eve + 1 <= item.last:
        return True
    if item.first > eve or (same and not item.until):
        return False
    if item.last > eve:
        return True
    return holds and item.until is not None and item.until[0] < eve <= item.until[1]


@hunt
@given(narratives(), st.integers(FIRST, LAST + 1), st.booleans())
def test_an_exact_event_fixes_its_eve_where_nothing_may_begin_on_its_day(narrative, day, holds):
    event = Item("z", day, day, ENDS if holds else SETS)
    narrative = evolve(narrative, items=(*narrative.items, event))
    extended, line = with_what_is_implied(narrative, "z", holds=holds)
    if not any(is_rival(item, day - 1, holds=holds) for item in narrative.items[:-1]):
        assert (line or replay(extended)).answer(day - 1) is (Answer.HOLDS if holds else Answer.NOT)


@hunt
@given(narratives(), st.integers(FIRST, LAST), st.booleans())
def test_what_is_seen_on_a_day_began_by_then(narrative, day, holds):
    seen = Item("z", day, day, SEES if holds else ENDS)
    narrative = evolve(narrative, items=(*narrative.items, seen))
    extended, line = with_what_is_implied(narrative, "z", holds=holds, observed=True)
    line = line or replay(extended)
    answer, opposite = (Answer.HOLDS, Answer.NOT) if holds else (Answer.NOT, Answer.HOLDS)
    assert line.answer(day) is not opposite
    if "z~" in {item.name[:2] for item in extended.items} and line.answer(day) is answer:
        assert line.since(day).latest <= day


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
