"""Opening a store: where there is none, where it is another's, and where two write at once."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import attacks
import pytest
from sqlalchemy import text

from faults.servers import PATIENCE
from tracker.given import given
from tracker.narrative.appending import check_appended
from tracker.store.connection import open_store, schema_of
from tracker.store.errors import (
    BadAddress,
    DatabaseFailed,
    Locked,
    NoFile,
    NoStore,
    StoreError,
    UnknownSchema,
    WrongSchema,
)
from tracker.store.schema import upgrade
from tracker.store.snapshots import state_at
from tracker.store.tables import SCHEMA
from tracker.store.writing import append, load_catalogue

LEFT = "- {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}\n"


def open_for_reading(address):
    with open_store(str(address)).reading():
        pytest.fail("there is nothing to read")


def set_schema(store, revision):
    with store.store.changing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})


def in_a_hurry(store):
    """Open the same store for somebody who waits for no lock."""
    address = store.store.engine.url.render_as_string(hide_password=False)
    return open_store(address + ("?timeout=0" if store.store.file else "&options=-clock_timeout%3D10"))


def test_a_missing_store_is_named_and_not_made(tmp_path):
    with pytest.raises(NoStore, match=r"There is no store at .*missing\.db\. Make one with 'tracker init'"):
        open_for_reading(tmp_path / "missing.db")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_database_is_no_store(tmp_path):
    (tmp_path / "empty.db").touch()
    with pytest.raises(NoStore, match="no store at"):
        open_for_reading(tmp_path / "empty.db")


def test_a_folder_is_no_store(tmp_path):
    with pytest.raises(NoStore, match="no store at"):
        open_for_reading(tmp_path)
    with pytest.raises(NoFile, match="is not a file"):
        upgrade(open_store(str(tmp_path)), given("migrations"))


def test_a_file_of_another_sort_is_not_touched(tmp_path):
    (tmp_path / "notes.txt").write_text("a text, and no database\n" * 100)
    for attempt in (open_for_reading, lambda path: upgrade(open_store(str(path)), given("migrations"))):
        with pytest.raises(DatabaseFailed, match="file is not a database"):
            attempt(tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text() == "a text, and no database\n" * 100


def test_a_damaged_name_in_a_file_is_a_sentence(tmp_path):
    upgrade(open_store(str(tmp_path / "log.db")), given("migrations"))
    with closing(sqlite3.connect(tmp_path / "log.db")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = (tmp_path / "log.db").read_bytes()
    damaged = whole.replace(b"triggerleaves_wholeleaves", b"triggerleaves_whol\xcfleaves")
    (tmp_path / "log.db").write_bytes(damaged.replace(b"CREATE TRIGGER leaves_whole", b"CREATE TRIGGEX leaves_whole"))
    with pytest.raises(DatabaseFailed, match="what it has is damaged, and no text"):
        open_for_reading(tmp_path / "log.db")


def test_a_store_in_a_folder_that_is_missing_is_not_made(tmp_path):
    with pytest.raises(DatabaseFailed, match=r"the folder .*nowhere does not exist"):
        upgrade(open_store(str(tmp_path / "nowhere" / "log.db")), given("migrations"))


def test_another_schema_is_named_and_the_remedy_with_it(store):
    set_schema(store, "0000")
    with pytest.raises(WrongSchema, match=rf"schema 0000, this program reads {SCHEMA}\. Run 'tracker upgrade'"):
        store.refs()


def test_a_schema_of_a_later_program_is_left_alone(store):
    set_schema(store, "9999")
    with pytest.raises(StoreError, match="schema 9999, which this program does not know"):
        upgrade(store.store, given("migrations"))


def test_a_schema_of_a_later_program_is_not_read(store):
    set_schema(store, "9999")
    with pytest.raises(UnknownSchema, match="Use a newer program"):
        store.refs()


def test_two_may_make_one_store_at_once(new_address):
    address = new_address()
    makers = [threading.Thread(target=upgrade, args=(open_store(address), given("migrations"))) for _ in range(3)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    with open_store(address).reading() as connection:
        assert schema_of(connection) == SCHEMA


def test_a_store_that_is_up_to_date_is_left_as_it_is(store):
    store.append(paper=LEFT)
    upgrade(store.store, given("migrations"))
    assert store.refs() == ["paper/left"]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("nonsense://somewhere/db", "nonsense"),
        ("://", ""),
        ("oracle+nonsense://host/db", "nonsense"),
        ("postgresql://user:secret@host:port/db", "port"),
        ("postgresql://user:sec@ret@host/db", "a '@' in a password is written %40"),
        ("sqlite://", "it names no file"),
        ("", "it names no file"),
        (":memory:", "it names no file"),
        ("sqlite:///my.db?mode=ro", "a file has no option 'mode'"),
        ("sqlite:///my.db?timeout=1&timeout=2", "it says 'timeout' twice"),
        ("mysql://user:secret@host/db", "kept in 'mysql'"),
        ("postgres://user:secret@host/db", "kept in 'postgres', but in sqlite or postgresql"),
        ("postgresql+psycopg2://user@host/db?password=secret", "kept in"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused(address, why):
    with pytest.raises(BadAddress, match="cannot be used as the address of a store") as refusal:
        open_store(address)
    assert why in str(refusal.value)
    assert "secret" not in str(refusal.value)
    assert "ret@" not in str(refusal.value)


@pytest.mark.parametrize("password", ["se/cret", "se:cret", "s%40cret"])
def test_a_password_is_never_shown(password):
    assert "cret" not in open_store(f"postgresql+psycopg://user:{password}@host/db").address
    assert "cret" not in open_store("postgresql+psycopg://user@host/db?PASSWORD=cret").address


@pytest.mark.parametrize("name", ["a b.db", "50%25.db", "what?.db", "#1.db", "Литва.db"])
def test_a_file_may_be_called_as_its_owner_likes(tmp_path, catalogue, name):
    made = open_store(str(tmp_path / name))
    upgrade(made, given("migrations"))
    load_catalogue(made, catalogue)
    assert (tmp_path / name).is_file()


def test_a_write_takes_the_lock_before_it_reads(store):
    other = in_a_hurry(store)
    with store.store.writing():
        with pytest.raises(Locked, match="Another command is writing"), other.writing():
            pytest.fail("two write at once")
        with other.reading() as connection:
            assert state_at(connection).position == 1
    with other.writing() as connection:
        assert state_at(connection).position == 1


def test_a_second_writer_waits_for_the_first(store):
    raws = store.raws(paper=LEFT, news=LEFT)
    inside, may_end = threading.Event(), threading.Event()

    def slow_clock():
        inside.set()
        may_end.wait(PATIENCE)
        return store.clock()

    with ThreadPoolExecutor() as writers:
        first = writers.submit(append, store.store, raws[:1], store.catalogue, check_appended, slow_clock)
        assert inside.wait(PATIENCE), first.result()
        second = writers.submit(append, store.store, raws[1:], store.catalogue, check_appended)
        may_end.set()
        assert (first.result().position, second.result().position) == (3, 5)
    assert store.rows("SELECT stream, position FROM entries WHERE position > 1 ORDER BY position") == [
        ("paper", 2),
        ("paper", 3),
        ("news", 4),
        ("news", 5),
    ]


def test_many_writers_leave_no_gap(store):
    raws = store.raws(**{f"paper{number}": LEFT for number in range(8)})
    with ThreadPoolExecutor() as writers:
        done = [writers.submit(append, store.store, [raw], store.catalogue, check_appended) for raw in raws]
        assert {one.result().position for one in done} == set(range(3, 18, 2))
    assert store.positions() == list(range(1, 18))


def test_a_reader_sees_one_state_while_another_writes(store):
    store.append(paper=LEFT)
    with store.store.reading() as connection:
        before = state_at(connection).position
        store.append(news=LEFT)
        assert state_at(connection).position == before
    assert store.refs() == ["paper/left", "news/left"]


def test_a_reader_can_write_nothing(store):
    with pytest.raises(StoreError, match=r"(?i)read-?only"), store.store.reading() as connection:
        connection.exec_driver_sql("DELETE FROM touches")
    assert store.rows("SELECT COUNT(*) FROM entries") == [(1,)]


def test_what_is_raised_inside_a_write_undoes_all_of_it(store):
    def write_and_fail():
        with store.store.writing() as connection:
            connection.exec_driver_sql(f"INSERT INTO entries VALUES (2, '{attacks.SOON}', 'x', 1, 'head', '{{}}')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    assert store.positions() == [1]
