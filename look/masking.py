"""Takes out of a text what is of one catalogue or one state of the log alone, so that it changes with its content only.

Documents and samples that are kept in the repository show an ellipsis there.
"""

import re

MASK = "…"

_OF_A_CATALOGUE = (
    (re.compile(r"\b(?=[a-f]*[0-9])[0-9a-f]{12}\b"), MASK),
    (re.compile(r"\b\d+ kinds, \d+ actors\b"), f"{MASK} kinds, {MASK} actors"),
    (re.compile(r"(?<![\w+/])[\w+/]{43}=", re.ASCII), MASK),
)
"""The version of a catalogue, how much is in it, and the root of a log, whose first entry is a catalogue."""

_OF_A_LOG = ((re.compile(r"(position|--recorded-by) \d+"), rf"\1 {MASK}"),)
"""The position at which a log stands."""


def of_catalogue(text: str) -> str:
    """Mask what another catalogue would change: its version, how much is in it, and the root of the log."""
    for pattern, mask in _OF_A_CATALOGUE:
        text = pattern.sub(mask, text)
    return text


def of_log(text: str) -> str:
    """Mask what another event anywhere in the log would change: its position, and all that is of its catalogue."""
    for pattern, mask in _OF_A_LOG:
        text = pattern.sub(mask, text)
    return of_catalogue(text)
