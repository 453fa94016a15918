"""An order is thinned: the same comes before the same, and nothing is stated twice."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tracker.calculus.order import NO_ORDER, stated_order
from tracker.calculus.thinned import thinned

IDS = "abcdefgh"
PAIRS = st.sets(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] < pair[1]))
ORDERS = st.builds(stated_order, PAIRS, st.sets(st.sampled_from(IDS)))


@given(ORDERS)
def test_the_same_comes_before_the_same(order):
    fewer = thinned(order)
    assert {key: fewer.later(key) for key in IDS} == {key: order.later(key) for key in IDS}
    assert {key: fewer.earlier(key) for key in IDS} == {key: order.earlier(key) for key in IDS}
    assert {*fewer.pairs()} <= {*order.pairs()}


@given(ORDERS)
def test_no_pair_is_left_that_others_state(order):
    fewer = thinned(order)
    for one, other in fewer.pairs():
        rest = stated_order((pair for pair in fewer.pairs() if pair != (one, other)), fewer.sure)
        assert not rest.is_before(one, other)


def test_what_follows_the_last_two_or_the_first_and_the_last_is_a_chain():
    chain = [f"e{n:04}" for n in range(200)]
    pairs = {*pairwise(chain)}
    for more in (zip(chain, chain[2:], strict=False), ((chain[0], one) for one in chain[2:])):
        assert {*thinned(stated_order([*pairs, *more], {*chain})).pairs()} == pairs


def test_of_more_chains_than_are_remembered_the_same_comes_before_the_same():
    first = [f"a{n:02}" for n in range(40)]
    pairs = [(one, f"b{n:02}") for n, one in enumerate(first)]
    pairs += [(f"b{n - 1:02}", f"b{n:02}") for n in range(1, 40)]
    pairs += [(one, "c") for one in first] + [("b39", "c")]
    ids = {key for pair in pairs for key in pair}
    order = stated_order(pairs, ids)
    assert {key: thinned(order).later(key) for key in ids} == {key: order.later(key) for key in ids}


def test_nothing_stays_nothing():
    assert thinned(NO_ORDER) is NO_ORDER
