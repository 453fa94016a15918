"""Inserts rows: entries at the next positions, with the next numbers of their streams, recorded at one moment."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from attrs import frozen
from sqlalchemy import Connection, String, Table, func, select

from tracker.store.leaves import leaf_rows
from tracker.store.lists import among
from tracker.store.tables import entries, leaves

Clock = Callable[[], datetime]

_LAST = select(entries.c.position, entries.c.recorded_at).order_by(entries.c.position.desc()).limit(1)
_NUMBERS = (
    select(entries.c.stream, func.max(entries.c.number))
    .where(among(entries.c.stream, "streams"))
    .group_by(entries.c.stream)
)


@frozen
class Row:
    """What is new in the log: a stream's next entry."""

    stream: str
    section: str
    body: str


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def insert_entries(connection: Connection, rows: Sequence[Row], clock: Clock) -> int:
    """Insert entries in one gap-free run of positions; return the first. The transaction holds the writers' lock."""
    last = connection.execute(_LAST).first()
    first = last.position + 1 if last else 1
    moment = max(clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"), last.recorded_at if last else "")
    numbers = _numbers(connection, {row.stream for row in rows})
    values: list[tuple[Any, ...]] = []
    for position, row in enumerate(rows, first):
        number = numbers[row.stream] = numbers.get(row.stream, 0) + 1
        values.append((position, moment, row.stream, number, row.section, row.body))
    insert_rows(connection, entries, values)
    insert_rows(connection, leaves, leaf_rows(connection, first, values))
    return first


def insert_rows(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows whose values stand in the table's order: by the driver's loop, on PostgreSQL in one statement."""
    if not rows:
        return
    names = ", ".join(column.name for column in table.columns)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" for _ in table.columns)
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", list(rows))  # noqa: S608 - our own names
        return
    arrays = ", ".join(f"CAST(%s AS {_type(column, connection)}[])" for column in table.columns)
    statement = f"INSERT INTO {table.name} ({names}) SELECT * FROM unnest({arrays})"  # noqa: S608 - our own names
    connection.exec_driver_sql(statement, tuple(map(list, zip(*rows, strict=True))))


def _numbers(connection: Connection, streams: Iterable[str]) -> dict[str, int]:
    """Return the last number of each stream that has one."""
    return {row[0]: row[1] for row in connection.execute(_NUMBERS, {"streams": list(streams)})}


def _type(column: Any, connection: Connection) -> str:
    """Name a column's type for a cast that cuts nothing off."""
    return "TEXT" if isinstance(column.type, String) else str(column.type.compile(connection.dialect))
