"""The course of a relation at the ends of time: what exists from the first day that can be written, or to the last."""

import pytest

from tracker.model.days import FUTURE
from tracker.projections.course import course
from tracker.projections.dyads import Dyad
from tracker.projections.relation import Asked
from tracker.reports.text.course import course_text

EMPIRES = """\
actors:
  ROME: {{type: country, names: [Rome]{existence}}}
  PARTHIA: {{type: country, names: [Parthia]{existence}}}
events:
  - {{id: relations, kind: relations-established, date: {date}, parties: [ROME, PARTHIA]}}
"""


@pytest.mark.parametrize(
    ("existence", "date", "known"),
    [
        (", existence: 0001/", '"0120"', "1 January 1 to 30 December 120: possibly"),
        (", existence: 0001/", "0001-01-01", "from 1 January 1: holds"),
        (", existence: 0001/9999-12-31", '"0120"', "31 December 120 to 30 December 9999: holds"),
        ("", '"0120"', "to 30 December 120: possibly"),
    ],
)
def test_actors_may_exist_from_the_first_day_and_to_the_last(given, existence, date, known):
    log = given(("chronicle", EMPIRES.format(existence=existence, date=date)))
    text = course_text(course(log.timelines.narrative, Dyad("ROME", "PARTHIA"), Asked(FUTURE)))
    assert "Diplomatic relations between Parthia and Rome" in text
    assert known in text
