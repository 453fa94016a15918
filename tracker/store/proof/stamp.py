"""Time stamps (RFC 3161): what an authority is asked for a file, and what it answers, verified without a network."""

import hashlib
from datetime import datetime
from typing import Any

from attrs import frozen

from tracker.store.proof.faults import BadStamp, NotInstalled

_ASKED = bytes.fromhex("3039 020101 3031 300d0609 608648016503040201 0500 0420")
"""A request of version 1 for a SHA-256, which stands behind it; see RFC 3161, section 2.4.1."""

_CERTIFIED = bytes.fromhex("0101ff")
"""The authority is to put its certificate into the answer, so that it can be verified years later."""

_HASHES = ("sha256", "sha384", "sha512")
_GRANTED = 0


@frozen
class Stamp:
    """What a time stamp says: its authority saw these bytes at a time."""

    authority: str
    at: datetime


def stamp_request(data: bytes) -> bytes:
    """Write what an authority is asked for some bytes; it learns their hash and nothing else."""
    return _ASKED + hashlib.sha256(data).digest() + _CERTIFIED


def read_stamp(data: bytes, answer: bytes, certificates: bytes) -> Stamp:
    """Verify an authority's answer for some bytes by certificates that one trusts; raises BadStamp.

    They have to have been valid when it was given, and its signer's has to be one for time stamps. Whether one was
    revoked later is not asked.
    """
    library, x509 = _libraries()
    try:
        roots = x509.load_pem_x509_certificates(certificates)
    except ValueError:
        raise BadStamp("the authority's file has no certificate in PEM") from None
    try:
        read = library.decode_timestamp_response(answer)
        if read.status == _GRANTED:
            _check(read, library.VerifierBuilder(roots=roots).build(), data)
            return Stamp(_signer(read, x509), read.tst_info.gen_time)
    except ValueError:
        raise BadStamp("it is not an authority's answer, as RFC 3161 writes it") from None
    except library.VerificationError:
        raise BadStamp("it is not signed by this authority for time stamps, or was changed") from None
    raise BadStamp("the authority did not grant it")


def _check(read: Any, verifier: Any, data: bytes) -> None:
    """Raise unless an answer is of some bytes, and signed by one whose certificate is for time stamps."""
    if read.tst_info.message_imprint.message not in {hashlib.new(name, data).digest() for name in _HASHES}:
        raise BadStamp("it is of other bytes than those of the checkpoint's file")
    verifier.verify_message(read, data)


def _signer(read: Any, x509: Any) -> str:
    """Return the name on the certificate that signed an answer."""
    (signer,) = read.signed_data.signer_infos
    known = [x509.load_der_x509_certificate(one) for one in read.signed_data.certificates]
    names = {(one.issuer, one.serial_number): one.subject.rfc4514_string() for one in known}
    return str(names[signer.issuer, signer.serial_number])


def _libraries() -> tuple[Any, Any]:
    """Return the packages that read time stamps and certificates; imported where a stamp is verified alone."""
    try:
        import rfc3161_client  # noqa: PLC0415
        from cryptography import x509  # noqa: PLC0415
    except ImportError:
        raise NotInstalled("Time stamps", "rfc3161-client", "timestamps") from None
    return rfc3161_client, x509
