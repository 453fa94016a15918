"""Says how a sentence stands to what it tells: in its own voice, by a speaker's word, as a plan, a denial, or not."""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from tracker.catalogue.spotting import Spotted
from tracker.drafting.cues import CueFound
from tracker.model.catalogue import VERB
from tracker.model.days import MONTH

_SAYING = r"(?:said|says|say|stated|announced|claimed|claims|accused|told|insisted|reported|reports)"
_SPEAKS = re.compile(rf"^[^.;]{{0,60}}?\b{_SAYING}\b")
_MEANWHILE = re.compile(r"\b(?:while|whereas|meanwhile)\b")
"""Where a text speaks in its own voice again."""
_ACCORDING = re.compile(r"\baccording to\s+(?:the\s+|a\s+)?(?:[\w'\u2019]+\s+){0,3}$", re.IGNORECASE)
_PAPER = re.compile(
    r"(?:['\u2019]s?)?\s+(?:[\w-]+\s+){0,3}?(?:media|agency|newspaper|paper|press|daily|television|TV|broadcaster|journalist)s?\b"
)
"""What stands behind the name of the country in which somebody writes who speaks for nobody."""
_DENIES = re.compile(r"\b(?:denied|denies|deny|dismissed (?:reports|claims)|rejected (?:reports|claims)|refuted)\b")
_UP_TO_THREE = r"\s+(?:[\w-]+\s+){0,3}$"
"""So many words may stand between a word of a stance and what it is the stance to."""
_NOT = re.compile(
    r"\b(?:not|never|no longer|without|neither|nor|refused to|refuses to|declined to|failed to|instead of"
    r"|\w+n['\u2019]t)" + _UP_TO_THREE,
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\s+(?:again\s+)?until\b")
_ASIDE = re.compile(
    rf"\s+(?:on|in)\s+(?:{MONTH}\s+)?\d[\d,\s]*(?:\s*{MONTH})?(?:[\d,\s]*\d)?,?(?=\s)"
    r"|\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?=\s)"
)
"""A date between a word of a stance and what it is the stance to: 'agreed on 3 May 1950 to open'."""
_MARKS = re.compile('["\u201c\u201d]')
"""Quotation marks: who 'agreed "to resume relations"' agreed to resume them."""
_ASKED = re.compile(
    r"\b(?:(?:request|demand|urg|ask|recommend|call|invit|allow|permit|forc|compel|order|instruct|press|persuad|convinc"
    r"|encourag|advis|want|warn)(?:s|e|es|ed|ing)?|tell|tells|told)\b[^,;]{0,60}?\b(?:that|to)\s+"
    r"(?:(?!(?:and|but)\b)[\w.'\u2019-]+\s+){0,4}$"
)
"""What somebody wants another to do, of which nobody says that it was done."""
_AND = re.compile(r",?\s+and\s+$")
_FINITE = re.compile(r"\w+(?:ed|s|ing)\b")
_TO_DO = re.compile(r"\bto\s+(?P<verb>[a-z]+)\b")
_AGREED = "agreed"
_TOWARD = r"agree(?:s|d)? to (?:work|strive|aim|explore|consider|study|look)"
_WISHED = r"(?:plan|intend|want|hope|propose|promise|pledge|vow|consider|aim|seek|eye|prepare)(?:s|d|ed|ned|ing)?"
_READY = (
    r"(?:efforts?|bid|plans?|intention|pledge|vow|wish|proposal|ready|prepared|willing) to|hopes? for"
    r"|(?:is|are|was|were|be) (?:also )?going to"
)
_PLANNED_INSIDE = re.compile(rf"\b(?:will|would|can|shall|may|might|could|should|to be|{_TOWARD}|{_WISHED} to)\b")
_NOT_INSIDE = re.compile(r"\b(?:not|never)\b")
_PLANS = tuple(
    (degree, re.compile(rf"\b(?:{words}){_UP_TO_THREE}"))
    for degree, words in (
        ("intended", _TOWARD),
        ("threatened", "threaten(?:s|ed)? to|vow(?:s|ed)? to|may|could|might"),
        ("intended", _READY),
        ("decided", "(?:decided|decides|decision|deal|agreement) to|will"),
        (_AGREED, "agreed to"),
        ("scheduled", "(?:is|are|was|were|be|been) (?:also )?(?:due|set|scheduled|expected) to"),
        ("intended", rf"{_WISHED}(?: to)?|would|to be"),
    )
)
"""How firm plans are, and by which words; what is agreed is decided, but for a kind that is itself an agreement."""


@frozen
class Stood:
    """How a sentence stands to what it tells; `is_told` is no where it says that it did not happen."""

    stance: str = "reported"
    degree: str = ""
    speakers: tuple[str, ...] = ()
    is_told: bool = True


def stood(text: str, found: CueFound, named: Sequence[Spotted], doers: Sequence[str]) -> Stood:
    """Say how a sentence stands to what it tells, by the words before those that tell it."""
    before = _MARKS.sub("", _ASIDE.sub("", text[: max(0, found.start)]))
    speakers = _speakers(text, max(0, found.start), named)
    if _DENIES.search(before):
        return Stood("denied", "", speakers or _first(named))
    if not _UNTIL.match(text, found.end) and _is_negated(text, before, found):
        return Stood(is_told=False)
    degree = next((degree for degree, words in _plans(found) if words.search(_governing(text, before, found))), "")
    degree = degree or ("intended" if _PLANNED_INSIDE.search(text, max(0, found.start), found.end) else "")
    if degree:
        return Stood("announced", degree, speakers)
    others = tuple(speaker for speaker in speakers if speaker not in doers)
    return Stood("claimed" if others else "reported", "", others or speakers)


def _governing(text: str, before: str, found: CueFound) -> str:
    """Return the words before what is told, up to the verb before it where both depend on one: 'to open and close'."""
    joint = _AND.search(before)
    is_bare = not _FINITE.match(text, max(0, found.start))
    verb = list(_TO_DO.finditer(before)) if joint and is_bare else []
    return before[: verb[-1].start("verb")] if verb else before


def _plans(found: CueFound) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the words of plans, with how firm each makes them: to agree to cooperate is to do so, and no plan."""
    is_agreement = any(verb[1].startswith("agreed") for verb in VERB.finditer(found.kind.sentence))
    for degree, words in _PLANS:
        if degree != _AGREED or not is_agreement:
            yield "decided" if degree == _AGREED else degree, words


def _is_negated(text: str, before: str, found: CueFound) -> bool:
    is_asked = _ASKED.search(_governing(text, before, found))
    return bool(_NOT.search(before) or is_asked or _NOT_INSIDE.search(text[max(0, found.start) : found.end]))


def _speakers(text: str, at: int, named: Sequence[Spotted]) -> tuple[str, ...]:
    """Return who is named as saying what stands at a place: before 'said', or behind 'according to'."""
    named = [place for place in named if not _PAPER.match(text, place.end)]
    cited = [place for place in named if _ACCORDING.search(text[: place.start])]
    saying = _SPEAKS.match(text)
    heard = [
        place
        for place in named
        if saying and place.end <= saying.end() and not _MEANWHILE.search(text, saying.end(), at)
    ]
    chosen = (cited or heard)[:1]
    return tuple(place.codes[0] for place in chosen if place.code)


def _first(named: Sequence[Spotted]) -> tuple[str, ...]:
    return tuple(place.codes[0] for place in named[:1] if place.code)
