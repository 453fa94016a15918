"""Every reason for 'possibly' has its words, and each is said once."""

import pytest

from tracker.calculus.doubts import Doubt
from tracker.reports.language.doubts import why


@pytest.mark.parametrize("doubt", Doubt)
def test_every_reason_has_words(doubt):
    assert len(why([doubt]).split()) > 2


def test_reasons_are_said_once_in_their_order():
    assert why([Doubt.CLAIMED, Doubt.STALE, Doubt.CLAIMED]) == "it rests on a claim; nothing recent confirms it"


def test_what_is_certain_has_no_reason():
    assert why([]) == ""
