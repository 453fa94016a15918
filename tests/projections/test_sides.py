"""Whose act an event is: the first, the second, or both; and whose position."""

import pytest

from tracker.projections.dyads import Dyad
from tracker.projections.sides import Side, acting, side_of, stating_side

LOG = """\
- {id: theirs, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}
- {id: ours, kind: visit-made, date: 2021-03-01, guest: LTU/parliament, host: CHN}
- {id: together, kind: relations-established, date: 1991-09-14, parties: [CHN, LTU]}
- {id: package, kind: sanctions-imposed, date: 2021-12-02, by: EU, target: CHN, regime: eu-belarus-measures}
- {id: said, kind: position-stated, date: 2021-09-01, by: LTU/parliament, topic: trade, direction: wary, toward: [CHN]}
"""


@pytest.mark.parametrize(("name", "side"), [
    ("theirs", Side.SECOND),
    ("ours", Side.FIRST),
    ("together", Side.BOTH),
    ("package", Side.FIRST),
])  # fmt: skip
def test_the_side_that_acts_is_that_of_the_first_role_or_the_other_one_is_named(given, name, side):
    narrative = given(("paper", LOG)).narrative
    assert side_of(narrative.events[f"paper/{name}"], narrative.catalogue, Dyad("LTU", "CHN")) is side


def test_asked_the_other_way_round_the_sides_change(given):
    narrative = given(("paper", LOG)).narrative
    assert side_of(narrative.events["paper/theirs"], narrative.catalogue, Dyad("CHN", "LTU")) is Side.FIRST


def test_who_acts_stands_first_in_the_sentence_of_the_kind(given):
    narrative = given(("paper", LOG)).narrative
    assert acting(narrative.events["paper/theirs"], narrative.catalogue) == ("CHN",)
    assert acting(narrative.events["paper/together"], narrative.catalogue) == ("CHN", "LTU")


def test_a_position_is_of_the_whole_whose_part_states_it(given):
    narrative = given(("paper", LOG)).narrative
    assert stating_side(narrative.events["paper/said"], ("LTU", "CHN"), narrative) == "LTU"
    assert stating_side(narrative.events["paper/said"], ("JPN", "CHN"), narrative) is None
