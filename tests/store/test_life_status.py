"""What a store says of itself, and what the doctor finds, each with what to do."""

import os
import sqlite3
from contextlib import closing

import attacks
import pytest

from tracker.given import given
from tracker.store import health
from tracker.store.connection import open_store
from tracker.store.errors import NoStore
from tracker.store.health import examine
from tracker.store.proving import checkpoint_at
from tracker.store.rights import grant
from tracker.store.schema import upgrade
from tracker.store.status import status_of
from tracker.store.tables import SCHEMA

PAPER = """
    events:
      - {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}
      - {id: recalled, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, because: left}
    open: ["who runs the railway?"]
    """
DESK = "mending: [{id: m, kind: retraction, of: [paper/left], reason: no}]"
INDEX_DIFFERS = "The index does not stand for the log: rows of one or the other were changed."
on_a_file = pytest.mark.parametrize("database", ["sqlite"])
on_a_server = pytest.mark.parametrize("database", ["postgresql"])


def troubles(store, *folders):
    """Return what the doctor finds, by check; the server of the tests is fast, and not durable."""
    checks = examine(getattr(store, "store", store), *folders)
    return {
        check.name: [one.message for one in check.troubles]
        for check in checks
        if check.troubles and check.name != "durability"
    }


def remedies(store):
    return [one.remedy for check in examine(store.store) for one in check.troubles if check.name != "durability"]


