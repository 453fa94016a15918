"""Says how a sentence stands to what it tells: in its own voice, by a speaker's word, as a plan, a denial, or not at all."""

import re
from collections.abc import Sequence

from attrs import frozen

from tracker.catalogue.spotting import Spotted
from tracker.drafting.cues import Found

_SAYING = r"(?:said|says|say|stated|announced|claimed|claims|accused|told|insisted|reported|reports)"
_SPEAKS = re.compile(rf"^[^.;]{{0,60}}?\b{_SAYING}\b")
_ACCORDING = re.compile(r"\baccording to\s+(?:the\s+|a\s+)?(?:[\w'\u2019]+\s+){0,3}$", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:denied|denies|deny|dismissed (?:reports|claims)|rejected (?:reports|claims)|refuted)\b")
_NOT = re.compile(
    r"\b(?:not|never|no longer|without|neither|nor|refused to|refuses to|declined to|failed to|instead of)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_NOT_INSIDE = re.compile(r"\b(?:not|never)\b")
_PLANS = (
    ("threatened", re.compile(r"\b(?:threaten(?:s|ed)? to|vow(?:s|ed)? to|may|could|might)\s+(?:[\w-]+\s+){0,3}$")),
    ("decided", re.compile(r"\b(?:decided to|agreed to|has agreed to|have agreed to|will)\s+(?:[\w-]+\s+){0,3}$")),
    ("scheduled", re.compile(r"\b(?:is|are|was|were) (?:due|set|scheduled|expected) to\s+(?:[\w-]+\s+){0,3}$")),
    ("intended", re.compile(
        r"\b(?:plan(?:s|ned)? to|intend(?:s|ed)? to|want(?:s|ed)? to|hope(?:s|d)? to|propose(?:s|d)? to|consider(?:s|ed)?|considering|"
        r"promise(?:s|d)? to|would|to be)\s+(?:[\w-]+\s+){0,3}$"
    )),
)  # fmt: skip
"""The words of plans, each with how firm it is."""


@frozen
class Stood:
    """How a sentence stands to what it tells; `is_told` is no where it says that it did not happen."""

    stance: str = "reported"
    degree: str = ""
    speakers: tuple[str, ...] = ()
    is_told: bool = True


def stood(text: str, found: Found, named: Sequence[Spotted], doers: Sequence[str]) -> Stood:
    """Say how a sentence stands to what it tells, by the words before those that tell it."""
    before = text[: max(0, found.start)]
    speakers = _speakers(text, named)
    if _DENIES.search(before):
        return Stood("denied", "", speakers or _first(named))
    if _NOT.search(before) or _NOT_INSIDE.search(text[max(0, found.start) : found.end]):
        return Stood(is_told=False)
    degree = next((degree for degree, words in _PLANS if words.search(before)), "")
    if degree:
        return Stood("announced", degree, speakers)
    others = tuple(speaker for speaker in speakers if speaker not in doers)
    return Stood("claimed" if others else "reported", "", others or speakers)


def _speakers(text: str, named: Sequence[Spotted]) -> tuple[str, ...]:
    """Return who is named as saying it: before 'said', or behind 'according to'."""
    cited = [place for place in named if _ACCORDING.search(text[: place.start])]
    saying = _SPEAKS.match(text)
    heard = [place for place in named if saying and place.end <= saying.end()]
    chosen = (cited or heard)[:1]
    return tuple(place.codes[0] for place in chosen if place.code)


def _first(named: Sequence[Spotted]) -> tuple[str, ...]:
    return tuple(place.codes[0] for place in named[:1] if place.code)
