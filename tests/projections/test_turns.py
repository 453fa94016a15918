"""How memberships turned: who did alike on a day is told together, and by the one act that they did."""

from datetime import date

from tracker.model.days import iso
from tracker.projections.briefing_format import format_briefing
from tracker.projections.turns import MemberTurn, turned_alike

FOUNDED = "- {id: f, kind: format-founded, date: 2012-04-26, members: [LTU, LVA], format: CHN-CEEC}\n"
LEFT = "- {{id: {0}, kind: format-left, date: {1}, who: [{2}], format: CHN-CEEC}}\n"


def turned(told):
    asked = told.asked("2025-12-31")
    report = format_briefing(told.narrative, "CHN-CEEC", asked, date(2012, 1, 1).toordinal())
    return [
        (iso(each.day), each.turn, each.members, each.joint.id if each.joint else None)
        for each in turned_alike(report.timelines, report.turns)
    ]


def test_who_did_the_same_by_one_act_is_told_by_it(given):
    assert ("2012-04-26", MemberTurn.JOINED, ("LTU", "LVA"), "paper/f") in turned(given(("paper", FOUNDED)))


def test_who_left_on_one_day_by_acts_of_their_own_has_no_joint_act(given):
    log = FOUNDED + LEFT.format("first", "2022-08-11", "LTU") + LEFT.format("second", "2022-08-11", "LVA")
    assert turned(given(("paper", log)))[-1] == ("2022-08-11", MemberTurn.LEFT, ("LTU", "LVA"), None)


def test_on_different_days_each_stands_alone(given):
    log = FOUNDED + LEFT.format("first", "2021-05-22", "LTU") + LEFT.format("second", "2022-08-11", "LVA")
    assert [each[:3] for each in turned(given(("paper", log)))[-2:]] == [
        ("2021-05-22", MemberTurn.LEFT, ("LTU",)),
        ("2022-08-11", MemberTurn.LEFT, ("LVA",)),
    ]


def test_what_a_leaving_presupposes_is_no_joining(given):
    assert [each[:3] for each in turned(given(("paper", LEFT.format("left", "2021-05-22", "LTU"))))] == [
        ("2021-05-21", MemberTurn.WAS, ("LTU",)),
        ("2021-05-22", MemberTurn.LEFT, ("LTU",)),
    ]


def test_who_is_invited_in_a_vague_month_had_not_left_before(given):
    invited = "- {id: invited, kind: format-invited, date: 2023-08, who: [ARG, EGY], format: CHN-CEEC}\n"
    assert turned(given(("paper", invited))) == []


def test_who_is_seen_as_a_member_was_one_and_had_not_joined(given):
    seen = '- {id: seen, kind: observed, date: 2023-12-30, that: "member(LTU, CHN-CEEC) = full"}\n'
    assert [each[:3] for each in turned(given(("paper", seen)))] == [("2023-12-30", MemberTurn.WAS, ("LTU",))]
