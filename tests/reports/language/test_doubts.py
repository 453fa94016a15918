"""Every reason for 'possibly' has its words, and each is said once."""

import pytest

from tracker.calculus.doubts import Doubt
from tracker.reports.language.doubts import why, why_of


@pytest.mark.parametrize("doubt", Doubt)
def test_every_reason_has_words(doubt):
    assert len(why([doubt]).split()) > 2


def test_reasons_are_said_once_in_their_order():
    assert why([Doubt.CLAIMED, Doubt.STALE, Doubt.CLAIMED]) == "it rests on a claim; nothing recent confirms it"


def test_what_is_certain_has_no_reason():
    assert why([]) == ""


TERM = """
- {id: renewed, kind: sanctions-renewed, date: 2023-03-13, until: 2023-09-15, by: EU, target: RUS,
   regime: eu-russia-measures}
"""


def test_a_term_that_ran_out_is_told_with_its_last_day(given):
    log = given(("paper", TERM))
    answers = log.relation("EU", "RUS", "2024-01-01").answers
    assert why_of(answers) == "its term ran to 15 September 2023, and no renewal is in the log"
    assert why_of(log.relation("EU", "RUS", "2023-09-15").answers) == ""
