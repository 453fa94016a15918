"""Doubt has an age: an office-holder whom nothing recent confirms is not printed as the holder."""

import json
from datetime import date

from tests.reports.briefs.conftest import sentences
from tracker.catalogue.patterns import parse_pattern
from tracker.projections.matching import matches
from tracker.reports.text.lists import matches_text

SEEN = '- {id: seen, kind: observed, date: 2021-12-02, that: "office-held(GOLOVCHENKO-ROMAN, BLR/prime-minister)"}\n'
MET = "- {id: met, kind: relations-established, date: 1992-01-20, parties: [BLR, CHN]}\n"


def test_a_page_has_who_is_in_doubt_as_the_last_one_reported_and_never_as_the_holder(given, brief, short):
    log = given(("paper 2021-12-31", SEEN + MET))
    for make in (brief, short):
        assert rows_of(make(log, "BLR", "CHN", "2022-12-31"), "Offices") == [
            ["The Prime Minister of Belarus", "Roman Golovchenko", "At least 2 December 2021", "2 December 2021"]
        ]
        later = make(log, "BLR", "CHN", "2025-12-31")
        assert rows_of(later, "Offices") == [
            ["The Prime Minister of Belarus", "Uncertain; last reported: Roman Golovchenko", "—", "2 December 2021"]
        ]
        assert [one.text for _, one in sentences(later) if "Golovchenko" in one.text] == [
            "Uncertain; last reported: Roman Golovchenko"
        ]


def test_an_ambassador_in_doubt_is_named_nowhere_as_at_post(given, short):
    came = (
        "actors:\n  DOE-J: {type: person, names: [J. Doe]}\nevents:\n"
        "  - {id: came, kind: ambassador-accredited, date: 2020-10-01, sender: LTU, host: CHN, who: DOE-J}\n"
    )
    log = given(("paper 2020-10-02", came))
    ((fact, *_),) = [row for row in rows_of(short(log, "LTU", "CHN", "2021-12-31"), "Key facts") if "post" in row[0]]
    assert fact == "Lithuania has an ambassador at post in China: J. Doe"
    later = short(log, "LTU", "CHN", "2026-12-31", since="2026-01-01")
    assert any("It is unclear whether Lithuania has an ambassador at post" in one.text for _, one in sentences(later))
    assert not any("J. Doe" in one.text for _, one in sentences(later))


def rows_of(made, heading):
    """Return the texts of the rows of a section's table."""
    section = next(one for one in (*made.sections, *made.annex) if one.heading == heading)
    return [[cell.text for cell in row] for row in section.blocks[0].rows]


def test_who_says_why_it_is_not_certain_and_when_it_was_last_confirmed(given):
    log = given(("paper 2021-12-31", SEEN))
    asked = log.asked("2025-12-31")
    assert asked.on == date(2025, 12, 31).toordinal()
    text = " ".join(matches_text(matches(log.narrative, parse_pattern("office-held(*, *)"), asked)).split())
    assert "nothing recent confirms it; last evidence 2 December 2021" in text


CHAIR = "  - {id: chair, kind: chair-taken, date: 2019-01-01, who: ROU, format: EU}\n"
TOOK = "  - {id: took, kind: office-taken, date: 2020-06-04, who: GOLOVCHENKO-ROMAN, office: BLR/prime-minister}\n"


def test_no_page_or_answer_has_as_holder_who_is_in_doubt(own):
    run, append = own
    append("paper", "2021-12-31", "events:\n" + CHAIR + TOOK)
    chair = " ".join(run("brief", "EU", "--on", "2026-01-01").split())
    assert "It is unclear whether the chair of the EU is held by Romania" in chair
    assert "nothing recent confirms it" in chair
    for words in (("replay", "BLR"), ("who", "office-held(*, BLR/prime-minister)")):
        answer = " ".join(run(*words, "--on", "2026-01-01").split())
        assert "possibly Roman Golovchenko as the Prime Minister of Belarus" in answer
        assert "stale" in answer or "nothing recent confirms it" in answer
        assert "4 June 2020" in answer
        assert " holds " not in answer
    data = json.loads(run("who", "office-held(*, BLR/prime-minister)", "--on", "2026-01-01", "--json"))
    assert [(one["answer"], one["why"], one["last_evidence"]) for one in data["answers"]] == [
        ("possibly", ["stale"], "2020-06-04")
    ]
