"""When a happening is due, and in which order its reports stand, is one, whatever the order of appends."""

from itertools import permutations

import pytest

from tracker.model.days import iso

TREATY = """
- {id: joined, kind: format-joined, date: 2003-04-16, effective: 2004-05-01, who: LTU, format: EU, happening: accession}
"""
YEAR = """
- {id: to-join, kind: format-joined, date: 2003-04-16, effective: 2004, who: LTU, format: EU, happening: accession}
"""
PAPER = "- {id: signed, kind: format-joined, date: 2003-04-16, who: LTU, format: EU, happening: accession}\n"
LOGS = (("treaty 2003-09-23", TREATY), ("news 2003-05-02", YEAR), ("paper 2003-04-17", PAPER))


@pytest.mark.parametrize("order", [*permutations(range(3))], ids=lambda order: "".join(map(str, order)))
def test_an_act_that_waits_is_due_on_the_day_that_is_said_most_exactly(given, order):
    log = given(*(LOGS[place] for place in order))
    (plan,) = log.relation("LTU", "EU", "2003-12-31").pending
    assert (plan.event.ref, iso(plan.event.works_from.latest)) == ("treaty/joined", "2004-05-01")
    assert [event.document for event in plan.happening.reports] == ["paper", "news", "treaty"]
    assert log.answer("member(LTU, EU) = full", "2004-04-30") == "does not hold"


@pytest.mark.parametrize("order", [*permutations(range(2))], ids=lambda order: "".join(map(str, order)))
def test_of_two_announcements_the_later_one_counts(given, order):
    plan = "- {{id: visit, kind: visit-made, stance: announced, said: {}, date: {}, guest: JPN, host: LTU, {}}}\n"
    logs = (
        ("first 2021-05-03", plan.format("2021-05-01", "2021-07-01", "happening: v")),
        ("second 2021-06-03", plan.format("2021-06-01", "2021-09-01", "happening: v")),
    )
    (found,) = given(*(logs[place] for place in order)).relation("JPN", "LTU", "2021-08-01").pending
    assert found.event.ref == "second/visit"
    assert found.status.value == "pending"
