"""Who holds a post: the one whom the last act that filled it names, and nobody where that is in doubt."""

import pytest

from tracker.model.catalogue import Fluent
from tracker.projections.alike import values_together
from tracker.projections.answers import holdings
from tracker.projections.holders import holder

CAME = "- {{id: came{0}, kind: ambassador-accredited, date: {1}, sender: LTU, host: CHN{2}}}\n"
MICK = ", who: MICKEVICIENE-DIANA"
HEAD = """\
actors:
  MICKEVICIENE-DIANA: {type: person, names: [Diana Mickevičienė]}
  DOE-J: {type: person, names: [J. Doe]}
"""
HOME = "- {id: home, kind: ambassador-recalled-for-consultations, date: 2021-09-03, sender: LTU, host: CHN}\n"
GONE = "- {id: gone, kind: ambassador-recalled, date: 2021-09-03, sender: LTU, host: CHN}\n"


@pytest.mark.parametrize(
    ("log", "on", "who"),
    [
        (CAME.format("", "2020-10-01", MICK), "2021-01-01", "MICKEVICIENE-DIANA"),
        (CAME.format("", "2020-10-01", MICK) + HOME, "2021-12-31", "MICKEVICIENE-DIANA"),
        (CAME.format("", "2020-10-01", MICK) + GONE, "2021-12-31", None),
        (CAME.format("", "2015-10-01", MICK) + GONE.replace("2021", "2018") + HOME, "2021-12-31", None),
        (CAME.format("", "2020-10-01", MICK) + CAME.format(2, "2021-10-01", ""), "2021-12-31", None),
        (CAME.format("", "2020-10-01", MICK) + CAME.format(2, "2021-10-01", ", who: DOE-J"), "2021-12-31", "DOE-J"),
        (CAME.format("", "2020-10-01", ", stance: claimed" + MICK), "2021-01-01", None),
        (CAME.format("", "2020-10-01", MICK), "2026-01-01", None),
    ],
    ids=["in post", "home", "recalled", "another before", "a nameless one", "a successor", "only claimed", "stale"],
)
def test_the_holder_is_named_where_it_is_sure(given, log, on, who):
    told = given(("paper 2022-01-01", HEAD + "events:\n" + "".join(f"  {line}\n" for line in log.splitlines())))
    asked = told.asked(on)
    (same,) = values_together(holdings(told.timelines, Fluent("head-of-mission", ("LTU", "CHN")), asked.on))[:1]
    assert holder(told.narrative, same, asked.on) == who
