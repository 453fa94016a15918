"""A witness of other people's logs: what it signed last of each stands in a file, which is written before it signs."""

from __future__ import annotations

import json
import os
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time

from attrs import evolve

from tracker.desk.files import read_bytes
from tracker.desk.texts import GivenFile
from tracker.model.failures import FileError, QuestionError
from tracker.store.proof.checkpoint import Checkpoint
from tracker.store.proof.faults import BadNote
from tracker.store.proof.merkle import HASH_SIZE
from tracker.store.proof.note import COSIGNATURE, SignerKey, VerifierKey, decoded, sign, verify_signature
from tracker.store.proof.witness import Seen, check_grown, read_request
from tracker.text.characters import shown


def witness(request: GivenFile, state: Path, signer: SignerKey, log: VerifierKey, origin: str | None) -> Checkpoint:
    """Sign what a log is now if it only grew since the last time; raises NotWitnessed and BadNote."""
    if signer.verifier.sort != COSIGNATURE:
        raise QuestionError("This key signs logs. Make one that witnesses them with 'tracker key FILE --witness'.")
    asked = read_request(read_bytes(request))
    verify_signature(asked.checkpoint.note, log)
    if origin is not None and asked.checkpoint.origin != origin:
        raise BadNote(f"it is of the log '{shown(asked.checkpoint.origin)}', and not of '{shown(origin)}'")
    with _alone(state):
        logs = _read(state)
        name = f"{asked.checkpoint.origin}\n{log}"
        logs[name] = check_grown(asked, logs.get(name, Seen()))
        _write(state, logs)
    return evolve(asked.checkpoint, note=sign(asked.checkpoint.note, signer, int(time())))


@contextmanager
def _alone(state: Path) -> Iterator[None]:
    """Keep other witnesses of one state out: two of them could sign two logs of one size."""
    lock = state.with_name(f".{state.name}.lock")
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        raise FileError(f"Another witness is at work with {state}. Try again; if none is, delete {lock}.") from None
    except OSError as error:
        raise FileError(f"{state} cannot be written: {error.strerror}. Name a file in a folder of yours.") from None
    try:
        yield
    finally:
        lock.unlink()


def _read(state: Path) -> dict[str, Seen]:
    """Read what was signed last; a state that is damaged is never taken for an empty one."""
    if not state.exists():
        return {}
    try:
        said = json.loads(read_bytes(state))
        return {name: _seen(size, root) for name, (size, root) in said.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        remedy = "Put back a copy: without it the witness could sign a log that was cut back."
        raise FileError(f"{state} is not what a witness keeps. {remedy}") from None


def _seen(size: object, root: object) -> Seen:
    hashed = decoded(root) if isinstance(root, str) else None
    if type(size) is not int or size < 0 or hashed is None or len(hashed) != HASH_SIZE:
        raise ValueError
    return Seen(size, hashed)


def _write(state: Path, logs: dict[str, Seen]) -> None:
    """Write what is signed now, through to the disk, in place of what was there."""
    said = {name: [seen.size, b64encode(seen.root).decode()] for name, seen in sorted(logs.items())}
    draft = state.with_name(f".{state.name}.draft")
    try:
        with draft.open("w", encoding="utf-8") as stream:
            json.dump(said, stream, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(state)
    except OSError as error:
        raise FileError(f"{state} cannot be written: {error.strerror}. Name a file in a folder of yours.") from None
