"""Knows which verbs govern another: who 'invited Chile to join' invited, and nobody joined.

The thesaurus says which they are, by the phrases and sentences of kinds that are words and no deeds: 'threatens to',
'{invited|invite} {who} to join'.
"""

import re
from collections.abc import Collection, Sequence

from attrs import frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.english import stem
from tracker.catalogue.names import normal_form
from tracker.model.days import MONTH

_WORD = re.compile(r"(?:\bre-)?[^\W_]+", re.IGNORECASE)
"""A word; what is 're-opened' is reopened."""
_TO_DO = re.compile(r"\s+(?:not\s+)?to\s+(?:(?:be|\w+ly)\s+)?$")
"""What stands before a verb that another governs."""
_OTHER_CLAUSE = re.compile(r"[;:]|\b(?:which|who|that|after|before|while|when|because)\b|,\s+(?:and|but)\s+\w+ed\b")
_WAS = re.compile(r"\b(?:was|were|is|are|be|been|being)\s+(?:\w+ly\s+)?$")
_ASIDE = re.compile(
    rf"(?:\s*(?:,|\b(?:on|in|last|this|next|also|again|week|month|year|\w+ly|\d+|\w+day|{MONTH})\b))*"
    r"\s+(?:not\s+)?to\s+(?:\w+ly\s+)?"
)
"""What may stand between a verb and what its own subject is to do: no object."""
_OWN_ALSO = re.compile(r"(?P<verb>\w+)(?: on| for)? to")
_OWN_SENTENCE = re.compile(r"\{(?P<verb>\w+)(?: on)?\|[^}]*\}(?: for)?(?: \{\w+\})? to (?!\{(?!to\}))")
"""How the thesaurus says that a verb governs others: 'threatens to', '{invited|invite} {who} to join'."""


@frozen
class CueWord:
    """A word of a sentence: its stem, and where it stands."""

    stem: str
    start: int
    end: int


def words_in(text: str) -> list[CueWord]:
    """List the words of a text with their stems."""
    return [CueWord(_stem(one.group()), one.start(), one.end()) for one in _WORD.finditer(text)]


def _stem(word: str) -> str:
    return stem(normal_form(word.replace("-", "")))


def governors(catalogue: Catalogue) -> frozenset[str]:
    """Return the stems of the verbs that govern another by the thesaurus of a catalogue."""
    kinds = [kind for kind in catalogue.kinds() if kind.word]
    also = (_OWN_ALSO.fullmatch(words) for kind in kinds for words in kind.also)
    told = (_OWN_SENTENCE.search(kind.sentence) for kind in kinds)
    return frozenset(stem(normal_form(match["verb"])) for match in (*also, *told) if match)


def governor(verbs: Collection[str], words: Sequence[CueWord], text: str, at: int) -> CueWord | None:
    """Return the word, of some verbs, on which what stands at a place depends: 'invited six states to become'."""
    to_do = _TO_DO.search(text, 0, at)
    if to_do is None:
        return None
    before = (word for word in reversed(words) if word.end <= to_do.start() and word.stem in verbs)
    verb = next(before, None)
    return verb if verb and not _OTHER_CLAUSE.search(text, verb.end, to_do.start()) else None


def is_asked_of_others(text: str, verb: CueWord, at: int) -> bool:
    """Say whether not the verb's own subject is to do what stands at a place: 'invited him to', 'was asked to'."""
    return _WAS.search(text, 0, verb.start) is not None or _ASIDE.fullmatch(text, verb.end, at) is None
