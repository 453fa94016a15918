"""Time stamps: an authority's answer is verified for the very bytes, offline, long after its certificates ended."""

from datetime import UTC, datetime, timedelta

import pytest
from authorities import REFUSAL, Authority
from cryptography.x509.oid import ExtendedKeyUsageOID

from tracker.store.proof.faults import BadStamp
from tracker.store.proof.stamp import Stamp, read_stamp, stamp_request

NOTE = b"log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
AT = datetime(2021, 12, 31, 12, 0, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def authority():
    """An authority of the year 2021, whose certificates ended long ago."""
    return Authority.called("Stamps", at=AT)


@pytest.fixture(scope="module")
def answer(authority):
    return authority.answer(stamp_request(NOTE), AT)


def refused(answer, pem, why, note=NOTE):
    with pytest.raises(BadStamp, match=why):
        read_stamp(note, answer, pem)
    return True


def test_what_is_asked_is_what_other_programs_ask():
    # openssl ts -query -data FILE -sha256 -cert -no_nonce, where FILE says 'hello' and ends its line
    assert stamp_request(b"hello\n").hex() == (
        "30390201013031300d060960864801650304020105000420"
        "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be030101ff"
    )


def test_a_stamp_says_who_saw_the_bytes_and_when_years_later(authority, answer):
    assert read_stamp(NOTE, answer, authority.pem) == Stamp("CN=Stamps", AT)


def test_a_stamp_of_other_bytes_is_refused(authority, answer):
    assert refused(answer, authority.pem, "it is of other bytes", NOTE + b"\n")


def test_a_stamp_of_another_authority_of_the_same_name_is_refused(answer):
    assert refused(answer, Authority.called("Stamps", at=AT).pem, "not signed by this authority")


def test_a_signer_whose_certificate_is_not_for_stamps_is_refused():
    web = Authority.called("Web", purpose=ExtendedKeyUsageOID.SERVER_AUTH, at=AT)
    assert refused(web.answer(stamp_request(NOTE), AT), web.pem, "not signed by this authority for time stamps")


@pytest.mark.parametrize("days", [-2, 2, 400])
def test_a_certificate_has_to_be_valid_when_it_stamped(authority, days):
    then = authority.answer(stamp_request(NOTE), AT + timedelta(days=days))
    assert refused(then, authority.pem, "not signed by this authority")


def test_what_was_not_granted_is_refused(authority):
    assert refused(REFUSAL, authority.pem, "the authority did not grant it")


@pytest.mark.parametrize("data", [b"", b"no answer", NOTE, b"\x30\x03\x02\x01\x00"])
def test_what_is_not_an_answer_is_refused(authority, data):
    assert refused(data, authority.pem, "not an authority's answer")


@pytest.mark.parametrize(
    "pem", [b"", b"no certificate", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"]
)
def test_a_file_without_a_certificate_is_refused(answer, pem):
    assert refused(answer, pem, "no certificate in PEM")


def test_no_bit_can_change_what_a_stamp_says(authority, answer):
    """Only the names of algorithms that are signed elsewhere, too, can be written in another way."""
    changed = 0
    for place in range(len(answer) * 8):
        bent = bytearray(answer)
        bent[place // 8] ^= 1 << place % 8
        try:
            assert read_stamp(NOTE, bytes(bent), authority.pem) == Stamp("CN=Stamps", AT), place
        except BadStamp:
            changed += 1
    assert changed > len(answer) * 7
