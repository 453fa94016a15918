"""A store whose connection stays open serves one transaction after the other, and knows when others wrote meanwhile."""

import copy

import pytest
from attrs import evolve
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tracker.catalogue.catalogue import Catalogue
from tracker.model.failures import StoreError
from tracker.store.comparing import Refused
from tracker.store.connection import open_store
from tracker.store.snapshots import state_at
from tracker.store.verifying import verify_store

LEFT = "- {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}\n"
JOINED = "- {id: joined, kind: format-joined, date: 2012-04-26, who: [LTU], format: CHN-CEEC}\n"
AFTER = "- {id: told, kind: praised, date: 2021-05-23, by: LTU, toward: POL, about: unity, after: paper/left}\n"
WRONG = "- {id: wrong, kind: praised, date: 2021-05-21, by: LTU, toward: POL, about: unity, after: paper/left}\n"


@pytest.fixture
def kept_open(store):
    """The same store for a program that will append often."""
    address = store.store.engine.url.render_as_string(hide_password=False)
    own = open_store(address, stays_open=True)
    yield evolve(store, store=own)
    own.close()


def test_one_connection_appends_and_reads_in_turn(kept_open):
    kept_open.append(paper=LEFT)
    assert kept_open.refs() == ["paper/left"]
    kept_open.append(news=AFTER)
    assert kept_open.refs() == ["paper/left", "news/told"]
    with pytest.raises(Refused):
        kept_open.append(late=WRONG)
    assert kept_open.append(more=JOINED).present == 0
    assert kept_open.refs() == ["paper/left", "news/told", "more/joined"]
    with kept_open.store.reading() as connection:
        assert verify_store(connection).differences == ()


def test_a_reading_writes_nothing_after_an_append(kept_open):
    kept_open.append(paper=LEFT)
    with pytest.raises((StoreError, DBAPIError)), kept_open.store.reading() as connection:
        connection.execute(text("DELETE FROM touches"))
    kept_open.append(news=AFTER)
    assert kept_open.refs() == ["paper/left", "news/told"]


def test_what_others_append_meanwhile_is_seen(kept_open, store):
    kept_open.append(paper=LEFT)
    store.append(news=AFTER)
    assert kept_open.append(more=JOINED).position == 7
    assert kept_open.refs() == ["paper/left", "news/told", "more/joined"]


def test_a_catalogue_that_others_load_meanwhile_is_no_longer_ours(kept_open, store, catalogue):
    kept_open.append(paper=LEFT)
    plain = copy.deepcopy(dict(catalogue.plain))
    plain["kinds"]["noted"] = {"label": "notes", "roles": {"by": "actor"}, "sentence": "{by} noted it"}
    store.load(Catalogue(plain))
    assert kept_open.append(news=AFTER).catalogue_is_new
    with kept_open.store.reading() as connection:
        assert state_at(connection).catalogue.version == catalogue.version
