"""Stores of every released schema come up to this program's: what they hold is kept, and every guard stands."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tracker.given import given
from tracker.store.connection import open_store
from tracker.store.guards import guards_of, wrong_guards
from tracker.store.indexing import rebuild
from tracker.store.schema import upgrade

FROZEN = Path(__file__).parent / "frozen"
RELEASED = ("0001",)
"""The schemas of released programs; of each stands a store in `frozen`, as the text that makes it anew."""

REVISIONS = sorted(path.name.partition("_")[0] for path in (given("migrations") / "versions").glob("*.py"))
BEFORE = {
    "level(CHN, LTU) = chargé d'affaires": "holds",
    "head-of-mission(CHN, LTU) = recalled": "holds",
    "link(CHN, LTU, rail) = open": "holds",
}
LATER = "- {id: again, kind: ambassador-recalled, date: 2022-03-01, sender: LTU, host: CHN, because: paper/left}\n"


@pytest.fixture(params=RELEASED)
def released(request):
    return request.param


@pytest.fixture
def old(released, database, new_address, server):
    """A store as a released program left it."""
    store = open_store(new_address())
    statements = (FROZEN / f"{released}.{database}.sql").read_text(encoding="utf-8")
    if store.file:
        with closing(sqlite3.connect(store.file)) as connection:
            connection.executescript(statements)
    else:
        server.run(statements, database=store.engine.url.database)
    return store


def rows(store, table):
    with store.changing() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY 1, 2")]


def guards(store):
    with store.changing() as connection:
        return set(guards_of(connection))


@pytest.mark.parametrize("table", ["entries", "places", "members", "touches"])
def test_what_a_store_holds_is_kept(old, table):
    before = rows(old, table)
    upgrade(old, given("migrations"))
    assert rows(old, table) == before
    assert len(before) > 10


def test_no_migration_loses_a_guard(old, released):
    stood = guards(old)
    assert stood
    for revision in REVISIONS[REVISIONS.index(released) + 1 :]:
        upgrade(old, given("migrations"), revision)
        assert stood <= guards(old), revision
        stood = guards(old)


def test_every_guard_stands_in_the_end(old):
    upgrade(old, given("migrations"))
    with old.reading() as connection:
        assert wrong_guards(connection) == []


def test_the_answers_stay_and_the_log_grows(old, kept_in):
    upgrade(old, given("migrations"))
    rebuild(old)  # as the command does: its keys were those of an older program
    store = kept_in(old)
    assert store.answers("LTU", "CHN", "2021-12-31", recorded_by="23") == BEFORE
    assert store.append(later_still=LATER).position == 25
    assert store.answers("LTU", "CHN", "2021-12-31", recorded_by="23") == BEFORE
    assert store.answers("LTU", "CHN", "2022-12-31")["head-of-mission(LTU, CHN) = recalled"] == "holds"


def test_what_is_built_anew_has_all_that_the_index_had(old, kept_in):
    upgrade(old, given("migrations"))
    store = kept_in(old)
    before = store.index()
    rebuild(old)
    assert all(set(now) >= set(rows) for now, rows in zip(store.index(), before, strict=True))


def test_an_empty_store_is_made_with_every_guard(store):
    with store.store.reading() as connection:
        assert wrong_guards(connection) == []
