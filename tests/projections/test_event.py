"""One event with what belongs to it: its happening, its mendings, what it touches, which plans it calls off."""

from tracker.projections.event import event_report

TWO = "- {{id: recall, kind: ambassador-recalled, date: {}, sender: CHN, host: LTU, happening: gone}}\n"
MENDING = """\
mending:
  - {id: fix, kind: correction, of: paper/recall, set: {date: 2021-08-11}, reason: misread}
"""
PLAN = """\
- {id: plan, kind: visit-made, date: 2021-09-01, guest: CHN, host: LTU, stance: announced, said: 2021-05-01}
- {id: off, kind: plan-called-off, date: 2021-08-11, by: CHN, plan: plan}
"""


def report(told, ref):
    return event_report(told.narrative, ref, told.logs.logs)


def test_what_is_called_otherwise_is_no_event(given):
    assert report(given(("paper", TWO.format("2021-08-10"))), "paper/return") is None


def test_an_event_is_told_beside_the_others_of_its_happening(given):
    told = given(("paper", TWO.format("2021-08-10")), ("other", TWO.format("2021-08")))
    found = report(told, "paper/recall")
    assert (found.happening.id, found.document.id, found.contested) == ("gone", "paper", False)
    assert [(event.ref, document.id) for event, document in found.others] == [("other/recall", "other")]


def test_reports_of_two_days_are_contested(given):
    told = given(("paper", TWO.format("2021-08-10")), ("other", TWO.format("2021-08-20")))
    assert report(told, "paper/recall").contested


def test_a_mended_event_is_told_as_it_is_read_and_as_it_was_written(given):
    found = report(given(("paper", TWO.format("2021-08-10")), ("desk", MENDING)), "paper/recall")
    assert (found.event.date.text, found.original["date"]) == ("2021-08-11", "2021-08-10")
    assert [mending.id for mending in found.mendings] == ["fix"]


def test_it_names_the_fluents_that_it_touches(given):
    found = report(given(("paper", TWO.format("2021-08-10"))), "paper/recall")
    assert [str(fluent) for fluent in found.touches] == ["head-of-mission(CHN, LTU)"]


def test_a_plan_and_what_calls_it_off_name_each_other(given):
    told = given(("paper 2021-08-12", PLAN))
    assert list(report(told, "paper/off").plans) == ["paper/plan"]
    assert [event.ref for event in report(told, "paper/plan").called_off_by] == ["paper/off"]
    assert (report(told, "paper/plan").plans, report(told, "paper/off").called_off_by) == ({}, ())
