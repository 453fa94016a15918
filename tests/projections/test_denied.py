"""A value that is seen not to hold: what is answered, on whose word, and what stays open."""

import pytest

from tracker.model.days import iso

NOT_IN_POST = """
- {id: seen, kind: observed, date: 2022-10-01, that: "not head-of-mission(BLR, POL) = in post"}
"""


def answers(log, on):
    return [
        (h.value, h.answer.value, [w.event.ref for w in h.witnesses]) for h in log.relation("BLR", "POL", on).answers
    ]


@pytest.mark.parametrize("on", ["2022-10-01", "2023-06-30"])
def test_a_value_that_is_seen_not_to_hold_does_not_from_that_day(given, on):
    log = given(("paper 2022-10-02", NOT_IN_POST))
    assert answers(log, on) == [("in post", "does not hold", ["paper/seen"])]
    told = log.relation("BLR", "POL", on).answers[0]
    assert iso(told.since.latest) == "2022-10-01"
    assert iso(told.last_evidence) == "2022-10-01"


def test_the_day_before_is_left_open(given):
    log = given(("paper", NOT_IN_POST))
    assert log.answer("head-of-mission(BLR, POL) = in post", "2022-09-30") == "possibly"
    assert log.answer("head-of-mission(BLR, POL) = in post", "2022-10-01") == "does not hold"
    assert log.answer("head-of-mission(BLR, POL) = recalled", "2022-10-01") == "possibly"


def test_what_holds_instead_is_told_in_its_place(given):
    recalled = "- {id: recalled, kind: ambassador-recalled, date: 2022-12-01, sender: BLR, host: POL}\n"
    log = given(("paper", NOT_IN_POST.strip() + "\n" + recalled))
    assert [told[:2] for told in answers(log, "2022-12-01")] == [(None, "holds"), ("recalled", "holds")]


def test_what_may_hold_again_is_told_as_possible(given):
    back = '- {id: back, kind: observed, date: 2023, that: "head-of-mission(BLR, POL) = in post"}\n'
    log = given(("paper", NOT_IN_POST.strip() + "\n" + back))
    assert [told[:2] for told in answers(log, "2023-06-30")] == [(None, "possibly"), ("in post", "possibly")]
