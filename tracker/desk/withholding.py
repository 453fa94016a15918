"""What a desk with a mark of handling does not know of its store: documents above the mark, and what they declare."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from tracker.catalogue.catalogue import Catalogue
from tracker.desk.formats import MARKS
from tracker.desk.opened import Opened
from tracker.log.assembly import Found, RawLog
from tracker.model.codes import document_of
from tracker.model.events import Document, Log
from tracker.model.failures import QuestionError
from tracker.narrative.mending import apply_mendings
from tracker.projections.gate import Gate, corrected_heads, gate_of, sayable
from tracker.store.connection import StoreConnection
from tracker.store.reading import bears_mark, documents_with_text, logs_touching
from tracker.store.refs import look_up
from tracker.store.snapshots import Snapshot, catalogue_in_force, declared_by, declaring_documents, state_at

Declared = Mapping[str, Mapping[str, Any]]


def declaring_heads(
    connection: StoreConnection, state: Snapshot, documents: Collection[str] | None = None
) -> tuple[Log, ...]:
    """Read the heads of some documents that declare actors and things, or of all, and what mends these."""
    named = declaring_documents(state) if documents is None else documents
    return logs_touching(connection, state, (), named).logs if named else ()


def heads_today(
    connection: StoreConnection, state: Snapshot, recorded_by: str | None, logs: Iterable[Log]
) -> tuple[Log, ...]:
    """Read the heads of some documents of a past state as they stand today, and what mends these."""
    latest = None if recorded_by is None else state_at(connection)
    if latest is None or latest.position == state.position:
        return ()
    return logs_touching(connection, latest, (), {log.document.id for log in logs}).logs


def declared_openly(connection: StoreConnection, state: Snapshot, mark: str) -> Declared:
    """Return what documents declare that are not marked above a mark; everything where there is no mark."""
    return declared_by(state, declaring_documents(state) - _withheld(connection, state, mark))


def _withheld(connection: StoreConnection, state: Snapshot, mark: str) -> frozenset[str]:
    """Name the declaring documents that are marked above a mark; none where there is no mark."""
    if not mark:
        return frozenset()
    return _gate_of(connection, state, declaring_heads(connection, state), mark).withheld


def _gate_of(connection: StoreConnection, state: Snapshot, logs: Sequence[Log], mark: str) -> Gate:
    """Judge documents of a state by their heads of then and of today."""
    today = heads_today(connection, state, str(state.position), logs)
    return gate_of(logs, state.catalogue, mark).and_today(today, state.catalogue, mark)


def open_catalogue(connection: StoreConnection, state: Snapshot, mark: str) -> Catalogue:
    """Return the catalogue of a state as whoever may not see beyond a mark knows it."""
    withheld = _withheld(connection, state, mark)
    if not withheld:
        return state.catalogue
    declared = declared_by(state, declaring_documents(state) - withheld)
    base = catalogue_in_force(connection, state.position)
    return base.with_declared(**declared) if base is not None else state.catalogue


def check_may_be_shown(opened: Opened, raws: Sequence[RawLog]) -> None:
    """Refuse logs in files of which a finding might quote what may not be told; raises QuestionError.

    The mark is that of the head in the file, or of the document in the store, whichever is higher.
    """
    heads = {raw.source.file: raw.head if isinstance(raw.head, Mapping) else {} for raw in raws}
    closed = _not_open(opened, {str(head.get("id")) for head in heads.values()}, opened.handling)
    for file, head in heads.items():
        if not head:
            raise NotShown(file, "it has no head that can be read, and so no mark")
        if head.get("id") in closed or not _may_be_told(head, opened.handling):
            raise NotShown(file, f"it is marked above {opened.handling}, may not be quoted, or is the desk's own")


def check_text_may_be_shown(opened: Opened, file: str, names: Collection[str], checksums: Collection[str]) -> None:
    """Refuse the text of a document that the store has above the mark, or that may not be quoted; raises QuestionError.

    It is known by what it is called, or by a checksum.
    """
    if not text_may_be_told(opened, names, checksums, opened.handling):
        raise NotShown(file, f"its document is marked above {opened.handling}, or may not be quoted")


def text_may_be_told(opened: Opened, names: Collection[str], checksums: Collection[str], mark: str) -> bool:
    """Say whether every document that the store has of a text may be quoted, and is not marked above a mark."""
    with opened.store.reading() as connection:
        documents = documents_with_text(connection, names, checksums)
    return not documents or not _not_open(opened, documents, mark)


def head_of_document(opened: Opened, code: str) -> Document | None:
    """Return the head of a document of the store, as the desk has corrected it."""
    with opened.store.reading() as connection:
        state = state_at(connection)
        return corrected_heads(logs_touching(connection, state, (), {code}).logs, state.catalogue).get(code)


def check_nothing_withheld(opened: Opened) -> None:
    """Refuse what is told of the store as a whole where that has documents above the mark; raises QuestionError."""
    above = MARKS[MARKS.index(opened.handling) + 1 :]
    with opened.store.reading() as connection:
        if bears_mark(connection, above):
            raise QuestionError(
                f"The store has documents that are marked above {opened.handling}, and an append may touch them. "
                "Run 'tracker preview' on the log yourself."
            )


class NotShown(QuestionError):
    """A log's file is not looked into for whoever asks, and why."""

    def __init__(self, file: str, why: str) -> None:
        self.file, self.why = file, why
        super().__init__(f"'{file}' is not looked into here: {why}. Leave it out, or look at it yourself.")


