"""Finds the kinds that a sentence tells of: by their cues, and by the phrases of the thesaurus."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Protocol

from attrs import define, evolve, field, frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.english import EMPTY, stem
from tracker.catalogue.headlines import Headlines, headlines
from tracker.catalogue.names import normal_form
from tracker.model.catalogue import VERB, Cue, Kind
from tracker.model.days import MONTH

_WORD = re.compile(r"[^\W_]+")
_SLOT = re.compile(r"\[[^\]]*\]|\{[^}|]*\}")
_GAP, _PHRASE_GAP = 9, 3
"""So many words may stand between two words of a cue, and of a phrase."""
_PARTED = re.compile(
    r";|\s[\u2013\u2014]\s|\b(?:while|whereas|although|though|because|when|where)\b(?!\s+(?:he|she|it|they)\b)"
)
"""What parts clauses so that no words before and behind it tell of one thing."""
_ALSO = re.compile(r",|\b(?:and|but|then|until)\b")
_TWICE = re.compile(r"\b(?:while|whereas)\b|,\s+(?:and|but|then)\b")
"""What parts two that are of one kind."""
_BEHIND = 25
"""So many characters behind what is told, words may make it another thing."""
_BESIDE = 3
"""So many words before a phrase may hold its verb."""
_PAST = re.compile(r"[a-z]+ed")
"""What a verb looks like that tells of something past."""
_REASON = re.compile(r"\bin\s+(?:\w+\s+and\s+)?$")
"""What stands before a reason: 'in protest of', 'in repudiation and condemnation of'."""
_PARTICIPLE = re.compile(r"\b(?:the|these|those|its|their|both|all|some)\s+(?:\d+\s+)?$", re.IGNORECASE)
"""What stands before a participle that says which is meant, and tells of nothing: 'the expelled diplomats'."""
_ADDED = re.compile(r"\w,\s+$")
"""What stands before a participle that only adds what became of something: 'relations, severed in 1961'."""
_THEN = re.compile(r"\s+(?:on|in|by)\s")
"""What begins the day of it, with which it is told all the same."""
_QUOTED = re.compile(r"\u201c[^\u201d]*\u201d|\"[^\"]*\"")
_STILL = re.compile(r"\b(?:remain|remains|remained|stay|stays|stayed|keep|keeps|kept|still|be|is|was|were)\s+$")
"""What stands before 'open' where it says how something is, and not that it was opened."""
_DATE = re.compile(rf"\b(?:{MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {MONTH}(?: \d{{4}})?|{MONTH} \d{{4}})\b")
_FITTING = 3
"""A kind that only a phrase speaks for is among so many that fit a sentence best."""
_MOST = 3
"""No sentence tells of more."""


@frozen
class CueWord:
    """A word of a sentence: its stem, and where it stands."""

    stem: str
    start: int
    end: int


@frozen
class CueFound:
    """A kind that a sentence tells of: by which cue, and where its words stand."""

    kind: Kind
    cue: Cue
    words: tuple[CueWord, ...]
    is_phrase: bool = False

    def moved(self, by: int) -> "CueFound":
        """Return it so many characters further on."""
        return evolve(self, words=tuple(CueWord(one.stem, one.start + by, one.end + by) for one in self.words))

    @property
    def start(self) -> int:
        """Where the first of its words begins."""
        return min(word.start for word in self.words)

    @property
    def end(self) -> int:
        """Where the last of its words ends."""
        return max(word.end for word in self.words)


class CueFinder(Protocol):
    """Finds the kinds that a sentence tells of."""

    def found_in(self, text: str) -> list[CueFound]:
        """List the kinds that a sentence tells of, in the order of their words."""


@define(eq=False)
class Cues:
    """All cues and phrases of a catalogue's kinds, by the first word of each."""

    catalogue: Catalogue
    _headlines: Headlines = field(init=False)

    @_headlines.default
    def _of_catalogue(self) -> Headlines:
        return headlines(self.catalogue)

    def found_in(self, text: str) -> list[CueFound]:
        """List the kinds that a sentence tells of, in the order of their words."""
        words = _telling(text)
        every = [one for one in self._matches(words) if _is_one(text, one)]
        phrases = [one for one in every if one.is_phrase]
        fitting = [name for name, _ in self._headlines.kinds(text, _FITTING)] if phrases else []
        chosen: list[CueFound] = []
        for one in sorted(every, key=lambda found: _order(found, fitting)):
            if one.is_phrase and not (one.kind.name in fitting and self._has_verb(text, words, one)):
                continue
            if len(chosen) < _MOST and not any(_clash(one, other, text) for other in chosen):
                chosen.append(one)
        return sorted(chosen, key=lambda found: found.start)

    def _has_verb(self, text: str, words: Sequence[CueWord], found: CueFound) -> bool:
        """Say whether a phrase has a verb of some kind, or stands behind one: the name of a thing tells of no act."""
        first, last = words.index(found.words[0]), words.index(found.words[-1])
        beside = words[max(0, first - _BESIDE) : last + 1]
        own = (text[word.start : word.end] for word in found.words)
        return any(word.stem in self._verbs for word in beside) or any(map(_PAST.fullmatch, own))

    @cached_property
    def _verbs(self) -> frozenset[str]:
        """The stems of the verbs by which kinds are told."""
        verbs = (verb for kind in self.catalogue.kinds() for verb in VERB.finditer(kind.sentence))
        words = {word for verb in verbs for form in verb.groups() if form for word in form.split()}
        return frozenset(stem(normal_form(word)) for word in words - EMPTY if not word.endswith("ly"))

    def _matches(self, words: Sequence[CueWord]) -> Iterator[CueFound]:
        for at, word in enumerate(words):
            for kind, cue, is_phrase in self._by_first.get(word.stem, ()):
                if match := _match(cue, words, at, _PHRASE_GAP if is_phrase else _GAP):
                    yield CueFound(kind, cue, match, is_phrase)

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[Kind, Cue, bool]]]:
        first: dict[str, list[tuple[Kind, Cue, bool]]] = {}
        for kind in self.catalogue.kinds():
            stemmed = [(_stemmed(cue), False) for cue in kind.cues]
            for cue, is_phrase in (*stemmed, *((_phrase(words), True) for words in _phrases(kind))):
                for word in cue.words[0] if cue.words else ():
                    first.setdefault(word, []).append((kind, cue, is_phrase))
        return first


