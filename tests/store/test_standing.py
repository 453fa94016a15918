"""The index stands for the log, or nobody asks it: what changes one or the other is known, and made right again."""

import sqlite3
from contextlib import closing, suppress

import attacks
import pytest
from click.testing import CliRunner
from sqlalchemy import text

from tracker.cli.group import tracker
from tracker.desk.desk import Desk
from tracker.given import given
from tracker.model.failures import StoreError
from tracker.store import standing
from tracker.store.connection import open_store
from tracker.store.exporting import export_to
from tracker.store.health import examine
from tracker.store.indexed import first_difference
from tracker.store.indexing import rebuild
from tracker.store.restoring import restore
from tracker.store.rights import grant
from tracker.store.standing import KEYS, IndexDiffers, OtherKeys, index_stands
from tracker.store.status import status_of
from tracker.store.verifying import verify_store

pytestmark = pytest.mark.lengthy

NEWS = "- {id: again, kind: format-joined, date: 2023-05-22, who: [LTU], format: CHN-CEEC}\n"

CHANGES = {
    "emptied": "DELETE FROM touches",
    "without members": "DELETE FROM members",
    "a key less": "DELETE FROM touches WHERE key = 'CHN-CEEC|LTU'",
    "a key more": "INSERT INTO touches VALUES ('LVA', 3)",
    "another key": "UPDATE touches SET key = 'CHN-CEEC|LVA' WHERE key = 'CHN-CEEC|LTU'",
    "another component": "UPDATE members SET component = 4 WHERE position = 3",
    "a mark that is none": "UPDATE standing SET whole = -1",
    "what it was forgotten": "DELETE FROM standing",
    "what it was said twice": "INSERT INTO standing SELECT * FROM standing",
}


