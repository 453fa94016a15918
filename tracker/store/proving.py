"""Checkpoints of the log and proofs of its entries, made from the proof tree."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from tracker.model.failures import QuestionError
from tracker.store.errors import NotYet
from tracker.store.leaves import closed_at, frontier_at, root_at
from tracker.store.proof.checkpoint import Checkpoint, checkpoint_of, signed_by
from tracker.store.proof.inclusion import Inclusion
from tracker.store.proof.leaf import leaf_bytes
from tracker.store.proof.merkle import consistency_ranges, inclusion_ranges, positions_of, range_hashes
from tracker.store.proof.note import SignerKey
from tracker.store.proof.witness import WitnessRequest
from tracker.store.snapshots import position_at
from tracker.store.tables import HEAD, entries
from tracker.store.upcasting import read_body
from tracker.text.characters import shown

NAMED = ("events", "mending")
"""The sections whose entries have an id."""


class NoEntry(QuestionError):
    """No entry is called as was asked."""

    def __init__(self, asked: str) -> None:
        super().__init__(
            f"No entry is called '{shown(asked)}'.",
            "Name an event as document/event, a document for its head, or a position; 'tracker events' lists them.",
        )


class NotIn(QuestionError):
    """An entry was to be proved of a log that did not have it yet."""

    def __init__(self, asked: str, position: int, size: int) -> None:
        super().__init__(
            f"'{shown(asked)}' stands at position {position}, after position {size}.", "Name a later day or position."
        )


def origin_of(connection: Connection) -> str:
    """Name the log by the hash of its first entry: the same for ever and in every copy."""
    return f"tracker/{frontier_at(connection, 1)[0].hex()[:32]}"


def checkpoint_at(connection: Connection, size: int, signer: SignerKey | None = None) -> Checkpoint:
    """Say what the log was with its first entries; its origin is the log's own, whoever signs it."""
    recorded_at = connection.execute(select(entries.c.recorded_at).where(entries.c.position == size)).scalar() or ""
    checkpoint = checkpoint_of(origin_of(connection), size, root_at(connection, size), recorded_at)
    return signed_by(checkpoint, signer) if signer else checkpoint


def ask_witness(connection: Connection, old: int, size: int, signer: SignerKey | None) -> WitnessRequest:
    """Ask a witness, who has seen the first entries, to sign what the log is now; raises NotYet."""
    if old > size:
        raise NotYet(old, size)
    return WitnessRequest(old, tuple(consistency(connection, old, size)), checkpoint_at(connection, size, signer))


def consistency(connection: Connection, first: int, second: int) -> list[bytes]:
    """Prove that the tree of `second` entries extends that of its first ones; raises NoLeaf."""
    ranges = consistency_ranges(first, second)
    return range_hashes(closed_at(connection, positions_of(ranges)), ranges)


def prove(connection: Connection, asked: str, *, size: int = 0, signer: SignerKey | None = None) -> Inclusion:
    """Prove that the log, or its first entries, hold one: document/event, a document for its head, or a position."""
    row = _entry(connection, asked)
    size = size or position_at(connection, None)
    if row["position"] > size:
        raise NotIn(asked, row["position"], size)
    ranges = inclusion_ranges(row["position"] - 1, size)
    hashes = range_hashes(closed_at(connection, positions_of(ranges)), ranges)
    return Inclusion(leaf_bytes(row), row["position"] - 1, tuple(hashes), checkpoint_at(connection, size, signer))


def _entry(connection: Connection, asked: str) -> Any:
    """Find an entry; raises NoEntry."""
    document, _, name = asked.rpartition("/")
    if asked.isascii() and asked.isdigit():
        query = select(entries).where(entries.c.position == position_at(connection, asked))
    elif document:
        query = _of_stream(document, NAMED)
    else:
        query = _of_stream(name, (HEAD,))
    # All are read: a result that is left half-way can keep the file's WAL beside it after the store is closed.
    for row in connection.execute(query).mappings().all():
        if not document or read_body(row["section"], row["body"]).get("id") == name:
            return row
    raise NoEntry(asked)


def _of_stream(stream: str, sections: Sequence[str]) -> Select[Any]:
    return select(entries).where(entries.c.stream == stream, entries.c.section.in_(sections))
