"""What is found by kind, actor, document or days is what a look at every event finds; it is read in parts."""

from datetime import date
from itertools import product

import pytest

from tracker.narrative.narrative import narrate
from tracker.projections.listing import Filter, listing
from tracker.projections.relation import Asked
from tracker.store import finding
from tracker.store.finding import Sought, components_sought
from tracker.store.reading import logs_linked
from tracker.store.snapshots import state_at
from tracker.store.standing import IndexDiffers

PAPER = """
    - {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}
    - {id: recalled, kind: ambassador-recalled, date: "2021-08~", sender: CHN, host: LTU, because: left}
    - {id: once, kind: praised, date: 201X, by: LTU, toward: POL, about: the talks}
    - {id: ever, kind: praised, date: "[..2019]", by: POL, toward: LTU, about: the talks}
    - {id: some-day, kind: protested, stance: announced, degree: threatened, said: 2021-03-04, by: CHN, toward: LTU}
    - {id: turn, kind: protested, date: "[2019-12-30..2020-01-02]", by: CHN, toward: POL, about: the office}
"""
DESK = """
    document: {id: desk, title: Notes, publisher: The desk, published: {date: 2022-02-01, basis: printed}, desk: yes}
    mending:
      - {id: later, kind: correction, of: paper/once, set: {kind: protested, date: 2005-03-01}, reason: Misread.}
      - {id: none, kind: retraction, of: paper/ever, reason: Made up.}
"""
FILTERS = [
    Filter(
        actors, kind, document, None, first and date(first, 1, 1).toordinal(), last and date(last, 12, 31).toordinal()
    )
    for actors, kind, document, (first, last) in product(
        [(), ("LTU",), ("CHN", "LTU")],
        [None, "praised", "protested", "visit-made"],
        [None, "paper", "nothing"],
        [(None, None), (2021, 2021), (None, 2005), (2011, None), (2019, 2019)],
    )
]


@pytest.fixture
def filled(store):
    store.append(paper=PAPER, news="- {id: a, kind: visit-made, date: 2021-01-05, guest: LTU, host: CHN}")
    store.append(desk=DESK)
    return store


def found(store, wanted):
    sought = Sought(wanted.actors, wanted.kind, wanted.document, wanted.first, wanted.last)
    with store.store.reading() as connection:
        state = state_at(connection)
        parts = (logs_linked(connection, state, one, ()) for one in components_sought(connection, sought))
        told = [narrate(logs.logs, logs.catalogue) for logs in parts]
    return listing(told, wanted, Asked(0, None, None, "", 0), store.catalogue).events


def test_what_is_found_is_what_a_look_at_every_event_finds(filled, monkeypatch):
    monkeypatch.setattr(finding, "AT_ONCE", 2)
    logs = filled.logs()
    narrative = narrate(logs.logs, logs.catalogue)
    for wanted in FILTERS:
        expected = listing([narrative], wanted, Asked(0, None, None, "", 0), filled.catalogue).events
        assert [event.ref for event in found(filled, wanted)] == [event.ref for event in expected], wanted


def test_only_what_can_fit_is_read(filled):
    with filled.store.reading() as connection:
        (components,) = components_sought(connection, Sought(kind="visit-made"))
        logs = logs_linked(connection, state_at(connection), components, ()).logs
        assert [event.ref for log in logs for event in log.events] == ["news/a"]
        assert not [*components_sought(connection, Sought(kind="visit-made", first=date(2022, 1, 1).toordinal()))]


def test_a_corrected_event_is_found_by_what_it_is_and_by_what_it_was(filled):
    year = date(2005, 1, 1).toordinal(), date(2005, 12, 31).toordinal()
    assert [e.ref for e in found(filled, Filter(kind="protested", first=year[0], last=year[1]))] == ["paper/once"]
    assert filled.logs("3").logs  # the state before it can still be asked for


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize("other", ["'a text'", "x'00ff'", "2.5"])
def test_a_component_that_is_no_number_is_refused_in_a_sentence(filled, other):
    with filled.store.writing() as connection:
        connection.exec_driver_sql(f"UPDATE touches SET position = {other} WHERE key = ':visit-made'")
        with pytest.raises(IndexDiffers):
            [*components_sought(connection, Sought(kind="visit-made"))]
        with pytest.raises(IndexDiffers):
            [*components_sought(connection, Sought())]
