"""Not known is not no: a membership starts from 'no' where the log covers the format or tells how the actor came in."""

import pytest

APPLIED = "- {id: applied, kind: format-applied-to, date: 2013-02-28, who: GRC, format: CHN-CEEC}\n"
FOUNDED = "- {id: founded, kind: format-founded, date: 2012-04-26, members: [CHN, LTU], format: CHN-CEEC%s}\n"
GREECE = "member(GRC, CHN-CEEC) = full"


def test_of_a_format_of_which_nothing_says_who_was_in_nobody_is_known_to_be_out(given):
    log = given(("paper", APPLIED))
    assert log.answer(GREECE, "2012-12-31") == "possibly"
    assert log.why(GREECE, "2012-12-31") == ["unknown before"]
    assert log.answer(GREECE, "2013-02-27") == "does not hold"  # who applies is no member


@pytest.mark.parametrize(("more", "answer"), [
    ("", "does not hold"),
    (", exhaustive: no", "possibly"),
    (", stance: claimed, according-to: [a man]", "possibly"),
    (", stance: denied, according-to: [a man]", "possibly"),
    (", stance: announced, degree: scheduled", "possibly"),
])  # fmt: skip
def test_a_certain_founding_with_all_its_members_covers_its_own_day(given, more, answer):
    log = given(("paper", APPLIED + FOUNDED % more))
    assert log.answer(GREECE, "2012-04-26") == answer


def test_a_founding_has_to_be_known(given):
    log = given(("paper 2013-03-01", APPLIED), ("later 2015-01-01", FOUNDED % ""))
    assert log.answer(GREECE, "2012-12-31") == "does not hold"
    assert log.known("2014-01-01").answer(GREECE, "2012-12-31") == "possibly"


def test_a_founding_of_which_reports_name_others_is_covered_by_the_one_that_names_all(given):
    more = FOUNDED.replace("[CHN, LTU]", "[CHN, LTU, EST]") % ", happening: start%s"
    log = given(("a", APPLIED + FOUNDED % ", happening: start"), ("b", more % ", exhaustive: no"))
    assert log.answer(GREECE, "2012-12-31") == "possibly"  # no report claims to name all three
    assert given(("a", APPLIED), ("b", more % "")).answer(GREECE, "2012-12-31") == "does not hold"


JOINED = "- {id: joined, kind: format-joined, date: 2019-04-12, who: GRC, format: CHN-CEEC%s}\n"


@pytest.mark.parametrize(("more", "answer"), [
    ("", "does not hold"),
    (", stance: claimed, according-to: [a man]", "possibly"),
])  # fmt: skip
def test_who_is_reported_to_join_was_not_in_before(given, more, answer):
    assert given(("paper", JOINED % more)).answer(GREECE, "2015-01-01") == answer


def test_unless_the_log_says_that_it_was(given):
    left = "- {id: left, kind: format-left, date: 2016-05-01, who: GRC, format: CHN-CEEC}\n"
    log = given(("paper", left + JOINED % ""))
    assert [log.answer(GREECE, on) for on in ("2015-01-01", "2016-04-30", "2017-01-01")] == [
        "possibly",
        "holds",
        "does not hold",
    ]


LISTED = "{format: CHN-CEEC, days: 2012-06-01/2012-12-31}"


def test_what_a_head_covers_goes_on_until_an_act_and_has_to_be_known(given):
    log = given(("paper 2013-03-01", APPLIED), ("list 2020-06-30", "", LISTED))
    assert [log.answer(GREECE, on) for on in ("2012-05-31", "2012-06-01", "2013-01-15")] == [
        "possibly",
        "does not hold",
        "does not hold",
    ]
    assert log.known("2020-06-29").answer(GREECE, "2013-01-15") == "possibly"
