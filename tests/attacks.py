"""Attacks on the log: what somebody may try, and what stops it, or, where nothing can, that verifying finds it.

Each is tried on a store whose log holds, after its catalogue at position 1, the document 'paper' with its head and two
events, at the positions 2 to 4. A stranger has the file of an SQLite store or the program's role on PostgreSQL; the
owner may do more.
"""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import psycopg
from attrs import frozen

PAPER = """
- {id: joined, kind: format-joined, date: 2012-04-26, who: [LTU], format: CHN-CEEC}
- {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}
"""
SOON = (datetime.now(UTC) + timedelta(hours=20)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
"""A time after everything that a test appends, and not so far ahead that no entry may be recorded at it."""

ROLE = "desk"
"""The role of PostgreSQL that may append."""


@frozen
class Attack:
    """Statements, run one after the other; what the database says against them, or None where it lets them pass."""

    name: str
    statements: tuple[str, ...]
    stopped: str | None


def sql(name, *statements, stopped=None):
    return Attack(name, statements, stopped)


def row(position, *, recorded_at=SOON, stream="paper", number=4, body="'{}'"):
    """Write a row; the one at position 5 would be right."""
    return f"({position}, '{recorded_at}', '{stream}', {number}, 'events', {body})"


CHANGED, DELETED = "an entry is never changed", "an entry is never deleted"
NEXT, NUMBER, LATER = "takes the next position", "takes the next number", "never recorded before the last"
AHEAD = "none more than a day ahead"
EVIL = "UPDATE entries SET body = replace(body, '2021-05-22', '2021-05-23') WHERE position = 4"

ON_ANY = (
    sql("a gap", f"INSERT INTO entries VALUES {row(9)}", stopped=NEXT),
    sql("an earlier position", f"INSERT INTO entries VALUES {row(0)}", stopped=NEXT),
    sql("a negative position", f"INSERT INTO entries VALUES {row(-1)}", stopped=NEXT),
    sql("a gap in a stream", f"INSERT INTO entries VALUES {row(5, number=5)}", stopped=NUMBER),
    sql("another stream's number", f"INSERT INTO entries VALUES {row(5, stream='news')}", stopped=NUMBER),
    sql("an earlier time", f"INSERT INTO entries VALUES {row(5, recorded_at='1999-01-01T00:00:00Z')}", stopped=LATER),
    sql("a time far ahead", f"INSERT INTO entries VALUES {row(5, recorded_at='9999-01-01T00:00:00Z')}", stopped=AHEAD),
    sql("what is no time", f"INSERT INTO entries VALUES {row(5, recorded_at='tomorrow')}", stopped=AHEAD),
    sql("no body", f"INSERT INTO entries VALUES {row(5, body='NULL')}", stopped="(?i)not.null"),
)
"""What every database stops, whoever tries it."""

SQLITE = (
    *ON_ANY,
    sql("update", EVIL, stopped=CHANGED),
    sql("update or ignore", EVIL.replace("UPDATE", "UPDATE OR IGNORE"), stopped=CHANGED),
    sql("update or replace", "UPDATE OR REPLACE entries SET position = 2 WHERE position = 3", stopped=CHANGED),
    sql("update of the rowid", "UPDATE entries SET rowid = 9 WHERE rowid = 4", stopped=CHANGED),
    sql("delete", "DELETE FROM entries WHERE position = 4", stopped=DELETED),
    sql("delete everything", "DELETE FROM entries", stopped=DELETED),
    sql("insert or replace", f"INSERT OR REPLACE INTO entries VALUES {row(4)}", stopped=NEXT),
    sql("replace into", f"REPLACE INTO entries VALUES {row(4)}", stopped=NEXT),
    sql("replace by number", f"REPLACE INTO entries VALUES {row(5, number=1)}", stopped=NUMBER),
    sql("insert or ignore", f"INSERT OR IGNORE INTO entries VALUES {row(4)}", stopped=NEXT),
    sql(
        "replace without recursive triggers",
        "PRAGMA recursive_triggers = OFF",
        f"REPLACE INTO entries VALUES {row(4)}",
        stopped=NEXT,
    ),
    sql(
        "upsert",
        f"INSERT INTO entries VALUES {row(4)} ON CONFLICT (position) DO UPDATE SET body = excluded.body",
        stopped=NEXT,
    ),
    sql(
        "upsert by number",
        f"INSERT INTO entries VALUES {row(5, number=1)} ON CONFLICT DO UPDATE SET body = '{{}}'",
        stopped=NUMBER,
    ),
    sql("update of a leaf", "UPDATE leaves SET hashes = x'00' WHERE position = 4", stopped="leaf is never changed"),
    sql("delete of a leaf", "DELETE FROM leaves WHERE position = 4", stopped="leaf is never deleted"),
    sql("replace of a leaf", "REPLACE INTO leaves VALUES (4, zeroblob(96))", stopped=NEXT),
    sql("a leaf without an entry", "INSERT INTO leaves VALUES (5, zeroblob(32))", stopped=NEXT),
    sql("an entry without a leaf", f"INSERT INTO entries VALUES {row(5)}"),
    sql("drop of a guard, and update", "DROP TRIGGER entries_no_update", EVIL),
    sql("a guard that does nothing", "DROP TRIGGER entries_no_update", "{EMPTIED}", EVIL),
    sql("drop of a guard, update, and the guard put back", "DROP TRIGGER entries_no_update", EVIL, "{PUT_BACK}"),
    sql(
        "drop of a guard, and delete of the last entry",
        "DROP TRIGGER entries_no_delete",
        "DELETE FROM entries WHERE position = 4",
    ),
    sql(
        "drop of the guards, and delete of the last entry with its leaf",
        "DROP TRIGGER entries_no_delete",
        "DROP TRIGGER leaves_no_delete",
        "DELETE FROM entries WHERE position = 4",
        "DELETE FROM leaves WHERE position = 4",
    ),
    sql("a trigger of one's own", "CREATE TRIGGER mine AFTER INSERT ON entries BEGIN DELETE FROM touches; END"),
    sql(
        "another table under the log's name",
        "ALTER TABLE entries RENAME TO old",
        "CREATE TABLE entries AS SELECT * FROM old",
        EVIL,
    ),
    sql("writable schema", "PRAGMA writable_schema = ON", "DELETE FROM sqlite_master WHERE type = 'trigger'"),
    sql(
        "writable schema, a guard that never fires",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'UPDATE ON', 'UPDATE OF number ON') "
        "WHERE name = 'entries_no_update'",
    ),
    sql("an index that says less", "DELETE FROM touches WHERE key = 'LTU'"),
    sql("an index that says more", "INSERT INTO touches VALUES ('LVA', 3)"),
    sql("drop of the log", "DROP TABLE entries"),
)
"""What a stranger with the file of an SQLite store may try; he is its owner, too."""

