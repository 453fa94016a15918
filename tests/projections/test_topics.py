"""Positions by topic: what each side last stated on it, and what belongs in no row."""

from tracker.projections.dyads import Dyad, own_happenings
from tracker.projections.statements import latest_statements
from tracker.projections.topics import by_topic

STATED = """\
- {id: ours, kind: position-stated, date: 2021-03-01, by: LTU, topic: trade, direction: open, toward: CHN}
- {id: theirs, kind: position-stated, date: 2021-04-01, by: CHN, topic: trade, direction: closed, toward: LTU}
- {id: other, kind: position-stated, date: 2021-05-01, by: POL, topic: rail, direction: welcome, toward: LTU}
- {id: said, kind: position-stated, date: 2021-05-01, by: CHN, topic: visas, direction: none, toward: LTU,
   stance: claimed}
"""


def topics(told, *sides):
    own = own_happenings(told.narrative, Dyad("CHN", "LTU"))
    own = [*own, told.happening("paper/other")]
    positions = latest_statements(told.narrative, own, told.asked("2021-12-31").on, "position")
    found = by_topic(positions, sides, told.narrative)
    rows = {topic: {side: [one.event.id for one in of] for side, of in by.items()} for topic, by in found.sides.items()}
    return rows, [one.event.id for one in found.others]


def test_both_sides_of_a_topic_stand_in_one_row_and_a_third_elsewhere(given):
    told = given(("paper", STATED))
    assert topics(told, "CHN", "LTU") == ({"trade": {"LTU": ["ours"], "CHN": ["theirs"]}}, ["other"])


def test_of_one_side_the_other_is_one_of_the_others(given):
    assert topics(given(("paper", STATED)), "LTU") == ({"trade": {"LTU": ["ours"]}}, ["theirs", "other"])
