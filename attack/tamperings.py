"""Tamperings: each table and column of a store changed behind the back of the program, and each found."""

import random
import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path

import psycopg
from attrs import frozen
from sqlalchemy import text

from faults.counting import Tally
from faults.servers import Server
from tracker.desk.desk import Desk
from tracker.model.failures import StoreError, TrackerError
from tracker.store.connection import open_store
from tracker.store.proof.checkpoint import Checkpoint
from tracker.store.proving import checkpoint_at
from tracker.store.shapes import LOG
from tracker.store.snapshots import position_at
from tracker.store.tables import metadata
from tracker.store.verifying import verify_store

UNPROVED = {"places"}
"""The tables of which docs/trust.md says that nothing proves them: they say where an entry stands in a file."""

NUMBERS = ("7", "-1", "2147483647")
TEXTS = ("'other'", "''", "'2021-05-23'")
BYTES = {"sqlite": ("x'00'", "zeroblob(32)"), "postgresql": ("'\\x00'", "decode(repeat('00', 32), 'hex')")}
BODIES = (
    '{"id":5,"kind":"x"}',
    '{"id":"recalled-0","kind":["x"]}',
    '{"id":"recalled-0","kind":"ambassador-recalled","date":7,"sender":"CHN","host":"LTU"}',
    '{"id":"paper","title":null}',
    '{"code":"LTU","fields":5}',
    '{"code":5,"fields":{}}',
    '{"code":"LTU","fields":{}}',
    '{"of":5}',
    '{"of":{"a":"b"}}',
    '{"fluent":3}',
    '{"kinds":[]}',
    '{"kinds":{"a":5}}',
    "[]",
    "5",
)
"""JSON that is the body of no entry, whatever its section."""

LOOSE = ("x'ff'", "CAST(x'ff' AS TEXT)", "2.5")
"""What SQLite lets stand in a column of any type."""


@frozen
class Tampering:
    """What is done to one table."""

    table: str
    statement: str
    emptied: str = ""
    """The column that is emptied, which has to be let be empty first."""


def tamperings(dialect: str) -> Iterator[Tampering]:
    """Yield what may be done to each table: rows taken away and doubled, and each column changed in one row."""
    for table in LOG:
        key = table.columns.keys()[0]
        one = f"{key} = (SELECT max({key}) FROM {table.name})"
        yield Tampering(table.name, f"DELETE FROM {table.name}")
        yield Tampering(table.name, f"DELETE FROM {table.name} WHERE {one}")
        for column in table.columns:
            bodies = tuple(f"'{body}'" for body in BODIES) if column.name == "body" else ()
            for value in (*_values(dialect, str(column.type)), *bodies):
                yield Tampering(table.name, f"UPDATE {table.name} SET {column.name} = {value} WHERE {one}")
            if not column.nullable:
                empty = f"UPDATE {table.name} SET {column.name} = NULL WHERE {one}"
                yield Tampering(table.name, empty, column.name)


def _values(dialect: str, sort: str) -> Sequence[str]:
    if sort == "INTEGER":
        values: tuple[str, ...] = NUMBERS
    else:
        values = BYTES[dialect] if sort == "BLOB" else TEXTS
    return (*values, *LOOSE) if dialect == "sqlite" else values


def tamper_with_file(file: Path, tally: Tally, questions: Collection[str], step: int) -> None:
    """Tamper with copies of an SQLite store, its guards taken away and put back; of the ways, take each `step`-th."""
    copy = file.with_name("tampered.db")

    def run(tampering: Tampering) -> None:
        for beside in ("-wal", "-shm"):
            copy.with_name(copy.name + beside).unlink(missing_ok=True)
        shutil.copy(file, copy)
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous = OFF")
            guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in guards:
                connection.execute(f"DROP TRIGGER {name}")
            if tampering.emptied:
                _let_be_empty(connection, tampering.table)
            connection.execute(tampering.statement)
            for _, guard in guards:
                connection.execute(guard)

    _tamper("sqlite", f"sqlite:///{copy}", _checkpoint(f"sqlite:///{file}"), run, tally, questions, step)


def tamper_with_server(server: Server, database: str, tally: Tally, questions: Collection[str], step: int) -> None:
    """Tamper with copies of a store on a server, its guards disabled and enabled; of the ways, take each `step`-th."""
    old = _checkpoint(server.address(database))

    def run(tampering: Tampering) -> None:
        server.run("DROP DATABASE IF EXISTS tampered WITH (FORCE)")
        server.run(f"CREATE DATABASE tampered TEMPLATE {database}")
        with server.connect("tampered") as connection:
            query = "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
            guards = connection.execute(query).fetchall()
            for name, table in guards:
                connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER {name}".encode())
            if tampering.emptied:
                connection.execute(f"ALTER TABLE {tampering.table} ALTER {tampering.emptied} DROP NOT NULL".encode())
            connection.execute(tampering.statement.encode())
            for name, table in guards:
                connection.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}".encode())

    _tamper("postgresql", server.address("tampered"), old, run, tally, questions, step)


