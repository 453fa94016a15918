"""Each attack on the log is stopped by the database itself, or the store shows what was done to it."""

from contextlib import suppress

import attacks
import pytest

from tracker.model.failures import StoreError
from tracker.store.guards import wrong_guards
from tracker.store.rights import grant


def stopped(tried):
    return [one for one in tried if one.stopped]


def not_stopped(tried):
    return [pytest.param(one, id=one.name) for one in tried if not one.stopped]


def kept(store):
    """Return everything that an attack is about, and what is wrong with the guards."""
    tables = {table: store.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in ("entries", "leaves", "touches")}
    with store.store.reading() as connection:
        return tables, wrong_guards(connection)


def see_it_stopped(store, attack, run):
    before = kept(store)
    with pytest.raises(attacks.ERRORS, match=attack.stopped):
        run(attack)
    assert kept(store) == before


def see_its_traces(store, attack, run):
    before = kept(store)
    run(attack)
    with suppress(StoreError):  # the log itself is gone
        assert kept(store) != before


@pytest.fixture
def attacked(store):
    store.append(paper=attacks.PAPER)
    assert store.positions() == [1, 2, 3, 4]
    return store


@pytest.fixture
def desk(attacked, server):
    """A role that was given the rights to append."""
    with suppress(attacks.psycopg.errors.DuplicateObject):
        server.run(f"CREATE ROLE {attacks.ROLE} LOGIN")
    grant(attacked.store, attacks.ROLE)
    return attacks.ROLE


def on_server(server, store, role):
    return lambda attack: attacks.run_on_server(server, store.store.engine.url.database, role, attack)


@pytest.mark.parametrize("database", ["sqlite"])
def test_who_has_the_file_is_stopped(attacked, subtests):
    for attack in stopped(attacks.SQLITE):
        with subtests.test(attack.name):
            see_it_stopped(attacked, attack, lambda tried: attacks.run_on_file(attacked.store.file, tried))


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize("attack", not_stopped(attacks.SQLITE))
def test_who_owns_the_file_leaves_traces(attacked, attack):
    see_its_traces(attacked, attack, lambda tried: attacks.run_on_file(attacked.store.file, tried))


@pytest.mark.parametrize("database", ["sqlite"])
def test_who_edits_the_file_itself(attacked):
    before = kept(attacked)
    attacks.edit_the_bytes(attacked.store.file)
    assert kept(attacked) != before


@pytest.mark.parametrize("database", ["postgresql"])
def test_who_may_append_is_stopped(attacked, server, desk, subtests):
    for attack in stopped(attacks.POSTGRESQL):
        with subtests.test(attack.name):
            see_it_stopped(attacked, attack, on_server(server, attacked, desk))


@pytest.mark.parametrize("database", ["postgresql"])
@pytest.mark.parametrize("attack", not_stopped(attacks.POSTGRESQL))
def test_who_may_append_leaves_traces(attacked, server, desk, attack):
    see_its_traces(attacked, attack, on_server(server, attacked, desk))


@pytest.mark.parametrize("database", ["postgresql"])
def test_who_owns_the_database_is_stopped(attacked, server, subtests):
    for attack in stopped(attacks.POSTGRESQL_OWNER):
        with subtests.test(attack.name):
            see_it_stopped(attacked, attack, on_server(server, attacked, "postgres"))


@pytest.mark.parametrize("database", ["postgresql"])
@pytest.mark.parametrize("attack", not_stopped(attacks.POSTGRESQL_OWNER))
def test_who_owns_the_database_leaves_traces(attacked, server, attack):
    see_its_traces(attacked, attack, on_server(server, attacked, "postgres"))


@pytest.mark.parametrize("database", ["postgresql"])
def test_a_copy_is_looked_at_as_an_insert(attacked, server, desk):
    before = kept(attacked)
    with server.connect(attacked.store.engine.url.database, desk) as connection:
        for row in (
            (9, attacks.SOON, "paper", 4),
            (5, "1999-01-01T00:00:00Z", "paper", 4),
            (5, attacks.SOON, "paper", 1),
        ):
            into = connection.cursor().copy("COPY entries FROM STDIN")
            with pytest.raises(attacks.ERRORS, match=r"append-only|duplicate"), into as copy:
                copy.write_row((*row, "events", "{}"))
    assert kept(attacked) == before