@pytest.fixture
def meddle(store, server):
    """Run statements as the owner of the database."""

    def run(*statements):
        if store.store.file is None:
            server.run(*statements, database=store.store.engine.url.database)
            return
        with closing(sqlite3.connect(store.store.file, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)

    return run


def run(store, *words, code=0):
    """Run a command on a store."""
    address = store.engine.url.render_as_string(hide_password=False)
    done = CliRunner().invoke(tracker, ["--store", address, *map(str, words)])
    assert done.exit_code == code, (words, done.output, done.exception)
    return done


def troubles(store):
    return {check.name for check in examine(store.store) if check.troubles} - {"durability"}


def stands(store):
    with store.store.reading() as connection:
        return index_stands(connection)


def ask(store):
    """Ask through the desk; the address of a server would be shown without its password."""
    desk = Desk.open(store.store.engine.url.render_as_string(hide_password=False))
    return desk.relation("LTU", "CHN-CEEC", on="2015-01-01").to_text()


def test_of_a_very_long_index_a_question_sees_that_it_is_empty_and_verify_that_a_row_is_gone(
    store, meddle, monkeypatch
):
    monkeypatch.setattr(standing, "MOST_COUNTED", 0)
    store.append(paper=attacks.PAPER)
    meddle("DELETE FROM touches WHERE key = (SELECT max(key) FROM touches)", f"UPDATE standing SET whole = {KEYS}")
    ask(store)
    with store.store.reading() as connection:
        assert "index" in {one.code for one in verify_store(connection).differences}
    meddle("DELETE FROM touches", f"UPDATE standing SET whole = {KEYS}")
    with pytest.raises(IndexDiffers):
        ask(store)


@pytest.mark.parametrize("change", CHANGES)
def test_an_index_that_was_changed_is_known_refused_and_made_again(store, meddle, change):
    store.append(paper=attacks.PAPER)
    answer = ask(store)
    meddle(CHANGES[change])
    assert troubles(store) == {"index"}
    assert not status_of(store.store).index_fresh
    with pytest.raises(IndexDiffers, match="Run 'tracker verify --rebuild-index'"):
        ask(store)
    with pytest.raises(IndexDiffers):
        store.append(news=NEWS)
    with store.store.reading() as connection:
        assert "index" in {one.code for one in verify_store(connection).differences}
    rebuild(store.store)
    assert troubles(store) == set()
    assert status_of(store.store).index_fresh
    assert ask(store) == answer
    store.append(news=NEWS)
    assert stands(store)


def test_a_mark_that_was_set_back_does_not_hide_what_was_changed(store, meddle):
    store.append(paper=attacks.PAPER)
    meddle(CHANGES["another key"], f"UPDATE standing SET whole = {KEYS}")
    assert troubles(store) == {"index"}
    with store.store.reading() as connection:
        assert {one.code for one in verify_store(connection).differences} == {"index"}


def test_an_index_with_the_keys_of_another_program_is_refused_and_made_again(store, meddle):
    """So is every index that a program made which knew no covered formats: it marked it as whole by 1."""
    store.append(paper=attacks.PAPER)
    answer = ask(store)
    meddle("UPDATE standing SET whole = 1")
    for refused in (ask, lambda kept: kept.append(news=NEWS)):
        with pytest.raises(OtherKeys, match=r"another version of the program.* Run 'tracker verify --rebuild-index'"):
            refused(store)
    assert troubles(store) == {"index"}
    assert not status_of(store.store).index_fresh
    rebuild(store.store)
    assert (troubles(store), ask(store)) == (set(), answer)


def test_the_index_stands_after_everything_that_the_program_does(store, tmp_path, new_address):
    store.append(paper=attacks.PAPER)
    store.append(news=NEWS.replace("}", ", because: paper/left}"))
    store.append(desk="mending: [{id: m, kind: retraction, of: [news/again], reason: it was another}]")
    store.load(store.catalogue)
    assert stands(store)
    with store.store.looking() as connection:
        export_to(connection, tmp_path / "log.jsonl")
    copy = open_store(new_address())
    restore(copy, tmp_path / "log.jsonl", given("migrations"))
    with copy.reading() as connection:
        assert index_stands(connection)


@pytest.mark.parametrize("database", ["postgresql"])
def test_who_may_append_sees_and_mends_an_index_too(store, server):
    server.run("DROP ROLE IF EXISTS indexer", "CREATE ROLE indexer LOGIN")
    grant(store.store, "indexer")
    store.append(paper=attacks.PAPER)
    own = open_store(server.address(store.store.engine.url.database).replace("postgres@", "indexer@"))
    with own.writing() as connection:
        connection.exec_driver_sql("DELETE FROM touches")
    with own.reading() as connection:
        assert not index_stands(connection)
    rebuild(own)
    with own.reading() as connection:
        assert index_stands(connection)
    server.run("DROP OWNED BY indexer", database=store.store.engine.url.database)
    server.run("DROP ROLE indexer")


# An entry that did not come through the program.


def with_a_strange_entry(store, meddle):
    """Put an entry into the log that no program can read, with a leaf where the database asks for one."""
    entry = f"INSERT INTO entries VALUES {attacks.row(5)}"
    if store.store.file is None:
        leaf = "INSERT INTO leaves VALUES (5, decode(repeat('00', 32), 'hex'))"
        meddle(f"BEGIN; {entry}; {leaf}; COMMIT")
    else:
        meddle(entry)


def test_a_strange_entry_is_left_out_by_an_export_that_ends_before_it(store, meddle, tmp_path, new_address, kept_in):
    store.append(paper=attacks.PAPER)
    answer, root = ask(store), status_of(store.store).root
    with_a_strange_entry(store, meddle)
    assert "index" in troubles(store)
    with pytest.raises(IndexDiffers):
        ask(store)
    with pytest.raises(StoreError):
        store.append(news=NEWS)
    with store.store.looking() as connection:
        export_to(connection, tmp_path / "log.jsonl", "4")
    mended = open_store(new_address())
    restore(mended, tmp_path / "log.jsonl", given("migrations"))
    assert status_of(mended).root == root
    again = kept_in(mended)
    assert ask(again) == answer
    again.append(news=NEWS)
    assert again.positions() == [1, 2, 3, 4, 5, 6]


FALSE = """'{"id":"again","kind":"format-joined","date":"2021-08-10","who":["LTU"],"format":"CHN-CEEC"}'"""
FURTHER = (
    "document: {id: news, title: T, publisher: P, published: {date: 2023-06-01, basis: printed}}\nevents:\n" + NEWS
)


@pytest.mark.parametrize("database", ["postgresql"])
@pytest.mark.parametrize("indexed", [False, True])
def test_nothing_is_put_on_a_false_leaf_of_a_role_and_a_log_without_it_is_made(
    store, server, tmp_path, new_address, indexed
):
    store.append(paper=attacks.PAPER)
    database = store.store.engine.url.database
    before = run(store.store, "checkpoint").stdout
    with suppress(attacks.psycopg.errors.DuplicateObject):
        server.run(f"CREATE ROLE {attacks.ROLE} LOGIN")
    grant(store.store, attacks.ROLE)
    with server.connect(database, attacks.ROLE) as connection, connection.transaction():
        connection.execute(f"INSERT INTO entries VALUES {attacks.row(5, body=FALSE)}")
        connection.execute("INSERT INTO leaves VALUES (5, decode(repeat('00', 32), 'hex'))")
    if indexed:  # the role may put its entry into the index, too: questions are asked of it then
        rebuild(open_store(server.address(database).replace("postgres@", f"{attacks.ROLE}@")))
    assert "position 5" in run(store.store, "verify", code=1).output
    (tmp_path / "news.yaml").write_text(FURTHER)
    refused = run(store.store, "append", tmp_path / "news.yaml", code=1).exception
    assert ("damaged at position 5" if indexed else "index") in str(refused)
    run(store.store, "export", "--all", "--recorded-by", "4", "-o", tmp_path / "log.jsonl")
    mended = open_store(new_address())
    run(mended, "restore", tmp_path / "log.jsonl")
    assert run(mended, "checkpoint").stdout == before
    run(mended, "append", tmp_path / "news.yaml")
    run(mended, "verify")


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize("value", ["'a text'", "x'00ff'", "2.5", "CAST(x'ff' AS TEXT)", "-7", "99999999999999"])
@pytest.mark.parametrize(
    "place", ["touches SET position", "members SET component", "touches SET key", "members SET position"]
)
def test_a_question_over_an_index_of_wrong_types_has_an_answer_or_a_sentence(store, meddle, place, value):
    """The mark was set back, so that a question does ask it: SQLite keeps what is no number where a number belongs."""
    store.append(paper=attacks.PAPER)
    try:
        key = "(key, position)" if place.startswith("touches") else "(position)"
        last = f"(SELECT {key[1:-1]} FROM {place.split()[0]} ORDER BY {key[1:-1]} DESC LIMIT 1)"
        meddle(f"UPDATE {place} = {value} WHERE {key} = {last}", f"UPDATE standing SET whole = {KEYS}")
    except sqlite3.IntegrityError as refused:
        assert "datatype mismatch" in str(refused)  # noqa: PT017 - a key that is the row's own number is refused
        return
    with suppress(StoreError):
        ask(store)
    assert troubles(store) & {"index", "database"}  # bytes that are no text cannot even be read
    with store.store.reading() as connection:
        assert {one.code for one in verify_store(connection).differences} == {"index"}
    rebuild(store.store)
    assert troubles(store) == set()


# Tables that are not as they were made.

SHAPES = {
    "sqlite": {
        "a table made anew without its constraints": (
            ("ALTER TABLE places RENAME TO old", "CREATE TABLE places AS SELECT * FROM old"),
            "'places' has not its key",
        ),
        "a column more": (("ALTER TABLE members ADD COLUMN more TEXT",), "'members' has a column 'more' of its own"),
        "an index dropped": (("DROP INDEX entries_section_stream",), "'entries' has no index of 'section, stream'"),
        "a table gone": (("DROP TABLE places",), "'places' is missing"),
    },
    "postgresql": {
        "a key dropped": (("ALTER TABLE entries DROP CONSTRAINT entries_pkey",), "'entries' has not its key"),
        "numbers twice": (
            ("ALTER TABLE entries DROP CONSTRAINT entries_stream_number",),
            "'entries' lets 'stream, number' be there twice",
        ),
        "empty bodies": (("ALTER TABLE entries ALTER body DROP NOT NULL",), "'entries' lets 'body' be empty"),
        "inheritance": (("CREATE TABLE child () INHERITS (places)",), "'places' inherits from a table"),
        "no write-ahead log": (("ALTER TABLE leaves SET UNLOGGED",), "'leaves' is not kept through a crash"),
        "row security": (("ALTER TABLE entries ENABLE ROW LEVEL SECURITY",), "'entries' has row security"),
        "another type": (("ALTER TABLE places ALTER line TYPE bigint",), "'places' keeps 'line' as another type"),
        "a check": (("ALTER TABLE entries ADD CHECK (position < 9)",), "'entries' has a constraint of its own"),
    },
}


@pytest.mark.parametrize(("database", "change"), [(name, change) for name in SHAPES for change in SHAPES[name]])
def test_a_table_that_is_not_as_it_was_made_is_named(store, meddle, database, change):
    store.append(paper=attacks.PAPER)
    statements, named = SHAPES[database][change]
    meddle(*statements)
    assert "guards" in troubles(store)
    with store.store.reading() as connection:
        (found,) = (one for one in verify_store(connection).differences if one.code == "tables")
    assert named in found.message


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize(
    ("position", "value"),
    [(2, "CAST(x'ff' AS TEXT)"), (3, "x'00'"), (4, "17"), (3, "2.5"), (4, "CAST(x'7b22ff227d' AS TEXT)")],
)
@pytest.mark.parametrize("column", ["recorded_at", "stream", "number", "section", "body"])
def test_what_is_no_text_or_of_another_type_is_named_with_its_position(store, meddle, column, value, position):
    store.append(paper=attacks.PAPER)
    without_guards(store, meddle, f"UPDATE entries SET {column} = {value} WHERE position = {position}")
    with store.store.reading() as connection:
        named = [one.position for one in verify_store(connection).differences if one.position is not None]
    assert min(named) == position


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_position_far_ahead_makes_nobody_take_so_much_memory(store, meddle):
    store.append(paper=attacks.PAPER)
    with store.store.reading() as connection:
        last = connection.execute(text("SELECT max(position) FROM entries")).scalar_one()
    without_guards(store, meddle, f"UPDATE entries SET position = 900000000000000 WHERE position = {last}")
    with store.store.reading() as connection:
        assert first_difference(connection) == last


def without_guards(store, meddle, statement):
    """Run a statement as somebody does who takes the guards away and puts them back."""
    with closing(sqlite3.connect(store.store.file)) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    meddle(*(f"DROP TRIGGER {name}" for name, _ in guards), statement, *(sql for _, sql in guards))
