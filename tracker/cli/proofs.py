"""What the commands about proof share: keys from files, and checkpoints and proofs as plain data."""

from base64 import b64encode
from pathlib import Path
from typing import Any

import click

from tracker.cli.common import Failure, write_file
from tracker.store.proof.checkpoint import Checkpoint
from tracker.store.proof.inclusion import Inclusion
from tracker.store.proof.note import SignerKey, VerifierKey, read_signer, read_verifier

MOST_BYTES = 64 * 2**20
"""No checkpoint, key or proof is longer."""


def read_bytes(file: Path) -> bytes:
    """Read a file; what keeps from it is a sentence."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise Failure(f"{file} cannot be read: {error.strerror}. Name a file that is there.") from None
    if len(data) > MOST_BYTES:
        raise Failure(f"{file} is far too long for what it should be. Name a checkpoint, key or proof.")
    return data


def write_out(text: str, file: Path | None) -> None:
    """Print a text, or write it to a file; what keeps from it is a sentence."""
    if file is None:
        click.echo(text, nl=False)
        return
    write_file(file, text)


def signer(file: Path | None) -> SignerKey | None:
    """Read the key that signs."""
    return read_signer(_text(file)) if file else None


def verifier(given: str | None) -> VerifierKey | None:
    """Read the key that verifies, given as the line itself or as a file in which it stands."""
    if given is None:
        return None
    return read_verifier(given if "+" in given else _text(Path(given)))


def _text(file: Path) -> str:
    return read_bytes(file).decode(errors="replace")


def checkpoint_data(checkpoint: Checkpoint) -> dict[str, Any]:
    """Return a checkpoint as plain data; its note is what is kept and published."""
    return {
        "origin": checkpoint.origin,
        "size": checkpoint.size,
        "root": checkpoint.written_root,
        "recorded_at": checkpoint.recorded_at,
        "signed_by": [f"{one.name}+{one.key_id.hex()}" for one in checkpoint.note.signatures],
        "note": str(checkpoint),
    }


def proof_data(proof: Inclusion) -> dict[str, Any]:
    """Return a proof as plain data."""
    return {
        "entry": proof.fields,
        "index": proof.index,
        "hashes": [b64encode(one).decode() for one in proof.hashes],
        "checkpoint": checkpoint_data(proof.checkpoint),
    }
