"""The Merkle tree: the reference vectors of RFC 6962's test tree, and equality with the RFC's own definition."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.store.proof.merkle import (
    EMPTY_ROOT,
    consistency_ranges,
    frontier_of,
    grow,
    inclusion_ranges,
    is_consistent,
    is_included,
    leaf_hash,
    node_hash,
    positions_of,
    range_hashes,
    root_of,
)

# The tree of eight leaves of Certificate Transparency's tests (transparency-dev/merkle, proof/verify_test.go).
LEAVES = tuple(
    bytes.fromhex(one)
    for one in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
)
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
INCLUSION = {
    (0, 1): (),
    (0, 8): (
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ),
    (5, 8): (
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ),
    (2, 3): ("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",),
    (1, 5): (
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ),
}
CONSISTENCY = {
    (1, 1): (),
    (1, 8): (
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ),
    (6, 8): (
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ),
    (2, 5): (
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ),
    (6, 7): (
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ),
}


def closed_by(leaves):
    """Return what the store keeps of some leaves' hashes: by position, the hashes that each of them closes."""
    frontier = []
    return {size + 1: grow(frontier, size, leaf) for size, leaf in enumerate(leaves)}


def hexes(hashes):
    return tuple(one.hex() for one in hashes)


def unhexed(proof):
    return [bytes.fromhex(one) for one in proof]


HASHES = [leaf_hash(leaf) for leaf in LEAVES]


def test_leaves_and_nodes_are_told_apart():
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert leaf_hash(b"").hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert leaf_hash(b"L123456").hex() == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"
    assert node_hash(b"N123", b"N456").hex() == "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb"


@pytest.mark.parametrize("size", range(1, 9))
def test_the_roots_of_the_reference_tree(size):
    assert root_of(frontier_of(closed_by(HASHES), size)).hex() == ROOTS[size - 1]


@pytest.mark.parametrize(("index", "size"), INCLUSION)
def test_the_inclusion_proofs_of_the_reference_tree(index, size):
    ranges = inclusion_ranges(index, size)
    assert hexes(range_hashes(closed_by(HASHES), ranges)) == INCLUSION[index, size]
    assert is_included(HASHES[index], index, size, unhexed(INCLUSION[index, size]), bytes.fromhex(ROOTS[size - 1]))


@pytest.mark.parametrize(("first", "second"), CONSISTENCY)
def test_the_consistency_proofs_of_the_reference_tree(first, second):
    ranges = consistency_ranges(first, second)
    assert hexes(range_hashes(closed_by(HASHES), ranges)) == CONSISTENCY[first, second]
    old, new = (bytes.fromhex(ROOTS[size - 1]) for size in (first, second))
    assert is_consistent(first, second, old, new, unhexed(CONSISTENCY[first, second]))


def without(proof, place):
    return [*proof[:place], *proof[place + 1 :]]


def flipped(data):
    return bytes([data[0] ^ 8, *data[1:]])


