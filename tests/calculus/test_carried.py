"""Ends that come from elsewhere: of a carrier, of a seat that another takes, of what something may follow."""

from attrs import astuple, evolve
from calculus.enumerator import ENDS, ON, Narrative, carried, enumerate_worlds, followed
from calculus.narratives import (
    DAYS,
    VALUES,
    covered_from,
    hunt,
    initial,
    narratives,
    occurrences,
    replay,
    spells_of,
    table,
)
from hypothesis import assume, given
from hypothesis import strategies as st

from tracker.calculus.axioms import Effect
from tracker.calculus.doubts import Doubt
from tracker.calculus.spans import intersection, union
from tracker.calculus.timeline import timeline
from tracker.narrative.carried import Openings, elsewhere, end_of_existence, ends_of, may_follow, taken_from


@st.composite
def carrying(draw, *, terms=False):
    """Draw what happens to a carrier (c...) and to what it carries (f...), with one order of all."""
    items = []
    for letter in "cf":
        told = draw(narratives(most=2, ordered=False, terms=terms)).items
        items += [
            evolve(item, name=letter + item.name, pauses=item.does == ENDS and draw(st.booleans())) for item in told
        ]
    names = sorted(item.name for item in items)
    pairs = [(one, other) for one in names for other in names if one < other]
    order = draw(st.frozensets(st.sampled_from(pairs), max_size=2)) if pairs else frozenset()
    return Narrative(tuple(items), order, draw(st.sampled_from([frozenset({ON, None}), frozenset({None})])))


def calculated(narrative, *, absent=False, following=False, reopens=False):
    """Return POS and NEG of what is carried, by the carrier's ends as occurrences; None where it is refused."""
    answered = occurrences(narrative)
    if answered is None:
        return None
    told, order = answered
    rows = {letter: [one for one in told if one.id[0] == letter] for letter in "cf"}
    ends = [*ends_of(rows["c"], order, absent=absent)]
    if reopens:
        line = timeline(rows["c"], order, initial(narrative))
        ends += Openings(rows["c"], [*ends], line, order, absent)
    if following:
        ends = may_follow(ends, begins=True)
    return table(timeline([*rows["f"], *ends], order, initial(narrative)))


def enumerated(narrative, *, absent=False, following=False, reopens=False):
    found = followed(narrative, DAYS) if following else carried(narrative, DAYS, absent=absent, reopens=reopens)
    return found and {day: (True in found[day], False in found[day]) for day in DAYS}


@hunt
@given(carrying(), st.booleans())
def test_what_is_carried_ends_with_its_carrier_for_good(narrative, absent):
    narrative = evolve(narrative, items=tuple(evolve(item, until=None) for item in narrative.items))
    assert calculated(narrative, absent=absent) == enumerated(narrative, absent=absent)


@hunt
@given(carrying(terms=True), st.booleans())
def test_no_answer_is_false_where_a_carrier_has_terms(narrative, absent):
    answer, expected = calculated(narrative, absent=absent), enumerated(narrative, absent=absent)
    assume(answer and expected)
    assert all(answer[day][side] >= expected[day][side] for day in DAYS for side in (0, 1))


@hunt
@given(carrying(), st.booleans())
def test_no_answer_is_false_where_a_new_beginning_of_the_carrier_opens_what_it_carries(narrative, absent):
    narrative = evolve(narrative, items=tuple(evolve(item, until=None) for item in narrative.items))
    answer = calculated(narrative, absent=absent, reopens=True)
    expected = enumerated(narrative, absent=absent, reopens=True)
    assume(answer and expected)
    assert all(answer[day][side] >= expected[day][side] for day in DAYS for side in (0, 1))


