"""Verifying finds what an owner can do to a database behind the guards' back, and names where."""

import sqlite3
from contextlib import closing

import attacks
import pytest

from tracker.given import given
from tracker.model.failures import StoreError
from tracker.store.guards import GUARDS, guards_of
from tracker.store.leaves import leaf_rows
from tracker.store.proof.checkpoint import checkpoint_of
from tracker.store.proof.inclusion import read_inclusion
from tracker.store.proof.merkle import EMPTY_ROOT, is_consistent
from tracker.store.proof.note import new_key
from tracker.store.proving import NoEntry, NotIn, checkpoint_at, consistency, origin_of, prove
from tracker.store.tables import entries
from tracker.store.upgrading import upgrade_store
from tracker.store.verifying import verify_store

LEFT = "- {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}\n"


CHANGES_OF_ROWS = ("insert", "update", "delete")
SINCE_THEN = {
    "sqlite": [
        ("entries", "entries_in_time"),
        *((table, f"{table}_after_{change}") for table in ("members", "touches") for change in CHANGES_OF_ROWS),
    ],
    "postgresql": [
        ("entries", "entries_in_time"),
        ("entries", "entries_with_leaf"),
        ("members", "members_after_change"),
        ("touches", "touches_after_change"),
    ],
}
"""The guards outside the leaves that a store has since it had leaves."""


def verified(store, against=None):
    with store.store.reading() as connection:
        return verify_store(connection, against)


def codes(store, against=None):
    return {one.code for one in verified(store, against).differences}


def found(store, against=None):
    """Say whether verifying finds something, or says in a sentence why there is nothing to be read."""
    try:
        differences = verified(store, against).differences
    except StoreError as error:
        return str(error).endswith(".")
    return bool(differences) and all(one.message.endswith((".", "?")) and one.remedy for one in differences)


def checkpoint(store, size=None):
    with store.store.reading() as connection:
        return checkpoint_at(connection, size or store.positions()[-1])


@pytest.fixture
def attacked(store):
    store.append(paper=attacks.PAPER)
    return store


@pytest.fixture
def change(attacked, server):
    """Change a store as its owner can who takes the guards away and puts them back."""

    def run(*statements):
        if attacked.store.file is None:
            around = [
                f"ALTER TABLE {table} {{}} TRIGGER {guard}"
                for table in ("entries", "leaves")
                for guard in (f"{table}_no_change", f"{table}_next")
            ]
            off = [one.format("DISABLE") for one in around]
            on = [one.format("ENABLE ALWAYS") for one in around]
            server.run(*off, *statements, *on, database=attacked.store.engine.url.database)
            return
        with closing(sqlite3.connect(attacked.store.file, isolation_level=None)) as connection:
            guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for statement in (
                *(f"DROP TRIGGER {name}" for name, _ in guards),
                *statements,
                *(sql for _, sql in guards),
            ):
                connection.execute(statement)

    return run


def test_the_guards_of_a_new_store_are_those_that_are_looked_for(store, database):
    with store.store.reading() as connection:
        assert guards_of(connection) == GUARDS[database]


def test_a_store_that_was_only_appended_to_is_as_it_was_appended(attacked):
    old = checkpoint(attacked)
    attacked.append(news=LEFT, desk="mending: [{id: m, kind: retraction, of: [news/left], reason: it was another}]")
    attacked.load(attacked.catalogue)
    now = verified(attacked, old)
    assert now.differences == ()
    assert (old.size, now.checkpoint.size) == (4, 8)
    assert now.checkpoint == checkpoint(attacked)


def test_every_earlier_state_is_extended_and_proved(attacked):
    attacked.append(news=LEFT)
    with attacked.store.reading() as connection:
        last = checkpoint_at(connection, 6)
        for size in range(1, 7):
            old = checkpoint_at(connection, size)
            proof = consistency(connection, size, 6)
            assert is_consistent(size, 6, old.root, last.root, proof)
            assert verify_store(connection, old).differences == ()
        assert verify_store(connection, checkpoint_of(last.origin, 0, EMPTY_ROOT, "")).differences == ()


def test_what_many_commands_append_has_the_root_of_one_command(new_store):
    # The same clock and the same logs: one append of three documents, and three appends.
    one, many = new_store(), new_store()
    moment = one.clock()
    one.clock = many.clock = lambda: moment
    one.append(a=LEFT, b=LEFT, c=LEFT)
    for name in "abc":
        many.append(**{name: LEFT})
    assert [checkpoint(store, 7).root for store in (one, many)] == [checkpoint(one, 7).root] * 2


