"""Cosignatures with ML-DSA-44, which witnesses give that are to outlast quantum computers (c2sp.org/tlog-cosignature).

They sign the origin, the size and the root of a checkpoint, with the witness's own name; not the lines after the root.
"""

from tracker.store.proof.faults import BadNote, NotInstalled

PUBLIC_LENGTH = 1312
"""So many bytes has a public key."""

_LABEL = b"subtree/v1\n\0"


def message(name: str, seconds: int, origin: str, size: int, root: bytes) -> bytes:
    """Return what a witness of some name signs of a checkpoint at a time, in seconds since 1970."""
    named = b"".join((_short(name), seconds.to_bytes(8, "big"), _short(origin)))
    return b"".join((_LABEL, named, bytes(8), size.to_bytes(8, "big"), root))


def is_signed(public: bytes, signed: bytes, told: bytes) -> bool:
    """Say whether a public key's signature is one of some bytes."""
    try:
        from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm  # noqa: PLC0415
        from cryptography.hazmat.primitives.asymmetric import mldsa  # noqa: PLC0415 - imported where one is verified
    except ImportError:
        raise NotInstalled("Signatures with ML-DSA", "cryptography>=47", "sign") from None
    try:
        mldsa.MLDSA44PublicKey.from_public_bytes(public).verify(signed, told)
    except InvalidSignature:
        return False
    except UnsupportedAlgorithm:
        raise NotInstalled("Signatures with ML-DSA", "cryptography>=47", "sign") from None
    return True


def _short(text: str) -> bytes:
    """Write a text behind its length in one byte; raises BadNote where it is too long for one."""
    data = text.encode()
    if not 0 < len(data) < 256:
        raise BadNote("its origin or the name of a witness is too long for a signature with ML-DSA")
    return bytes((len(data),)) + data