@lru_cache(maxsize=2)
def cues_of(catalogue: Catalogue) -> Cues:
    """Make the cues of a catalogue ready, once."""
    return Cues(catalogue)


def words_in(text: str) -> list[CueWord]:
    """List the words of a text with their stems."""
    return [CueWord(stem(normal_form(one.group())), one.start(), one.end()) for one in _WORD.finditer(text)]


def _telling(text: str) -> list[CueWord]:
    """List the words of a text that may tell of something: not those of dates, and not 'open' for how something is."""
    dates = [(match.start(), match.end()) for match in _DATE.finditer(text)]
    words = (one for one in words_in(text) if not any(start <= one.start < end for start, end in dates))
    return [one for one in words if text[one.start : one.end] != "open" or not _STILL.search(text, 0, one.start)]


def _match(cue: Cue, words: Sequence[CueWord], at: int, gap: int) -> tuple[CueWord, ...] | None:
    """Return the words of a text that a cue names, each not far behind the one before; None where one is missing."""
    found = [words[at]]
    for alternatives in cue.words[1:]:
        near = (n for n in range(at + 1, min(at + gap + 2, len(words))) if words[n].stem in alternatives)
        at = next(near, -1)
        if at < 0:
            return None
        found.append(words[at])
    return tuple(found)


