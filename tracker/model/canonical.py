"""How a value is written as bytes: JSON without spaces, in UTF-8, its keys as they were written."""

import hashlib
import json
from typing import Any

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def as_written(value: Any) -> str:
    """Write a tree of mappings, lists and texts with its keys in their order: what the store keeps."""
    return _ENCODER.encode(value)


def digest(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
