"""The proof tree as the store keeps it: with each entry, the hashes of the complete subtrees that its leaf closes.

Nothing of it is ever changed. A tree of n entries is made of at most log2(n) complete subtrees, each found by the
position of its last leaf: an append, a root and a proof read that many rows.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from tracker.model.failures import StoreError
from tracker.store.lists import among
from tracker.store.proof.leaf import leaf_bytes
from tracker.store.proof.merkle import HASH_SIZE, frontier_of, frontier_positions, grow, leaf_hash, root_of
from tracker.store.tables import entries, leaves

_ENTRY = select(entries).where(entries.c.position == bindparam("position"))
_LEAVES = select(leaves).where(among(leaves.c.position, "positions"))


class NoLeaf(StoreError):
    """The tree lacks a hash that it should have."""

    def __init__(self, position: int) -> None:
        super().__init__(f"The proof tree is damaged at position {position}.", "Run 'tracker verify': it says what is.")


def leaf_rows(connection: Connection, first: int, rows: Iterable[Sequence[Any]]) -> list[tuple[int, bytes]]:
    """Return the leaves of new entries, as rows of their table, that take their positions from one on."""
    names = entries.columns.keys()
    frontier = _sound_frontier(connection, first - 1)
    hashed = (leaf_hash(leaf_bytes(dict(zip(names, row, strict=True)))) for row in rows)
    return [(position, b"".join(grow(frontier, position - 1, leaf))) for position, leaf in enumerate(hashed, first)]


def _sound_frontier(connection: Connection, size: int) -> list[bytes]:
    """Read what a tree grows on; raises NoLeaf where its last leaf is not its entry's: nothing grows on a false one."""
    if not size:
        return []
    positions = {*frontier_positions(size), *frontier_positions(size - 1), size}
    closed = closed_at(connection, sorted(positions))
    last = connection.execute(_ENTRY, {"position": size}).mappings().one_or_none()
    try:
        leaf = leaf_hash(leaf_bytes(dict(last or {})))
    except (KeyError, TypeError, ValueError):  # whoever changed the entry may have put anything there
        raise NoLeaf(size) from None
    if grow(frontier_of(closed, size - 1), size - 1, leaf) != closed[size]:
        raise NoLeaf(size)
    return frontier_of(closed, size)


def frontier_at(connection: Connection, size: int) -> list[bytes]:
    """Read the complete subtrees that the tree of the first entries is made of; raises NoLeaf."""
    return frontier_of(closed_at(connection, frontier_positions(size)), size)


def root_at(connection: Connection, size: int) -> bytes:
    """Return the root of the tree of the first entries; raises NoLeaf."""
    return root_of(frontier_at(connection, size))


def closed_at(connection: Connection, positions: Sequence[int]) -> dict[int, list[bytes]]:
    """Read what some leaves close; raises NoLeaf."""
    rows = connection.execute(_LEAVES, {"positions": list(positions)}) if positions else ()
    found = {row.position: split_hashes(row.hashes) for row in rows if isinstance(row.hashes, bytes)}
    for position in positions:
        if len(found.get(position, ())) != (position & -position).bit_length():
            raise NoLeaf(position)
    return found


def split_hashes(hashes: bytes) -> list[bytes]:
    """Take the hashes of one row apart."""
    return [hashes[start : start + HASH_SIZE] for start in range(0, len(hashes), HASH_SIZE)]
