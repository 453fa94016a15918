"""Proves that a log only grew: checkpoints, proofs of entries, keys, and the verification of all of these."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from tracker.desk import witnessing
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
from tracker.store.proof.faults import BadNote, BadProof
from tracker.store.proof.inclusion import Inclusion, read_inclusion
from tracker.store.proof.note import COSIGNATURE, ED25519, SignerKey, VerifierKey, new_key, read_signer, read_verifier
from tracker.store.proof.stamp import Stamp, read_stamp, stamp_request
from tracker.store.proof.witness import cosigners
from tracker.text.characters import shown

if TYPE_CHECKING:
    from tracker.store import indexing, proving, snapshots, verifying
    from tracker.store.verifying import Verified
else:  # a proof is verified without a database
    indexing = Lazily("tracker.store.indexing")
    proving = Lazily("tracker.store.proving")
    snapshots = Lazily("tracker.store.snapshots")
    verifying = Lazily("tracker.store.verifying")


@frozen
class Trusted:
    """Whom a reader relies on: the log's key, its name, so many of some witnesses, or all, and who stamped it."""

    key: str | None = None
    origin: str | None = None
    witnesses: tuple[str, ...] = ()
    quorum: int | None = None
    stamp: GivenFile | None = None
    authority: GivenFile | None = None


def checkpoint_report(opened: Opened, key: GivenFile | None, recorded_by: str | None) -> Report[Checkpoint]:
    """Tell the log's name, size and root, signed where a key is given."""
    with opened.store.reading() as connection:
        found = proving.checkpoint_at(connection, snapshots.position_at(connection, recorded_by), _signer(key))
    return Report(found, str, checkpoint_data)


def asked_report(opened: Opened, extends: int, key: GivenFile | None, recorded_by: str | None) -> str:
    """Ask a witness who has seen the first entries to sign what the log is now."""
    with opened.store.reading() as connection:
        size = snapshots.position_at(connection, recorded_by)
        return str(proving.ask_witness(connection, extends, size, _signer(key)))


def witnessed_report(
    request: GivenFile, state: Path, key: GivenFile, log: str, origin: str | None
) -> Report[Checkpoint]:
    """Sign somebody else's checkpoint as a witness; no store is read."""
    signer, of_log = _signer(key), _verifier(log)
    assert signer is not None
    assert of_log is not None
    return Report(witnessing.witness(request, state, signer, of_log, origin), str, checkpoint_data)


def proof_report(opened: Opened, entry: str, key: GivenFile | None, recorded_by: str | None) -> Report[Inclusion]:
    """Prove that an entry is in the log: an event, a document's head, or any entry by its position."""
    with opened.store.reading() as connection:
        size = snapshots.position_at(connection, recorded_by)
        proof = proving.prove(connection, entry, size=size, signer=_signer(key))
    return Report(proof, str, inclusion_data)


def asked_stamp(note: GivenFile) -> bytes:
    """Ask an authority to stamp a checkpoint's file as it is, with the signatures that stand in it."""
    data = read_bytes(note)
    read_checkpoint(data)
    return stamp_request(data)


def verified_report(
    opened: Opened, against: GivenFile | None, trusted: Trusted, *, rebuild_index: bool
) -> Report[Verified]:
    """Compute everything again from the entries, and hold the log against an older checkpoint of it."""
    _check_stamped(against, trusted)
    if trusted != Trusted() and not against:
        raise QuestionError("A key verifies a checkpoint: name one with --against, or a proof with --proof.")
    public = _verifier(trusted.key)
    old, stamp = _trusted_checkpoint(against, public, trusted)
    if rebuild_index:
        indexing.rebuild(opened.store)
    with opened.store.reading() as connection:
        verified = evolve(verifying.verify_store(connection, old, trusted.origin), stamp=stamp)
    return Report(verified, lambda found: verified_text(found, public), verified_data)


def vouched_report(proof: GivenFile, trusted: Trusted, against: GivenFile | None) -> Report[Vouched]:
    """Verify a proof without a store, by the key that signed its checkpoint or by a checkpoint that one has."""
    _check_stamped(against, trusted)
    public = _verifier(trusted.key)
    old, stamp = _trusted_checkpoint(against, public, trusted)
    inclusion = read_inclusion(read_bytes(proof), public)
    log = inclusion.checkpoint
    _check_trusted(log, trusted)
    if old and (old.origin, old.size, old.root) != (log.origin, log.size, log.root):
        raise BadProof("its checkpoint is not the one that it was held against")
    return Report(Vouched(inclusion, public, old is not None, stamp), vouched_text, vouched_data)


def _check_stamped(file: GivenFile | None, trusted: Trusted) -> None:
    """Raise QuestionError where a time stamp lacks its checkpoint or its authority."""
    named = (trusted.stamp is not None, trusted.authority is not None, file is not None)
    if named not in {(False, False, False), (False, False, True), (True, True, True)}:
        remedy = "Name all three: --against, --stamp and --authority."
        raise QuestionError(f"A time stamp is that of a checkpoint, and verified by a certificate. {remedy}")


def _trusted_checkpoint(
    file: GivenFile | None, key: VerifierKey | None, trusted: Trusted
) -> tuple[Checkpoint | None, Stamp | None]:
    """Read a checkpoint that its key signed, as many witnesses as are asked for, and an authority for time stamps."""
    if file is None:
        return None, None
    data = read_bytes(file)
    checkpoint = read_checkpoint(data, key)
    _check_trusted(checkpoint, trusted)
    if trusted.stamp is None or trusted.authority is None:
        return checkpoint, None
    return checkpoint, read_stamp(data, read_bytes(trusted.stamp), read_bytes(trusted.authority))


def _check_trusted(checkpoint: Checkpoint, trusted: Trusted) -> None:
    """Raise BadNote where a checkpoint is of another log than was named, or too few witnesses signed it."""
    if trusted.origin is not None and checkpoint.origin != trusted.origin:
        raise BadNote(f"it is of the log '{shown(checkpoint.origin)}', and not of '{shown(trusted.origin)}'")
    keys = [key for key in map(_verifier, trusted.witnesses) if key is not None]
    if not all(key.is_witness for key in keys):
        raise QuestionError("A --witness is the key of a witness. Name the key of the log with --key.")
    least = len({key.public for key in keys}) if trusted.quorum is None else trusted.quorum
    if keys or least:
        cosigners(checkpoint, keys, least)


def make_key(opened: Opened, file: Path, name: str | None, *, witness: bool = False) -> str:
    """Write a key that signs checkpoints to a new file; return its public half, by which others verify them."""
    if witness and not name:
        raise QuestionError("A witness has a name of its own: give it with --name, as witness.example.org/one.")
    key = new_key(name or _log_name(opened), COSIGNATURE if witness else ED25519)
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
