"""The course of a relation over all days: everything that happened, and each fluent's runs."""

from itertools import pairwise

from tracker.model.days import iso
from tracker.projections.course import course
from tracker.projections.dyads import Dyad

MEMBERS = """\
- {id: founded, kind: format-founded, date: 2012-04-26, members: [CHN, LTU], format: CHN-CEEC}
- {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}
"""
RECALL = "- {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}\n"


def told_course(told, on="2021-12-31"):
    return course(told.narrative, Dyad("LTU", "CHN"), told.asked(on))


def runs_of(report, fluent):
    return [(iso(run.first), iso(run.last), run.state.answer.value) for run in report.runs if str(run.fluent) == fluent]


def test_a_membership_runs_from_its_beginning_to_the_eve_of_its_end(given):
    report = told_course(given(("paper", MEMBERS)))
    held = [run for run in runs_of(report, "member(LTU, CHN-CEEC)") if run[2] == "holds"]
    assert held == [("2012-04-26", "2021-05-21", "holds")]


def test_the_runs_of_a_fluent_follow_one_another_without_a_gap(given):
    report = told_course(given(("paper", MEMBERS + RECALL)))
    for fluent in {run.fluent for run in report.runs}:
        own = [run for run in report.runs if run.fluent == fluent]
        assert all(one.last + 1 == two.first for one, two in pairwise(own))
        assert all(one.state != two.state for one, two in pairwise(own))


def test_fluents_stand_in_the_order_of_the_catalogue(given):
    told = given(("paper", MEMBERS + RECALL))
    places = [told.narrative.catalogue.place(run.fluent.name) for run in told_course(told).runs]
    assert places == sorted(places)


def test_the_course_does_not_end_with_the_day_that_is_asked_for(given):
    told = given(("paper", MEMBERS + RECALL))
    assert [act.happening.id for act in told_course(told, on="2000-01-01").chronology] == [
        "paper/founded",
        "paper/left",
        "paper/recall",
    ]


def test_of_two_who_have_nothing_the_course_is_empty(given):
    told = given(("paper", MEMBERS))
    report = course(told.narrative, Dyad("JPN", "KAZ"), told.asked("2021-12-31"))
    assert (report.chronology, report.runs) == ((), ())


SHARED = """\
- {id: in, kind: format-joined, date: 2004-05-01, who: [LTU], format: EU}
- {id: imposed, kind: sanctions-imposed, date: 2020-10-02, by: EU, target: BLR, regime: eu-belarus-measures}
"""


def test_what_a_format_shares_with_one_of_the_two_has_its_course(given):
    told = given(("paper", SHARED))
    report = course(told.narrative, Dyad("LTU", "BLR"), told.asked("2021-12-31"))
    held = [(run.through, iso(run.first)) for run in report.runs if run.state.answer.value == "holds"]
    assert held == [("EU", "2020-10-02")]
    assert course(told.narrative, Dyad("NOR", "BLR"), told.asked("2021-12-31")).runs == ()
