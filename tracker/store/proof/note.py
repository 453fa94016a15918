"""Signed notes: a text, an empty line, and signatures by Ed25519 keys (c2sp.org/signed-note, Go's x/mod/sumdb/note).

Verifier keys may be given to everybody: `name+id+base64`. Signer keys stay secret: `PRIVATE+KEY+name+id+base64`.
"""

import base64
import binascii
import hashlib
import re
from typing import Any

from attrs import field, frozen

from tracker.store.proof import mldsa
from tracker.store.proof.faults import BadKey, BadNote, NotInstalled
from tracker.text.characters import shown

MOST_SIGNATURES = 100

MOST_SECONDS = 2**63
"""A witness signs before that many seconds since 1970."""

ED25519, COSIGNATURE, NEWER_COSIGNATURE = b"\x01", b"\x04", b"\x06"
"""The sorts of signatures that are read, as their keys begin: of a text, and of a witness with the time.

A newer witness signs with ML-DSA: that is verified, and not made here.
"""

_PRIME = 2**255 - 19
_ORDER_EIGHT = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
_LOW_ORDER = {0, 1, _PRIME - 1, _ORDER_EIGHT, _PRIME - _ORDER_EIGHT}
_VERIFIER_FORM = "name+8 hexadecimal digits+base64, as 'tracker key' prints it"
_SIGNER_FORM = "PRIVATE+KEY+name+8 hexadecimal digits+base64, as 'tracker key' writes it"
_SIGNATURE = re.compile("\N{EM DASH} ([^ ]+) ([^ ]+)")
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")
_LENGTHS = {
    "verifier": {ED25519: 32, COSIGNATURE: 32, NEWER_COSIGNATURE: mldsa.PUBLIC_LENGTH},
    "signer": {ED25519: 32, COSIGNATURE: 32},
}
_SORTS = {"verifier": "Ed25519 or ML-DSA-44", "signer": "Ed25519"}
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


@frozen
class Signature:
    """One signature line: who is said to have signed, and what they wrote."""

    name: str
    key_id: bytes
    signed: bytes


@frozen
class Note:
    """A text and the signatures that stand under it."""

    text: str
    signatures: tuple[Signature, ...] = ()

    def __str__(self) -> str:
        if not self.signatures:
            return self.text
        return self.text + "\n" + "".join(_line(one) for one in self.signatures)


@frozen
class VerifierKey:
    """A public key: its name, its id, its bytes, and the sort of its signatures."""

    name: str
    key_id: bytes
    public: bytes
    sort: bytes = ED25519

    @property
    def is_witness(self) -> bool:
        """Say whether it is a witness who signs with it, and says when."""
        return self.sort in (COSIGNATURE, NEWER_COSIGNATURE)

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{_encoded(self.sort + self.public)}"


@frozen
class SignerKey:
    """A secret key: its public half, and the 32 bytes that it is made from."""

    verifier: VerifierKey
    seed: bytes = field(repr=False)

    def __str__(self) -> str:
        secret = _encoded(self.verifier.sort + self.seed)
        return f"PRIVATE+KEY+{self.verifier.name}+{self.verifier.key_id.hex()}+{secret}"


def key_id(name: str, public: bytes, sort: bytes = ED25519) -> bytes:
    """Return the four bytes that name a key beside its name."""
    return hashlib.sha256(name.encode() + b"\n" + sort + public).digest()[:4]


def new_key(name: str, sort: bytes = ED25519) -> SignerKey:
    """Make a key; raises BadKey where it cannot be called so."""
    if not _is_name(name):
        raise BadKey("signer", f"'{shown(name)}' cannot be the name of one (no spaces, no '+')", _SIGNER_FORM)
    private = _ed25519().Ed25519PrivateKey.generate()
    return _signer(name, private.private_bytes_raw(), sort)


def read_verifier(text: str) -> VerifierKey:
    """Read a verifier key; raises BadKey."""
    name, _, rest = text.strip().partition("+")
    digits, _, encoded = rest.partition("+")
    sort, public = _key_bytes("verifier", digits, name, encoded, _VERIFIER_FORM)
    if key_id(name, public, sort).hex() != digits:
        raise BadKey("verifier", "its id is not that of its name and bytes", _VERIFIER_FORM)
    if sort != NEWER_COSIGNATURE and _is_weak(public):
        raise BadKey(
            "verifier", "its point has a low order or is not written as one, so it vouches for anything", _VERIFIER_FORM
        )
    return VerifierKey(name, key_id(name, public, sort), public, sort)


def read_signer(text: str) -> SignerKey:
    """Read a signer key; raises BadKey."""
    if not text.startswith("PRIVATE+KEY+"):
        raise BadKey("signer", "it does not begin with PRIVATE+KEY+", _SIGNER_FORM)
    name, _, rest = text.strip().removeprefix("PRIVATE+KEY+").partition("+")
    digits, _, encoded = rest.partition("+")
    sort, seed = _key_bytes("signer", digits, name, encoded, _SIGNER_FORM)
    signer = _signer(name, seed, sort)
    if signer.verifier.key_id.hex() != digits:
        raise BadKey("signer", "its id is not that of its name and bytes", _SIGNER_FORM)
    return signer


def sign(note: Note, signer: SignerKey, seconds: int = 0) -> Note:
    """Put a key's signature under a note, in place of one that it had; a witness says when, in seconds since 1970."""
    key = signer.verifier
    time = seconds.to_bytes(8, "big") if key.sort == COSIGNATURE else b""
    private = _ed25519().Ed25519PrivateKey.from_private_bytes(signer.seed)
    signed = time + private.sign(_message(note, key, seconds))
    others = tuple(
        signature for signature in note.signatures if (signature.name, signature.key_id) != (key.name, key.key_id)
    )
    return Note(note.text, (*others, Signature(key.name, key.key_id, signed)))


