"""What is told first of two: where the relation stands, what came last and why, what is to come."""

from datetime import date

from tracker.model.days import iso
from tracker.projections.briefing_dyad import dyad_briefing
from tracker.projections.dyad_lead import dyad_lead, is_empty
from tracker.projections.dyads import Dyad

TIED = "- {id: tied, kind: relations-established, date: 1991-09-14, parties: [CHN, LTU], at-level: ambassador}\n"
NAME = "- {id: name, kind: office-name-allowed, date: 2021-07-20, host: LTU, owner: TWN, name: Taiwanese}\n"
RECALL = "- {{id: recall, kind: ambassador-recalled, date: {}, sender: CHN, host: LTU{}}}\n"
VISIT = "- {{id: {}, kind: visit-made, date: {}, guest: CHN, host: LTU{}}}\n"


def lead(told, on="2021-12-31", first="2021-01-01"):
    report = dyad_briefing(told.narrative, Dyad("LTU", "CHN"), told.asked(on), date.fromisoformat(first).toordinal())
    return dyad_lead(report)


def told_id(last):
    return last and last.step.entry.happening.id.partition("/")[2]


def test_the_weightiest_sure_condition_stands_first(given):
    found = lead(given(("paper 2021-12-01", TIED + RECALL.format("2021-08-10", ""))))
    assert found.standing[0].fluent.name in ("relations", "level")
    assert found.doubtful is None


def test_where_none_is_sure_the_first_doubtful_one_is_told(given):
    found = lead(given(("paper 2022-02-01", RECALL.format('"[2021-12-01..2022-01-31]"', ""))))
    assert found.standing is None
    assert found.doubtful[0].fluent.name == "head-of-mission"


def test_the_last_change_and_the_last_act_are_told_with_their_causes(given):
    log = NAME + RECALL.format("2021-08-10", ", because: name") + VISIT.format("visit", "2021-10-01", "")
    found = lead(given(("paper 2021-12-01", log)))
    assert (told_id(found.last_change), told_id(found.last_act)) == ("recall", "visit")
    assert found.last_change.cause.id == "paper/name"


def test_where_the_last_act_is_the_change_it_is_told_once(given):
    found = lead(given(("paper 2021-12-01", VISIT.format("visit", "2021-03-01", "") + RECALL.format("2021-08-10", ""))))
    assert (told_id(found.last_change), found.last_act) == ("recall", None)


def test_an_act_from_which_two_others_come_is_the_root(given):
    log = NAME + RECALL.format("2021-08-10", ", because: name") + VISIT.format("visit", "2021-09-01", ", because: name")
    assert lead(given(("paper 2021-12-01", log))).root.entry.happening.id == "paper/name"
    assert lead(given(("paper 2021-12-01", NAME + RECALL.format("2021-08-10", ", because: name")))).root is None


def test_an_act_of_a_very_vague_day_is_not_the_last(given):
    log = VISIT.format("vague", "2021", "") + VISIT.format("sharp", "2021-03-01", "")
    assert told_id(lead(given(("paper 2022-12-01", log))).last_act) == "sharp"


def test_plans_are_told_as_overdue_or_to_come(given):
    plan = ", stance: announced, said: 2021-02-01"
    log = VISIT.format("late", "2021-03", plan) + VISIT.format("next", "2022-03", plan)
    found = lead(given(("paper 2021-02-02", log)))
    assert [plan.event.id for plan in found.overdue] == ["late"]
    assert [plan.event.id for plan in found.coming] == ["next"]


def test_documents_that_ended_long_ago_are_said_to(given):
    early = lead(given(("paper 2021-03-01", VISIT.format("visit", "2021-02-01", ""))))
    assert iso(early.silent_since) == "2021-03-01"
    assert lead(given(("paper 2021-12-01", VISIT.format("visit", "2021-02-01", "")))).silent_since is None


def test_of_two_of_whom_the_log_has_nothing_the_lead_is_empty(given):
    told = given(("paper", VISIT.format("visit", "2021-02-01", "")))
    report = dyad_briefing(told.narrative, Dyad("JPN", "KAZ"), told.asked("2021-12-31"), 0)
    assert is_empty(report)
    assert (dyad_lead(report).standing, dyad_lead(report).root, dyad_lead(report).last_change) == (None, None, None)
