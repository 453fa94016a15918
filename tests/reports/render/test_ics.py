"""What comes up as iCalendar, read back by the package that writes it: days, identities, and what has no day."""

from datetime import date

import pytest
from icalendar import Calendar

from tracker.narrative.timelines import Timelines
from tracker.projections.agenda import agenda
from tracker.reports.render.ics import ics

LOG = """\
things: {plan: {type: programme, name: "a directive; with, marks"}}
events:
  - {id: adopted, kind: programme-adopted, date: 2021-12-03, until: 2025-12-31, by: BLR, with: CHN, programme: plan}
  - {id: opens, kind: ambassador-appointed, stance: announced, degree: decided, said: 2021-12-03, date: 2025-12-12,
     sender: BLR, host: CHN}
  - {id: some-day, kind: visit-made, stance: announced, degree: decided, said: 2021-12-03, date: 2025-12,
     guest: BLR, host: CHN}
"""


@pytest.fixture
def written(given):
    """Write what comes up on a day, for one actor or for all."""
    told = given(("paper", LOG))
    return lambda on, days=60, actor=None: ics(agenda(Timelines(told.narrative), told.asked(on), days, actor))


def entries(text):
    return [(str(entry["SUMMARY"]), entry.decoded("DTSTART")) for entry in Calendar.from_ical(text).events]


def test_each_day_is_an_entry_and_a_month_is_none(written):
    assert entries(written("2025-12-01")) == [
        ("Due: Belarus would appoint its ambassador to China", date(2025, 12, 12)),
        ("Lapses: A directive; with, marks, in force for Belarus", date(2025, 12, 31)),
    ]


def test_an_entry_keeps_its_name_from_one_writing_to_the_next(written):
    first, second = (Calendar.from_ical(written(on)).events for on in ("2025-12-01", "2025-12-02"))
    assert [entry["UID"] for entry in first] == [entry["UID"] for entry in second]
    assert len({entry["UID"] for entry in first}) == len(first)


def test_the_same_question_gives_the_same_bytes(written):
    assert written("2025-12-01") == written("2025-12-01")


def test_the_lines_end_and_fold_as_the_standard_wants(written):
    text = written("2025-12-01")
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_a_calendar_may_be_empty(written):
    assert entries(written("2010-01-01", 1)) == []
    assert "What comes up" not in written("2010-01-01", 1)
    assert "Belarus: what comes up" in written("2010-01-01", 1, "BLR")
