"""Inserts rows: entries at the next positions, recorded at one moment."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from attrs import frozen
from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import DBAPIError

from tracker.model.records import record
from tracker.store.leaves import leaf_rows
from tracker.store.tables import entries, leaves
from tracker.store.upcasting import DamagedEntry

Clock = Callable[[], datetime]

_LAST = select(entries.c.position, entries.c.recorded_at).order_by(entries.c.position.desc()).limit(1)


@frozen
class Last:
    """The last entry of the log: its position, 0 where there is none, and when it was recorded."""

    position: int = 0
    recorded_at: str = ""


@record
class Row:
    """What is new in the log: a stream's next entry, with its number there."""

    stream: str
    number: int
    section: str
    body: str


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def last_entry(connection: Connection) -> Last:
    """Read which entry is the last."""
    found = connection.execute(_LAST).first()
    if found is not None and not isinstance(found.recorded_at, str):
        raise DamagedEntry
    return Last(found.position, found.recorded_at) if found else Last()


def insert_entries(connection: Connection, rows: Sequence[Row], last: Last, clock: Clock) -> Last:
    """Insert entries after the last one; return which is the last now. The transaction holds the writers' lock."""
    first = last.position + 1
    moment = max(clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"), last.recorded_at)
    values = [
        (position, moment, row.stream, row.number, row.section, row.body) for position, row in enumerate(rows, first)
    ]
    insert_rows(connection, entries, values)
    insert_rows(connection, leaves, leaf_rows(connection, first, values))
    return Last(last.position + len(values), moment)


def insert_rows(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows whose values stand in the table's order: by the driver's loop, on PostgreSQL by COPY.

    A list written as an array of PostgreSQL takes the driver three times as long as the rows themselves.
    """
    if not rows:
        return
    names = ", ".join(column.name for column in table.columns)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" for _ in table.columns)
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", list(rows))  # noqa: S608 - our own names
        return
    _copy(connection, f"COPY {table.name} ({names}) FROM STDIN", rows)


def _copy(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Send rows past SQLAlchemy, which knows no COPY; what the driver raises is told as SQLAlchemy would tell it."""
    driver: Any = connection.dialect.dbapi
    opened: Any = connection.connection
    try:
        with opened.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except driver.Error as error:
        gone = connection.dialect.is_disconnect(error, opened.dbapi_connection, None)
        raise DBAPIError.instance(statement, None, error, driver.Error, connection_invalidated=gone) from error
