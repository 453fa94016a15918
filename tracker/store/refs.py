"""Which references the store knows, and what those that it does not know may have meant."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, select

from tracker.log.assembly import Found
from tracker.store.lists import among
from tracker.store.reading import keys_from
from tracker.store.tables import BESIDE_EVENTS, HEAD, entries
from tracker.store.touch import known_happenings, known_refs
from tracker.store.upcasting import read_body
from tracker.text.shape import nearest

_DOCUMENTS = select(entries.c.stream).where(entries.c.section == HEAD, BESIDE_EVENTS)
_HEADS = select(entries.c.stream, entries.c.body).where(entries.c.section == HEAD, BESIDE_EVENTS)
_THEIR_HEADS = _HEADS.where(among(entries.c.stream, "streams"))
_MENDINGS = (
    select(entries.c.stream, entries.c.section, entries.c.body)
    .where(entries.c.section == "mending", BESIDE_EVENTS)
    .order_by(entries.c.position)
)
_THESE = _DOCUMENTS.where(among(entries.c.stream, "streams"))


def look_up(connection: Connection, refs: Collection[str]) -> Found:
    """Find events by document/event, documents and shared happenings by their names; gather what is like the others."""
    others = [ref for ref in refs if "/" not in ref]
    there = known_refs(connection, [ref for ref in refs if "/" in ref])
    if others:
        there.update(connection.execute(_THESE, {"streams": others}).scalars())
        there.update(known_happenings(connection, others))
    unknown = sorted(set(refs) - there)
    return Found(frozenset(there), frozenset(_near(connection, unknown)) if unknown else frozenset())


def documents(connection: Connection) -> frozenset[str]:
    """Return the names of all documents."""
    return frozenset(connection.execute(_DOCUMENTS).scalars())


def imported_documents(connection: Connection, mapping: str) -> tuple[str, ...]:
    """Return the names of the documents that a mapping imported, in the order in which they were."""
    named = entries.c.body.contains(f'"mapping":"{mapping}"', autoescape=True)
    rows = connection.execute(_HEADS.where(named).order_by(entries.c.position))
    return tuple(row.stream for row in rows if read_body(HEAD, row.body).get("mapping") == mapping)


def heads_of(connection: Connection, names: Collection[str]) -> dict[str, dict[str, Any]]:
    """Return the heads of those of some documents that there are, as they were appended."""
    rows = connection.execute(_THEIR_HEADS, {"streams": sorted(names)})
    return {row.stream: read_body(HEAD, row.body) for row in rows}


def mendings(connection: Connection) -> list[tuple[str, dict[str, Any]]]:
    """Return every mending by its name, as it was appended, the first one first."""
    found = [(row.stream, read_body(row.section, row.body)) for row in connection.execute(_MENDINGS)]
    return [(f"{stream}/{body['id']}", body) for stream, body in found]


def _near(connection: Connection, unknown: Iterable[str]) -> Iterator[str]:
    """Yield the events of the documents that are named, or nearly so; for bare names what has one, and events' ids."""
    names = documents(connection)
    likely: set[str] = set()
    for ref in unknown:
        document, slash, _ = ref.partition("/")
        if not slash:
            yield from names
            yield from (key[1:] for key in keys_from(connection, "#"))
            yield from (key[1:] for key in keys_from(connection, "=") if key.endswith(f"/{ref}"))
        likely.update([document] if document in names else nearest(document, names))
    for document in sorted(likely):
        yield from (key[1:] for key in keys_from(connection, f"={document}/"))
