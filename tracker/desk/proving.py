"""Proves that a log only grew: checkpoints, proofs of entries, keys, and the verification of all of these."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.desk.files import read_bytes
from tracker.desk.lazily import Lazily
from tracker.desk.opened import Opened
from tracker.desk.proved import (
    Vouched,
    checkpoint_data,
    inclusion_data,
    verified_data,
    verified_text,
    vouched_data,
    vouched_text,
)
from tracker.desk.report import Report
from tracker.desk.texts import GivenFile
from tracker.model.failures import FileError, QuestionError
from tracker.store.proof.checkpoint import Checkpoint, read_checkpoint
from tracker.store.proof.faults import BadProof
from tracker.store.proof.inclusion import Inclusion, read_inclusion
from tracker.store.proof.note import SignerKey, VerifierKey, new_key, read_signer, read_verifier

if TYPE_CHECKING:
    from tracker.store import indexing, proving, reading, verifying
    from tracker.store.verifying import Verified
else:  # a proof is verified without a database
    indexing = Lazily("tracker.store.indexing")
    proving = Lazily("tracker.store.proving")
    reading = Lazily("tracker.store.reading")
    verifying = Lazily("tracker.store.verifying")


def checkpoint_report(opened: Opened, key: GivenFile | None, recorded_by: str | None) -> Report[Checkpoint]:
    """Tell the log's name, size and root, signed where a key is given."""
    with opened.store.reading() as connection:
        found = proving.checkpoint_at(connection, reading.position_at(connection, recorded_by), _signer(key))
    return Report(found, str, checkpoint_data)


def proof_report(opened: Opened, entry: str, key: GivenFile | None, recorded_by: str | None) -> Report[Inclusion]:
    """Prove that an entry is in the log: an event, a document's head, or any entry by its position."""
    with opened.store.reading() as connection:
        size = reading.position_at(connection, recorded_by)
        proof = proving.prove(connection, entry, size=size, signer=_signer(key))
    return Report(proof, str, inclusion_data)


def verified_report(
    opened: Opened, against: GivenFile | None, key: str | None, *, rebuild_index: bool
) -> Report[Verified]:
    """Compute everything again from the entries, and hold the log against an older checkpoint of it."""
    if key and not against:
        raise QuestionError("A key verifies a checkpoint: name one with --against, or a proof with --proof.")
    public = _verifier(key)
    old = read_checkpoint(read_bytes(against), public) if against else None
    if rebuild_index:
        indexing.rebuild(opened.store)
    with opened.store.reading() as connection:
        verified = verifying.verify_store(connection, old)
    return Report(verified, lambda found: verified_text(found, public), verified_data)


def vouched_report(proof: GivenFile, key: str | None, against: GivenFile | None) -> Report[Vouched]:
    """Verify a proof without a store, by the key that signed its checkpoint or by a checkpoint that one has."""
    public = _verifier(key)
    old = read_checkpoint(read_bytes(against), public) if against else None
    inclusion = read_inclusion(read_bytes(proof), public)
    log = inclusion.checkpoint
    if old and (old.size, old.root) != (log.size, log.root):
        raise BadProof("its checkpoint is not the one that it was held against")
    return Report(Vouched(inclusion, public, held=old is not None), vouched_text, vouched_data)


def make_key(opened: Opened, file: Path, name: str | None) -> str:
    """Write a key that signs checkpoints to a new file; return its public half, by which others verify them."""
    key = new_key(name or _log_name(opened))
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise FileError(f"{file} exists already. A key is never written over another file: name a new one.") from None
    except OSError as error:
        raise FileError(f"{file} cannot be written: {error.strerror}. Name a file in a folder that is yours.") from None
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(f"{key}\n")
    return str(key.verifier)


def _log_name(opened: Opened) -> str:
    with opened.store.reading() as connection:
        return proving.origin_of(connection)


def _signer(file: GivenFile | None) -> SignerKey | None:
    """Read the key that signs."""
    return read_signer(_text(file)) if file else None


def _verifier(given: str | None) -> VerifierKey | None:
    """Read the key that verifies, given as the line itself or as a file in which it stands."""
    if given is None:
        return None
    return read_verifier(given if "+" in given else _text(Path(given)))


def _text(file: GivenFile) -> str:
    return read_bytes(file).decode(errors="replace")
