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
from tracker.drafting.governing import CueWord, governor, governors, is_asked_of_others, words_in
from tracker.model.catalogue import VERB, Cue, Kind
from tracker.model.days import MONTH

_WORD = re.compile(r"[^\W_]+")
_SLOT = re.compile(r"\[[^\]]*\]|\{[^}|]*\}")
_GAP, _PHRASE_GAP = 9, 3
"""So many words may stand between two words of a cue, and of a phrase."""
_FORMAT = "{format}"
"""What stands in a cue for the name of any format."""
_FORMATS = ("format", "organisation")
_FORMAT_GAP = 5
"""So many words may stand before it, none of them a preposition: 'left for a meeting of NATO' leaves no NATO."""
_PREPOSITION = re.compile(r"\b(?:about|after|against|at|before|by|for|from|in|of|on|over|to|toward|with)\b")
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
_WHO_DOES = re.compile(r"\w+(?:er|or)s?", re.IGNORECASE)
"""What whoever does something looks like, which tells of no act: 'protesters'."""
_MANY = re.compile(
    r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir|[Dd]uring|[Aa]mid|[Aa]fter|[Oo]ver|[Oo]f|[Aa]gainst|[Aa]ny|[Oo]ther)\s+"
    r"(?:[\w'\u2019-]+\s+){0,3}$"
)
"""What stands before a noun in the plural."""
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
        words = self._with_names(_telling(text), text)
        every = self._governing([one for one in self._matches(words) if _is_one(text, one)], words, text)
        phrases = [one for one in every if one.is_phrase]
        fitting = [name for name, _ in self._headlines.kinds(text, _FITTING)] if phrases else []
        chosen: list[CueFound] = []
        for one in sorted(every, key=lambda found: _order(found, fitting)):
            if one.is_phrase and not (one.kind.name in fitting and self._has_verb(text, words, one)):
                continue
            if len(chosen) < _MOST and not any(_clash(one, other, text) for other in chosen):
                chosen.append(one)
        return sorted(chosen, key=lambda found: found.start)

    def _with_names(self, words: Sequence[CueWord], text: str) -> list[CueWord]:
        """Return words without names, however long a list of them is; each format's stands for any format."""
        named = self._headlines.names.spot(text)
        formats = {place.start for place in named if self._is_format(place.codes[0])}
        inside = {at for place in named for at in range(place.start, place.end)} - formats
        kept = (word for word in words if word.start not in inside)
        return [evolve(word, stem=_FORMAT) if word.start in formats else word for word in kept]

    def _is_format(self, code: str) -> bool:
        actor = self.catalogue.actor(code)
        return actor is not None and actor.type in _FORMATS

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

    def _governing(self, found: list[CueFound], words: Sequence[CueWord], text: str) -> list[CueFound]:
        """Leave out what somebody is only asked to do, and words for what their own subject is to do, if that is found.

        Who 'invited Chile to join' invited, and nobody joined; who 'threatened to leave' is told of as to leave.
        """
        left: list[CueFound] = []
        for one in found:
            verb = governor(self._governors, words, text, one.start)
            if verb is None:
                continue
            if is_asked_of_others(text, verb, one.start):
                left.append(one)
            else:
                left += [other for other in found if other.words == (verb,)]
        return [one for one in found if one not in left]

    @cached_property
    def _governors(self) -> frozenset[str]:
        return governors(self.catalogue)

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


def _telling(text: str) -> list[CueWord]:
    """List the words of a text that may tell of something: not those of dates, and not 'open' for how something is."""
    dates = [(match.start(), match.end()) for match in _DATE.finditer(text)]
    words = (one for one in words_in(text) if not any(start <= one.start < end for start, end in dates))
    return [one for one in words if text[one.start : one.end] != "open" or not _STILL.search(text, 0, one.start)]


def _match(cue: Cue, words: Sequence[CueWord], at: int, gap: int) -> tuple[CueWord, ...] | None:
    """Return the words of a text that a cue names, each not far behind the one before; None where one is missing."""
    found = [words[at]]
    for alternatives in cue.words[1:]:
        most = _FORMAT_GAP if _FORMAT in alternatives else gap
        near = (n for n in range(at + 1, min(at + most + 2, len(words))) if words[n].stem in alternatives)
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
    if (len(found.words) == 1 and _is_only_noun(text, found.words[0])) or not _names_format_itself(text, found):
        return False
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


def _names_format_itself(text: str, found: CueFound) -> bool:
    """Say whether no preposition stands between a cue's verb and the format that it names."""
    pairs = pairwise(sorted(found.words, key=_place))
    return not any(after.stem == _FORMAT and _PREPOSITION.search(text, one.end, after.start) for one, after in pairs)


def _is_only_noun(text: str, word: CueWord) -> bool:
    """Say whether a word names those who act, or acts in the plural: 'protesters', 'during the protests'."""
    said = text[word.start : word.end]
    return bool(_WHO_DOES.fullmatch(said) or (said.endswith("s") and _MANY.search(text, 0, word.start)))


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
    return evolve(cue, words=tuple(tuple(map(_stem, alternatives)) for alternatives in cue.words))


def _stem(word: str) -> str:
    return word if word == _FORMAT else stem(normal_form(word))


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