def _order(found: CueFound, fitting: Sequence[str]) -> tuple[bool, bool, int, int, int, str]:
    """Order what was found: cues before phrases, what fits best, more words, and what stands closer together."""
    place = fitting.index(found.kind.name) if found.kind.name in fitting else len(fitting)
    spread = sum(after.start - before.end for before, after in pairwise(sorted(found.words, key=lambda w: w.start)))
    return (
        found.is_phrase,
        bool(found.cue.weaker),
        place if found.is_phrase else 0,
        -len(found.words),
        spread,
        found.kind.label,
    )


def _is_one(text: str, found: CueFound) -> bool:
    """Say whether words tell of one thing, which none that follows makes another, and which is not only a reason."""
    is_noun = not text[: found.end].endswith("ing")
    if (len(found.words) == 1 and is_noun and _REASON.search(text, 0, found.start)) or (
        found.is_phrase and _is_quoted(text, found)
    ):
        return False
    if _PARTICIPLE.search(text, 0, found.start) and _PAST.match(text, found.start):
        return False
    last = max(found.words, key=_place)
    is_added = len(found.words) > 1 and _ADDED.search(text, found.start, last.start) and _PAST.match(text, last.start)
    if is_added and not _THEN.match(text, last.end):
        return False
    behind = text[found.start : found.end + _BEHIND]
    return not _PARTED.search(text, found.start, found.end) and not any(one in behind for one in found.cue.unless)


def _is_quoted(text: str, found: CueFound) -> bool:
    """Say whether words stand in what somebody is quoted with."""
    return any(start < found.start and found.end <= end for start, end in quoted_in(text))


def quoted_in(text: str) -> list[tuple[int, int]]:
    """List where in a text somebody's own words stand, between their marks."""
    return [quote.span() for quote in _QUOTED.finditer(text)]


def _clash(one: CueFound, other: CueFound, text: str) -> bool:
    """Say whether two tell by the same words, other than the subject of two verbs, 'was opened and closed'."""
    shared = {*one.words} & {*other.words}
    if one.kind.name == other.kind.name and one.cue.gives == other.cue.gives:
        first, second = sorted((one, other), key=lambda found: found.start)
        return bool(shared) or not _TWICE.search(text, first.end, max(first.end, second.start))
    return bool(shared and not _share_subject(one, other, text))


def _share_subject(one: CueFound, other: CueFound, text: str) -> bool:
    """Say whether the words that two tell by begin with one subject, and a conjunction parts the rest of them.

    Of a verb alone nothing is its subject.
    """
    if min(len(one.words), len(other.words)) < 2:
        return False
    first, second = sorted(
        (sorted(one.words, key=_place), sorted(other.words, key=_place)), key=lambda words: words[1].start
    )
    if first[0] != second[0] or {*first[1:]} & {*second[1:]}:
        return False
    return first[-1].end < second[1].start and _ALSO.search(text, first[-1].end, second[1].start) is not None


def _place(word: CueWord) -> int:
    return word.start


def _stemmed(cue: Cue) -> Cue:
    words = tuple(tuple(stem(normal_form(word)) for word in alternatives) for alternatives in cue.words)
    return evolve(cue, words=words)


def _phrase(stems: Sequence[str]) -> Cue:
    return Cue(tuple((one,) for one in stems))


def _phrases(kind: Kind) -> Iterator[list[str]]:
    """Yield the phrases of two words and more by which a kind is told, as stems: a word alone says too little."""
    told = (verb for match in VERB.finditer(kind.sentence) for verb in match.groups()[:1])
    sentence = VERB.sub(lambda match: match.group(1), kind.sentence)
    for words in (*kind.also, _SLOT.sub(" ", sentence) if any(told) else ""):
        stems = [stem(word) for word in map(normal_form, _WORD.findall(words)) if word not in EMPTY and len(word) > 1]
        if len(stems) > 1:
            yield stems
