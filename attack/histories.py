"""Random histories of a log that lies: a witness signs what only grew, and no fork and no cut of it."""

import random
from collections.abc import Sequence

from attrs import define, field, frozen

from tracker.store.proof.checkpoint import Checkpoint, checkpoint_of
from tracker.store.proof.faults import NotWitnessed
from tracker.store.proof.merkle import (
    consistency_ranges,
    grow,
    leaf_hash,
    positions_of,
    range_hashes,
    root_of,
)
from tracker.store.proof.witness import Seen, WitnessRequest, check_grown

LONGEST = 40
ASKED = 6
"""How long a history becomes, and how often a witness is asked about it."""


@frozen
class History:
    """The leaves of a log, in their order."""

    leaves: Sequence[bytes]

    @classmethod
    def of(cls, chance: random.Random) -> "History":
        """Draw a history."""
        return cls([chance.randbytes(4) for _ in range(LONGEST)])

    def forked(self, chance: random.Random, at: int) -> "History":
        """Return the history as it is up to a position, and another one from there."""
        return History([*self.leaves[:at], *(chance.randbytes(4) for _ in range(LONGEST - at))])

    def root(self, size: int) -> bytes:
        """Return the root of the first leaves."""
        frontier: list[bytes] = []
        for number, leaf in enumerate(self.leaves[:size]):
            grow(frontier, number, leaf_hash(leaf))
        return root_of(frontier)

    def checkpoint(self, size: int) -> Checkpoint:
        """Return the checkpoint of the first leaves."""
        return checkpoint_of("log", size, self.root(size), "")

    def asked(self, old: int, size: int) -> WitnessRequest:
        """Return an honest request: with the proof that the first leaves extend the older ones."""
        ranges = consistency_ranges(old, size)
        frontier: list[bytes] = []
        closed = {number + 1: grow(frontier, number, leaf_hash(leaf)) for number, leaf in enumerate(self.leaves[:size])}
        wanted = {position: closed[position] for position in positions_of(ranges)}
        return WitnessRequest(old, tuple(range_hashes(wanted, ranges)), self.checkpoint(size))


@define
class Told:
    """How often a witness signed and refused, and what it should not have signed."""

    signed: int = 0
    refused: int = 0
    passed: list[str] = field(factory=list)


def tell_lies(histories: int, seed: int) -> Told:
    """Let a witness be asked about so many histories, true ones and false ones."""
    chance, told = random.Random(seed), Told()  # noqa: S311 - chance, no secret
    for number in range(histories):
        _lie(chance, told, f"history {number} of {seed}")
    return told


def _lie(chance: random.Random, told: Told, name: str) -> None:
    """Ask a witness about a log that grows, forks and is cut back; what it signed must be one history."""
    honest = History.of(chance)
    shown, seen, signed = honest, Seen(), list[tuple[int, bytes]]()
    for _ in range(ASKED):
        shown = chance.choice([shown, honest, honest.forked(chance, chance.randrange(LONGEST))])
        old, size = sorted((chance.choice([seen.size, chance.randint(0, LONGEST)]), chance.randint(0, LONGEST)))
        asked = _bent(chance, shown.asked(old, size), honest)
        true = shown.root(seen.size) == seen.root and seen.size <= asked.checkpoint.size
        try:
            seen = check_grown(asked, seen)
        except NotWitnessed:
            told.refused += 1
            continue
        told.signed += 1
        signed.append((seen.size, seen.root))
        if not true or any(shown.root(size) != root for size, root in signed):
            told.passed.append(name)


def _bent(chance: random.Random, asked: WitnessRequest, honest: History) -> WitnessRequest:
    """Leave a request as it is, or give it another history's proof, half of its own, or hashes of no tree."""
    proofs = [
        asked.proof,
        asked.proof,
        honest.asked(asked.old, asked.checkpoint.size).proof,
        asked.proof[:-1],
        tuple(chance.randbytes(32) for _ in asked.proof),
        (*asked.proof, asked.checkpoint.root),
    ]
    return WitnessRequest(asked.old, chance.choice(proofs), asked.checkpoint)
