"""What a headline tells of: kinds by the words of the news for them, things by their names, fluents by what changes.

The names of actors are left out of a headline before kinds are looked for: that Pakistan is in it says nothing of what
Pakistan did.
"""

from collections.abc import Iterator
from functools import cached_property, lru_cache

from attrs import define, field

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.english import words_of
from tracker.catalogue.ranking import Ranking
from tracker.catalogue.spotting import Names
from tracker.model.catalogue import VERB, Cue, FluentSort, Kind, Thing

_LABEL, _VERB, _CUE = 0.8, 0.7, 0.9
_KINDS_OF_FLUENTS = 3
"""The fluents of so many kinds are those that a headline tells of."""
_FEW = 2
"""So few words are a headline only where each of them that says something is found."""


@define(eq=False)
class Headlines:
    """A catalogue made ready for headlines: its actors' names, and its kinds by the words for them."""

    catalogue: Catalogue
    names: Names = field(init=False)
    _kinds: Ranking = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.names = Names(self.catalogue)
        self._kinds = Ranking({kind.name: list(_phrases(kind)) for kind in self.catalogue.kinds()})

    def kinds(self, headline: str, most: int | None = None) -> list[tuple[str, float]]:
        """List the kinds that a headline tells of, with what speaks for each, best first."""
        return self._kinds.best(self.without_names(headline), most)

    def things(self, headline: str, most: int) -> list[str]:
        """List the things whose names a headline has words of, best first."""
        return [code for code, _ in self._things.best(headline, most)]

    @cached_property
    def _things(self) -> Ranking:
        things = (thing for code in self.catalogue.codes("things") if (thing := self.catalogue.thing(code)))
        return Ranking({one.code: [(one.name, 1.0), (one.code.replace("-", " "), _LABEL)] for one in things})

    def is_of_kinds(self, asked: str) -> bool:
        """Say whether what is asked for may be a headline that tells of kinds, beside the actors that it names."""
        return _has_many_words(asked) or self._kinds.has_each(self.without_names(asked))

    def is_of_things(self, asked: str) -> bool:
        """Say whether what is asked for may be a headline that tells of things."""
        return _has_many_words(asked) or self._things.has_each(asked)

    def without_names(self, headline: str) -> str:
        """Return a text with a comma in place of each actor's name."""
        for spotted in reversed(self.names.spot(headline)):
            headline = f"{headline[: spotted.start]} , {headline[spotted.end :]}"
        return headline


@lru_cache(maxsize=2)
def headlines(catalogue: Catalogue) -> Headlines:
    """Make a catalogue ready for headlines, once."""
    return Headlines(catalogue)


def kinds_told(catalogue: Catalogue, headline: str, most: int) -> list[Kind]:
    """List the kinds that a headline tells of, best first."""
    ready = headlines(catalogue)
    named = ready.kinds(headline, most) if ready.is_of_kinds(headline) else []
    return [catalogue.known_kind(name) for name, _ in named]


def things_told(catalogue: Catalogue, headline: str, most: int) -> list[Thing]:
    """List the things whose names a headline has words of, best first."""
    ready = headlines(catalogue)
    codes = ready.things(headline, most) if ready.is_of_things(headline) else []
    return [thing for code in codes if (thing := catalogue.thing(code))]


def fluents_told(catalogue: Catalogue, headline: str, most: int) -> list[FluentSort]:
    """List the sorts of fluents that are changed by the kinds of which a headline tells."""
    kinds = kinds_told(catalogue, headline, _KINDS_OF_FLUENTS)
    names = dict.fromkeys(
        pattern.fluent
        for kind in kinds
        for pattern in (*kind.initiates, *kind.terminates, *kind.releases, *kind.presupposes)
    )
    return [catalogue.known_fluent(name) for name in names][:most]


def _has_many_words(text: str) -> bool:
    return len(words_of(text)) > _FEW


def _phrases(kind: Kind) -> Iterator[tuple[str, float]]:
    """Yield the phrases that tell of a kind, each with its weight; how it is called by a code tells nothing."""
    yield kind.label.partition(";")[0], _LABEL
    yield from ((words, 1.0) for words in kind.also)
    yield from ((form, _VERB) for verb in VERB.finditer(kind.sentence) for form in verb.groups())
    yield from ((" ".join(words), _CUE) for cue in kind.cues for words in _spoken(cue))


def _spoken(cue: Cue) -> Iterator[tuple[str, ...]]:
    """Yield how texts say a cue of two words and more: its first words, and with each of the others in their place."""
    spoken = [words for words in cue.words if not words[0].startswith("{")]  # which stands for any name
    first = tuple(words[0] for words in spoken)
    if len(first) > 1:
        yield first
        yield from ((*first[:n], word, *first[n + 1 :]) for n, words in enumerate(spoken) for word in words[1:])
