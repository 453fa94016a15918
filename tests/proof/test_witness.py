"""A witness signs what only grew: published cosignatures and keys, and random histories with forks and cuts."""

import base64
import os
import random

import pytest

from attack.histories import History, tell_lies
from tracker.store.proof.checkpoint import checkpoint_of, read_checkpoint, signed_by
from tracker.store.proof.faults import BadKey, BadNote, NotWitnessed
from tracker.store.proof.merkle import EMPTY_ROOT
from tracker.store.proof.note import (
    COSIGNATURE,
    new_key,
    read_note,
    read_signer,
    read_verifier,
    sign,
    signed_at,
    verify_signature,
)
from tracker.store.proof.witness import Seen, WitnessRequest, check_grown, cosigners, read_request

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
