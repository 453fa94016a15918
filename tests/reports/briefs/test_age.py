"""Doubt has an age: an office-holder whom nothing recent confirms is not printed as the holder."""

from datetime import date

from tracker.catalogue.patterns import parse_pattern
from tracker.projections.matching import matches
from tracker.reports.text.lists import matches_text

SEEN = '- {id: seen, kind: observed, date: 2021-12-02, that: "office-held(GOLOVCHENKO-ROMAN, BLR/prime-minister)"}\n'
MET = "- {id: met, kind: relations-established, date: 1992-01-20, parties: [BLR, CHN]}\n"


def test_a_page_says_that_a_holder_is_not_certain_any_more(given, page):
    log = given(("paper 2021-12-31", SEEN + MET))
    assert "Not certain" not in page(log, "BLR", "CHN", "2022-12-31").partition("## Offices")[2].partition("##")[0]
    assert "Not certain; Roman Golovchenko by the last report" in page(log, "BLR", "CHN", "2025-12-31")


def test_who_says_why_it_is_not_certain_and_when_it_was_last_confirmed(given):
    log = given(("paper 2021-12-31", SEEN))
    asked = log.asked("2025-12-31")
    assert asked.on == date(2025, 12, 31).toordinal()
    text = " ".join(matches_text(matches(log.narrative, parse_pattern("office-held(*, *)"), asked)).split())
    assert "nothing recent confirms it; last evidence 2 December 2021" in text
