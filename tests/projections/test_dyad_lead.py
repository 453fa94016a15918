"""What is told first of two: where they stand, what changed last and why, what is to come, since when it is silent."""

from datetime import date

from tracker.model.days import iso
from tracker.projections.briefing_dyad import dyad_briefing
from tracker.projections.dyad_lead import dyad_lead, is_empty
from tracker.projections.dyads import Dyad
from tracker.projections.relation import relation

NAME = "- {id: name, kind: office-name-allowed, date: 2021-07-20, host: LTU, owner: TWN, name: Taiwanese}\n"
RECALL = "- {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, because: name}\n"
LEVEL = """\
- {id: level, kind: relations-downgraded, date: 2021-11-21, by: CHN, with: LTU, to-level: chargé d'affaires,
   because: name}
"""
VISIT = "- {id: visit, kind: visit-made, date: 2021-12-01, guest: LTU, host: CHN}\n"
PLAN = """\
- {{id: {}, kind: meeting-held, date: {}, said: 2021-01-01, stance: announced, degree: scheduled, parties: [CHN, LTU]}}
"""


def lead(told, first="2021-01-01", on="2021-12-31"):
    report = dyad_briefing(told.relation("CHN", "LTU", on), date.fromisoformat(first).toordinal())
    return dyad_lead(report)


def act(last):
    return last.step.entry.happening.id, last.cause.id if last.cause else None


def test_the_weightiest_sure_condition_is_where_they_stand(given):
    found = lead(given(("paper 2021-12-31", NAME + RECALL + LEVEL)))
    assert str(found.standing[0].fluent) == "level(CHN, LTU)"
    assert [str(same[0].fluent) for same in found.begun] == ["head-of-mission(CHN, LTU)"]
    assert found.doubtful is None


WITHDRAWN = """\
- {id: seen, kind: observed, date: 2021-10-20, that: "post(LTU, CHN, lithuanian-embassy-in-china) = open"}
- {id: fewer, kind: staff-reduced, date: "[..2021-10-19]", sender: LTU, host: CHN, number: 41}
- {id: denied, kind: accusation-denied, date: 2021-10-20, by: CHN, toward: LTU, what: a breach}
"""


def test_what_was_seen_leads_before_what_is_implied_and_the_weightiest_act_where_nothing_changed(given):
    found = lead(given(("paper 2021-12-31", WITHDRAWN)))
    assert str(found.standing[0].fluent) == "post(LTU, CHN, lithuanian-embassy-in-china)"
    assert (found.last_change, act(found.last_act), act(found.weightiest)) == (
        None,
        ("paper/denied", None),
        ("paper/fewer", None),
    )


def test_where_something_changed_or_nothing_weighs_more_than_the_last_act_none_is_the_weightiest(given):
    assert lead(given(("paper 2021-12-31", NAME + WITHDRAWN + LEVEL))).weightiest is None
    assert lead(given(("paper 2021-12-31", WITHDRAWN.replace("kind: staff-reduced", "kind: meeting-held")
        .replace("sender: LTU, host: CHN, number: 41", "parties: [CHN, LTU]")))).weightiest is None  # fmt: skip


def test_where_nothing_is_sure_the_first_doubt_is_told(given):
    claim = "- {id: e, kind: customs-excluded, date: 2021-12-01, by: CHN, target: LTU, stance: claimed}\n"
    found = lead(given(("paper 2021-12-31", claim)))
    assert found.standing is None
    assert found.doubtful[0].fluent.name == "trade-restriction"


def test_the_act_from_which_most_others_come_is_told_once(given):
    found = lead(given(("paper 2021-12-31", NAME + RECALL + LEVEL)))
    assert found.root.entry.happening.id == "paper/name"
    assert act(found.last_change) == ("paper/level", None)


def test_of_two_acts_the_last_change_names_what_the_other_side_did_first(given):
    found = lead(given(("paper 2021-12-31", NAME + LEVEL)))
    assert found.root is None
    assert act(found.last_change) == ("paper/level", "paper/name")
    assert found.last_act is None


def test_a_later_act_that_changes_nothing_is_told_beside_the_last_change(given):
    found = lead(given(("paper 2021-12-31", NAME + LEVEL + VISIT)))
    assert (act(found.last_change)[0], act(found.last_act)[0]) == ("paper/level", "paper/visit")


def test_an_act_of_a_vague_day_is_not_called_the_last(given):
    vague = VISIT.replace("2021-12-01", '"[2021-08..2021-12]"')
    assert lead(given(("paper 2021-12-31", NAME + LEVEL + vague))).last_act is None


def test_plans_are_overdue_or_to_come(given):
    found = lead(given(("paper 2021-01-02", PLAN.format("early", "2021-03-01") + PLAN.format("late", "2022-03-01"))))
    assert [plan.event.id for plan in found.overdue] == ["early"]
    assert [plan.event.id for plan in found.coming] == ["late"]


def test_documents_that_end_long_before_are_warned_of(given):
    told = given(("paper 2021-12-31", RECALL.replace(", because: name", "")))
    assert lead(told, on="2022-06-01").silent_since is None
    assert lead(told, on="2022-12-31").silent_since == date(2021, 12, 31).toordinal()


def test_two_of_whom_nothing_is_told_have_an_empty_report(given):
    told = given(("paper 2021-12-31", RECALL.replace(", because: name", "")))
    asked = told.asked("2021-12-31")
    assert is_empty(dyad_briefing(relation(told.narrative, Dyad("ISL", "PRY"), asked), 1))
    assert not is_empty(dyad_briefing(relation(told.narrative, Dyad("CHN", "LTU"), asked), 1))


def test_a_term_that_ran_out_is_told_before_all_that_is_sure(given):
    measure = (
        "- {id: measure, kind: trade-measure-imposed, date: 2021-02-01, until: 2021-06-30, by: CHN, target: LTU,\n"
        "   measure: tariffs on beef}\n"
    )
    found = lead(given(("paper 2021-12-31", NAME + measure + RECALL)))
    assert str(found.doubtful[0].fluent) == "trade-restriction(CHN, LTU, tariffs on beef)"
    assert iso(found.doubtful[0].term) == "2021-06-30"
    assert str(found.standing[0].fluent) == "head-of-mission(CHN, LTU)"
