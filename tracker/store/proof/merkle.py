"""The Merkle tree of RFC 6962 (and RFC 9162) over a log's leaves, as values.

Positions count from 1, indexes from 0, and a range of leaves is [start, end) in indexes. A leaf *closes* the complete
subtrees whose last leaf it is: one of 1 leaf, one of 2, of 4 ... as often as its position can be halved. Whoever keeps
with each leaf the hashes of what it closes has every complete subtree, and never has to change what was kept.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

HASH_SIZE = 32

EMPTY_ROOT = hashlib.sha256().digest()
"""The root of a tree without leaves."""

Closed = Mapping[int, Sequence[bytes]]
"""By position, the hashes of the complete subtrees that a leaf closes, the leaf's own first."""


def leaf_hash(data: bytes) -> bytes:
    """Hash what a leaf stands for."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two subtrees into the one that they make."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def frontier_positions(size: int) -> list[int]:
    """Return the positions at which the complete subtrees end that a tree is made of, the largest first."""
    found = []
    while size:
        found.append(size)
        size &= size - 1
    return found[::-1]


def frontier_of(closed: Closed, size: int) -> list[bytes]:
    """Return the hashes of the complete subtrees that a tree is made of, the largest first."""
    return [closed[position][-1] for position in frontier_positions(size)]


def grow(frontier: list[bytes], size: int, leaf: bytes) -> list[bytes]:
    """Add a leaf to a tree's frontier, changing it in place; return the hashes of the subtrees that it closes."""
    closed = [leaf]
    for _ in range(_level(size + 1)):
        closed.append(node_hash(frontier.pop(), closed[-1]))
    frontier.append(closed[-1])
    return closed


def root_of(frontier: Sequence[bytes]) -> bytes:
    """Return the root of a tree by its frontier."""
    if not frontier:
        return EMPTY_ROOT
    root = frontier[-1]
    for left in reversed(frontier[:-1]):
        root = node_hash(left, root)
    return root


def inclusion_ranges(index: int, size: int) -> list[tuple[int, int]]:
    """Return the ranges of leaves whose hashes prove that a leaf is in a tree, from its sibling up."""
    start, end, found = 0, size, []
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            found.append((middle, end))
            end = middle
        else:
            found.append((start, middle))
            start = middle
    return found[::-1]


def consistency_ranges(first: int, second: int) -> list[tuple[int, int]]:
    """Return the ranges of leaves whose hashes prove that a tree of `second` leaves extends its first ones.

    Everything extends the empty tree, and nothing has to be shown for it.
    """
    start, end, found = 0, second, []
    while 0 < first < end:
        middle = start + _split(end - start)
        if first <= middle:
            found.append((middle, end))
            end = middle
        else:
            found.append((start, middle))
            start = middle
    if start:
        found.append((start, end))
    return found[::-1]


def positions_of(ranges: Iterable[tuple[int, int]]) -> list[int]:
    """Return the positions at which the complete subtrees end that some ranges are made of."""
    return sorted({start + end for start, stop in ranges for end in frontier_positions(stop - start)})


def range_hashes(closed: Closed, ranges: Iterable[tuple[int, int]]) -> list[bytes]:
    """Hash ranges of leaves from the complete subtrees that they are made of."""
    return [
        root_of([closed[start + end][_level(end)] for end in frontier_positions(stop - start)])
        for start, stop in ranges
    ]


def is_included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Say whether a proof leads from a leaf at an index to a tree's root."""
    if not 0 <= index < size or not _are_hashes([leaf, root, *proof]):
        return False
    ranges = inclusion_ranges(index, size)
    if len(ranges) != len(proof):
        return False
    found = leaf
    for (start, _), sibling in zip(ranges, proof, strict=True):
        found = node_hash(found, sibling) if start > index else node_hash(sibling, found)
    return found == root


def is_consistent(first: int, second: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Say whether a proof shows that a tree extends an older one."""
    ranges = consistency_ranges(first, second)
    if not 0 <= first <= second or len(ranges) != len(proof) or not _are_hashes([old_root, new_root, *proof]):
        return False
    if first == 0:
        return old_root == EMPTY_ROOT
    seeded = int(bool(ranges) and ranges[0][1] == first)
    old = new = proof[0] if seeded else old_root
    for (start, _), sibling in zip(ranges[seeded:], proof[seeded:], strict=True):
        if start >= first:
            new = node_hash(new, sibling)
        else:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
    return (old, new) == (old_root, new_root)


def _level(position: int) -> int:
    """Return how often a position can be halved."""
    return (position & -position).bit_length() - 1


def _split(size: int) -> int:
    """Return the largest power of two below a size."""
    return 1 << (size - 1).bit_length() - 1


def _are_hashes(values: Iterable[bytes]) -> bool:
    return all(len(value) == HASH_SIZE for value in values)
