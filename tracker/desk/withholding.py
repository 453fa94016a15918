"""What a desk with a mark of handling does not know of its store: documents above the mark, and what they declare."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from tracker.catalogue.catalogue import Catalogue
from tracker.log.assembly import Found
from tracker.model.codes import document_of
from tracker.model.events import Log
from tracker.projections.gate import Gate, gate_of, sayable
from tracker.store.connection import StoreConnection
from tracker.store.reading import (
    Snapshot,
    catalogue_in_force,
    declared_by,
    declaring_documents,
    logs_touching,
)
from tracker.store.refs import look_up

Declared = Mapping[str, Mapping[str, Any]]


def declaring_heads(connection: StoreConnection, state: Snapshot) -> tuple[Log, ...]:
    """Read the heads of the documents that declare actors and things, and what mends these."""
    return logs_touching(connection, state, (), declaring_documents(state)).logs


def declared_openly(connection: StoreConnection, state: Snapshot, mark: str) -> Declared:
    """Return what documents declare that are not marked above a mark; everything where there is no mark."""
    if not mark:
        return state.declared
    withheld = gate_of(declaring_heads(connection, state), state.catalogue, mark).withheld
    return declared_by(state, declaring_documents(state) - withheld) if withheld else state.declared


def open_catalogue(connection: StoreConnection, state: Snapshot, mark: str) -> Catalogue:
    """Return the catalogue of a state as whoever may not see beyond a mark knows it."""
    declared = declared_openly(connection, state, mark)
    if declared is state.declared:
        return state.catalogue
    base = catalogue_in_force(connection, state.position)
    return base.with_declared(**declared) if base is not None else state.catalogue


def look_up_openly(connection: StoreConnection, state: Snapshot, refs: Collection[str], mark: str) -> Found:
    """Look for references in the store, and find none that only withheld documents have."""
    found = look_up(connection, refs)
    if not mark:
        return found
    there, near = found.there, found.near
    return Found(_openly(connection, state, there, mark), _openly(connection, state, near, mark))


def _openly(connection: StoreConnection, state: Snapshot, names: Iterable[str], mark: str) -> frozenset[str]:
    """Return those of some names of events, documents and happenings that are found in what may be told."""
    keys = [f"#{name}" for name in names if "/" not in name]
    logs = logs_touching(connection, state, keys, {document_of(name) for name in names}).logs
    gate: Gate = gate_of(logs, state.catalogue, mark)
    told = sayable(logs, gate)
    documents = {log.document.id for log in told}
    happenings = {event.happening for log in told for event in log.events}
    return frozenset(name for name in names if document_of(name) in documents or name in happenings)
