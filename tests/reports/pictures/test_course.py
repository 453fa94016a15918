"""From a relation's course to its line of time: the days it covers, and which conditions there is room for."""

import pytest

from tracker.model.days import FUTURE, PAST, day
from tracker.projections.course import course
from tracker.projections.dyads import Dyad
from tracker.projections.relation import Asked
from tracker.reports.pictures.course import course_chart
from tracker.reports.pictures.timeline import drawn_timeline

TALKS = "- {{id: talks, kind: consultations-held, date: {date}, parties: [LTU, CHN]}}\n"
EMPIRES = """\
actors:
  ROME: {{type: organisation, names: [Rome]}}
  PARTHIA: {{type: organisation, names: [Parthia]}}
events:
  - {{id: talks, kind: consultations-held, date: {date}, parties: [ROME, PARTHIA]}}
"""
PLACES = "abcdefghij"
CONSULATES = (
    "things:\n"
    + "".join(f"  consulate-{place}: {{type: office, name: the consulate in {place.upper()}}}\n" for place in PLACES)
    + "events:\n"
    + "".join(
        f"  - {{id: {place}, kind: post-opened, date: 2010-05-01, owner: CHN, host: LTU, office: consulate-{place}}}\n"
        for place in PLACES
    )
    + "  - {id: j-closed, kind: mission-closed, date: 2020-09-01, owner: CHN, host: LTU, office: consulate-j}\n"
)


def charted(log, a="LTU", b="CHN", first=None, last=None):
    narrative = log.timelines.narrative
    bounds = [None if one is None else day(one) for one in (first, last)]
    return course_chart(course(narrative, Dyad(a, b), Asked(FUTURE)), *bounds)


@pytest.mark.parametrize(
    ("first", "last", "title"),
    [
        ("2024-01-02", "2024-12-31", "Lithuania and China, 23 February to 14 March 2024"),
        ("2024-03-01", "2024-03-09", "Lithuania and China, 1 to 9 March 2024"),
        ("2023-06-01", "2024-02-29", "Lithuania and China, 1 June 2023 to 29 February 2024"),
        ("2001-01-01", "2001-12-31", "Lithuania and China, in 2001"),
        ("2001-01-01", "2003-12-31", "Lithuania and China, 2001 to 2003"),
    ],
)
def test_the_title_says_from_when_to_when_and_days_without_acts_are_cut_off(given, first, last, title):
    log = given(("paper", TALKS.format(date="2024-03-04")))
    assert charted(log, first=first, last=last).title == title


@pytest.mark.parametrize("date", ["0001-01-01", '"0120"', '"[..0120]"', '"[0120..]"'])
def test_a_line_of_time_ends_where_days_end(given, date):
    log = given(("chronicle", EMPIRES.format(date=date)))
    chart = charted(log, "ROME", "PARTHIA")
    assert PAST < chart.first <= chart.last < FUTURE
    assert "Rome and Parthia held consultations" in drawn_timeline(chart)


def test_of_many_conditions_those_that_changed_are_drawn_and_the_others_counted(given):
    chart = charted(given(("paper", CONSULATES)), first="2020-01-01", last="2020-12-31")
    assert [bar.label[-1] for bar in chart.bars if "onsulate" in bar.label][-1] == "J"
    assert (len(chart.bars), chart.more_bars) == (2, 9)  # of nine that ran alike none is drawn
    assert "9 more conditions are not drawn, for want of room." in drawn_timeline(chart)


def test_a_condition_that_changed_more_often_than_can_be_seen_is_one_bar_with_their_number(given):
    turn = "- {{id: {0}-{1}, kind: ambassador-{0}, date: 2021-0{2}-{3:02}, sender: CHN, host: LTU}}\n"
    turns = "".join(
        turn.format(what, n, 1 + n // 24, 1 + n % 24 + later)
        for n in range(0, 96, 2)
        for later, what in enumerate(("recalled", "returned"))
    )
    bars = {bar.label: bar.pieces for bar in charted(given(("paper", turns))).bars}
    (piece,) = bars["China's ambassador to Lithuania"]
    assert piece.value.endswith(" changes")
    assert int(piece.value.split()[0]) > 90
