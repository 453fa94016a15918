"""Without a period, a briefing tells of a year, or since the last change where that year is empty."""

import pytest

from tracker.model.days import day, iso
from tracker.projections.dyads import Dyad, own_happenings
from tracker.projections.period import period_start

LOG = """\
- {id: joined, kind: format-joined, date: 2012-04-26, who: [LTU, CHN], format: CHN-CEEC}
- {id: recall, kind: ambassador-recalled, date: 2014-03-02, sender: CHN, host: LTU}
- {id: urged, kind: called-on, date: 2016-01-05, by: CHN, toward: LTU, to: think again}
"""


@pytest.mark.parametrize(
    ("on", "starts"),
    [
        ("2014-12-31", "2014-01-01"),  # the year has the recall
        ("2016-12-31", "2016-01-01"),  # words happen, too
        ("2021-12-31", "2014-03-02"),  # nothing in 2021: since the recall, and not since the words
        ("2011-12-31", "2011-01-01"),  # nothing before: the year
    ],
)
def test_an_empty_year_begins_with_the_last_change(given, on, starts):
    narrative = given(("paper", LOG)).narrative
    first = day(on[:4] + "-01-01")
    assert iso(period_start(narrative, own_happenings(narrative, Dyad("LTU", "CHN")), first, day(on))) == starts