def _may_be_told(head: Mapping[str, Any], mark: str) -> bool:
    """Say whether a head, as it is written, lets a document be told of and quoted; what is written amiss lets nothing.

    The desk's own document speaks of all the others.
    """
    allowed = ("", *MARKS[: MARKS.index(mark) + 1])
    quotable, own = head.get("quotable") in (None, "yes"), head.get("desk") not in (None, "no")
    return str(head.get("handling") or "") in allowed and quotable and not own


def _not_open(opened: Opened, documents: Collection[str], mark: str) -> frozenset[str]:
    """Return those of some documents that the store has and that may not be told of up to a mark, or not be quoted."""
    if not opened.may_be_there:
        return frozenset()
    with opened.store.reading() as connection:
        state = state_at(connection)
        logs = logs_touching(connection, state, (), documents).logs
        gate = gate_of(logs, state.catalogue, mark)
    return gate.withheld | gate.unquotable


def look_up_openly(connection: StoreConnection, state: Snapshot, refs: Collection[str], mark: str) -> Found:
    """Look for references in the store, and find none that only withheld documents have."""
    found = look_up(connection, refs)
    if not mark:
        return found
    there, near = found.there, found.near
    return Found(told_openly(connection, state, there, mark), told_openly(connection, state, near, mark))


def documents_told(connection: StoreConnection, state: Snapshot, names: Collection[str], mark: str) -> set[str]:
    """Return those of some documents that the store has, that may be told of and that nobody took back."""
    logs = logs_touching(connection, state, (), names).logs
    told = sayable(logs, _gate_of(connection, state, logs, mark))
    return {log.document.id for log in apply_mendings(told, state.catalogue).logs}.intersection(names)


def told_openly(connection: StoreConnection, state: Snapshot, names: Collection[str], mark: str) -> frozenset[str]:
    """Return those of some names of events, documents and happenings that are found in what may be told."""
    keys = [f"#{name}" for name in names if "/" not in name]
    logs = logs_touching(connection, state, keys, {document_of(name) for name in names}).logs
    told = sayable(logs, _gate_of(connection, state, logs, mark))
    documents = {log.document.id for log in told}
    happenings = {event.happening for log in told for event in log.events}
    return frozenset(name for name in names if document_of(name) in documents or name in happenings)
