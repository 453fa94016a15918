"""How a value is written as bytes: JSON without spaces (RFC 8259), in UTF-8, its keys as they were written."""

import hashlib
import json
from typing import Any

import orjson

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def as_written(value: Any) -> str:
    """Write a tree of mappings, lists and texts, and of nothing else, with its keys in their order, as the store does.

    A text that is no Unicode, which only a damaged database holds, is written as it is.
    """
    try:
        return orjson.dumps(value).decode()
    except orjson.JSONEncodeError:
        return _ENCODER.encode(value)


def from_written(text: str) -> Any:
    """Return the tree that a text was written from; raises ValueError where it is no JSON."""
    return orjson.loads(text)


def digest(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
