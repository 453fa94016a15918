"""Speakers are a chain: who says it, whom these cite, and who speak together."""

import pytest

from tracker.reports.language.speakers import according_to

CLAIM = """
- {{id: said, kind: customs-excluded, date: 2021-08, stance: claimed, by: CHN, target: LTU, according-to: {}}}
"""


@pytest.mark.parametrize(
    ("written", "said", "speakers"),
    [
        ("a trader", "according to a trader", ("a trader",)),
        ("[a trader]", "according to a trader", ("a trader",)),
        ("[a trader, CHN]", "according to a trader, citing China", ("a trader",)),
        ("[[a trader, LTU], CHN]", "according to a trader and Lithuania, citing China", ("a trader", "LTU")),
        (
            "[a paper, [LTU, LVA], CHN]",
            "according to a paper, citing Lithuania and Latvia, in turn citing China",
            ("a paper",),
        ),
        ("[[a trader, LTU]]", "according to a trader and Lithuania", ("a trader", "LTU")),
    ],
)
def test_who_says_what_and_whom_they_cite(given, written, said, speakers):
    log = given(("paper 2021-08-18", CLAIM.format(written)))
    (event,) = log.happening("paper/said").events
    assert according_to(event, log.logs.catalogue) == said
    assert event.speakers == speakers