def opened_one_by_one(row, ends, order, line_of, *, absent):
    """Return what each beginning opens anew, each asked of a timeline of all the others."""
    opened = []
    for one in row:
        if one.effect is not (Effect.TERMINATES if absent else Effect.INITIATES):
            continue
        line = line_of([other for other in row if other is not one])
        earlier = [end for end in ends if _may_follow(one, end, order)]
        days = [(first + 1, last + 1) for first, last in (line.pos if absent else line.neg)]
        own = ((one.earliest, one.latest),)
        left = intersection(union([*days, *((end.earliest, end.latest) for end in earlier)]), own)
        if earlier and left:
            opened.append(
                evolve(
                    one,
                    id=elsewhere(one.id),
                    effect=Effect.RELEASES,
                    earliest=left[0][0],
                    latest=left[-1][1],
                    certain=one.certain and left == own,
                    doubt=Doubt.UNKNOWN_BEFORE,
                    until=None,
                    may_go_on=False,
                    pauses=False,
                    after=None,
                    unrecorded=True,
                )
            )
    return opened


def _may_follow(later, earlier, order):
    if elsewhere(later.id) == earlier.id or later.latest < earlier.earliest:
        return False
    return not order.is_before(later.id, earlier.id.removesuffix("~elsewhere"))


ROWS = st.booleans().flatmap(lambda terms: narratives(most=5, terms=terms, spells=True, covered=True))
"""What happens to a carrier; half of these see things and have no term that is over before its own last day."""


def _presupposed(one):
    """Let something be what another presupposes of the time before its day."""
    return evolve(one, after=one.latest + 1, seen=True, unrecorded=True)


@hunt
@given(ROWS, st.booleans(), st.data())
def test_one_timeline_of_the_row_says_of_each_beginning_what_one_of_all_others_says(narrative, absent, data):
    answered = occurrences(narrative)
    assume(answered)
    row, order = answered
    row = [_presupposed(one) if one.until is None and data.draw(st.integers(0, 3)) == 0 else one for one in row]
    doubled = [one for one in row if data.draw(st.integers(0, 4)) == 0]
    turned = {Effect.INITIATES: Effect.TERMINATES, Effect.TERMINATES: Effect.INITIATES}
    row += [evolve(one, effect=turned.get(one.effect, one.effect), until=None, certain=False) for one in doubled]
    spells = spells_of(narrative)
    ends = [*ends_of(row, order, absent=absent), *(() if absent else end_of_existence("c", spells))]

    def line_of(some):
        return timeline(some, order, initial(narrative), spells, covered_from(narrative))

    opened = [*Openings(row, ends, line_of(row), order, absent)]
    expected = opened_one_by_one(row, ends, order, line_of, absent=absent)
    if absent and narrative.spells:  # of a day after all existence one says less, of which nothing is asked
        assert table(line_of([*ends, *opened])) == table(line_of([*ends, *expected]))
    else:
        assert [*map(astuple, opened)] == [*map(astuple, expected)]


@hunt
@given(carrying())
def test_what_may_follow_an_end_may_begin_with_it(narrative):
    narrative = evolve(narrative, items=tuple(evolve(item, until=None) for item in narrative.items))
    assert calculated(narrative, following=True) == enumerated(narrative, following=True)


@hunt
@given(carrying(terms=True))
def test_no_answer_is_false_where_what_it_may_follow_has_terms(narrative):
    answer, expected = calculated(narrative, following=True), enumerated(narrative, following=True)
    assume(answer and expected)
    assert all(answer[day][side] >= expected[day][side] for day in DAYS for side in (0, 1))


@hunt
@given(narratives(values=VALUES))
def test_a_second_holder_ends_the_first(narrative):
    """Who begins to hold what only one can, is like a value that is set over another."""
    found = enumerate_worlds(narrative, DAYS)
    assume(found and replay(narrative, VALUES[0]))
    rows = {}
    for value in VALUES:
        told, order = occurrences(narrative, value)
        others = {item.name for item in narrative.items if item.value != value and item.does == "sets"}
        rows[value] = [one for one in told if one.id not in others]
    for value, row in rows.items():
        others = [one for other in VALUES if other != value for one in rows[other] if one.effect is Effect.INITIATES]
        line = timeline([*row, *taken_from(row, others)], order, initial(narrative, value))
        assert table(line) == {day: (found.holds(value, day), found.fails(value, day)) for day in DAYS}
