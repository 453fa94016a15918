"""Checkpoints: a log's size, root and date as lines of text (c2sp.org/tlog-checkpoint), signed or not."""

import base64
import re

from attrs import evolve, frozen

from tracker.store.proof.faults import BadNote
from tracker.store.proof.merkle import HASH_SIZE
from tracker.store.proof.note import Note, SignerKey, VerifierKey, decoded, read_note, sign, verify_signature
from tracker.text.characters import shown

MOST_ENTRIES = 2**63

_DATE = "recorded "
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")


@frozen
class Checkpoint:
    """What a log was: its origin, how many entries it had, their root, and when the last was recorded."""

    origin: str
    size: int
    root: bytes
    recorded_at: str
    note: Note

    def __str__(self) -> str:
        return str(self.note)

    @property
    def written_root(self) -> str:
        """The root as it stands in the text."""
        return base64.b64encode(self.root).decode()


def checkpoint_of(origin: str, size: int, root: bytes, recorded_at: str) -> Checkpoint:
    """Write a log's state as a checkpoint that nobody signed yet."""
    lines = (origin, str(size), base64.b64encode(root).decode(), f"{_DATE}{recorded_at}")
    return Checkpoint(origin, size, root, recorded_at, Note("".join(f"{line}\n" for line in lines)))


def signed_by(checkpoint: Checkpoint, signer: SignerKey) -> Checkpoint:
    """Sign a checkpoint."""
    return evolve(checkpoint, note=sign(checkpoint.note, signer))


def read_checkpoint(data: bytes, key: VerifierKey | None = None) -> Checkpoint:
    """Read a checkpoint and, where a key is given, verify that it signed it; raises BadNote."""
    note = read_note(data)
    lines = note.text.split("\n")[:-1]
    if len(lines) < 3 or not all(lines):
        raise BadNote("it has not the lines of one: origin, size, root")
    root = decoded(lines[2])
    if not _SIZE.fullmatch(lines[1]) or int(lines[1]) >= MOST_ENTRIES:
        raise BadNote(f"'{shown(lines[1])}' is not a number of entries")
    if root is None or len(root) != HASH_SIZE:
        raise BadNote(f"'{shown(lines[2])}' is not a root")
    dates = [line.removeprefix(_DATE) for line in lines[3:] if line.startswith(_DATE)]
    if key is not None:
        verify_signature(note, key)
    return Checkpoint(lines[0], int(lines[1]), root, dates[0] if dates else "", note)