DENIED = "permission denied"
OWNER = "must be owner"

POSTGRESQL = (
    *ON_ANY,
    sql("update", EVIL, stopped=DENIED),
    sql("delete", "DELETE FROM entries WHERE position = 4", stopped=DENIED),
    sql("truncate", "TRUNCATE entries", stopped=DENIED),
    sql("truncate of the leaves", "TRUNCATE leaves", stopped=DENIED),
    sql("merge", "MERGE INTO entries USING places ON true WHEN MATCHED THEN DELETE", stopped=DENIED),
    sql(
        "upsert",
        f"INSERT INTO entries VALUES {row(4)} ON CONFLICT (position) DO UPDATE SET body = excluded.body",
        stopped=DENIED,
    ),
    sql("the same position", f"INSERT INTO entries VALUES {row(4)}", stopped="duplicate key"),
    sql("copy with a gap", "COPY entries FROM PROGRAM 'echo'", stopped=DENIED),
    sql("update of a leaf", "UPDATE leaves SET hashes = ''", stopped=DENIED),
    sql("delete of a leaf", "DELETE FROM leaves", stopped=DENIED),
    sql("a leaf without an entry", "INSERT INTO leaves VALUES (5, '')", stopped="takes the next position"),
    sql("guards disabled", "ALTER TABLE entries DISABLE TRIGGER ALL", stopped=OWNER),
    sql("a guard dropped", "DROP TRIGGER entries_no_change ON entries", stopped=OWNER),
    sql("the session as a replica", "SET session_replication_role = replica", stopped=DENIED),
    sql("the owner's role", "SET ROLE postgres", stopped=DENIED),
    sql("the owner's session", "SET SESSION AUTHORIZATION postgres", stopped=DENIED),
    sql("the guard's function", "ALTER FUNCTION entries_grow() RESET ALL", stopped=OWNER),
    sql("a function in its place", "CREATE FUNCTION max(integer) RETURNS integer RETURN 0", stopped=DENIED),
    sql(
        "a table in its place",
        "CREATE TEMP TABLE entries AS SELECT 8 AS position, '1' AS recorded_at, 'paper' AS stream, 3 AS number",
        f"INSERT INTO public.entries VALUES {row(9)}",
        stopped=NEXT,
    ),
    sql("a rule", "CREATE RULE mine AS ON INSERT TO entries DO INSTEAD NOTHING", stopped=OWNER),
    sql("a rename", "ALTER TABLE entries RENAME TO old", stopped=OWNER),
    sql("drop of the log", "DROP TABLE entries", stopped=OWNER),
    sql("another schema's number", "UPDATE alembic_version SET version_num = '0001'", stopped=DENIED),
    sql("a place in another row", "UPDATE places SET position = 9 WHERE position = 3", stopped=DENIED),
    sql("a right passed on", "GRANT UPDATE ON entries TO PUBLIC", EVIL, stopped=DENIED),
    sql("an entry without a leaf", f"INSERT INTO entries VALUES {row(5)}", stopped="an entry has its leaf"),
    sql(
        "an entry with half a leaf",
        f"INSERT INTO entries VALUES {row(5)}; INSERT INTO leaves VALUES (5, '')",
        stopped="has the hashes that it closes",
    ),
    sql("an index that says less", "DELETE FROM touches WHERE key = 'LTU'"),
)
"""What somebody with the role of a writer may try on PostgreSQL."""

