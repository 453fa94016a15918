"""What the documents asked do not reach."""

from tracker.model.days import iso
from tracker.projections.coverage import coverage

RECALL = "- {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}\n"


def test_the_last_day_is_told_where_the_day_asked_is_later(given):
    told = given(("paper 2021-08-11", RECALL))
    assert iso(coverage(told.relation("CHN", "LTU", "2022-01-01")).ends) == "2021-08-11"
    assert coverage(told.relation("CHN", "LTU", "2021-08-11")).ends is None


def test_what_is_later_is_told_apart_from_what_may_be(given):
    other = RECALL.replace("recall,", "again,", 1)
    told = given(
        ("early 2021-08-11", RECALL), ("later 2021-10-01", other), ("perhaps [2021-08-30..2021-09-05]", other)
    ).known("2021-09-01")
    found = coverage(told.relation("CHN", "LTU", "2021-12-31"))
    assert [document.id for document in found.later] == ["later"]
    assert [document.id for document in found.perhaps_later] == ["perhaps"]