def meddle(store, server, *statements):
    """Change a store as its owner can."""
    if store.store.file is None:
        server.run(*statements, database=store.store.engine.url.database)
        return
    with closing(sqlite3.connect(store.store.file, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_status_counts_what_is_there(store, database):
    store.append(paper=PAPER)
    store.append(desk=DESK)
    found = status_of(store.store)
    with store.store.reading() as connection:
        checkpoint = checkpoint_at(connection, 7)
    assert (found.documents, found.events, found.mendings, found.entries) == (2, 2, 1, 7)
    assert (found.origin, found.root) == (checkpoint.origin, checkpoint.written_root)
    assert (found.database, found.schema, found.program_schema) == (database, SCHEMA, SCHEMA)
    assert ((found.last_append,),) == tuple(store.rows("SELECT recorded_at FROM entries WHERE position = 7"))
    assert found.catalogue == store.catalogue.version
    assert found.index_fresh
    assert found.bytes > 300_000


def test_a_status_of_a_store_without_entries(new_address):
    made = open_store(new_address())
    upgrade(made, given("migrations"))
    found = status_of(made)
    assert (found.entries, found.last_append, found.catalogue, found.root) == (0, None, None, None)


def test_a_status_of_nothing_is_a_sentence(new_address):
    with pytest.raises(NoStore):
        status_of(open_store(new_address()))


def test_a_sound_store_has_nothing_wrong(store):
    store.append(paper=PAPER, desk=DESK)
    assert troubles(store) == {}


def test_an_index_that_lacks_an_entry_is_found(store, server):
    store.append(paper=PAPER)
    meddle(store, server, "DELETE FROM members WHERE position = 4")
    assert not status_of(store.store).index_fresh
    assert troubles(store) == {"index": [INDEX_DIFFERS]}
    assert "tracker verify --rebuild-index" in remedies(store)[0]


def test_a_missing_guard_is_found(store, server):
    on = "" if store.store.file else " ON entries"
    name = "entries_no_update" if store.store.file else "entries_no_change"
    meddle(store, server, f"DROP TRIGGER {name}{on}")
    assert troubles(store) == {"guards": [f"Of the guards of the log, '{name}' is missing."]}
    assert "tracker verify --against" in remedies(store)[0]


@on_a_file
def test_an_entry_without_a_leaf_is_found(store, server):
    meddle(store, server, f"INSERT INTO entries VALUES (2, '{attacks.SOON}', 'x', 1, 'head', '{{}}')")
    assert troubles(store) == {
        "proof tree": ["The log has 2 entries, and the proof tree 1 leaves."],
        "index": [INDEX_DIFFERS],
    }


def test_an_old_schema_is_found(store, server):
    meddle(store, server, "UPDATE alembic_version SET version_num = '0001'")
    assert troubles(store) == {"schema": [f"The store has schema 0001, this program reads {SCHEMA}."]}
    assert remedies(store) == ["Run 'tracker upgrade': it keeps a backup."]


def test_a_newer_schema_is_found(store, server):
    meddle(store, server, "UPDATE alembic_version SET version_num = '9999'")
    assert remedies(store) == ["Use a newer program."]


def test_a_store_without_a_catalogue_is_found(new_address):
    made = open_store(new_address())
    upgrade(made, given("migrations"))
    assert troubles(made) == {"catalogue": ["The store has no catalogue."]}


def test_a_catalogue_that_is_none_is_found(new_address, server):
    made = open_store(new_address())
    upgrade(made, given("migrations"))
    body = "INSERT INTO entries VALUES (1, '2026-01-01T00:00:00.000000Z', '(catalogue)', 1, '(catalogue)', '{\"x\"')"
    if made.file:
        with closing(sqlite3.connect(made.file, isolation_level=None)) as connection:
            connection.execute(body)
    else:
        leaf = "INSERT INTO leaves VALUES (1, decode(repeat('00', 32), 'hex'))"
        server.run(f"BEGIN; {body}; {leaf}; COMMIT", database=made.engine.url.database)
    assert troubles(made)["catalogue"] == ["An entry of the log is not as it was appended."]


def test_a_file_that_is_none_is_found(tmp_path):
    assert troubles(open_store(str(tmp_path / "none.db"))) == {"file": [f"{tmp_path}/none.db is not there."]}
    assert troubles(open_store(str(tmp_path))) == {"file": [f"{tmp_path} is not a file."]}
    (tmp_path / "letter.db").write_text("Dear colleague, " * 100)
    assert troubles(open_store(str(tmp_path / "letter.db"))) == {
        "database": ["The database says: file is not a database."]
    }


@on_a_file
def test_a_draft_that_was_left_is_found_and_one_that_is_written_is_not(store, tmp_path):
    (tmp_path / ".brief.pdf.17.draft").write_text("half")
    (tmp_path / ".log.jsonl.18.draft").write_text("half")
    os.utime(tmp_path / ".brief.pdf.17.draft", (0, 0))
    assert troubles(store, tmp_path) == {
        "drafts": [f"{tmp_path}/.brief.pdf.17.draft was left by a command that did not end."]
    }


@on_a_file
def test_a_disk_without_room_for_a_copy_is_found(store, monkeypatch):
    monkeypatch.setattr(health, "ROOM", 2**62)
    assert list(troubles(store)) == ["free space"]
    assert "Make room" in remedies(store)[0]


@on_a_server
def test_a_role_that_may_not_append_is_found(store, server):
    role = f"clerk{next(server.numbers)}"
    server.run(f"CREATE ROLE {role} LOGIN")
    grant(store.store, role)
    store.store = open_store(server.address(store.store.engine.url.database, role))
    assert troubles(store) == {}
    server.run(
        f"REVOKE INSERT ON entries FROM {role}",
        f"REVOKE DELETE ON touches FROM {role}",
        database=store.store.engine.url.database,
    )
    assert troubles(store) == {"rights": [f"The role '{role}' lacks insert on entries, delete on touches."]}
    assert remedies(store) == [f"The owner runs 'tracker grant {role}'."]


@on_a_server
def test_a_role_without_rights_is_told_who_gives_them(store, server):
    role = f"clerk{next(server.numbers)}"
    database = store.store.engine.url.database
    server.run(f"CREATE ROLE {role} LOGIN")
    assert list(troubles(open_store(server.address(database, role)))) == ["database"]
    server.run(f"GRANT SELECT ON alembic_version TO {role}", database=database)
    assert list(troubles(open_store(server.address(database, role)))) == ["rights", "database"]


@on_a_server
def test_a_role_that_could_change_the_log_is_found(store, server):
    role = f"clerk{next(server.numbers)}"
    database = store.store.engine.url.database
    server.run(f"CREATE ROLE {role} LOGIN")
    server.run(f"GRANT UPDATE (body) ON entries TO {role}", database=database)
    assert troubles(store) == {"rights": [f"The role '{role}' has rights to change the log."]}
    grant(store.store, role)
    assert troubles(store) == {}


@on_a_server
def test_a_server_that_may_forget_is_found(store):
    (check,) = [one for one in examine(store.store) if one.name == "durability"]
    assert [one.message.partition(":")[0] for one in check.troubles] == [
        f"The server runs with {setting} = off" for setting in ("fsync", "synchronous_commit", "full_page_writes")
    ]


@on_a_server
def test_a_server_that_is_not_there_is_found(store, tmp_path):  # noqa: ARG001 - it is on a server
    found = troubles(open_store(f"postgresql+psycopg://desk@/log?host={tmp_path}"))
    assert list(found) == ["database"]
