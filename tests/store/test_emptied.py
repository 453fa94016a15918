"""A store in which somebody emptied a field: `verify` names it, and what is asked is an answer or a sentence."""

import sqlite3
from contextlib import closing

import attacks
import pytest

from tracker.desk.desk import Desk
from tracker.model.failures import TrackerError
from tracker.store.tables import metadata
from tracker.store.verifying import verify_store

LATE = """
document: {id: late, title: A report, publisher: A paper, published: {date: 2024-01-02, basis: printed}}
events:
  - {id: left, kind: format-left, date: 2024-01-01, who: [EST], format: CHN-CEEC}
"""
FIELDS = [
    (table.name, column.name)
    for table in metadata.sorted_tables
    for column in table.columns
    if (column.name != "position" or table.name == "standing") and table.name != "touches" and not column.nullable
]
"""Each column that can be emptied: `touches` is all key, and SQLite lets none of that be empty."""

QUESTIONS = [
    lambda desk, _: desk.relation("LTU", "CHN"),
    lambda desk, _: desk.members("CHN-CEEC"),
    lambda desk, _: desk.show("paper/joined"),
    lambda desk, _: desk.export("paper"),
    lambda desk, _: desk.checkpoint(),
    lambda desk, _: desk.status(),
    lambda desk, path: desk.append(path),
]


@pytest.fixture
def empty(store):
    """Take away what keeps a table's columns from being empty, its guards too, and empty one in its last row."""

    def run(table, column):
        with closing(sqlite3.connect(store.store.file, isolation_level=None)) as connection:
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '') WHERE name = ?", [table])
            connection.execute("PRAGMA writable_schema = RESET")
        with closing(sqlite3.connect(store.store.file, isolation_level=None)) as connection:
            connection.execute(f"UPDATE {table} SET {column} = NULL WHERE rowid = (SELECT max(rowid) FROM {table})")

    return run


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize(("table", "column"), FIELDS)
def test_an_emptied_field_is_named_and_no_question_fails_over_it(store, empty, tmp_path, table, column):
    store.append(paper=attacks.PAPER)
    empty(table, column)
    (tmp_path / "late.yaml").write_text(LATE)
    refused = []
    for ask in QUESTIONS:
        with Desk.open(str(store.store.file)) as desk:
            try:
                str(ask(desk, tmp_path / "late.yaml"))
            except TrackerError as error:
                refused.append(str(error))
    assert all("verify" in sentence for sentence in refused)
    with store.store.reading() as connection:
        named = [one.message for one in verify_store(connection).differences if one.code == "tables"]
    assert f"'{table}' lets '{column}' be empty" in named[0]
