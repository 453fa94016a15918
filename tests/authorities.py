"""An authority for time stamps (RFC 3161) of the tests' own: it answers what it is asked, at any time."""

import hashlib
from datetime import UTC, datetime, timedelta

from attrs import frozen
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DAY = timedelta(days=1)
SHA256 = bytes.fromhex("0609608648016503040201")
ECDSA_WITH_SHA256 = bytes.fromhex("06082a8648ce3d040302")
SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
TST_INFO = bytes.fromhex("060b2a864886f70d0109100104")
CONTENT_TYPE = bytes.fromhex("06092a864886f70d010903")
MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904")
SIGNING_CERTIFICATE = bytes.fromhex("060b2a864886f70d010910022f")
POLICY = bytes.fromhex("06042a030401")

INTEGER, OCTETS, TIME, SEQUENCE, SET, FIRST, WHOLE_FIRST = 0x02, 0x04, 0x18, 0x30, 0x31, 0x80, 0xA0


def der(tag, *parts):
    """Write a value in DER: its tag, its length, what it is made of."""
    body = b"".join(parts)
    if len(body) < 0x80:
        return bytes([tag, len(body)]) + body
    length = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + body


def number(value):
    return der(INTEGER, value.to_bytes(value.bit_length() // 8 + 1, "big"))


@frozen
class Authority:
    """An authority: the certificate that others trust, and the one that signs, with its key."""

    root: x509.Certificate
    signer: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @classmethod
    def called(cls, name, *, purpose=ExtendedKeyUsageOID.TIME_STAMPING, at=None):
        """Make one, whose certificates are valid around a time."""
        at = at or datetime.now(UTC)
        root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
        root = certified((f"{name} Root", f"{name} Root"), root_key, root_key, at, x509.BasicConstraints(True, None))
        signer = certified((name, f"{name} Root"), key, root_key, at, x509.ExtendedKeyUsage([purpose]))
        return cls(root, signer, key)

    @property
    def pem(self):
        return self.root.public_bytes(Encoding.PEM)

    def answer(self, asked, at=None):
        """Grant what is asked: the last 32 bytes of the hash before the last field of the request."""
        at = at or datetime.now(UTC)
        algorithm = der(SEQUENCE, SHA256, b"\x05\x00")
        imprint = der(SEQUENCE, algorithm, der(OCTETS, asked[-35:-3]))
        stamped = der(TIME, f"{at:%Y%m%d%H%M%SZ}".encode())
        info = der(SEQUENCE, number(1), POLICY, imprint, number(7), stamped)
        attributes = self.attributes(info)
        signature = self.key.sign(der(SET, attributes), ec.ECDSA(hashes.SHA256()))
        issuer = der(SEQUENCE, self.signer.issuer.public_bytes(), number(self.signer.serial_number))
        signer = der(
            SEQUENCE,
            number(1),
            issuer,
            algorithm,
            der(WHOLE_FIRST, attributes),
            der(SEQUENCE, ECDSA_WITH_SHA256),
            der(OCTETS, signature),
        )
        content = der(SEQUENCE, TST_INFO, der(WHOLE_FIRST, der(OCTETS, info)))
        certificates = der(WHOLE_FIRST, self.signer.public_bytes(Encoding.DER))
        signed = der(SEQUENCE, number(3), der(SET, algorithm), content, certificates, der(SET, signer))
        token = der(SEQUENCE, SIGNED_DATA, der(WHOLE_FIRST, signed))
        return der(SEQUENCE, der(SEQUENCE, number(0)), token)

    def attributes(self, info):
        """Return what is signed of a stamp, in DER's order."""
        of_signer = der(OCTETS, hashlib.sha256(self.signer.public_bytes(Encoding.DER)).digest())
        found = (
            der(SEQUENCE, CONTENT_TYPE, der(SET, TST_INFO)),
            der(SEQUENCE, MESSAGE_DIGEST, der(SET, der(OCTETS, hashlib.sha256(info).digest()))),
            der(
                SEQUENCE,
                SIGNING_CERTIFICATE,
                der(SET, der(SEQUENCE, der(SEQUENCE, der(SEQUENCE, of_signer)))),
            ),
        )
        return b"".join(sorted(found))


def certified(called, key, signer, at, extension):
    """Make a certificate for a subject by an issuer, of a day before and a day after a time."""
    subject, issuer = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) for name in called)
    builder = x509.CertificateBuilder(issuer, subject).public_key(key.public_key())
    dated = builder.not_valid_before(at - DAY).not_valid_after(at + DAY).serial_number(x509.random_serial_number())
    return dated.add_extension(extension, critical=True).sign(signer, hashes.SHA256())


REFUSAL = der(SEQUENCE, der(SEQUENCE, number(2)))
"""What an authority answers that grants nothing."""
