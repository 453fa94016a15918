"""What changed between two days, and between two states of knowledge: which fluent, when, from what, to what."""

from tracker.calculus.timeline import Answer
from tracker.model.days import iso
from tracker.narrative.spans import Condition
from tracker.projections.changes import Turn, changes_between_days, changes_of_knowledge, turn
from tracker.projections.dyads import Dyad

RELATIONS = """\
- {id: tied, kind: relations-established, date: 1991-09-14, parties: [CHN, LTU], at-level: ambassador}
- {id: lowered, kind: relations-downgraded, date: 2021-11-21, by: CHN, with: LTU, to-level: "chargé d'affaires"}
"""
RECALL = "- {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, because: name}\n"
NAME = "- {id: name, kind: office-name-allowed, date: 2021-07-20, host: LTU, owner: TWN, name: Taiwanese}\n"
VAGUE = RECALL.replace("2021-08-10", "2021-08").replace(", because: name", "")


def between(told, first, last):
    return changes_between_days(told.narrative, Dyad("LTU", "CHN"), told.asked(first), told.asked(last))


def learned(told, on, before, after):
    """What is known of a day by one day of publication that was not by another."""
    old, new = told.known(before), told.known(after)
    return changes_of_knowledge(old.narrative, new.narrative, Dyad("LTU", "CHN"), old.asked(on), new.asked(on))


def rows(report):
    """The changes as plain words."""
    return [
        (str(c.fluent), iso(c.day) if c.day else None, c.turn.value, c.before.values, c.after.values)
        for c in report.changes
    ]


def test_a_value_that_gives_way_to_another_changed_on_the_day_of_the_act(given):
    told = given(("paper", RELATIONS))
    lowered = ("level(CHN, LTU)", "2021-11-21", "changed", ("ambassador",), ("chargé d'affaires",))
    assert rows(between(told, "2021-11-20", "2021-11-21")) == [lowered]
    (change,) = between(told, "2021-11-20", "2021-11-21").changes
    assert change.witnesses[0].event.id == "lowered"


def test_what_changed_on_the_first_day_itself_was_so_by_its_end(given):
    told = given(("paper", RELATIONS))
    assert rows(between(told, "2021-11-21", "2021-12-31")) == []
    assert rows(between(told, "2021-01-01", "2021-11-20")) == []


def test_a_vague_day_makes_a_change_doubtful_first_and_certain_then(given):
    told = given(("paper", VAGUE))
    steps = [(day, turned, after) for _, day, turned, _, after in rows(between(told, "2021-07-01", "2021-12-31"))]
    assert steps[-1] == ("2021-08-31", "became certain", ("recalled",))
    assert ("2021-08-01", "became doubtful") in [(day, turned) for day, turned, _ in steps]


def test_the_acts_of_the_days_are_told_with_the_causes_from_before(given):
    told = given(("paper", NAME + RECALL))
    report = between(told, "2021-07-31", "2021-08-31")
    assert [(act.happening.id, act.cause_only) for act in report.chronology] == [
        ("paper/name", True),
        ("paper/recall", False),
    ]
    assert between(told, "2021-08-10", "2021-08-31").chronology == ()


def test_the_same_state_of_knowledge_differs_in_nothing(given):
    told = given(("paper 2021-12-31", RELATIONS))
    report = learned(told, "2021-12-31", "2022-01-01", "2023-01-01")
    assert (report.changes, report.chronology, report.published, report.mended) == ((), (), (), ())


def test_what_a_later_document_tells_became_known(given):
    told = given(("early 2021-08-01", RELATIONS.splitlines()[0]), ("late 2021-09-01", VAGUE))
    report = learned(told, "2021-12-31", "2021-08-31", "2021-09-01")
    assert rows(report) == [("head-of-mission(CHN, LTU)", None, "became known", (None,), ("recalled",))]
    assert [document.id for document in report.published] == ["late"]
    assert [act.happening.id for act in report.chronology] == ["late/recall"]


def test_a_second_report_that_narrows_a_day_makes_the_answer_certain(given):
    first = VAGUE.replace("host: LTU", "host: LTU, happening: gone")
    second = first.replace("2021-08,", "2021-08-10,")
    told = given(("early 2021-09-01", first), ("late 2021-10-01", second))
    _, change = learned(told, "2021-08-15", "2021-09-30", "2021-10-01").changes
    assert (change.turn, change.after.values) == (Turn.CERTAIN, ("recalled",))


