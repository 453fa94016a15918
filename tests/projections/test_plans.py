"""What was announced, decided or threatened, and is not yet so at the end of a day."""

import pytest

from tracker.model.dates import parse_date
from tracker.model.days import iso
from tracker.narrative.planned import calls_off
from tracker.projections.plans import last_planned_day, plans

VISIT = """\
- {{id: {id}, kind: visit-made, {date}guest: CHN, host: LTU, stance: announced, said: {said}, happening: visit}}
"""
DONE = "- {id: done, kind: visit-made, date: 2021-09-10, guest: CHN, host: LTU, happening: visit}\n"
OFF = "- {id: off, kind: plan-called-off, date: 2021-08-11, by: CHN, plan: plan}\n"
TREATY = "- {id: joined, kind: format-joined, date: 2003-04-16, effective: 2004-05-01, who: [LTU], format: EU}\n"


def planned(name="plan", date="2021-09", said="2021-05-01"):
    return VISIT.format(id=name, date=date and f"date: {date}, ", said=said)


def standing(told, on):
    """Each plan that stands on a day: the event that announces it, and how it stands."""
    found = plans(told.narrative, told.narrative.happenings.values(), told.asked(on).on)
    return [(plan.event.id, plan.status.value) for plan in found]


@pytest.mark.parametrize(("on", "status"), [
    ("2021-04-30", []),
    ("2021-05-01", ["pending"]),
    ("2021-09-30", ["pending"]),
    ("2021-10-01", ["overdue"]),
    ("2022-09-30", ["overdue"]),
    ("2022-10-01", ["outcome not in the log"]),
])  # fmt: skip
def test_a_plan_is_pending_from_the_day_on_which_it_is_said_and_overdue_past_its_own(given, on, status):
    told = given(("paper 2021-05-02", planned()))
    assert [how for _, how in standing(told, on)] == status


def test_a_plan_without_a_day_is_never_overdue(given):
    assert standing(given(("paper 2021-05-02", planned(date=""))), "2031-01-01") == [("plan", "pending")]


def test_the_latest_announcement_speaks_for_the_plan(given):
    told = given(("paper 2021-08-02", planned() + planned("again", "2021-12", "2021-08-01")))
    assert standing(told, "2021-07-31") == [("plan", "pending")]
    assert standing(told, "2021-10-15") == [("again", "pending")]


def test_what_was_done_is_no_plan_any_more(given):
    told = given(("paper 2021-05-02", planned()), ("news", DONE))
    assert (standing(told, "2021-09-09"), standing(told, "2021-09-10")) == ([("plan", "pending")], [])


def test_what_was_called_off_is_none_from_that_day_on(given):
    told = given(("paper 2021-08-12", planned() + OFF))
    assert (standing(told, "2021-08-10"), standing(told, "2021-08-11")) == ([("plan", "pending")], [])


def test_an_act_that_waits_to_take_effect_is_decided(given):
    told = given(("treaty 2003-09-23", TREATY))
    assert (standing(told, "2003-04-15"), standing(told, "2003-04-16")) == (
        [],
        [("joined", "decided, not yet in effect")],
    )
    assert (standing(told, "2004-04-30"), standing(told, "2004-05-01")) == (
        [("joined", "decided, not yet in effect")],
        [],
    )


def test_plans_stand_in_the_order_of_their_days(given):
    other = planned("sooner", "2021-06", "2021-05-01").replace("happening: visit", "happening: other")
    assert [name for name, _ in standing(given(("paper 2021-05-02", planned() + other)), "2021-05-02")] == [
        "sooner",
        "plan",
    ]


def test_what_is_to_last_is_planned_until_the_last_day_of_its_end():
    assert iso(last_planned_day(parse_date("2021-09-01/2021-09-30"))) == "2021-09-30"
    assert iso(last_planned_day(parse_date("2021-09"))) == "2021-09-30"
    assert iso(last_planned_day(parse_date("2021-09-01/.."))) == "2021-09-01"


def test_a_plan_is_named_within_its_document_or_by_another(given):
    told = given(
        ("paper 2021-08-12", planned() + OFF), ("news 2021-08-13", OFF.replace("plan: plan", "plan: paper/plan"))
    )
    narrative = told.narrative
    assert calls_off(narrative.events["paper/off"], narrative.catalogue) == ["paper/plan"]
    assert calls_off(narrative.events["news/off"], narrative.catalogue) == ["paper/plan"]
    assert calls_off(narrative.events["paper/plan"], narrative.catalogue) == []