@pytest.mark.parametrize(("index", "size"), [pair for pair in INCLUSION if pair != (0, 1)])
def test_an_inclusion_proof_that_was_touched_is_none(index, size):
    proof, root, leaf = unhexed(INCLUSION[index, size]), bytes.fromhex(ROOTS[size - 1]), HASHES[index]
    wrong_places = [(index - 1, size), (index + 1, size), (index ^ 2, size), (index, size * 2), (index, size // 2)]
    assert not any(is_included(leaf, *place, proof, root) for place in wrong_places)
    assert not is_included(flipped(leaf), index, size, proof, root)
    assert not is_included(leaf, index, size, proof, EMPTY_ROOT)
    for more in ([*proof, b""], [*proof, root], [b"", *proof], [root, *proof]):
        assert not is_included(leaf, index, size, more, root)
    for place, sibling in enumerate(proof):
        assert not is_included(leaf, index, size, without(proof, place), root)
        assert not is_included(leaf, index, size, [*proof[:place], flipped(sibling), *proof[place + 1 :]], root)


@pytest.mark.parametrize(("first", "second"), [pair for pair in CONSISTENCY if pair != (1, 1)])
def test_a_consistency_proof_that_was_touched_is_none(first, second):
    proof = unhexed(CONSISTENCY[first, second])
    old, new = (bytes.fromhex(ROOTS[size - 1]) for size in (first, second))
    sizes = [(first - 1, second), (first + 1, second), (first ^ 2, second), (first, second * 2), (first, second // 2)]
    assert not any(is_consistent(*pair, old, new, proof) for pair in sizes)
    assert not is_consistent(first, second, flipped(old), new, proof)
    assert not is_consistent(first, second, old, flipped(new), proof)
    assert not is_consistent(first, second, new, old, proof)
    for more in ([], [*proof, b""], [*proof, old], [*proof, new], [old, *proof], [proof[0], *proof]):
        assert not is_consistent(first, second, old, new, more)
    for place, sibling in enumerate(proof):
        assert not is_consistent(first, second, old, new, without(proof, place))
        assert not is_consistent(first, second, old, new, [*proof[:place], flipped(sibling), *proof[place + 1 :]])


def test_a_tree_never_gets_smaller_and_extends_the_empty_one():
    one, two = (bytes.fromhex(root) for root in ROOTS[:2])
    assert not is_consistent(2, 1, two, one, [])
    assert not is_consistent(1, 1, one, two, [])
    assert not is_consistent(1, 1, one, one, [one])
    assert not is_consistent(0, 1, two, one, [])
    assert is_consistent(0, 1, EMPTY_ROOT, one, [])


# RFC 6962, section 2.1, word by word: the definitions that the code must equal.


def tree_hash(leaves):
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    k = split(len(leaves))
    return node_hash(tree_hash(leaves[:k]), tree_hash(leaves[k:]))


def split(size):
    k = 1
    while k * 2 < size:
        k *= 2
    return k


def path(index, leaves):
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if index < k:
        return [*path(index, leaves[:k]), tree_hash(leaves[k:])]
    return [*path(index - k, leaves[k:]), tree_hash(leaves[:k])]


def subproof(first, leaves, *, whole=True):
    if first == len(leaves):
        return [] if whole else [tree_hash(leaves)]
    k = split(len(leaves))
    if first <= k:
        return [*subproof(first, leaves[:k], whole=whole), tree_hash(leaves[k:])]
    return [*subproof(first - k, leaves[k:], whole=False), tree_hash(leaves[:k])]


SIZES = st.integers(1, 70)


def numbered(size):
    return [leaf_hash(bytes([number])) for number in range(size)]


@settings(deadline=None)
@given(size=SIZES)
def test_a_root_is_that_of_the_definition(size):
    leaves = numbered(size)
    assert root_of(frontier_of(closed_by(leaves), size)) == tree_hash(leaves)


@settings(deadline=None)
@given(size=SIZES, more=st.integers(0, 40), data=st.data())
def test_an_inclusion_proof_is_that_of_the_definition_also_in_a_tree_that_grew(size, more, data):
    index = data.draw(st.integers(0, size - 1))
    leaves = numbered(size + more)
    ranges = inclusion_ranges(index, size)
    closed = {position: closed_by(leaves)[position] for position in positions_of(ranges)}
    proof = range_hashes(closed, ranges)
    assert proof == path(index, leaves[:size])
    assert is_included(leaves[index], index, size, proof, tree_hash(leaves[:size]))
    assert not is_included(flipped(leaves[index]), index, size, proof, tree_hash(leaves[:size]))


@settings(deadline=None)
@given(first=SIZES, more=st.integers(0, 40), data=st.data())
def test_a_consistency_proof_is_that_of_the_definition(first, more, data):
    second = first + more
    leaves = numbered(second)
    ranges = consistency_ranges(first, second)
    closed = {position: closed_by(leaves)[position] for position in positions_of(ranges)}
    proof = range_hashes(closed, ranges)
    old, new = tree_hash(leaves[:first]), tree_hash(leaves)
    assert proof == subproof(first, leaves)
    assert is_consistent(first, second, old, new, proof)
    changed = data.draw(st.integers(0, first - 1))
    other = [flipped(leaf) if place == changed else leaf for place, leaf in enumerate(leaves)]
    assert not is_consistent(first, second, old, tree_hash(other), range_hashes(closed_by(other), ranges))