POSTGRESQL_OWNER = (
    *ON_ANY,
    sql("update", EVIL, stopped=CHANGED),
    sql("delete", "DELETE FROM entries WHERE position = 4", stopped="never changed or deleted"),
    sql("truncate", "TRUNCATE entries", stopped="never changed or deleted"),
    sql("truncate of everything", "TRUNCATE entries, leaves, touches, members, places", stopped="never changed"),
    sql("merge", "MERGE INTO entries USING places ON true WHEN MATCHED THEN DELETE", stopped="never changed"),
    sql(
        "upsert",
        f"INSERT INTO entries VALUES {row(4)} ON CONFLICT (position) DO UPDATE SET body = excluded.body",
        stopped=CHANGED,
    ),
    sql("update as a replica", "SET session_replication_role = replica", EVIL, stopped=CHANGED),
    sql("truncate as a replica", "SET session_replication_role = replica", "TRUNCATE entries", stopped="never changed"),
    sql("a gap as a replica", "SET session_replication_role = replica", ON_ANY[0].statements[0], stopped=NEXT),
    sql("guards disabled, and update", "ALTER TABLE entries DISABLE TRIGGER ALL", EVIL),
    sql(
        "guards disabled, update, and guards put back",
        "ALTER TABLE entries DISABLE TRIGGER entries_no_change",
        EVIL,
        "ALTER TABLE entries ENABLE ALWAYS TRIGGER entries_no_change",
    ),
    sql("a guard less strict", "ALTER TABLE entries ENABLE TRIGGER entries_no_change"),
    sql("a guard dropped, and delete", "DROP TRIGGER entries_no_change ON entries", "DELETE FROM entries"),
    sql(
        "a guard that does nothing",
        "CREATE OR REPLACE FUNCTION entries_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        EVIL,
    ),
    sql("a rule", "CREATE RULE mine AS ON INSERT TO entries DO INSTEAD NOTHING"),
    sql("drop of the log", "DROP TABLE entries CASCADE"),
)
"""What the owner of a store on PostgreSQL may try, a superuser."""


def run_on_file(file, attack):
    """Run an attack on the file of an SQLite store, with the settings that SQLite has of itself."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        guard = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'entries_no_update'").fetchone()[0]
        emptied = "CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries BEGIN SELECT 1; END"
        for statement in attack.statements:
            connection.execute({"{PUT_BACK}": guard, "{EMPTIED}": emptied}.get(statement, statement))


def run_on_server(server, database, role, attack):
    """Run an attack on a PostgreSQL database in a role."""
    with server.connect(database, role) as connection:
        for statement in attack.statements:
            connection.execute(statement)


def edit_the_bytes(file):
    """Edit the file of an SQLite store itself, where an event's date stands."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = file.read_bytes()
    assert data.count(b"2021-05-22") >= 1
    file.write_bytes(data.replace(b"2021-05-22", b"2021-05-23"))


ERRORS = (sqlite3.Error, psycopg.Error)
"""What a database raises against an attack."""
