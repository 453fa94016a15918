"""A store on a server: what can be wrong with reaching it is a sentence, and stores in one database keep apart."""

import attacks
import databases
import pytest
from sqlalchemy import text

from tracker.given import given
from tracker.store.connection import open_store
from tracker.store.errors import (
    BadAddress,
    BrokenOff,
    DatabaseFailed,
    Locked,
    NoRights,
    NoRole,
    NoRoles,
    NoStore,
    StoreError,
    TooManyRights,
    Unreachable,
)
from tracker.store.indexing import rebuild
from tracker.store.rights import RIGHTS, grant
from tracker.store.schema import upgrade
from tracker.store.writing import load_catalogue

LEFT = "- {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}\n"
on_a_server = pytest.mark.parametrize("database", ["postgresql"])


@pytest.fixture
def name(store):
    return store.store.engine.url.database


@pytest.fixture
def role(server):
    """Make a role that has no rights in any store yet."""
    name = f"clerk{next(server.numbers)}"
    server.run(f"CREATE ROLE {name} LOGIN")
    return name


def read(address):
    with open_store(address).reading():
        pytest.fail("there is nothing to read")


def test_a_server_that_does_not_answer_is_named(tmp_path):
    with pytest.raises(Unreachable, match=r"lets nobody in: .*No such file or directory.*whether the server runs"):
        read(f"postgresql+psycopg://postgres@/log?host={tmp_path}")


def test_a_wrong_password_is_said_and_not_shown(server):
    with pytest.raises(Unreachable, match="password authentication failed") as refusal:
        read(server.address("postgres", role=f"{databases.GUARDED}:mistaken"))
    assert "mistaken" not in str(refusal.value)


def test_a_password_is_not_shown_in_the_address(server):
    assert "right" not in open_store(server.address("postgres", role=f"{databases.GUARDED}:right")).address
    assert "right" not in open_store(server.address("postgres", password="right")).address  # noqa: S106 - not a secret


def test_a_missing_database_is_named(server):
    with pytest.raises(Unreachable, match='database "nowhere" does not exist'):
        read(server.address("nowhere"))


def test_an_empty_database_is_no_store(server, new_database):
    with pytest.raises(NoStore, match="Make one with 'tracker init'"):
        read(server.address(new_database()))


def test_a_schema_that_is_missing_is_said(server, new_database):
    with pytest.raises(DatabaseFailed, match="no schema has been selected"):
        upgrade(open_store(server.address(new_database(), options="-csearch_path%3Dnowhere")), given("migrations"))


@on_a_server
def test_who_has_no_rights_is_told_of_the_command_that_gives_them(server, name, role):
    with pytest.raises(NoRights, match=r"permission denied .* 'tracker grant ROLE'"):
        read(server.address(name, role))


@on_a_server
def test_who_was_given_the_rights_appends_and_asks(store, server, name, role):
    grant(store.store, role)
    store.store = open_store(server.address(name, role))
    store.append(paper=LEFT)
    store.append(paper=f"# moved\n{LEFT}", desk="mending: [{id: m, kind: retraction, of: [paper/left], reason: no}]")
    assert store.refs() == ["paper/left"]
    assert rebuild(store.store) == store.positions()[-1]


@on_a_server
def test_rights_are_given_again_without_harm(store, server, name, role):
    server.run(f"GRANT ALL ON ALL TABLES IN SCHEMA public TO {role}", database=name)
    grant(store.store, role)
    grant(store.store, role)
    rights = "SELECT table_name, privilege_type FROM information_schema.table_privileges"

    assert set(store.rows(f"{rights} WHERE grantee = '{role}'")) == {
        (table, right) for table, given in RIGHTS.items() for right in given if right in ("SELECT", "DELETE")
    }


@on_a_server
def test_every_table_is_among_the_rights(store):
    tables = store.rows("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
    assert {table for (table,) in tables} == set(RIGHTS)


@on_a_server
def test_a_role_that_could_change_the_log_is_refused(store):
    with pytest.raises(TooManyRights, match="'postgres' could change the log"):
        grant(store.store, "postgres")


@on_a_server
def test_an_unknown_role_is_refused(store):
    with pytest.raises(NoRole, match="no role 'nobody; DROP TABLE entries'"):
        grant(store.store, "nobody; DROP TABLE entries")


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_file_knows_no_roles(store):
    with pytest.raises(NoRoles, match="An SQLite store knows no roles"):
        grant(store.store, "desk")


@on_a_server
def test_a_connection_that_ends_in_the_middle_leaves_nothing(store, server):
    def write_and_be_cut_off():
        with store.store.writing() as connection:
            connection.exec_driver_sql(f"INSERT INTO entries VALUES (2, '{attacks.SOON}', 'x', 1, 'head', '{{}}')")
            (process,) = connection.exec_driver_sql("SELECT pg_backend_pid()").one()
            server.run(f"SELECT pg_terminate_backend({process}, 5000)")

    with pytest.raises(BrokenOff, match="Run the same command again"):
        write_and_be_cut_off()
    assert store.positions() == [1]


@on_a_server
def test_a_statement_that_takes_too_long_is_said(server, name):
    hasty = open_store(server.address(name, options="-cstatement_timeout%3D10"))
    with pytest.raises(DatabaseFailed, match="statement timeout"), hasty.reading() as connection:
        connection.exec_driver_sql("SELECT pg_sleep(10)")


@on_a_server
def test_a_table_that_another_keeps_is_waited_for_and_then_said(server, name):
    hasty = open_store(server.address(name, options="-clock_timeout%3D10"))
    with server.connect(name) as other, other.transaction():
        other.execute("LOCK TABLE entries IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(Locked), hasty.writing() as connection:
            connection.exec_driver_sql("SELECT 1 FROM entries")


@on_a_server
def test_every_text_is_ordered_by_its_characters(store):
    query = (
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' "
        "AND table_name IN ('entries', 'touches') AND data_type <> 'integer' AND collation_name IS DISTINCT FROM 'C'"
    )
    assert store.rows(query) == []


def test_two_stores_in_one_database_do_not_wait_for_each_other(server, new_database, catalogue):
    database = new_database()
    server.run("CREATE SCHEMA one", "CREATE SCHEMA other", database=database)
    waits = "-clock_timeout%3D10%20-csearch_path%3D"
    one, other = (open_store(server.address(database, options=waits + schema)) for schema in ("one", "other"))
    upgrade(one, given("migrations"))
    upgrade(other, given("migrations"))
    with one.writing() as connection:
        assert load_catalogue(other, catalogue)
        with pytest.raises(Locked), open_store(server.address(database, options=waits + "one,other")).writing():
            pytest.fail("two write to one store at once")
        assert connection.execute(text("SELECT count(*) FROM entries")).scalar() == 0


def test_a_driver_that_is_missing_is_named():
    with pytest.raises(StoreError, match="cannot be used as the address of a store") as refusal:
        open_store("postgresql+asyncpg://host/db")
    assert isinstance(refusal.value, BadAddress)
