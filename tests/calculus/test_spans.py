"""Spans are sets of days: each operation is held against Python's sets of numbers."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tracker.calculus.spans import ALWAYS, NEVER, complement, covers, difference, intersection, span_at, union, within
from tracker.model.days import FUTURE, PAST

SOME = range(PAST, PAST + 25)

drawn = st.lists(st.tuples(st.integers(SOME[0], SOME[-1]), st.integers(SOME[0], SOME[-1])), max_size=6)
spans = drawn.map(union)


def days(found):
    """Return the days of spans, having looked that these are sorted and have gaps between them."""
    assert all(first <= last for first, last in found)
    assert all(one[1] + 1 < other[0] for one, other in pairwise(found))
    return {day for first, last in found for day in SOME if first <= day <= last}


@given(drawn)
def test_a_union_has_the_days_of_all(given_spans):
    assert days(union(given_spans)) == {day for first, last in given_spans for day in range(first, last + 1)}


@given(spans, spans)
def test_intersection_and_difference_are_those_of_sets(left, right):
    assert days(intersection(left, right)) == days(left) & days(right)
    assert days(difference(left, right)) == days(left) - days(right)


@given(spans)
def test_a_complement_has_the_other_days_of_all_time(some):
    assert days(complement(some)) == {*SOME} - days(some)
    assert complement(complement(some)) == some


def test_the_complement_of_never_is_always():
    assert complement(NEVER) == ALWAYS == ((PAST, FUTURE),)
    assert complement(ALWAYS) == NEVER


@given(spans, st.sampled_from(SOME), st.sampled_from(SOME))
def test_a_day_is_found_in_its_span(some, first, last):
    found = span_at(some, first)
    assert (found is not None) == (first in days(some))
    assert found is None or (found in some and found[0] <= first <= found[1])
    if first <= last:
        assert covers(some, first, last) == ({*range(first, last + 1)} <= days(some))


@given(spans, st.integers(SOME[0], SOME[-1]), st.integers(0, 9))
def test_within_some_days_is_the_intersection_with_them(some, first, more):
    assert within(some, first, first + more) == intersection(some, ((first, first + more),))
