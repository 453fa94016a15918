"""Checkpoints and inclusion proofs: read, verified, and refused where a single byte of a signed one was changed."""

import base64

import pytest

from tracker.model.failures import StoreError
from tracker.store.proof.checkpoint import checkpoint_of, read_checkpoint, signed_by
from tracker.store.proof.faults import BadNote, BadProof
from tracker.store.proof.inclusion import Inclusion, read_inclusion
from tracker.store.proof.leaf import entry_of, leaf_bytes
from tracker.store.proof.merkle import frontier_of, grow, inclusion_ranges, leaf_hash, range_hashes, root_of
from tracker.store.proof.note import read_signer

KEY = read_signer("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")
ROOT = bytes(range(32))
ENCODED = base64.b64encode(ROOT).decode()
SIGNED = signed_by(checkpoint_of("example.com/log", 4027504, ROOT, "2021-12-31T12:00:00.000000Z"), KEY)

# The example of c2sp.org/tlog-checkpoint; its key is not published.
EXAMPLE = """\
example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa \
Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
"""


def entry(position):
    return {
        "body": '{"id":"left","note":"in Černihiv: \\"quoted\\""}',
        "number": 1,
        "position": position,
        "recorded_at": "2021-12-31T12:00:00.000000Z",
        "section": "events",
        "stream": f"paper-{position}",
    }


def inclusion(index, size):
    """Prove an entry of a small log whose checkpoint is signed."""
    frontier = []
    entries = [leaf_bytes(entry(number + 1)) for number in range(size)]
    closed = {number + 1: grow(frontier, number, leaf_hash(data)) for number, data in enumerate(entries)}
    root = root_of(frontier_of(closed, size))
    hashes = tuple(range_hashes(closed, inclusion_ranges(index, size)))
    checkpoint = signed_by(checkpoint_of("example.com/log", size, root, "2021-12-31T12:00:00.000000Z"), KEY)
    return Inclusion(entries[index], index, hashes, checkpoint)


def changed_everywhere(data):
    """Yield a text with each of its bytes changed in three ways, and with each left out."""
    for place, byte in enumerate(data):
        for bit in (0x01, 0x08, 0x20):
            yield data[:place] + bytes([byte ^ bit]) + data[place + 1 :]
        yield data[:place] + data[place + 1 :]


def is_accepted(read, data):
    """Say whether something is read and verified; a refusal is a sentence."""
    try:
        read(data, KEY.verifier)
    except StoreError as refusal:
        return not str(refusal).endswith(".")
    return True


def test_the_example_of_the_specification_is_read():
    read = read_checkpoint(EXAMPLE.encode())
    assert (read.origin, read.size, read.root.hex()[:8]) == ("example.com/behind-the-sofa", 20852163, "0ac5186a")
    assert (read.recorded_at, str(read)) == ("", EXAMPLE)


def test_a_checkpoint_says_origin_size_root_and_date():
    assert SIGNED.note.text.split("\n") == [
        "example.com/log",
        "4027504",
        base64.b64encode(ROOT).decode(),
        "recorded 2021-12-31T12:00:00.000000Z",
        "",
    ]
    assert read_checkpoint(str(SIGNED).encode(), KEY.verifier) == SIGNED


def test_a_signed_checkpoint_is_refused_where_any_byte_was_changed():
    assert is_accepted(read_checkpoint, str(SIGNED).encode())
    assert [data for data in changed_everywhere(str(SIGNED).encode()) if is_accepted(read_checkpoint, data)] == []


def test_lines_after_the_root_belong_to_others_and_are_kept():
    text = f"Moon Log\n4027504\n{ENCODED}\n6086d1a9\nWaxing gibbous\n"
    read = read_checkpoint(text.encode())
    assert (read.origin, read.size, read.root, read.recorded_at) == ("Moon Log", 4027504, ROOT, "")
    assert str(read) == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        # github.com/transparency-dev/formats, log/checkpoint_test.go, which takes roots of any length
        ("Log\n123\nYmFuYW5hcw==\n", "is not a root"),
        ("Head\n9944\n", "origin, size, root"),
        (f"\n9944\n{ENCODED}\n", "origin, size, root"),
        (f"Log\n123\n{ENCODED}", "its last line does not end"),
        (f"Log\nbananas\n{ENCODED}\n", "'bananas' is not a number of entries"),
        (f"Log\n-34\n{ENCODED}\n", "'-34' is not a number of entries"),
        (f"Log\n3438945738945739845734895735\n{ENCODED}\n", "is not a number of entries"),
        ("Log\n123\nThisIsn'tBase64\n", "is not a root"),
        (f"Log\n9944\n{ENCODED}\n\n\n\n", "there are no signatures"),
        ("", "its last line does not end"),
        ("origin\n1\n", "origin, size, root"),
        ("origin\n\n1\n", "is not a signature"),
        ("origin\n01\n" + "A" * 43 + "=\n", "'01' is not a number of entries"),
        ("origin\n-1\n" + "A" * 43 + "=\n", "'-1' is not a number of entries"),
        ("origin\n9999999999999999999\n" + "A" * 43 + "=\n", "is not a number of entries"),
        ("origin\n٣\n" + "A" * 43 + "=\n", "is not a number of entries"),
        ("origin\n1\nAAAA\n", "'AAAA' is not a root"),
        ("origin\n1\n" + "A" * 42 + "B=\n", "is not a root"),
    ],
)
def test_what_is_no_checkpoint_is_refused(text, why):
    with pytest.raises(BadNote, match=why):
        read_checkpoint(text.encode())


@pytest.mark.parametrize(("index", "size"), [(0, 1), (0, 5), (4, 5), (6, 13)])
def test_a_proof_comes_back_and_holds(index, size):
    proof = inclusion(index, size)
    read = read_inclusion(str(proof).encode(), KEY.verifier)
    assert str(read) == str(proof)
    assert read.fields["stream"] == f"paper-{index + 1}"
    assert read.fields["body"]["note"] == 'in Černihiv: "quoted"'


def test_a_proof_is_refused_where_any_byte_was_changed():
    data = str(inclusion(2, 7)).encode()
    assert is_accepted(read_inclusion, data)
    assert [changed for changed in changed_everywhere(data) if is_accepted(read_inclusion, changed)] == []


def test_a_proof_of_another_place_or_another_log_is_refused():
    one, other = inclusion(2, 7), inclusion(3, 8)
    for wrong in (
        Inclusion(one.entry, 3, one.hashes, one.checkpoint),
        Inclusion(other.entry, 3, one.hashes, one.checkpoint),
        Inclusion(one.entry, 2, one.hashes, other.checkpoint),
        Inclusion(one.entry, 2, one.hashes[:-1], one.checkpoint),
    ):
        with pytest.raises(BadProof, match="This proves nothing"):
            read_inclusion(str(wrong).encode())


def test_an_entry_is_read_back_from_its_bytes_alone_as_they_are_written():
    data = leaf_bytes(entry(7))
    assert data.startswith(b'{"body":{"id":"left",')
    assert entry_of(data)["position"] == 7
    for wrong in (
        b"",
        b"[]",
        b"null",
        b"\xff",
        b"[" * 100_000,
        data + b" ",
        data.replace(b'"number":1', b'"number":1.0'),
        data.replace(b'"number":1', b'"number":true'),
        data.replace(b'"number":1,', b'"number":1,"number":1,'),
        data.replace(b'"section":"events"', b'"section":null'),
        data.replace(b'"stream":', b'"name":'),
        data.replace("Č".encode(), b"\\u010c"),
    ):
        with pytest.raises(BadProof, match="its entry is"):
            entry_of(wrong)