def test_a_denial_makes_doubtful_what_was_known(given):
    report = RECALL.replace("because: name", "happening: gone")
    denial = report.replace("happening: gone", "happening: gone, stance: denied, according-to: [a spokesman]")
    told = given(("early 2021-09-01", report), ("late 2021-10-01", denial))
    _, change = learned(told, "2021-12-31", "2021-09-30", "2021-10-01").changes
    assert (change.turn, change.before.answer, change.after.answer) == (Turn.DOUBTFUL, Answer.HOLDS, Answer.POSSIBLY)


def test_a_turn_is_named_by_both_states():
    holds, other = Condition(Answer.HOLDS, ("full",)), Condition(Answer.HOLDS, ("observer",))
    not_so, perhaps = Condition(Answer.NOT, (None,)), Condition(Answer.POSSIBLY, ("full",))
    assert [turn(not_so, holds), turn(holds, not_so), turn(holds, other)] == [Turn.BEGAN, Turn.ENDED, Turn.CHANGED]
    assert [turn(perhaps, holds), turn(perhaps, not_so)] == [Turn.CERTAIN, Turn.CERTAIN]
    assert [turn(holds, perhaps), turn(not_so, perhaps)] == [Turn.DOUBTFUL, Turn.DOUBTFUL]


def test_what_an_act_presupposes_of_its_eve_is_no_change_of_its_own(given):
    told = given(("paper", RECALL.replace(", because: name", "")))
    began = ("head-of-mission(CHN, LTU)", "2021-08-10", "changed", ("in post",), ("recalled",))
    ours = [row for row in rows(between(told, "2021-01-01", "2021-12-31")) if row[0].startswith("head")]
    assert ours == [began]
    ours = [row for row in rows(between(told, "2021-01-01", "2021-08-09")) if row[0].startswith("head")]
    assert [row[1:3] for row in ours] == [("2021-08-09", "became certain")]


def test_what_is_only_open_because_relations_began_is_no_change(given):
    tied = "- {id: tied, kind: relations-established, date: 2021-02-01, parties: [CHN, LTU]}\n"
    seen = '- {id: seen, kind: observed, date: 2021-03-14, that: "head-of-mission(LTU, CHN) = in post"}\n'
    ours = [row[:3] for row in rows(between(given(("paper", tied + seen)), "2021-01-01", "2021-12-31"))]
    assert ("head-of-mission(CHN, LTU)", "2021-03-14", "became certain") not in ours
    assert [row for row in ours if row[0].startswith("head")] == [
        ("head-of-mission(LTU, CHN)", "2021-03-14", "became certain")
    ]


IN = "- {id: in, kind: format-joined, date: 2004-05-01, who: [LTU], format: EU}\n"
IMPOSED = "- {id: imposed, kind: sanctions-imposed, date: %s, by: EU, target: BLR, regime: eu-belarus-measures}\n"


def of_belarus(told, first, last):
    report = changes_between_days(told.narrative, Dyad("LTU", "BLR"), told.asked(first), told.asked(last))
    return [(c.through, iso(c.day), c.turn.value, [w.event.id for w in c.witnesses]) for c in report.changes]


def test_what_a_format_shares_with_its_members_changes_for_them(given):
    told = given(("paper", IN + IMPOSED % "2020-10-02"))
    assert of_belarus(told, "2020-10-01", "2020-12-31") == [("EU", "2020-10-02", "became certain", ["imposed", "in"])]
    assert of_belarus(told, "2020-10-02", "2020-12-31") == []


def test_who_joins_a_format_shares_from_then_on(given):
    told = given(("paper", IN + IMPOSED % "2004-01-01"))
    assert of_belarus(told, "2004-01-02", "2004-12-31") == [("EU", "2004-05-01", "began", ["imposed", "in"])]


def test_what_became_known_of_a_formats_sanctions_became_known_for_its_members(given):
    told = given(("first 2020-01-01", IN), ("second 2020-12-31", IMPOSED % "2020-10-02"))
    old, new = told.known("2020-12-30"), told.known("2020-12-31")
    asked = old.asked("2020-12-31"), new.asked("2020-12-31")
    report = changes_of_knowledge(old.narrative, new.narrative, Dyad("LTU", "BLR"), *asked)
    assert [(c.through, c.day, c.turn) for c in report.changes] == [("EU", None, Turn.KNOWN)]


def test_a_membership_that_an_invitation_denied_becomes_doubtful_when_its_notice_runs_out(given):
    invited = "- {id: invited, kind: format-invited, date: 2021-08-24, who: ARG, format: BRICS}\n"
    told = given(("paper 2021-08-24", invited))
    report = changes_between_days(
        told.narrative, Dyad("ARG", "BRICS"), told.asked("2021-12-31"), told.asked("2024-12-31")
    )
    assert rows(report)[0] == ("member(ARG, BRICS)", "2023-08-24", "became doubtful", ("full",), (None,))
