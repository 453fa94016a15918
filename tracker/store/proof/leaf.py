"""An entry as the bytes that its leaf stands for; `docs/trust.md` says what they are made of."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from tracker.model.canonical import as_written, from_written
from tracker.store.proof.faults import BadProof

TEXTS = ("recorded_at", "section", "stream")
NUMBERS = ("number", "position")


def leaf_bytes(entry: Mapping[str, Any]) -> bytes:
    """Write an entry: one JSON object with its fields in alphabetical order, the body as the store keeps it.

    A text that is no Unicode (a database can be made to hold it) gives bytes, too, and these are nobody else's.
    """
    recorded_at, section, stream = (_written(entry[key]) for key in TEXTS)
    text = (
        f'{{"body":{entry["body"]},"number":{entry["number"]},"position":{entry["position"]},'
        f'"recorded_at":{recorded_at},"section":{section},"stream":{stream}}}'
    )
    return text.encode(errors="surrogatepass")


_written = lru_cache(maxsize=64, typed=True)(as_written)  # what stands in every entry of an append


def entry_of(data: bytes) -> dict[str, Any]:
    """Read an entry's bytes back; raises BadProof unless they are exactly what is written for some entry."""
    try:
        entry = from_written(data.decode())
        again = leaf_bytes({**entry, "body": as_written(entry["body"])})
        typed = all(type(entry[key]) is str for key in TEXTS) and all(type(entry[key]) is int for key in NUMBERS)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BadProof("its entry is not an entry of a log") from None
    if again != data or not typed:
        raise BadProof("its entry is not written as a log writes one")
    return dict(entry)
