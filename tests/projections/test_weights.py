"""Where there is no room for all, what weighs more is told: what binds before words, another kind before a second."""

from datetime import date

from tracker.projections.weights import in_weight, weightiest_acts

ACTS = """\
- {id: praise-1, kind: praised, date: 2021-11-01, by: CHN, toward: BLR}
- {id: praise-2, kind: praised, date: 2021-11-02, by: CHN, toward: BLR}
- {id: visit, kind: visit-made, date: 2021-03-01, guest: CHN, host: BLR}
- {id: recall, kind: ambassador-recalled, date: 2021-02-01, sender: CHN, host: BLR}
- {id: maybe, kind: visit-made, date: "[2020-12-30..2021-01-03]", guest: BLR, host: CHN}
"""
YEAR = (date(2021, 1, 1).toordinal(), date(2021, 12, 31).toordinal())


def chosen(told, most):
    acts = list(told.narrative.happenings.values())
    return [act.together.id for act in weightiest_acts(told.narrative, acts, YEAR, most)]


def test_what_changes_what_holds_comes_before_words_and_what_is_sure_before_what_may_be(given):
    told = given(("paper", ACTS))
    assert chosen(told, 5) == ["recall", "visit", "praise-2", "praise-1", "maybe"]


def test_with_little_room_the_weighty_are_told(given):
    assert chosen(given(("paper", ACTS)), 2) == ["recall", "visit"]


def test_of_equal_weight_another_kind_comes_before_a_second_of_one(given):
    blame = "- {id: blame, kind: criticised, date: 2021-01-05, by: CHN, toward: BLR}\n"
    words = [name for name in chosen(given(("paper", ACTS + blame)), 6) if name.startswith(("praise", "blame"))]
    assert words == ["praise-2", "blame", "praise-1"]


def test_conditions_stand_by_subject_and_what_is_of_both_before_what_is_of_one(given):
    told = given(("paper", ACTS))
    answers = told.relation("CHN", "BLR", "2021-12-31").answers
    assert [str(same[0].fluent) for same in in_weight(told.logs.catalogue, reversed(answers))] == sorted(
        {str(answer.fluent) for answer in answers}, key=lambda fluent: fluent != "relations(BLR, CHN)"
    )