def _let_be_empty(connection: sqlite3.Connection, table: str) -> None:
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '') WHERE name = ?", [table])
    connection.execute("PRAGMA writable_schema = RESET")


def _tamper(  # noqa: PLR0913, PLR0917 - what is the same for both databases
    dialect: str,
    address: str,
    old: Checkpoint,
    run: Callable[[Tampering], None],
    tally: Tally,
    questions: Collection[str],
    step: int,
) -> None:
    for tampering in [*tamperings(dialect)][::step]:
        try:
            run(tampering)
        except (sqlite3.Error, psycopg.Error):
            tally.count("tamperings that the database refuses")
            continue
        found = is_found(address, old)
        if tampering.table in UNPROVED:
            tally.count("tamperings with places, which nothing proves")
        else:
            tally.count("tamperings found", int(found))
            tally.expect(found, f"not found: {tampering.statement}")
        ask(address, tampering.statement, questions, tally)


def is_found(address: str, old: Checkpoint) -> bool:
    """Say whether verifying finds a difference, or says in a sentence why the store cannot be read."""
    store = open_store(address)
    try:
        with store.reading() as connection:
            return bool(verify_store(connection, old).differences)
    except StoreError:
        return True
    finally:
        store.close()


QUESTIONS: dict[str, Callable[[Desk], object]] = {
    "relation": lambda desk: str(desk.relation("LTU", "CHN", on="2024-01-01")),
    "timeline": lambda desk: str(desk.timeline("LTU", "CHN")),
    "brief": lambda desk: str(desk.brief("LTU", "CHN", on="2024-01-01")),
    "events": lambda desk: str(desk.events()),
    "members": lambda desk: str(desk.members("EU")),
    "who": lambda desk: str(desk.who("head-of-mission(*, *)", on="2024-01-01")),
    "spans": lambda desk: str(desk.spans()),
    "show": lambda desk: str(desk.show("paper/recalled-0")),
    "export": lambda desk: str(desk.export("paper")),
    "prove": lambda desk: desk.prove("paper/recalled-0"),
    "checkpoint": lambda desk: str(desk.checkpoint()),
    "status": lambda desk: str(desk.status()),
    "doctor": lambda desk: str(desk.doctor()),
    "append": lambda desk: desk.append(BytesIO(LATE)),
}
"""What is asked of a store that was tampered with, and last an append."""

LATE = b"""\
document: {id: late, title: A report, publisher: A paper, published: {date: 2024-01-02, basis: printed}}
events:
  - {id: recalled, kind: ambassador-recalled, date: 2024-01-01, sender: LTU, host: CHN}
"""


def ask(address: str, done: str, questions: Collection[str], tally: Tally) -> None:
    """Ask a store that was tampered with: each time there is an answer, or a sentence that says why there is none."""
    for name in questions:
        tally.count("questions to what was tampered with")
        with Desk.open(address) as desk:
            try:
                QUESTIONS[name](desk)
            except TrackerError:
                tally.count("... that were refused in a sentence")
            except Exception as error:  # noqa: BLE001 - every exception is what is looked for
                tally.expect(False, f"{name} after {done}: {type(error).__name__}: {error}")


def _checkpoint(address: str) -> Checkpoint:
    store = open_store(address)
    with store.reading() as connection:
        found = checkpoint_at(connection, position_at(connection, None))
    store.close()
    return found


def flip_bits(file: Path, flips: int, seed: int, tally: Tally) -> None:
    """Flip one bit of an SQLite store's file, so many times: it is found, or what the store holds is the same."""
    chance, data, held = random.Random(seed), file.read_bytes(), _rows(file)  # noqa: S311 - chance, no secret
    old, copy = _checkpoint(f"sqlite:///{file}"), file.with_name("flipped.db")
    for _ in range(flips):
        for beside in ("-wal", "-shm"):
            copy.with_name(copy.name + beside).unlink(missing_ok=True)
        bit = chance.randrange(len(data) * 8)
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        copy.write_bytes(changed)
        if is_found(f"sqlite:///{copy}", old):
            tally.count("flipped bits found")
        else:
            tally.count("flipped bits that change nothing")
            tally.expect(_rows(copy) == held, f"not found: bit {bit} of {len(data) * 8}, seed {seed}")


def _rows(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all that a store holds and something proves."""
    store = open_store(f"sqlite:///{file}")
    with store.reading() as connection:
        rows = {
            name: [tuple(row) for row in connection.execute(text(f"SELECT * FROM {name} ORDER BY 1"))]
            for name in metadata.tables
            if name not in UNPROVED
        }
    store.close()
    return rows
