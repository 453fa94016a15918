"""Inclusion proofs as files (c2sp.org/tlog-proof): an entry, its index, the hashes up to the root, and a checkpoint."""

import base64
import re
from typing import Any

from attrs import frozen

from tracker.store.proof.checkpoint import Checkpoint, read_checkpoint
from tracker.store.proof.faults import BadProof
from tracker.store.proof.leaf import entry_of
from tracker.store.proof.merkle import HASH_SIZE, is_included, leaf_hash
from tracker.store.proof.note import VerifierKey, decoded

FIRST_LINE = "c2sp.org/tlog-proof@v1"

_INDEX = re.compile(r"index (0|[1-9][0-9]{0,19})")
_MOST_HASHES = 63


@frozen
class TlogProof:
    """The lines of a proof, whatever log it is of: what is proved is said elsewhere, or in `extra`."""

    index: int
    hashes: tuple[bytes, ...]
    note: bytes
    extra: bytes | None = None

    def __bytes__(self) -> bytes:
        extra = "" if self.extra is None else f"extra {_encoded(self.extra)}\n"
        hashes = "".join(f"{_encoded(piece)}\n" for piece in self.hashes)
        return f"{FIRST_LINE}\n{extra}index {self.index}\n{hashes}\n".encode() + self.note


@frozen
class Inclusion:
    """A proof that an entry, as its bytes, stands at an index of the log that a checkpoint describes."""

    entry: bytes
    index: int
    hashes: tuple[bytes, ...]
    checkpoint: Checkpoint

    def __str__(self) -> str:
        return bytes(TlogProof(self.index, self.hashes, str(self.checkpoint).encode(), self.entry)).decode()

    @property
    def fields(self) -> dict[str, Any]:
        """The entry's fields."""
        return entry_of(self.entry)


def read_tlog_proof(data: bytes) -> TlogProof:
    """Read the lines of a proof; raises BadProof. Whether it leads anywhere is not looked at."""
    head, gap, note = data.partition(b"\n\n")
    if not gap:
        raise BadProof("no checkpoint stands in it")
    first, *lines = head.decode("ascii", errors="replace").split("\n")
    has_extra = bool(lines) and lines[0].startswith("extra ")
    extra = decoded(lines.pop(0).removeprefix("extra ")) if has_extra else None
    match = _INDEX.fullmatch(lines[0]) if lines else None
    if first != FIRST_LINE or match is None or (has_extra and extra is None):
        raise BadProof("it has not the lines of a proof")
    hashes = [decoded(piece) for piece in lines[1:]]
    if len(hashes) > _MOST_HASHES or any(piece is None or len(piece) != HASH_SIZE for piece in hashes):
        raise BadProof("a line of it is not a hash")
    return TlogProof(int(match[1]), tuple(piece for piece in hashes if piece), note, extra)


def read_inclusion(data: bytes, key: VerifierKey | None = None) -> Inclusion:
    """Read and verify a proof, and its checkpoint's signature where a key is given; raises BadProof and BadNote."""
    read = read_tlog_proof(data)
    if read.extra is None:
        raise BadProof("the entry does not stand in it, so it is a proof of something else")
    proof = Inclusion(read.extra, read.index, read.hashes, read_checkpoint(read.note, key))
    _check(proof)
    return proof


def _check(proof: Inclusion) -> None:
    if proof.fields["position"] != proof.index + 1:
        raise BadProof("its entry has another position than it says")
    log = proof.checkpoint
    if not is_included(leaf_hash(proof.entry), proof.index, log.size, proof.hashes, log.root):
        raise BadProof("its hashes do not lead from the entry to the checkpoint's root; something in it was changed")


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()
