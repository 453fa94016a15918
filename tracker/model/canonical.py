"""The one way in which a value is written as bytes: JSON with sorted keys, no spaces, UTF-8, in NFC."""

import hashlib
import json
from typing import Any


def canonical(value: Any) -> str:
    """Write a tree of mappings, lists and texts; the same tree always gives the same text (after RFC 8785)."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
