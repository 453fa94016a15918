"""The shapes of the tables: whether each still has its columns, its key and its indexes, and is a table of its own.

What a table lacks no trigger misses: a table made anew without its key takes an entry twice, one that inherits shows
entries that are none of its own, and one with row security hides some.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Inspector, Table, inspect, text

from tracker.store.tables import entries, fluents, leaves, members, places, spanned, spans, standing, touches

LOG = (entries, leaves, places, members, touches, standing, fluents, spans, spanned)

UNIQUE: Mapping[str, set[tuple[Any, ...]]] = {"entries": {("stream", "number")}}
"""What no two rows of a table share, beside its key."""

INDEXES: Mapping[str, set[tuple[Any, ...]]] = {
    "entries": {("section", "stream")},
    "members": {("component",)},
    "touches": {("position", "key")},
    "fluents": {("key",), ("one", "name"), ("two", "name"), ("three", "name")},
}
"""By which columns a table is looked up, beside its keys."""

_POSTGRESQL = text(
    """SELECT relkind <> 'r' AS "is no plain table", relpersistence <> 'p' AS "is not kept through a crash",
        relrowsecurity OR relforcerowsecurity AS "has row security, which hides rows",
        EXISTS (SELECT FROM pg_inherits WHERE oid IN (inhrelid, inhparent)) AS "inherits from a table, or is inherited",
        EXISTS (SELECT FROM pg_index AS i WHERE i.indrelid = c.oid AND NOT (i.indisvalid AND i.indisready))
            AS "has an index that is not valid"
    FROM pg_class AS c WHERE oid = to_regclass(:table)"""
)


def wrong_shapes(connection: Connection) -> list[str]:
    """Name the tables that are not as they were made, each with what is wrong."""
    looked = inspect(connection)
    return [f"'{table.name}' {wrong}" for table in LOG for wrong in _wrong(connection, looked, table)]


def _wrong(connection: Connection, looked: Inspector, table: Table) -> Iterator[str]:
    if not looked.has_table(table.name):
        yield "is missing"
        return
    yield from _columns(connection, looked, table)
    yield from _keys(looked, table)
    if connection.dialect.name == "postgresql":
        row = connection.execute(_POSTGRESQL, {"table": table.name}).mappings().one()
        yield from (said for said, wrong in row.items() if wrong)


def _columns(connection: Connection, looked: Inspector, table: Table) -> Iterator[str]:
    found = {column["name"]: column for column in looked.get_columns(table.name)}
    for column in table.columns:
        there: Any = found.pop(column.name, None)
        if there is None:
            yield f"has no column '{column.name}'"
            continue
        wanted = column.type.compile(connection.dialect)
        if there["type"].__class__(**_length(there["type"])).compile(connection.dialect) != wanted:
            yield f"keeps '{column.name}' as another type"
        if there["nullable"] and not column.nullable:
            yield f"lets '{column.name}' be empty"
        if there.get("default") is not None or there.get("computed"):
            yield f"makes up '{column.name}'"
    yield from (f"has a column '{name}' of its own" for name in found)


def _length(sort: Any) -> dict[str, int]:
    """Return a type's length alone: a collation stands beside it on one database, and not on the other."""
    length = getattr(sort, "length", None)
    return {} if length is None else {"length": length}


def _keys(looked: Inspector, table: Table) -> Iterator[str]:
    key = tuple(looked.get_pk_constraint(table.name)["constrained_columns"])
    if key != tuple(column.name for column in table.primary_key):
        yield "has not its key"
    unique = {tuple(one["column_names"]) for one in looked.get_unique_constraints(table.name)}
    yield from (f"lets '{', '.join(names)}' be there twice" for names in UNIQUE.get(table.name, set()) - unique)
    indexes = {
        tuple(one["column_names"]) for one in looked.get_indexes(table.name) if not one.get("duplicates_constraint")
    }
    yield from (f"has no index of '{', '.join(names)}'" for names in INDEXES.get(table.name, set()) - indexes)
    if looked.get_check_constraints(table.name) or looked.get_foreign_keys(table.name):
        yield "has a constraint of its own"
