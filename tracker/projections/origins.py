"""Where a document comes from: an office's own statement, a wire, the press, or a copy of another's text."""

import re
from enum import IntEnum

from tracker.model.events import Document

_COPIED = re.compile(r", (?:after|with) ")
_CARRIED = re.compile(r", (?:as carried by|as kept by|by) ")
_OFFICES = frozenset(
    [
        "ministry",
        "embassy",
        "office",
        "offices",
        "government",
        "council",
        "councils",
        "parliament",
        "president",
        "department",
        "commission",
        "mission",
        "oj",
        "nato",
        "states",
        "participants",
        "desk",
    ]
)
"""Words with which an office or a treaty names itself as a publisher."""
_WIRES = frozenset(
    [
        "AFP",
        "AP",
        "ANI",
        "BNS",
        "CNA",
        "DPA",
        "EFE",
        "ELTA",
        "Interfax",
        "Kazinform",
        "Kyodo",
        "Reuters",
        "RIA",
        "TASS",
        "UPI",
        "Xinhua",
    ]
)


class Origin(IntEnum):
    """The sorts of documents, the nearest to the act first."""

    OFFICIAL = 1
    WIRE = 2
    PRESS = 3
    COPY = 4


def nearness_of(document: Document) -> Origin:
    """Say of which sort a document is, by how its head names its publisher."""
    if _COPIED.search(document.publisher):
        return Origin.COPY
    words = _CARRIED.split(document.publisher)[0].replace(",", " ").split()
    if not _OFFICES.isdisjoint(word.lower() for word in words):
        return Origin.OFFICIAL
    return Origin.PRESS if _WIRES.isdisjoint(words) else Origin.WIRE