def test_a_store_from_before_the_tree_gets_the_tree_that_it_would_have_had(attacked, server):
    attacked.append(news=LEFT)
    before, kept = checkpoint(attacked), attacked.rows("SELECT * FROM leaves ORDER BY position")
    spans = [f"DROP VIEW {view}" for view in ("memberships", "answers", "acts", "documents", "mendings")]
    spans += [f"DROP TABLE {table}" for table in ("fluents", "spans", "spanned")]
    keys = [
        "DROP INDEX touches_deciding",
        "DELETE FROM touches WHERE key = '+'",
        "ALTER TABLE touches RENAME COLUMN position TO component",
        "CREATE INDEX touches_component ON touches (component)",
        "DROP INDEX entries_section_stream",
        "CREATE INDEX entries_section_stream ON entries (section, stream)",
    ]
    back = ["DROP TABLE leaves", "DROP TABLE standing", "UPDATE alembic_version SET version_num = '0002'"]
    if attacked.store.file is None:
        triggers = [f"DROP TRIGGER {name} ON {table}" for table, name in SINCE_THEN["postgresql"]]
        functions = (
            "DROP FUNCTION leaves_refuse, leaves_grow, leaves_whole, index_changed, entries_in_time, entries_with_leaf"
        )
        server.run(*triggers, *spans, *keys, *back[:2], functions, back[2], database=attacked.store.engine.url.database)
    else:
        with closing(sqlite3.connect(attacked.store.file, isolation_level=None)) as connection:
            for statement in (*(f"DROP TRIGGER {name}" for _, name in SINCE_THEN["sqlite"]), *spans, *keys, *back):
                connection.execute(statement)
    upgrade_store(attacked.store, given("migrations"), without=True)
    assert attacked.rows("SELECT * FROM leaves ORDER BY position") == kept
    assert verified(attacked, before).differences == ()


def test_a_log_is_named_by_its_first_entry(attacked):
    with attacked.store.reading() as connection:
        assert origin_of(connection) == verify_store(connection).checkpoint.origin
        assert origin_of(connection).startswith("tracker/")


@pytest.mark.parametrize("asked", ["paper/left", "paper", "1", "4"])
def test_an_entry_is_proved_to_a_reader_without_the_store(attacked, asked):
    key = new_key("desk.example/log")
    with attacked.store.reading() as connection:
        written = str(prove(connection, asked, signer=key))
    read = read_inclusion(written.encode(), key.verifier)
    assert read.checkpoint.size == 4
    assert read.fields["position"] == {"paper/left": 4, "paper": 2}.get(asked, int(asked) if asked.isdigit() else 0)


def test_an_entry_is_proved_of_an_older_log_too(attacked):
    attacked.append(news=LEFT)
    with attacked.store.reading() as connection:
        proof = prove(connection, "paper/left", size=4)
        assert proof.checkpoint == checkpoint_at(connection, 4)
        assert read_inclusion(str(proof).encode()).fields["position"] == 4
        with pytest.raises(NotIn, match="'news/left' stands at position 6, after position 5"):
            prove(connection, "news/left", size=5)


@pytest.mark.parametrize("asked", ["paper/lefts", "papers", "papers/left", "", "/", "paper/"])
def test_what_is_not_there_is_not_proved(attacked, asked):
    with attacked.store.reading() as connection, pytest.raises(NoEntry, match="No entry is called"):
        prove(connection, asked)


# Attacks that the database cannot stop.


def passing(tried):
    return [pytest.param(one, id=one.name) for one in tried if one.stopped is None]


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize("attack", passing(attacks.SQLITE))
def test_what_the_owner_of_a_file_does_is_found(attacked, attack):
    old = checkpoint(attacked)
    attacks.run_on_file(attacked.store.file, attack)
    assert found(attacked, old)


@pytest.mark.parametrize("database", ["sqlite"])
def test_what_is_edited_in_the_file_itself_is_found(attacked):
    attacks.edit_the_bytes(attacked.store.file)
    (one,) = (one for one in verified(attacked).differences if one.code == "leaf")
    assert one.position == 4
    assert "The entry at position 4 ('paper') is not what was appended" in one.message


@pytest.mark.parametrize("database", ["postgresql"])
@pytest.mark.parametrize("attack", passing((*attacks.POSTGRESQL, *attacks.POSTGRESQL_OWNER)))
def test_what_the_owner_of_a_database_does_is_found(attacked, server, attack):
    old = checkpoint(attacked)
    attacks.run_on_server(server, attacked.store.engine.url.database, "postgres", attack)
    assert found(attacked, old)


