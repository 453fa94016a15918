"""Words prove less than deeds: a decision does not outlive the deed, and a group is a member of nothing."""

import pytest

from tracker.narrative.checks import check_narrative

FOUNDED = "- {id: founded, kind: format-founded, date: 2012-04-26, members: [CHN, LTU, EST], format: CHN-CEEC}\n"
LEFT = "- {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC%s}\n"
DECIDED = "- {id: decided, kind: format-exit-decided, date: %s, who: [LTU], format: CHN-CEEC%s}\n"
MEMBER = "member(LTU, CHN-CEEC) = full"


@pytest.mark.parametrize("date", ["'[..2021-07-20]'", "2021", "2021-05", "2021-05-22"])
def test_a_decision_told_after_the_deed_does_not_outlive_it(given, date):
    log = given(("paper", FOUNDED + LEFT % "" + DECIDED % (date, "")))
    assert log.answer(MEMBER, "2021-05-21") == "holds"
    assert log.answer(MEMBER, "2021-05-22") == "does not hold"
    assert log.answer(MEMBER, "2021-12-31") == "does not hold"


def test_nor_the_claim_of_a_deed(given):
    log = given(("paper", FOUNDED + LEFT % ", stance: claimed, according-to: [a man]" + DECIDED % ("2021-07-01", "")))
    assert log.answer(MEMBER, "2021-07-02") == "possibly"


def test_a_decision_alone_proves_the_membership_of_its_eve(given):
    log = given(("paper", DECIDED % ("2021-03-01", "")))
    assert log.answer(MEMBER, "2021-02-28") == "holds"
    assert log.answer(MEMBER, "2021-03-01") == "holds"


def test_a_word_is_not_the_happening_of_its_deed(given):
    log = given(("paper", FOUNDED + LEFT % ", happening: exit" + DECIDED % ("2021-05-22", ", happening: exit")))
    assert [finding.code for finding in check_narrative(log.timelines.narrative)] == ["word-and-deed"]


def test_a_group_is_a_member_of_nothing(given):
    urged = "- {id: urged, kind: format-exit-urged, date: 2022-08-11, by: EST, who: [%s], format: CHN-CEEC}\n"
    left = "- {id: left, kind: format-left, date: 2022-08-12, who: [%s], format: CHN-CEEC}\n"
    log = given(("paper", urged % "CEE" + left % "CEE"))
    assert not [fluent for fluent in log.timelines.narrative.fluents if "CEE" in fluent.args]
    assert given(("paper", urged % "LTU")).answer(MEMBER, "2022-08-10") == "holds"
