"""Mendings of mendings in a store: what they change is read back, appended one by one or at once."""

import pytest

from tracker.narrative.narrative import narrate
from tracker.store.comparing import Refused

PAPER = """
- {id: left, kind: format-left, date: 2020-05-22, who: LTU, format: CHN-CEEC}
- {id: visit, kind: visit-made, date: 2021-05-22, guest: FRA, host: ESP}
"""
DESK = """
document: {id: desk, title: Mendings, publisher: the desk, published: {date: 2022-01-01, basis: printed}, desk: yes}
mending:
"""
ENTRIES = (
    "{id: m0, kind: correction, of: paper/left, set: {date: 2021-05-22}, reason: misread}",
    "{id: m1, kind: retraction, of: desk/m0, reason: read again}",
    "{id: m2, kind: retraction, of: desk/m1, reason: and again}",
    "{id: m3, kind: correction, of: desk/m0, set: {set: {who: LVA}}, reason: another actor}",
    "{id: m4, kind: retraction, of: paper, reason: taken back}",
)


def told(store, a, b):
    """Return what the store tells of two actors, as the desk's mendings read it."""
    logs = store.touching(a, b)
    return list(narrate(logs.logs, logs.catalogue).happenings.values())


def written(number):
    return DESK.lstrip() + "".join(f"  - {entry}\n" for entry in ENTRIES[:number])


@pytest.mark.parametrize(
    ("number", "dates"),
    [(0, ["2020-05-22"]), (1, ["2021-05-22"]), (2, ["2020-05-22"]), (3, ["2021-05-22"]), (5, [])],
)
@pytest.mark.parametrize("at_once", [True, False], ids=["at once", "one by one"])
def test_a_pair_is_answered_by_the_mendings_in_force(store, number, dates, at_once):
    store.append(paper=PAPER)
    for count in [number] if at_once else range(1, number + 1):
        if count:
            store.append(desk=written(count))
    assert [event.date.text for one in told(store, "LTU", "CHN-CEEC") for event in one.events] == dates


def test_who_takes_part_by_a_correction_of_a_correction_is_found_by_its_actors(store):
    store.append(paper=PAPER)
    store.append(desk=written(4))
    assert [one.fullest.roles["who"] for one in told(store, "LVA", "CHN-CEEC")] == [("LVA",)]


def test_what_would_mend_nothing_is_refused(store):
    store.append(paper=PAPER)
    store.append(desk=written(2))
    again = written(2) + "  - {id: m9, kind: retraction, of: desk/m0, reason: twice}\n"
    with pytest.raises(Refused) as refused:
        store.append(desk=again)
    assert [finding.code for finding in refused.value.findings] == ["mends-nothing"]