CHANGES = {
    "a date": ("UPDATE entries SET body = replace(body, '2021-05-22', '2021-05-23') WHERE position = 4", 4, "leaf"),
    "a time": ("UPDATE entries SET recorded_at = '1999-01-01T00:00:00.000000Z' WHERE position = 3", 3, "time"),
    "a stream": ("UPDATE entries SET stream = 'other' WHERE position = 4", 4, "number"),
    "a number": ("UPDATE entries SET number = 7 WHERE position = 3", 3, "number"),
    "a section": ("UPDATE entries SET section = 'mending' WHERE position = 4", 4, "leaf"),
    "a position": ("UPDATE entries SET position = 9 WHERE position = 4", 4, "gap"),
    "an entry gone": ("DELETE FROM entries WHERE position = 3", 3, "gap"),
    "the last entry gone": ("DELETE FROM entries WHERE position = 4", 4, "entry-gone"),
    "spaces in a body": ("UPDATE entries SET body = replace(body, ':', ': ') WHERE position = 3", 3, "body"),
    "bytes for a text": ("UPDATE entries SET body = CAST(body AS {bytes}) WHERE position = 3", 3, "body"),
    "no JSON": ("UPDATE entries SET body = '{' WHERE position = 3", 3, "body"),
    "an unreadable entry": ("UPDATE entries SET body = '{}' WHERE position = 3", None, "reading"),
    "a leaf": (
        "UPDATE leaves SET hashes = (SELECT hashes FROM leaves WHERE position = 1) WHERE position = 3",
        3,
        "leaf",
    ),
    "a subtree": (
        "UPDATE leaves SET hashes = (SELECT hashes FROM leaves WHERE position = 3) WHERE position = 4",
        4,
        "tree",
    ),
    "a leaf gone": ("DELETE FROM leaves WHERE position = 2", 2, "leaf"),
    "the index": ("DELETE FROM touches WHERE key = '=paper/left'", 4, "index"),
    "a component": ("UPDATE members SET component = 3 WHERE position = 4", 4, "index"),
}


@pytest.mark.parametrize("change_of", CHANGES)
def test_what_was_changed_is_named_with_the_first_position(attacked, change, change_of):
    statement, position, code = CHANGES[change_of]
    if "{bytes}" in statement and attacked.store.file is None:
        pytest.skip("PostgreSQL keeps texts as texts")
    change(statement.replace("{bytes}", "BLOB"))
    differences = {one.code: one for one in verified(attacked).differences}
    assert differences[code].position == position
    assert "guards" not in differences


def test_of_many_that_differ_the_first_is_named_and_the_others_are_counted(attacked, change):
    change("UPDATE entries SET body = replace(body, 'LTU', 'LVA') WHERE position > 1")
    (one,) = (one for one in verified(attacked).differences if one.code == "leaf")
    assert one.position == 3
    assert one.message.endswith(" 1 more after it.")


def rewrite(store, change):
    """Change an entry and compute everything that depends on it again, as an owner can who knows the program."""
    change("UPDATE entries SET body = replace(body, '2021-05-22', '2021-05-23') WHERE position = 4")
    with store.store.reading() as connection:
        rows = connection.execute(entries.select().where(entries.c.position == 4)).all()
        ((_, hashes),) = leaf_rows(connection, 4, rows)
    written = f"'\\x{hashes.hex()}'" if store.store.file is None else f"x'{hashes.hex()}'"
    change(f"UPDATE leaves SET hashes = {written} WHERE position = 4")


def test_a_past_rewritten_with_all_that_follows_from_it_is_found_by_an_older_checkpoint_alone(attacked, change):
    old = checkpoint(attacked)
    rewrite(attacked, change)
    assert codes(attacked) == set()
    assert codes(attacked, old) == {"rewritten"}


def test_a_log_that_was_cut_back_is_found_by_an_older_checkpoint_alone(attacked, change):
    old = checkpoint(attacked)
    tables = {"entries": "position", "leaves": "position", "places": "position", "members": "position"}
    change(*(f"DELETE FROM {table} WHERE {key} = 4" for table, key in tables.items()), "DELETE FROM touches")
    (one,) = (one for one in verified(attacked, old).differences if one.code == "cut-back")
    assert one.message.startswith("The checkpoint speaks of 4 entries, and the log has 3: was it cut back")


def test_a_checkpoint_of_another_log_is_told_apart(attacked, new_store):
    other = new_store()
    other.append(other=LEFT + LEFT.replace("left", "again", 1))
    assert codes(attacked, checkpoint(other)) == {"rewritten"}


def test_a_date_that_a_checkpoint_makes_up_is_found(attacked):
    old = checkpoint(attacked)
    assert codes(attacked, checkpoint_of(old.origin, old.size, old.root, "1999-01-01T00:00:00.000000Z")) == {"date"}


def test_two_plans_share_a_key_and_are_no_link(store):
    plan = "- {id: planned, kind: format-left, date: 2025-01-01, stance: announced, degree: scheduled, %s}\n"
    store.append(one=plan % "who: [LTU], format: CHN-CEEC", two=plan % "who: [EST], format: CHN-CEEC")
    assert codes(store) == set()
