"""One of two days is one of two days: sets stay sets until the calculus is asked, which takes ranges."""

from itertools import combinations

import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st

from tracker.calculus.spans import union
from tracker.model.days import iso
from tracker.narrative.happenings import common_days

MEMBER = "member(LTU, CHN-CEEC) = full"
FOUNDED = "- {id: founded, kind: format-founded, date: 2012-04-26, members: [CHN, LTU], format: CHN-CEEC}\n"


def left(date, more=""):
    return f'- {{id: left, kind: format-left, date: "{date}", who: LTU, format: CHN-CEEC, happening: exit{more}}}\n'


def test_one_of_two_days_and_a_range_leave_the_day_that_is_in_both(given):
    log = given(
        ("founding", FOUNDED),
        ("paper", left("[2021-05-20,2021-05-25]")),
        ("news", left("[2021-05-21..2021-05-26]")),
    )
    assert log.days("paper/left") == ("2021-05-25", "2021-05-25")
    assert not log.happening("paper/left").contested
    assert log.answer(MEMBER, "2021-05-24") == "holds"
    assert log.answer(MEMBER, "2021-05-25") == "does not hold"


@pytest.mark.parametrize(
    ("dates", "days", "contested"),
    [
        (("[2021-05-20,2021-05-25]",), ("2021-05-20", "2021-05-25"), False),
        (("[2021-05-20,2021-05-25]", "2021-05-22"), ("2021-05-20", "2021-05-25"), True),
        (("[2021-05-20,2021-05-25]", "[2021-05-21,2021-05-25]", "2021-05-20"), ("2021-05-20", "2021-05-25"), True),
        (("[2021-05-20,2021-05-25]", "[2021-05-24..2021-06]", "2021-05-20"), ("2021-05-20", "2021-05-25"), True),
        (("[2021-05-20,2021-05-25]", "2021-05", "2021-05-20"), ("2021-05-20", "2021-05-20"), False),
        (("2021-05-21", "2021-05-22", "2021-05", "2021-21"), ("2021-05-21", "2021-05-22"), True),
        (("[2021-04,2021-06]", "[2021-05,2021-06-10]"), ("2021-06-10", "2021-06-10"), False),
    ],
)
def test_the_days_that_reports_leave(given, dates, days, contested):
    log = given(*((f"paper-{n}", left(date)) for n, date in enumerate(dates)))
    assert log.days("paper-0/left") == days
    assert log.happening("paper-0/left").contested is contested


def test_a_day_of_a_set_after_the_publication_is_none(given):
    log = given(("paper 2021-05-22", left("[2021-05-20,2021-05-25]")))
    assert log.days("paper/left") == ("2021-05-20", "2021-05-20")


def test_what_came_after_another_is_on_the_day_of_the_set_that_is_left(given):
    log = given(
        ("founding", FOUNDED),
        (
            "paper",
            "- {id: visit, kind: visit-made, date: 2021-05-22, guest: CHN, host: LTU}\n"
            + left("[2021-05-20,2021-05-25]", ", after: visit"),
        ),
    )
    assert log.days("paper/left") == ("2021-05-25", "2021-05-25")
    assert log.answer(MEMBER, "2021-05-24") == "holds"


def test_the_set_narrows_what_is_ordered_behind_it(given):
    log = given(
        (
            "paper",
            "- {id: visit, kind: visit-made, date: 2021-05-22, guest: CHN, host: LTU}\n"
            + left("[2021-05-20,2021-05-25]", ", after: visit")
            + "- {id: talks, kind: visit-made, date: 2021-05, guest: LTU, host: CHN, after: left}\n",
        )
    )
    assert log.days("paper/talks") == ("2021-05-25", "2021-05-31")


def test_no_day_of_the_set_left_is_a_fault_of_the_order(given):
    log = given(
        (
            "paper",
            "- {id: visit, kind: visit-made, date: 2021-05-21, guest: CHN, host: LTU}\n"
            + left("[2021-05-20,2021-05-25]", ", after: visit")
            + "- {id: talks, kind: visit-made, date: 2021-05-24, guest: LTU, host: CHN, after: left}\n",
        )
    )
    assert "impossible-order" in {finding.code for finding in log.timelines.narrative.findings}


SETS = st.lists(st.sets(st.integers(1, 8), min_size=1), min_size=1, max_size=5)


def largest_agreeing(told):
    """Return the days that each of the largest sets of reports with a day in common share, by trying them all."""
    for size in range(len(told), 0, -1):
        shared = [set.intersection(*some) for some in combinations(told, size)]
        if any(shared):
            return set.union(*shared), size < len(told)
    raise AssertionError("one report alone has a day")


@given_by(SETS)
def test_common_days_are_those_of_the_largest_sets_that_agree(told):
    found, disagree = common_days([union((day, day) for day in days) for days in told])
    days = {day for first, last in found for day in range(first, last + 1)}
    assert (days, disagree) == largest_agreeing(told)


@given_by(SETS)
def test_the_order_of_reports_never_changes_the_days(told):
    spans = [union((day, day) for day in days) for days in told]
    assert common_days(spans) == common_days(spans[::-1])


def test_pages_say_one_of_two_days(given):
    (event,) = given(("paper", left("[2021-05-20,2021-05-25]"))).happening("paper/left").events
    assert [iso(first) for first, _ in event.date.days] == ["2021-05-20", "2021-05-25"]
    assert event.date.spoken() == "on 20 or 25 May 2021"


def test_a_claim_that_cannot_be_true_keeps_no_day_of_a_set_alive(given):
    """Lithuania left on the 22nd, and came back on the 20th or the 25th: it was not back after that on the 24th."""
    joined = "- {id: %s, kind: format-joined, date: '%s', who: LTU, format: CHN-CEEC, after: %s}\n"
    claim = joined.replace("}", ", stance: claimed, according-to: [a man]}")
    log = given(
        ("founding", FOUNDED),
        ("paper", left("2021-05-22") + joined % ("back", "[2021-05-20,2021-05-25]", "left")),
        ("claims", claim % ("never", "2021-05-02", "paper/left") + claim % ("again", "2021-05-24", "paper/back")),
    )
    assert log.answer(MEMBER, "2021-05-24") == "does not hold"
    assert log.answer(MEMBER, "2021-05-25") == "holds"
