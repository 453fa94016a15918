"""A witness: signs a checkpoint after it has seen that the log only grew since the last one that it signed.

What it is asked has the form of c2sp.org/tlog-witness: `old` and a size, the hashes of a consistency proof from there,
an empty line, the checkpoint. What it remembers of each log is the size and the root that it signed last.
"""

import base64
import re
from collections.abc import Sequence

from attrs import frozen

from tracker.store.proof.checkpoint import Checkpoint, read_checkpoint
from tracker.store.proof.faults import BadNote, NotWitnessed
from tracker.store.proof.merkle import EMPTY_ROOT, is_consistent
from tracker.store.proof.note import VerifierKey, decoded, verify_signature

_OLD = re.compile(r"old (0|[1-9][0-9]{0,18})")
_MOST_HASHES = 63
_FORKED = "Two logs are kept under one name. Keep both checkpoints: they prove it."


@frozen
class Seen:
    """What a witness signed last of a log."""

    size: int = 0
    root: bytes = EMPTY_ROOT


@frozen
class WitnessRequest:
    """What a witness is asked to sign: a checkpoint, and the proof that it extends a log of an older size."""

    old: int
    proof: tuple[bytes, ...]
    checkpoint: Checkpoint

    def __str__(self) -> str:
        hashes = "".join(f"{base64.b64encode(piece).decode()}\n" for piece in self.proof)
        return f"old {self.old}\n{hashes}\n{self.checkpoint}"


def read_request(data: bytes) -> WitnessRequest:
    """Read what a witness is asked to sign; raises BadNote."""
    head, gap, note = data.partition(b"\n\n")
    try:
        first, *hashes = head.decode("ascii").split("\n")
    except ValueError:
        first, hashes = "", []
    match = _OLD.fullmatch(first)
    if match is None or not gap:
        raise BadNote("it is not a request to a witness, which 'tracker checkpoint --extends' writes")
    proof = [decoded(piece) for piece in hashes]
    if len(proof) > _MOST_HASHES or any(piece is None or len(piece) != 32 for piece in proof):
        raise BadNote("a line of its proof is not a hash")
    return WitnessRequest(int(match[1]), tuple(piece for piece in proof if piece), read_checkpoint(note))


def check_grown(asked: WitnessRequest, seen: Seen) -> Seen:
    """Return what a witness has seen once it signs; raises NotWitnessed unless the log only grew."""
    new = asked.checkpoint
    if new.size < seen.size:
        raise NotWitnessed(f"the log had {seen.size} entries, and has {new.size} now: it was cut back", _FORKED)
    if new.size == seen.size and new.root != seen.root:
        raise NotWitnessed(f"it has seen another root of {seen.size} entries", _FORKED)
    if asked.old != seen.size:
        remedy = f"Ask again with 'tracker checkpoint --extends {seen.size}'."
        raise NotWitnessed(f"it has seen {seen.size} entries, and the proof begins at {asked.old}", remedy)
    if not is_consistent(seen.size, new.size, seen.root, new.root, asked.proof):
        raise NotWitnessed(f"the proof does not lead from the {seen.size} entries that it has seen", _FORKED)
    return Seen(new.size, new.root)


def cosigners(checkpoint: Checkpoint, keys: Sequence[VerifierKey], least: int) -> list[VerifierKey]:
    """Return which of some witnesses signed a checkpoint; raises BadNote where they are fewer than asked for."""
    different = {key.public: key for key in keys}
    signed = []
    for key in different.values():
        named = {(signature.name, signature.key_id) for signature in checkpoint.note.signatures}
        if (key.name, key.key_id) in named:
            verify_signature(checkpoint.note, key)
            signed.append(key)
    if len(signed) < least:
        raise BadNote(f"{len(signed)} of the {len(different)} witnesses signed it, and {least} are asked for")
    return signed
