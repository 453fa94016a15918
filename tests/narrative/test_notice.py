"""Notice: who said that it would leave is believed to be in for half a year, unless something tells of it later.

Who was invited is believed to be out for two years, in the same way.
"""

import pytest

MEMBER = "member(NER, ECOWAS) = full"
SEEN = '- {id: %s, kind: observed, date: %s, that: "member(NER, ECOWAS) = full"}\n'
NOTICE = "- {id: notice, kind: format-exit-decided, date: 2024-01-28, who: [NER], format: ECOWAS}\n"
LEFT = "- {id: left, kind: format-left, date: 2025-01-29, who: [NER], format: ECOWAS}\n"
JOINED = "- {id: back, kind: format-joined, date: 2030-01-01, who: [NER], format: ECOWAS}\n"

PARTY = "party(GMB, rome-statute) = full"
FORCE = "- {id: in, kind: agreement-acceded-to, date: 2002-09-01, who: [GMB], agreement: rome-statute}\n"
DENOUNCED = "- {id: out, kind: agreement-denounced, date: 2016-11-10, by: GMB, agreement: rome-statute}\n"
WITHDRAWN = "- {id: back, kind: notice-withdrawn, date: 2017-02-10, by: GMB, agreement: rome-statute}\n"


@pytest.mark.parametrize(
    ("events", "on", "answer"),
    [
        (SEEN % ("seen", "2023-12-31"), "2040-01-01", "holds"),
        (NOTICE, "2024-01-28", "holds"),
        (SEEN % ("seen", "2023-12-31") + NOTICE, "2024-01-28", "holds"),
        (SEEN % ("seen", "2023-12-31") + NOTICE, "2024-07-27", "holds"),
        (SEEN % ("seen", "2023-12-31") + NOTICE, "2024-07-28", "possibly"),
        (NOTICE + SEEN % ("seen", "2024-12-31"), "2024-10-01", "holds"),
        (NOTICE + SEEN % ("seen", "2024-12-31"), "2025-07-01", "possibly"),
        (NOTICE + LEFT, "2025-01-28", "holds"),
        (NOTICE + LEFT, "2025-01-29", "does not hold"),
        (NOTICE + LEFT + JOINED, "2040-01-01", "holds"),
    ],
)
def test_a_membership_of_which_notice_was_given_needs_confirming(given, events, on, answer):
    assert given(("paper 2031-01-01", events)).answer(MEMBER, on) == answer


def test_the_doubt_says_that_nothing_confirms_it(given):
    assert given(("paper", NOTICE)).why(MEMBER, "2025-06-01") == ["stale"]


def test_who_wants_to_leave_by_another_word_is_no_notice(given):
    urged = "- {id: urged, kind: format-exit-urged, date: 2024-01-28, by: FRA, who: [NER], format: ECOWAS}\n"
    assert given(("paper", urged)).answer(MEMBER, "2040-01-01") == "holds"


@pytest.mark.parametrize(
    ("events", "answer"), [(FORCE, "holds"), (FORCE + DENOUNCED, "possibly"), (FORCE + DENOUNCED + WITHDRAWN, "holds")]
)
def test_a_notice_of_withdrawal_from_an_agreement_counts_until_it_is_taken_back(given, events, answer):
    assert given(("paper", events)).answer(PARTY, "2020-01-01") == answer


OUT = "member(MKD, NATO) = full"
INVITED = "- {id: invited, kind: format-invited, date: 2018-07-11, who: [MKD], format: NATO}\n"
SIGNED = "- {id: signed, kind: accession-treaty-signed, date: 2019-02-06, who: [MKD], format: NATO}\n"
IN = "- {id: in, kind: format-acceded, date: 2020-03-27, who: [MKD], format: NATO}\n"
GIVEN_UP = "- {id: given-up, kind: accession-given-up, date: 2019-10-18, who: [MKD], format: NATO}\n"
LIST = "{format: NATO, days: %s}"


@pytest.mark.parametrize(
    ("events", "covered", "on", "answer"),
    [
        (INVITED, "1949-08-24/2018", "2018-07-11", "does not hold"),
        (INVITED, "1949-08-24/2018", "2020-12-31", "does not hold"),
        (INVITED, "1949-08-24/2018", "2021-01-01", "possibly"),
        (INVITED, "1949-08-24/2025", "2027-12-31", "does not hold"),
        (INVITED, "1949-08-24/2017", "2020-07-10", "does not hold"),
        (INVITED, "1949-08-24/2017", "2020-07-11", "possibly"),
        (INVITED + SIGNED, "1949-08-24/2018", "2021-01-01", "does not hold"),
        (INVITED + SIGNED, "1949-08-24/2018", "2021-02-06", "possibly"),
        (INVITED + SIGNED + GIVEN_UP, "1949-08-24/2018", "2030-01-01", "does not hold"),
        (INVITED + SIGNED + IN, "1949-08-24/2018", "2020-03-26", "does not hold"),
        (INVITED + SIGNED + IN, "1949-08-24/2018", "2030-01-01", "holds"),
    ],
)
def test_who_was_invited_may_be_in_when_nothing_tells_of_it_for_two_years(given, events, covered, on, answer):
    assert given(("list 2031-01-01", events, LIST % covered)).answer(OUT, on) == answer


def test_the_doubt_whether_somebody_came_in_says_that_nothing_confirms_it(given):
    assert given(("list 2031-01-01", INVITED, LIST % "1949-08-24/2018")).why(OUT, "2021-01-01") == ["stale"]


def test_an_invitation_to_be_a_member_says_nothing_of_observers(given):
    log = given(("list 2031-01-01", INVITED, LIST % "1949-08-24/2018"))
    assert log.answer("member(MKD, NATO) = observer", "2030-01-01") == "does not hold"
