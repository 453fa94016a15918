"""The events that fit some filters: of whom, of which kind, document and stance, and between which days."""

from datetime import date

import pytest

from tracker.projections.listing import Filter, listing

PAPER = """\
- {id: vague, kind: ambassador-recalled, date: 2021-08, sender: CHN, host: LTU}
- {id: sharp, kind: visit-made, date: 2021-08-10, guest: LTU/parliament, host: JPN}
- {id: early, kind: format-joined, date: 2004-05-01, who: [LTU], format: EU}
"""
OTHER = """\
- {id: claim, kind: visit-made, date: 2021-07-01, guest: CHN, host: BLR, stance: claimed, according-to: [a ministry]}
- {id: plan, kind: visit-made, guest: JPN, host: LTU, stance: announced, said: 2021-05-01}
"""


def found(told, **wanted):
    for bound in ("first", "last"):
        if bound in wanted:
            wanted[bound] = date.fromisoformat(wanted[bound]).toordinal()
    return [
        event.id
        for event in listing([told.narrative], Filter(**wanted), told.asked("2021-12-31"), told.logs.catalogue).events
    ]


@pytest.fixture
def told(given):
    return given(("paper", PAPER), ("other", OTHER))


def test_all_events_stand_in_the_order_of_their_last_days(told):
    assert found(told) == ["early", "plan", "claim", "sharp", "vague"]


@pytest.mark.parametrize(("actors", "events"), [
    (("LTU",), ["early", "plan", "sharp", "vague"]),
    (("LTU/parliament",), ["sharp"]),
    (("LTU", "CHN"), ["vague"]),
    (("LTU", "BLR"), []),
])  # fmt: skip
def test_all_of_the_actors_take_part(told, actors, events):
    assert found(told, actors=actors) == events


@pytest.mark.parametrize(("wanted", "events"), [
    ({"kind": "visit-made"}, ["plan", "claim", "sharp"]),
    ({"document": "paper"}, ["early", "sharp", "vague"]),
    ({"stance": "claimed"}, ["claim"]),
    ({"kind": "visit-made", "stance": "reported"}, ["sharp"]),
    ({"kind": "visit-made", "document": "nowhere"}, []),
])  # fmt: skip
def test_filters_narrow_together(told, wanted, events):
    assert found(told, **wanted) == events


@pytest.mark.parametrize(("first", "last", "events"), [
    ("2021-08-11", "2021-12-31", ["vague"]),
    ("2021-08-10", "2021-08-10", ["sharp", "vague"]),
    ("2021-08-31", "2021-12-31", ["vague"]),
    ("2021-09-01", "2021-12-31", []),
    ("2021-01-01", "2021-07-31", ["plan", "claim"]),
])  # fmt: skip
def test_a_vague_event_is_within_days_that_it_may_be_of(told, first, last, events):
    assert found(told, first=first, last=last) == events


def test_a_plan_without_a_day_stands_by_when_it_was_said(told):
    assert found(told, first="2021-05-01", last="2021-05-01") == ["plan"]
    assert "plan" not in found(told, first="2021-05-02")