def verify_signature(note: Note, key: VerifierKey) -> None:
    """Raise BadNote unless a key signed a note and none of its signatures is wrong; other keys' are left alone."""
    own = [signature for signature in note.signatures if _is_of(signature, key)]
    if not own:
        raise BadNote(f"it is not signed by {shown(key.name)}+{key.key_id.hex()}")
    for signature in own:
        time, signed = _parted(signature, key)
        if time >= MOST_SECONDS:
            raise BadNote(f"{shown(key.name)} signed it at a time that is none")
        if not _fits(key, signed, _message(note, key, time)):
            raise BadNote(f"the signature of {shown(key.name)} does not fit the text: one of them was changed")


def _fits(key: VerifierKey, signed: bytes, message: bytes) -> bool:
    """Say whether a key's signature is one of some bytes."""
    if key.sort == NEWER_COSIGNATURE:
        return mldsa.is_signed(key.public, signed, message)
    public = _ed25519().Ed25519PublicKey.from_public_bytes(key.public)
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - imported where a signature is verified

    try:
        public.verify(signed, message)
    except InvalidSignature:
        return False
    return True


def _message(note: Note, key: VerifierKey, seconds: int) -> bytes:
    """Return what a key signs: a text, a text as a witness saw it at a time, or what such a text says of a log."""
    if key.sort == NEWER_COSIGNATURE:
        origin, size, root, *_ = *note.text.split("\n"), "", ""
        hashed = decoded(root)
        if not _SIZE.fullmatch(size) or hashed is None or len(hashed) != 32:
            raise BadNote(f"{shown(key.name)} signs checkpoints alone, and this is none")
        return mldsa.message(key.name, seconds, origin, int(size), hashed)
    head = f"cosignature/v1\ntime {seconds}\n" if key.sort == COSIGNATURE else ""
    return f"{head}{note.text}".encode()


def _parted(signature: Signature, key: VerifierKey) -> tuple[int, bytes]:
    """Take the time from a witness's signature; another key's has none."""
    length = 8 if key.is_witness else 0
    return int.from_bytes(signature.signed[:length]), signature.signed[length:]


def signed_at(note: Note, key: VerifierKey) -> int:
    """Return when a witness says that it signed a note, in seconds since 1970; 0 where it did not."""
    return max((_parted(signature, key)[0] for signature in note.signatures if _is_of(signature, key)), default=0)


def _is_weak(public: bytes) -> bool:
    """Say whether a point has a low order, so that signatures by nobody fit it, or is written in a second way."""
    y = int.from_bytes(public, "little") & ~(1 << 255)
    return y >= _PRIME or y in _LOW_ORDER


def _is_of(signature: Signature, key: VerifierKey) -> bool:
    """Say whether a signature calls itself that of a key."""
    return (signature.name, signature.key_id) == (key.name, key.key_id)


def read_note(data: bytes) -> Note:
    """Read a note, signed or not; raises BadNote. Who signed is not looked at: `verify_signature` does."""
    try:
        whole = data.decode()
    except UnicodeDecodeError:
        raise BadNote("it is not text in UTF-8") from None
    if _CONTROL.search(whole) or not whole.endswith("\n"):
        raise BadNote("it has control characters, or its last line does not end")
    text, gap, under = whole.rpartition("\n\n")
    if not gap:
        return Note(whole)
    lines = under.split("\n")[:-1]
    if not 0 < len(lines) <= MOST_SIGNATURES:
        raise BadNote("under its empty line there are no signatures")
    return Note(text + "\n", tuple(_signature(line) for line in lines))


def _signature(line: str) -> Signature:
    match = _SIGNATURE.fullmatch(line)
    signed = decoded(match[2]) if match else None
    if match is None or signed is None or len(signed) <= 4 or not _is_name(match[1]):
        raise BadNote(f"'{shown(line)}' is not a signature")
    return Signature(match[1], signed[:4], signed[4:])


def _line(one: Signature) -> str:
    return f"\N{EM DASH} {one.name} {_encoded(one.key_id + one.signed)}\n"


def decoded(text: str) -> bytes | None:
    """Return the bytes of a text in base64; None where it is not written as these bytes are."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if _encoded(data) == text else None


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _signer(name: str, seed: bytes, sort: bytes) -> SignerKey:
    public = _ed25519().Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    return SignerKey(VerifierKey(name, key_id(name, public, sort), public, sort), seed)


def _key_bytes(half: str, digits: str, name: str, encoded: str, form: str) -> tuple[bytes, bytes]:
    data = decoded(encoded)
    if data is None or not _is_name(name) or not re.fullmatch(r"[0-9a-f]{8}", digits):
        raise BadKey(half, "it is not written as one", form)
    if len(data) - 1 != _LENGTHS[half].get(data[:1]):
        raise BadKey(half, f"it is not one of {_SORTS[half]}", form)
    return data[:1], data[1:]


def _is_name(name: str) -> bool:
    return bool(name) and "+" not in name and not any(one.isspace() or not one.isprintable() for one in name)


def _ed25519() -> Any:
    """Return the package's part that knows Ed25519; imported where something is signed or verified alone."""
    try:
        from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415
    except ImportError:
        raise NotInstalled("Signatures", "cryptography", "sign") from None
    return ed25519
