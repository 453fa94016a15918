"""What a store is and how it stands, told from its indexes alone: nothing reads the whole log."""

from base64 import b64encode
from collections.abc import Mapping

from attrs import frozen
from sqlalchemy import Connection, func, select, text

from tracker.model.canonical import digest
from tracker.store.connection import Store, schema_of
from tracker.store.errors import UnknownSchema
from tracker.store.leaves import root_at
from tracker.store.proving import origin_of
from tracker.store.standing import index_stands
from tracker.store.tables import BESIDE_EVENTS, CATALOGUE, HEAD, SCHEMA, entries, metadata


@frozen
class StoreStatus:
    """What a store is: where, of which schema, how much it holds, and whether the index stands for it."""

    address: str
    database: str
    schema: str
    program_schema: str
    documents: int
    events: int
    mendings: int
    entries: int
    last_append: str | None
    catalogue: str | None
    origin: str | None
    root: str | None
    index_fresh: bool
    bytes: int


def status_of(store: Store) -> StoreStatus:
    """Tell what a store is; raises NoStore and UnknownSchema. One of an older schema has no origin and root yet."""
    with store.looking() as connection:
        schema = schema_of(connection) or ""
        if schema > SCHEMA:
            raise UnknownSchema(schema)
        sections = _sections(connection)
        size, last_append = _last(connection)
        proved = size > 0 and schema == SCHEMA
        return StoreStatus(
            store.address,
            connection.dialect.name,
            schema,
            SCHEMA,
            sections.get(HEAD, 0),
            sections.get("events", 0),
            sections.get("mending", 0),
            size,
            last_append,
            _catalogue(connection),
            origin_of(connection) if proved else None,
            b64encode(root_at(connection, size)).decode() if proved else None,
            schema == SCHEMA and index_stands(connection),
            _bytes(store, connection),
        )


def _sections(connection: Connection) -> Mapping[str, int]:
    """Count the entries of each section: those of events are what the index of the others leaves of all."""
    query = select(entries.c.section, func.count()).where(BESIDE_EVENTS).group_by(entries.c.section)
    found: dict[str, int] = {row[0]: row[1] for row in connection.execute(query)}
    whole = connection.execute(select(func.count()).select_from(entries)).scalar() or 0
    return {**found, "events": whole - sum(found.values())}


def _last(connection: Connection) -> tuple[int, str | None]:
    query = select(entries.c.position, entries.c.recorded_at).order_by(entries.c.position.desc()).limit(1)
    row = connection.execute(query).first()
    return (row.position, row.recorded_at) if row else (0, None)


def _catalogue(connection: Connection) -> str | None:
    """Name the version of the catalogue in force, without reading what it declares."""
    query = (
        select(entries.c.body)
        .where(entries.c.section == CATALOGUE, BESIDE_EVENTS)
        .order_by(entries.c.position.desc())
        .limit(1)
    )
    body = connection.execute(query).scalar()
    return digest(body)[:12] if body is not None else None


def _bytes(store: Store, connection: Connection) -> int:
    """Return the room that a store takes: its file with the log beside it, or its tables with their indexes."""
    if store.file is not None:
        beside = store.file.with_name(f"{store.file.name}-wal")
        return sum(file.stat().st_size for file in (store.file, beside) if file.is_file())
    query = text(
        "SELECT coalesce(sum(pg_total_relation_size(to_regclass(name))), 0) FROM unnest(CAST(:names AS text[])) AS name"
    )
    return int(connection.execute(query, {"names": list(metadata.tables)}).scalar() or 0)
