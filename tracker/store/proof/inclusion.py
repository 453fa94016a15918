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

_INDEX = re.compile(r"index (0|[1-9][0-9]{0,18})")
_MOST_HASHES = 63


@frozen
class Inclusion:
    """A proof that an entry, as its bytes, stands at an index of the log that a checkpoint describes."""

    entry: bytes
    index: int
    hashes: tuple[bytes, ...]
    checkpoint: Checkpoint

    def __str__(self) -> str:
        hashes = "".join(f"{_encoded(one)}\n" for one in self.hashes)
        return f"{FIRST_LINE}\nextra {_encoded(self.entry)}\nindex {self.index}\n{hashes}\n{self.checkpoint}"

    @property
    def fields(self) -> dict[str, Any]:
        """The entry's fields."""
        return entry_of(self.entry)


def read_inclusion(data: bytes, key: VerifierKey | None = None) -> Inclusion:
    """Read and verify a proof, and its checkpoint's signature where a key is given; raises BadProof and BadNote."""
    head, gap, checkpoint = data.partition(b"\n\n")
    if not gap:
        raise BadProof("no checkpoint stands in it")
    try:
        first, extra, index, *hashes = head.decode("ascii").split("\n")
    except ValueError:
        raise BadProof("it has not the lines of a proof") from None
    match = _INDEX.fullmatch(index)
    entry = decoded(extra.removeprefix("extra "))
    if first != FIRST_LINE or not extra.startswith("extra ") or entry is None or match is None:
        raise BadProof("it has not the lines of a proof")
    path = [decoded(piece) for piece in hashes]
    if len(path) > _MOST_HASHES or any(piece is None or len(piece) != HASH_SIZE for piece in path):
        raise BadProof("a line of it is not a hash")
    proof = Inclusion(entry, int(match[1]), tuple(piece for piece in path if piece), read_checkpoint(checkpoint, key))
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
