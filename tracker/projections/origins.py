"""Where a document comes from: an office's own statement, a wire, the press, or a copy of another's text.

The words that tell an office or a wire stand in the catalogue.
"""

import re
from enum import IntEnum

from tracker.catalogue.catalogue import Catalogue
from tracker.model.events import Document

_COPIED = re.compile(r", (?:after|with) ")
_CARRIED = re.compile(r", (?:as carried by|as kept by|by) ")


class Origin(IntEnum):
    """The sorts of documents, the nearest to the act first."""

    OFFICIAL = 1
    WIRE = 2
    PRESS = 3
    COPY = 4


def nearness_of(document: Document, catalogue: Catalogue) -> Origin:
    """Say of which sort a document is, by how its head names its publisher, in the catalogue's words."""
    if _COPIED.search(document.publisher):
        return Origin.COPY
    words = _CARRIED.split(document.publisher)[0].replace(",", " ").split()
    if not catalogue.offices.isdisjoint(word.lower() for word in words):
        return Origin.OFFICIAL
    return Origin.PRESS if catalogue.wires.isdisjoint(words) else Origin.WIRE
