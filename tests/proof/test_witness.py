"""A witness signs what only grew: published cosignatures and keys, and random histories with forks and cuts."""

import base64
import os
import random
from pathlib import Path

import pytest

from attack.histories import History, tell_lies
from tracker.store.proof.checkpoint import checkpoint_of, read_checkpoint, signed_by
from tracker.store.proof.faults import BadKey, BadNote, NotWitnessed
from tracker.store.proof.merkle import EMPTY_ROOT
from tracker.store.proof.note import (
    COSIGNATURE,
    NEWER_COSIGNATURE,
    VerifierKey,
    key_id,
    new_key,
    read_note,
    read_signer,
    read_verifier,
    sign,
    signed_at,
    verify_signature,
)
from tracker.store.proof.witness import Seen, WitnessRequest, check_grown, cosigners, read_request

MLDSA = "cryptography.hazmat.primitives.asymmetric.mldsa"  # not in the oldest that is allowed
HERE = Path(__file__).parent
HISTORIES = int(os.environ.get("TRACKER_HISTORIES", "300"))

# c2sp.org/tlog-cosignature, the example; github.com/transparency-dev/formats, the key of a witness that is at work
EXAMPLE = """example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/\
Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn\
/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
"""
WITNESS = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2"


# github.com/FiloSottile/torchwood, the tests of the witness litewitness: a log, and what it is asked to sign of it
LOG = "sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562"
LOG_KEY = f"{LOG}+5202289b+Af/cLU2Y5BJNP+r3iMDC+av9eWCD0fBJVDfzAux5zxAP"
SIGNED = {
    1: (
        "KgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "UgIom7fPZTqpxWWhyjWduBvTvGVqsokMbqTArsQilegKoFBJQjUFAmQ0+YeSPM3wfUQMFSzVnnNuWRTYrajXpNUbIQY=",
    ),
    3: (
        "RcCI1Nk56ZcSmIEfIn0SleqtV7uvrlXNccFx595Iwl0=",
        "UgIom2VbtIcdFbwFAy1n7s6IkAxIY6J/GQOTuZF2ORV39d75cbAj2aQYwyJre36kezNobZs4SUUdrcawfAB8WVrx6go=",
    ),
    5: (
        "QrtXrQZCCvpIgsSmOsah7HdICzMLLyDfxToMql9WTjY=",
        "UgIomw/EOJmWi0i1FQsOj+etB7F8IccFam/jgd6wzRns4QPVmyEZtdvl1U2KEmLOZ/ASRcWJi0tW90dJWAShei7sDww=",
    ),
}
TO_3 = ("KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "KgIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
TO_5 = (TO_3[0], "+fUDV+k970B4I3uKrqJM4aP1lloPZP8mvr2Z4wRw2LI=", "KgQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")


def request(old, size, *proof, signed=None):
    """Ask as the published requests do, with the log's own signature."""
    root, signature = SIGNED[size]
    hashes = "".join(f"{piece}\n" for piece in proof)
    return f"old {old}\n{hashes}\n{LOG}\n{size}\n{root}\n\n\u2014 {LOG} {signed or signature}\n".encode()


def cosigned(key, text="log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", seconds=1679315147):
    return sign(read_note(text.encode()), key, seconds)


def test_the_published_example_is_read_with_its_two_signatures():
    checkpoint = read_checkpoint(EXAMPLE.encode())
    assert (checkpoint.origin, checkpoint.size) == ("example.com/behind-the-sofa", 20852163)
    assert str(checkpoint) == EXAMPLE
    by_log, by_witness = checkpoint.note.signatures
    assert (len(by_log.signed), len(by_witness.signed)) == (64, 72)
    assert int.from_bytes(by_witness.signed[:8]) == 1679315147


def test_a_published_key_of_a_witness_comes_back_as_it_was_written():
    key = read_verifier(WITNESS)
    assert (key.sort, str(key)) == (COSIGNATURE, WITNESS)


def test_a_cosignature_is_the_ed25519_signature_of_the_time_and_the_text():
    key = new_key("witness.example/w", COSIGNATURE)
    note = cosigned(key)
    verify_signature(note, read_verifier(str(key.verifier)))
    assert signed_at(note, key.verifier) == 1679315147
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 - said twice, by hand

    Ed25519PublicKey.from_public_bytes(key.verifier.public).verify(
        note.signatures[0].signed[8:], b"cosignature/v1\ntime 1679315147\n" + note.text.encode()
    )
    assert str(read_signer(str(key))) == str(key)


@pytest.mark.parametrize("place", [0, 7, 8, 71])
def test_a_time_or_a_signature_that_was_changed_is_refused(place):
    key = new_key("witness.example/w", COSIGNATURE)
    written = str(cosigned(key))
    head, _, line = written.rpartition(" ")
    signed = bytearray(base64.b64decode(line))
    signed[4 + place] ^= 1
    with pytest.raises(BadNote, match="does not fit the text"):
        verify_signature(read_note(f"{head} {base64.b64encode(signed).decode()}\n".encode()), key.verifier)


def test_a_witness_is_not_counted_as_the_log_nor_the_log_as_a_witness():
    log, witness = new_key("w"), new_key("w", COSIGNATURE)
    checkpoint = signed_by(checkpoint_of("log", 0, EMPTY_ROOT, ""), log)
    with pytest.raises(BadNote, match="0 of the 1 witnesses signed it, and 1 are asked for"):
        cosigners(checkpoint, [witness.verifier], 1)


# RFC 8032: what a point of low order vouches for, nobody has to have signed.
LOW_ORDER = {
    "the identity": "01" + "00" * 31,
    "order 2": "ec" + "ff" * 30 + "7f",
    "order 4": "00" * 32,
    "order 4, the other sign": "00" * 31 + "80",
    "order 8": "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "order 8, the other sign": "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "order 8, the other one": "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "order 8, the other one, the other sign": "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "a second way of writing zero": "ed" + "ff" * 30 + "7f",
    "a second way of writing one": "ee" + "ff" * 30 + "7f",
    "a second way, the other sign": "ee" + "ff" * 31,
}


@pytest.mark.parametrize("sort", [b"\x01", b"\x04"])
@pytest.mark.parametrize("point", LOW_ORDER)
def test_a_key_of_low_order_is_refused(point, sort):
    from tracker.store.proof.note import VerifierKey, key_id  # noqa: PLC0415 - a key is written as no program writes one

    public = bytes.fromhex(LOW_ORDER[point])
    with pytest.raises(BadKey, match="low order"):
        read_verifier(str(VerifierKey("weak", key_id("weak", public, sort), public, sort)))


def test_the_published_requests_are_signed_by_their_log_and_show_that_it_grew():
    seen, log = Seen(), read_verifier(LOG_KEY)
    for data in (request(0, 1), request(1, 3, *TO_3)):
        asked = read_request(data)
        assert str(asked).encode() == data
        verify_signature(asked.checkpoint.note, log)
        seen = check_grown(asked, seen)
    assert seen == Seen(3, base64.b64decode(SIGNED[3][0]))
    of_five = check_grown(read_request(request(1, 5, *TO_5)), Seen(1, base64.b64decode(SIGNED[1][0])))
    assert of_five == Seen(5, base64.b64decode(SIGNED[5][0]))


def test_the_published_requests_that_are_refused():
    seen = Seen(1, base64.b64decode(SIGNED[1][0]))
    with pytest.raises(BadNote, match="is not a signature"):  # not as its bytes are written
        read_request(request(1, 3, *TO_3, signed=SIGNED[3][1].replace("6go=", "6gx=")))
    bent = read_request(request(1, 3, *TO_3, signed=SIGNED[3][1].replace("6go=", "6gs=")))
    with pytest.raises(BadNote, match="does not fit the text"):
        verify_signature(bent.checkpoint.note, read_verifier(LOG_KEY))
    for proof in ((), (TO_3[0], TO_3[1].replace("AAA=", "BAA="))):
        with pytest.raises(NotWitnessed, match="the proof does not lead from the 1 entries that it has seen"):
            check_grown(read_request(request(1, 3, *proof)), seen)
    with pytest.raises(NotWitnessed, match="it has seen 3 entries, and the proof begins at 1"):
        check_grown(read_request(request(1, 5, *TO_5)), Seen(3, base64.b64decode(SIGNED[3][0])))


def test_the_time_of_a_published_cosignature_is_read():
    # github.com/transparency-dev/formats, note/note_cosigv1_test.go
    signed = "ZGhGuQAAAABm/qTPeyKXD+R2rzyQsxPiP8mXum7qq/iF0u4vanlqJyocWODBt97w9uL+8qT7S5gxEHWWOworDcFiEBYJXORmnFBOBA=="
    (signature,) = read_note(f"log\n0\n\n\u2014 w {signed}\n".encode()).signatures
    assert int.from_bytes(signature.signed[:8]) == 1727964367


def test_the_lines_after_the_root_are_signed_too():
    key = new_key("witness.example/w", COSIGNATURE)
    text = "test\n123\nf+7CoKgXKE/tNys9TTXcr/ad6U/K3xvznmzew9y6SP0=\nExtendo\n"
    written = str(cosigned(key, text))
    verify_signature(read_note(written.encode()), key.verifier)
    with pytest.raises(BadNote, match="does not fit the text"):
        verify_signature(read_note(written.replace("Extendo", "Extende").encode()), key.verifier)


# github.com/FiloSottile/torchwood, the tests of the witness litewitness: a log that signs with ML-DSA-44 itself
NEWER = (HERE / "newer.vkey").read_text(encoding="utf-8")
SIGNED_SO = (HERE / "newer.checkpoint").read_text(encoding="utf-8")


def by_newer(name="witness.example/new", seconds=1679315147):
    """A key of the newer sort, and a checkpoint that it signed as the specification writes it out."""
    private = pytest.importorskip(MLDSA).MLDSA44PrivateKey.from_seed_bytes(bytes(range(32)))
    public = private.public_key().public_bytes_raw()
    key = VerifierKey(name, key_id(name, public, NEWER_COSIGNATURE), public, NEWER_COSIGNATURE)
    time, root = seconds.to_bytes(8, "big"), bytes(range(32))
    said = b"subtree/v1\n\0" + bytes([len(name)]) + name.encode() + time
    said += b"\x03log" + bytes(8) + bytes(7) + b"\x07" + root
    signed = base64.b64encode(key.key_id + time + private.sign(said)).decode()
    return key, f"log\n7\n{base64.b64encode(root).decode()}\nExtendo\n\n\u2014 {name} {signed}\n"


def test_a_published_signature_of_the_newer_sort_is_verified():
    pytest.importorskip(MLDSA)
    key = read_verifier(NEWER)
    assert str(key) == NEWER.strip()
    checkpoint = read_checkpoint(SIGNED_SO.encode(), key)
    assert (checkpoint.origin, checkpoint.size, str(checkpoint)) == ("example.com/mldsa-log", 1, SIGNED_SO)


def test_a_signature_of_the_newer_sort_is_of_the_origin_the_size_the_root_and_the_time():
    key, written = by_newer()
    text, _, line = written.partition("\u2014 ")
    name, encoded = line.split()
    changed = [written.replace(old, new) for old, new in (("log\n", "lag\n"), ("\n7\n", "\n8\n"), ("\nAAEC", "\nAAED"))]
    for at in (11, 12, 2000):  # in the time, and in the signature
        signed = bytearray(base64.b64decode(encoded))
        signed[at] ^= 1
        changed.append(f"{text}\u2014 {name} {base64.b64encode(signed).decode()}\n")
    verify_signature(read_note(written.encode()), key)
    verify_signature(read_note(written.replace("Extendo", "Another line").encode()), key)  # it signs no more than that
    for other in changed:
        with pytest.raises(BadNote, match="does not fit the text"):
            verify_signature(read_note(other.encode()), key)


def test_a_cosignature_of_the_newer_sort_counts_with_its_key_and_is_kept_without():
    key, written = by_newer()
    other = new_key("witness.example/w", COSIGNATURE)
    both = sign(read_note(written.encode()), other, 1679315147)
    checkpoint = read_checkpoint(str(both).encode())
    assert str(checkpoint) == str(both)
    assert cosigners(checkpoint, [key, other.verifier], 2) == [key, other.verifier]
    assert cosigners(checkpoint, [other.verifier], 1) == [other.verifier]


def test_what_is_no_key_of_the_newer_sort_or_would_sign_with_one_is_refused():
    material = base64.b64encode(b"\x06" + bytes(1311)).decode()
    with pytest.raises(BadKey, match="it is not one of Ed25519 or ML-DSA-44"):
        read_verifier(f"witness.example/new+00010203+{material}")
    with pytest.raises(BadKey, match=r"it is not one of Ed25519\."):
        read_signer(f"PRIVATE+KEY+witness.example/new+00010203+{base64.b64encode(bytes([6]) + bytes(32)).decode()}")


def test_a_text_that_is_no_checkpoint_is_not_signed_so():
    key, written = by_newer()
    with pytest.raises(BadNote, match="signs checkpoints alone"):
        verify_signature(read_note(written.replace("log\n7", "log\nseven").encode()), key)


def test_a_time_that_is_none_is_refused():
    key = new_key("witness.example/w", COSIGNATURE)
    verify_signature(cosigned(key, seconds=2**63 - 1), key.verifier)
    with pytest.raises(BadNote, match="signed it at a time that is none"):
        verify_signature(cosigned(key, seconds=2**63), key.verifier)


def test_what_a_witness_is_asked_comes_back_as_it_was_written():
    history = History.of(random.Random(1))  # noqa: S311 - chance, no secret
    asked = history.asked(3, 9)
    assert str(read_request(str(asked).encode())) == str(asked)
    assert check_grown(asked, Seen(3, history.root(3))) == Seen(9, history.root(9))


@pytest.mark.parametrize(
    "data", [b"", b"old 1\n", b"old 01\n\nx\n0\n", b"new 1\n\nx\n", b"old 1\nAA==\n\n" + EXAMPLE.encode()]
)
def test_what_is_no_request_is_refused(data):
    with pytest.raises(BadNote):
        read_request(data)


def test_a_second_root_of_one_size_is_refused():
    history = History.of(random.Random(2))  # noqa: S311 - chance, no secret
    seen = check_grown(history.asked(0, 7), Seen())
    forked = history.forked(random.Random(3), 4)  # noqa: S311 - chance, no secret
    with pytest.raises(NotWitnessed, match="another root of 7 entries"):
        check_grown(WitnessRequest(7, (), forked.checkpoint(7)), seen)


def test_no_fork_and_no_cut_of_any_random_history_passes():
    tally = tell_lies(HISTORIES, 20261130)
    assert tally.passed == []
    assert tally.refused > HISTORIES
    assert tally.signed > HISTORIES
