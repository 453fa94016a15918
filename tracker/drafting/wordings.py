"""Finds the words of a text that play a role of a kind: what somebody is accused of, what a protest is over.

The sentence of a kind says before which word they stand: 'accused {toward} of {what}'. Where nobody stands between the
verb and them, they follow it: 'condemned the coup in Niger'.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from tracker.catalogue.spotting import Spotted
from tracker.drafting.cues import CueFound
from tracker.model.catalogue import VERB, Kind

_MOST = 8
"""So many words of a text play a role at most."""
_SAME = {
    "over": ("over", "for", "against", "about", "because of", "due to", "in response to", "in protest of"),
    "at": ("at", "over", "for"),
    "of": ("of", "for"),
    "to": ("to",),
    "on": ("on", "over", "about", "for"),
    "about": ("about", "over", "on"),
    ":": ("about", "over", "of", "against", "for", "that", "with"),
}
"""Words that may stand for the one of a kind's sentence."""
_DIRECT = ("over", "at")
"""What stands before words that may also follow their verb with nothing between."""
_END = re.compile(
    r"[,;:!?\u201c\u201d\"()\u2014\u2013]|(?<!\b[A-Z])\.|\.\s*$|\s-\s|\b(?:and\s+(?:said|called|urged|has|have|had|was|were|accused|ordered|condemned)|but|while|when"
    r"|after|before|which|who|where|that|because|(?:last|this)\s+(?:week|month|year)|\w+\s+days?\s+ago|yesterday|within|including|although|as|at\s+a|said|says|during|according|saying|adding|citing"
    r"|(?:on|last|this|next)\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|on\s+\w+\s+\d|on\s+\d|in\s+\d{4}"
    r"|in\s+a\s+\w+|(?:ha(?:s|ve|d)|will|would)\s)"
)
"""Where the words of a role end."""
_SLOT = r"(?P<before>[\w']+|:)\s*\{%s\}"
_VERB_BEFORE = "a verb"
"""What stands for the word before a role that is the object of the kind's own verb: 'denied {what}'."""
_EMPTY_END = re.compile(r"\s+(?:the|a|an|its|their|his|her|of|in|on|to|for|and|or|with|by|from|at|over|so)$")
_TERMS = re.compile(
    r",?\s+in\s+(?:the\s+)?(?:strongest|clearest|most\s+\w+)\s+(?:possible\s+)?terms,?[\u201d\"]?(?=\s)"
)
"""How strongly something is said, before what it is said of."""
_OBJECT = re.compile(r"\b(?P<object>(?:an?|the|its|their|his|her)\s)")
_OBJECT_OF = re.compile(r"\s+(?:on|for|about|towards?)\s+(?P<object>(?:an?|the|its|their)\s)")
"""What stands between talks and what they are about."""
_PREPOSITION = re.compile(r"\s*(?:[a-z]+ly\s+)?(?:to|with|against|over|for|by|about|in|at|on|of)\b")
_POSSESSIVE = re.compile(r"['\u2019]s?\s+")
_JOINTS = (re.compile(r"\sand\s"), re.compile(r"\s(?:to|in|on|of|for|with|from|by|at|against|over)\s"))
"""Where words that are too many may be cut."""
_PRONOUN = re.compile(r"(?:it|them|him|her|this|that|these|those|such|doing so)\b", re.IGNORECASE)


def words_told(found: CueFound, text: str, named: Sequence[Spotted], fields: Mapping[str, object]) -> dict[str, str]:
    """Return the words of a sentence that play the roles of a kind for which it has words."""
    told: dict[str, str] = {}
    for role, before in _slots(found.kind):
        direct = before in (*_DIRECT, _VERB_BEFORE) and not found.kind.roles[role].optional
        if role not in fields and (words := _words(found, text, named, before, direct=direct)):
            told[role] = words
    return told


def object_told(found: CueFound, text: str) -> str:
    """Return the object of what tells of a kind: from its article on, which may stand among its words."""
    first = max(0, found.start)
    article = _OBJECT.search(text, first, found.end + 1) or _OBJECT_OF.match(text, found.end)
    return _tidy(text[article.start("object") : _clause_end(text, found.end)]) if article else ""


def _slots(kind: Kind) -> Iterator[tuple[str, str]]:
    """Yield the roles that words play, each with the word of the kind's sentence that stands before it."""
    sentence = VERB.sub(r"\1", kind.sentence)
    verbs = {match[1].split()[-1] for match in VERB.finditer(kind.sentence)}
    for name, role in kind.roles.items():
        found = re.search(_SLOT % re.escape(name), sentence)
        before = found["before"] if found else ""
        before = _VERB_BEFORE if before in verbs and before not in _SAME else before
        if role.type == "word" and not role.several and (before in _SAME or before == _VERB_BEFORE):
            yield name, before


def _words(found: CueFound, text: str, named: Sequence[Spotted], before: str, *, direct: bool) -> str:
    """Return the words behind what tells of a kind: behind one word, or, if direct, right behind the verb."""
    start = found.start if before == "to" else found.end
    verb = found.end if found.cue.words else found.words[0].end  # a person's words may hold the object, too
    terms = _TERMS.match(text, verb)
    verb = terms.end() if terms else verb
    if before == _VERB_BEFORE:
        return object_told(found, text)
    if direct and (object_at := _object(text, verb, named)):
        return _tidy(text[object_at : _clause_end(text, object_at)])
    begin = re.compile(rf"\b(?:{'|'.join(_SAME[before])})\s+[\u201c\"]?").search(text, start)
    first = _clause_end(text, found.end)
    return _tidy(text[begin.end() : _clause_end(text, begin.end())]) if begin and begin.start() < first else ""


def _object(text: str, at: int, named: Sequence[Spotted]) -> int:
    """Return where the object begins right behind its verb; nothing where somebody stands there alone."""
    first = next((place for place in named if at <= place.start <= at + len(" the ")), None)
    if first is None:
        return at + 1 if text[at : at + 1] == " " and not _PREPOSITION.match(text, at) else 0
    own = _POSSESSIVE.match(text, first.end)
    return own.end() if own else 0


def _clause_end(text: str, at: int) -> int:
    ends = _END.search(text, at)
    return ends.start() if ends else len(text)


def _tidy(words: str) -> str:
    """Return words without those at the end that need others behind them; none where too many are left, or too few."""
    kept = " ".join(words.split())
    for joint in _JOINTS:
        while len(kept.split()) > _MOST and (joints := list(joint.finditer(kept))):
            kept = kept[: joints[-1].start()]
    while (cut := _EMPTY_END.sub("", kept)) != kept:
        kept = cut
    return kept if 1 < len(kept.split()) <= _MOST and not _PRONOUN.match(kept) else ""
