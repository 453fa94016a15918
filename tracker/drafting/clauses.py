"""Parts a sentence into clauses, as far as one needs to say who does what: 'After A struck, B broke off relations'."""

import re
from collections.abc import Sequence

from tracker.catalogue.spotting import Spotted

_BREAK = re.compile(
    r"[;:]|,\s+(?:and|but|so|following|since)\b"
    r"|\b(?:when|while|because|although|though|whereas|that|which|who|where|until|after|before)\b",
    re.IGNORECASE,
)
"""Where one clause may end and another begin."""
_LEADING = re.compile(r"(?:After|Although|As|Because|Before|Following|If|Once|Since|Though|Until|When|While)\b")
_RELATIVE = re.compile(r",\s+(?:which|who|whose|where)\b[^,;]*,")
"""What is said of a subject between it and its verb."""
_COMMA = re.compile(r",(?!\s*\d)")
"""A comma that does not stand within a date."""
_PREPOSITION = re.compile(
    r"\b(?:about|against|among|at|between|by|for|from|in|into|near|of|on|over|through|to|toward|towards|under|with)"
    r"\s+(?:(?:[Tt]he|his|her|its|their)\s+)?(?:[\w'\u2019-]+\s+and\s+(?:the\s+)?)?$"
)
_PURPOSE = re.compile(r"\bto\s+[\u201c\"]?(?:\w+ly\s+)?$")
_ACTED_ON = re.compile(r"\b[a-z]+ed\s+(?:the\s+)?$")
"""What stands before whom something was done to by the one before: 'A declared B unwelcome and recalled'."""
_AND_DID = re.compile(r",\s+and\s+(?:\w+ly\s+)?$")
_HEAD_OF = re.compile(r"(?:\b(?:[Gg]overnment|[A-Z][\w'\u2019-]+)\s+of\s+(?:the\s+)?)+$")
"""What a name may belong to that acts as the one named: 'the Government of Iraq'."""


def is_parted(text: str) -> bool:
    """Say whether some words of a sentence hold the beginning of another clause."""
    return _BREAK.search(text) is not None


def clause_start(text: str, at: int) -> int:
    """Return where the clause begins in which a place of a sentence stands."""
    aside = [match.span() for match in _RELATIVE.finditer(text, 0, at)]
    breaks = (match for match in _BREAK.finditer(text, 0, at) if not _is_within(match.start(), aside))
    start = max((match.end() for match in breaks), default=0)
    if _LEADING.match(text):
        comma = _COMMA.search(text, 0, at)
        start = max(start, comma.end() if comma else 0)
    return start


def doer(text: str, at: int, named: Sequence[Spotted]) -> Spotted | None:
    """Return who stands as the subject before a place of a sentence: in its clause, or else in one before."""
    aside = [match.span() for match in _RELATIVE.finditer(text, 0, at)]
    before = [place for place in named if place.start < at and not _is_within(place.start, aside)]
    start = clause_start(text, at)
    own = [place for place in before if place.start >= start]
    for places in (own, before):
        if subjects := _subjects(text, places):
            if _PURPOSE.search(text, 0, max(0, at)) or (places is before and _AND_DID.search(text, 0, max(0, at))):
                return subjects[0]  # who summons an envoy 'to protest' protests, and not the envoy
            return _first_of_list(text, subjects)
        if places:
            return places[0]
    return None


def _subjects(text: str, places: Sequence[Spotted]) -> list[Spotted]:
    """List who may be a subject: whoever no preposition governs, and no verb has as its object if there are others."""
    free = [place for place in places if not is_governed(text, place)]
    return [place for place in free if place is free[0] or not _ACTED_ON.search(text, 0, place.start)]


def _is_within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _first_of_list(text: str, subjects: Sequence[Spotted]) -> Spotted:
    """Return the last of some subjects, and the first where it ends a list of them."""
    chosen = subjects[-1]
    for place in reversed(subjects[:-1]):
        if not re.fullmatch(r"\s*(?:,|,?\s*and)\s*(?:the\s+)?", text[place.end : chosen.start]):
            break
        chosen = place
    return chosen


def is_governed(text: str, place: Spotted) -> bool:
    """Say whether a preposition stands before a name, so that it is not the subject."""
    before = text[: place.start]
    return _PREPOSITION.search(_HEAD_OF.sub("", before)) is not None
