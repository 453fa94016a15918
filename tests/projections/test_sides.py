"""Whose act an event is, and whose position."""

import pytest

from tracker.projections.dyads import Dyad
from tracker.projections.sides import Side, acting, side_of, stating_side


def only(told):
    return next(iter(told.narrative.events.values()))


@pytest.mark.parametrize(
    ("event", "actors", "side"),
    [
        ("kind: ambassador-recalled, sender: CHN, host: LTU", ("CHN",), Side.FIRST),
        ("kind: ambassador-recalled, sender: LTU, host: CHN", ("LTU",), Side.SECOND),
        ("kind: ambassador-expelled, host: LTU, sender: CHN", ("LTU",), Side.SECOND),
        ("kind: meeting-held, parties: [CHN, LTU]", ("CHN", "LTU"), Side.BOTH),
        ("kind: visit-made, guest: LTU/foreign-minister, host: CHN", ("LTU/foreign-minister",), Side.SECOND),
        ("kind: sanctions-imposed, by: EU, target: CHN, regime: eu-russia-measures", ("EU",), Side.SECOND),
    ],
)
def test_an_act_is_of_who_does_it(given, event, actors, side):
    told = given(("paper", f"- {{id: e, date: 2021-08-10, {event}}}\n"))
    assert acting(only(told), told.logs.catalogue) == actors
    assert side_of(only(told), told.logs.catalogue, Dyad("CHN", "LTU")) is side


@pytest.mark.parametrize(("by", "side"), [("LTU", "LTU"), ("LTU/foreign-minister", "LTU"), ("POL", None)])
def test_a_position_is_of_the_side_that_states_it(given, by, side):
    event = f"- {{id: e, kind: position-stated, date: 2021-08-10, by: {by}, topic: trade, direction: open}}\n"
    told = given(("paper", event))
    assert stating_side(only(told), ("CHN", "LTU"), told.narrative) == side
