"""An old store is brought up by one command that keeps it as it was; nothing else touches it, and nothing is lost."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tracker.given import given
from tracker.store.backup import FileThere
from tracker.store.connection import open_store, schema_of
from tracker.store.errors import DatabaseFailed, NoRights, NoStore, UnknownSchema, WrongSchema
from tracker.store.proving import checkpoint_at
from tracker.store.restoring import restore
from tracker.store.rights import may_change_the_log
from tracker.store.schema import upgrade
from tracker.store.snapshots import position_at
from tracker.store.standing import KEYS, digest_of_rows, index_stands
from tracker.store.tables import SCHEMA
from tracker.store.upgrading import NoBackup, upgrade_store
from tracker.store.verifying import verify_store

FROZEN = Path(__file__).parent / "frozen"
RELEASED = sorted(path.name.partition(".")[0] for path in FROZEN.glob("*.sqlite.sql"))
TABLES = ("entries", "places", "members", "touches")
MIGRATIONS = given("migrations")


@pytest.fixture
def frozen(database, new_address, server):
    """Make a store as a released program left it."""

    def make(released):
        store = open_store(new_address())
        statements = (FROZEN / f"{released}.{database}.sql").read_text(encoding="utf-8")
        if store.file:
            with closing(sqlite3.connect(store.file)) as connection:
                connection.executescript(statements)
        else:
            server.run(statements, database=store.engine.url.database)
        return store

    return make


@pytest.fixture(params=RELEASED)
def old(request, frozen):
    return frozen(request.param)


@pytest.fixture
def kept(tmp_path):
    """The file in which a store is kept as it was."""
    return tmp_path / "kept"


def schema(store):
    with store.looking() as connection:
        return schema_of(connection)


def rows(store):
    with store.looking() as connection:
        return {
            name: [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {name} ORDER BY 1, 2")]
            for name in TABLES
        }


def assert_kept(found, before):
    """See that the log is as it was, and that its entries have the keys that they had, beside new ones."""
    for name in TABLES:
        if name in ("members", "touches"):
            assert set(found[name]) >= set(before[name])
        else:
            assert found[name] == before[name]


def checkpoint(store):
    with store.reading() as connection:
        return str(checkpoint_at(connection, 23))


def test_every_released_schema_has_a_frozen_store_in_both_databases():
    assert RELEASED
    assert sorted(path.name.partition(".")[0] for path in FROZEN.glob("*.postgresql.sql")) == RELEASED


def test_an_old_store_is_not_opened_before_it_is_brought_up(old):
    for opened in (old.reading, old.writing):
        with pytest.raises(WrongSchema, match="Run 'tracker upgrade': it keeps a backup"), opened():
            pytest.fail("it was opened")


def test_what_a_store_holds_is_kept_and_verify_finds_nothing(old, kept):
    before = rows(old)
    done = upgrade_store(old, MIGRATIONS, kept)
    assert (done.after, schema(old)) == (SCHEMA, SCHEMA)
    assert done.before < SCHEMA
    assert_kept(rows(old), before)
    with old.reading() as connection:
        assert verify_store(connection).differences == ()


def test_the_same_questions_have_the_same_answers_at_every_position(old, kept, kept_in):
    upgrade_store(old, MIGRATIONS, kept)
    store = kept_in(old)
    assert store.answers("LTU", "CHN", "2021-12-31", recorded_by="23") == {
        "level(CHN, LTU) = chargé d'affaires": "holds",
        "head-of-mission(CHN, LTU) = recalled": "holds",
        "link(CHN, LTU, rail) = open": "holds",
    }
    assert "link(CHN, LTU, rail) = open" not in store.answers("LTU", "CHN", "2014-12-31", recorded_by="23")


def test_what_was_kept_is_the_store_as_it_was_and_can_be_used(old, kept, database, tmp_path):
    before, found = rows(old), schema(old)
    assert upgrade_store(old, MIGRATIONS, kept).backup == kept
    again = open_store(str(kept if database == "sqlite" else tmp_path / "again.db"))
    if database == "sqlite":
        assert schema(again) == found
        upgrade_store(again, MIGRATIONS, without=True)
    else:
        restore(again, kept, MIGRATIONS)
    assert_kept(rows(again), before)
    assert checkpoint(again) == checkpoint(old)


def test_a_store_that_is_up_to_date_is_left_as_it_is(store, kept):
    assert upgrade_store(store.store, MIGRATIONS, kept).backup is None
    assert not kept.exists()


def test_a_newer_store_is_left_to_a_newer_program(old, kept):
    with old.changing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(UnknownSchema, match="schema 9999"):
        upgrade_store(old, MIGRATIONS, kept)
    assert not kept.exists()


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_file_is_copied_beside_itself_and_never_over_another(frozen):
    store = frozen("0001")
    beside = store.file.with_name("log.db.backup-0001")
    beside.write_text("an earlier one")
    assert upgrade_store(store, MIGRATIONS).backup == store.file.with_name("log.db.backup-0001-2")
    assert beside.read_text() == "an earlier one"


@pytest.mark.parametrize("database", ["postgresql"])
def test_a_store_on_a_server_is_not_touched_before_it_is_said_where_it_is_kept(frozen):
    store = frozen("0001")
    with pytest.raises(NoBackup, match=r"--backup FILE .* --no-backup"):
        upgrade_store(store, MIGRATIONS)
    assert schema(store) == "0001"
    assert upgrade_store(store, MIGRATIONS, without=True).backup is None


def test_where_nothing_can_be_kept_nothing_is_changed(old, kept):
    kept.write_text("mine")
    before = schema(old)
    with pytest.raises(FileThere):
        upgrade_store(old, MIGRATIONS, kept)
    assert (schema(old), kept.read_text()) == (before, "mine")


def test_a_migration_that_fails_leaves_the_store_as_it_was(old, database, server):
    before = rows(old)
    if database == "sqlite":
        with closing(sqlite3.connect(old.file)) as connection:
            connection.execute("CREATE TABLE leaves (position INTEGER)")
    else:
        server.run("CREATE TABLE leaves (position integer)", database=old.engine.url.database)
    found = schema(old)
    with pytest.raises(DatabaseFailed, match=r"leaves.* already exists"):
        upgrade(old, MIGRATIONS)
    assert (schema(old), rows(old)) == (found, before)


def test_where_there_is_no_store_there_is_nothing_to_bring_up(new_address, kept):
    with pytest.raises(NoStore, match="Make one with 'tracker init'"):
        upgrade_store(open_store(new_address()), MIGRATIONS, kept)
    assert not kept.exists()


@pytest.mark.parametrize("database", ["postgresql"])
def test_a_role_that_appended_to_an_old_store_appends_and_one_that_read_it_reads(frozen, server, kept_in):
    """A later schema has tables of which no role had rights: the upgrade gives to each what it had in the others."""
    for released in RELEASED:
        store, number = frozen(released), next(server.numbers)
        clerk, reader, stranger = (f'"{role}-{number}"' for role in ("clerk", "reader", "stranger"))
        columns = "position, recorded_at, stream, number, section, body"
        server.run(
            *(f"CREATE ROLE {role} LOGIN" for role in (clerk, reader, stranger)),
            f"GRANT SELECT, INSERT ({columns}) ON entries TO {clerk}",
            f"GRANT SELECT ON entries TO {reader}",
            database=store.engine.url.database,
        )
        upgrade_store(store, MIGRATIONS, without=True)
        mine, other, none = (
            open_store(server.address(store.engine.url.database, role.strip('"'))) for role in (clerk, reader, stranger)
        )
        kept_in(mine).append(new="- {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}\n")
        assert "new/left" in kept_in(other).refs()
        with pytest.raises(NoRights), other.writing() as connection:
            connection.exec_driver_sql("INSERT INTO touches VALUES ('LTU', 1)")
        with pytest.raises(NoRights), none.reading():
            pytest.fail("a stranger reads")
        with mine.looking() as connection:
            assert not may_change_the_log(connection, clerk.strip('"'))


HELD = """
SELECT table_name, '', privilege_type FROM information_schema.table_privileges WHERE grantee = '{0}' UNION ALL
SELECT table_name, column_name, privilege_type FROM information_schema.column_privileges WHERE grantee = '{0}'
"""
"""All rights of a role, to whole tables and to columns."""


@pytest.mark.parametrize("database", ["postgresql"])
@pytest.mark.parametrize(
    "given_by_the_owner",
    [
        "SELECT (position, recorded_at)",
        "SELECT (body)",
        "INSERT (position)",
        "INSERT (position, recorded_at, stream, number, section, body)",
        "SELECT (position), INSERT (body)",
        "UPDATE (body)",
    ],
)
def test_a_role_from_which_the_owner_withheld_something_is_given_no_more(frozen, server, given_by_the_owner):
    store, role = frozen(RELEASED[-1]), f"partial{next(server.numbers)}"
    base = store.engine.url.database
    server.run(f"CREATE ROLE {role} LOGIN", f"GRANT {given_by_the_owner} ON entries TO {role}", database=base)

    def held():
        with store.looking() as connection:
            return sorted(map(tuple, connection.exec_driver_sql(HELD.format(role))))

    before = held()
    upgrade_store(store, MIGRATIONS, without=True)
    assert before
    assert held() == before


@pytest.mark.parametrize("database", ["postgresql"])
def test_a_role_that_read_all_and_may_insert_a_position_alone_goes_on_reading(frozen, server):
    store, role = frozen(RELEASED[-1]), f"partial{next(server.numbers)}"
    base = store.engine.url.database
    server.run(f"CREATE ROLE {role} LOGIN", f"GRANT SELECT, INSERT (position) ON entries TO {role}", database=base)
    upgrade_store(store, MIGRATIONS, without=True)
    with store.looking() as connection:
        held = {tuple(row) for row in connection.exec_driver_sql(HELD.format(role)) if row[2] != "SELECT"}
    assert held == {("entries", "position", "INSERT")}


BACK = (
    "DROP INDEX touches_deciding",
    "DELETE FROM touches WHERE key = '+'",
    "ALTER TABLE touches RENAME COLUMN position TO component",
    "CREATE INDEX touches_component ON touches (component, key)",
    "DROP INDEX entries_section_stream",
    "CREATE INDEX entries_section_stream ON entries (section, stream)",
    "UPDATE alembic_version SET version_num = '0008'",
)
"""What makes of a store one of the schema in which a key was kept by its component, too."""

PARTIES = "LTU, LVA, EST, POL, DEU, FRA, ITA, ESP, PRT, BEL, NLD, USA"
MANY = f"- {{id: s, kind: diplomats-expelled, date: 2018-03-26, sender: [{PARTIES}], host: RUS, number: 4}}\n"


def test_an_index_whose_keys_were_kept_twice_says_the_same_and_so_does_the_proof(store):
    """An event of many gets a key of its own, and the row that says what the index has counts it."""
    store.append(paper=MANY)
    store.append(other="- {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}\n")
    with store.store.reading() as connection:
        size = position_at(connection, None)
        before = str(checkpoint_at(connection, size)), store.index()
    with store.store.changing() as connection:
        for statement in BACK:
            connection.exec_driver_sql(statement)
        rows = (row for table in ("members", "touches") for row in connection.exec_driver_sql(f"SELECT * FROM {table}"))
        number, digest = digest_of_rows(rows)
        connection.exec_driver_sql(f"UPDATE standing SET size = {number}, digest = '{digest}', whole = {KEYS}")
    upgrade_store(store.store, MIGRATIONS, without=True)
    with store.store.reading() as connection:
        assert (str(checkpoint_at(connection, size)), store.index()) == before
        assert index_stands(connection)
        assert verify_store(connection).differences == ()
