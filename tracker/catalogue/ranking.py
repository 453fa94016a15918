"""Ranks entries by a text in the words of the news, best first: rare words count more, and whole phrases most.

What stands behind 'after', 'as' or 'over' in a headline is most often the background of its news, and counts less; so
does who says it, at the end behind a colon.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from math import log, sqrt

from attrs import define, frozen

from tracker.catalogue.english import EMPTY, stem, stems_of, words_of

_BACKGROUND = frozenset(("after", "amid", "as", "before", "despite", "following", "over", "since", "while"))
"""Words behind which the background of a piece of news stands."""
_SPEAKER = re.compile(r"(?::| - )[^:]{1,30}$|, (?:[\w ]+ )?(?:says?|said)$")
_BEHIND = 0.5
_PART = 0.7
"""How much a word counts that stands for an entry only together with others."""
_PARTICLE = 0.5
"""How much a word counts in a phrase that says nothing by itself: 'for' in 'calls for'."""
_FIRST = 1.3
_LEADING = 3
"""So many words that say something come first, and count more: the verb is among them."""
_GAP = 3
"""So many words may stand between those of a phrase."""


@frozen
class _Phrase:
    """A phrase as stems: all of them in their order, those that say something, and how much it counts."""

    all: tuple[str, ...]
    telling: tuple[str, ...]
    weight: float


@define(eq=False)
class Ranking:
    """Entries by the phrases that tell of them; each phrase counts as much as its weight says."""

    phrases: Mapping[str, Sequence[tuple[str, float]]]

    def best(self, text: str, most: int | None = None) -> list[tuple[str, float]]:
        """List the entries that a text tells of, with what speaks for each, best first."""
        asked, weights = _weighed(text)
        scores: dict[str, float] = defaultdict(float)
        for word, weight in weights.items():
            for code, of_code in self._having.get(word, {}).items():
                scores[code] += weight * of_code * self._rarity(word) / self._length[code]
        for code in list(scores):
            scores[code] += self._said(code, asked, weights)
        return sorted(scores.items(), key=lambda pair: (-round(pair[1], 9), self.phrases[pair[0]]))[:most]

    def has_each(self, text: str) -> bool:
        """Say whether each word of a text that says something is one of an entry's."""
        return all(word in self._having for word in stems_of(text))

    def _said(self, code: str, asked: Sequence[str], weights: Mapping[str, float]) -> float:
        """Weigh the best phrase of an entry that a text has whole."""
        there = set(asked)
        whole = (one for one in self._stems[code] if there.issuperset(one.all) and _stands_in(one.all, asked))
        return max((one.weight * self._value(one.all, weights) for one in whole), default=0.0)

    def _value(self, phrase: Sequence[str], weights: Mapping[str, float]) -> float:
        return sum(self._rarity(word) * weights[word] if word in weights else _PARTICLE for word in phrase)

    def _rarity(self, word: str) -> float:
        return log(1 + len(self._stems) / len(self._having[word]))

    @cached_property
    def _stems(self) -> dict[str, list[_Phrase]]:
        """The phrases of every entry as stems, but for those that say nothing."""
        return {
            code: [phrase for words, weight in phrases if (phrase := _phrase(words, weight)).telling]
            for code, phrases in self.phrases.items()
        }

    @cached_property
    def _having(self) -> dict[str, dict[str, float]]:
        """Every stem with the entries that have it, and the weight of the phrase in which it counts most."""
        having: dict[str, dict[str, float]] = {}
        for code, phrases in self._stems.items():
            for phrase in phrases:
                part = phrase.weight * (1.0 if len(phrase.all) == 1 else _PART)
                for word in phrase.telling:
                    of_word = having.setdefault(word, {})
                    of_word[code] = max(of_word.get(code, 0.0), part)
        return having

    @cached_property
    def _length(self) -> dict[str, float]:
        """How much a single word of an entry counts: less where it has many."""
        sizes = Counter(code for codes in self._having.values() for code in codes)
        mean = sum(sizes.values()) / max(1, len(sizes))
        return {code: sqrt(0.5 + 0.5 * size / mean) for code, size in sizes.items()}


def _phrase(words: str, weight: float) -> _Phrase:
    every = words_of(words)
    return _Phrase(tuple(map(stem, every)), tuple(stem(word) for word in every if word not in EMPTY), weight)


def _stands_in(phrase: Sequence[str], text: Sequence[str]) -> bool:
    """Say whether the words of a phrase stand in a text in their order, with few others between them."""
    places = [place for place, word in enumerate(text) if word == phrase[0]]
    for word in phrase[1:]:
        places = [at for at in range(len(text)) if text[at] == word and any(0 < at - one <= _GAP + 1 for one in places)]
    return bool(places)


def _weighed(text: str) -> tuple[list[str], dict[str, float]]:
    """Return the stems of a text in their order, and the weights of those that say something."""
    speaker = _SPEAKER.search(text)
    told = text[: speaker.start()] if speaker else text
    words, behind, said = words_of(told), False, 0
    weights: dict[str, float] = {}
    for word in words:
        behind = behind or (word in _BACKGROUND and bool(weights))
        if word not in EMPTY:
            said += 1
            weight = _BEHIND if behind else _FIRST if said <= _LEADING else 1.0
            weights[stem(word)] = max(weights.get(stem(word), 0.0), weight)
    return list(map(stem, words)), weights
