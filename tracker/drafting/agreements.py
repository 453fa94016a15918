"""Finds the agreement that a text means: one told before, one of the catalogue, or one that has to be declared.

An agreement with a name of its own is called by it. Any other is called by who made it, too: Iceland and Switzerland
have each signed 'a free trade agreement' with China, and these are two.
"""

import re
from collections.abc import Collection
from functools import cached_property

from attrs import define, field, frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.headlines import headlines
from tracker.log.heads import identifier_of
from tracker.model.catalogue import Thing
from tracker.model.days import FUTURE

_ARTICLE = re.compile(r"(?P<article>an?|the|its|their)\s+", re.IGNORECASE)
_WITH = re.compile(r"\s+(?:with|between|of|by)\s+(?:the\s+)?$")
_OWN_WORD = re.compile(r"[A-Z][a-z]+")
"""A word that only a name writes so; 'MoU' and 'FTA' are sorts of agreements."""
_SEVERAL = re.compile(r"(?:series|number|set|range|raft|package|host|couple|pair|round|total)\s+of\b", re.IGNORECASE)
_SORT = re.compile(r"(?:accord|agreement|convention|deal|pact|protocol|treaty)", re.IGNORECASE)
"""What an agreement that was told before is called again."""
_TALKS = re.compile(r"\s+(?:negotiations|talks)\b.*")
"""What stands behind the name of what is talked about."""


@frozen
class Agreement:
    """An agreement that a text means: its code and name, the text's words for it, who made it, and whether it is new.

    The name of one that has none of its own ends with who made it, which its `words` leave out.
    """

    code: str
    name: str
    words: str
    players: frozenset[str]
    is_new: bool = True


@define(eq=False)
class Agreements:
    """Knows which agreements a text has told of so far."""

    catalogue: Catalogue
    day: int = FUTURE
    _told: list[Agreement] = field(factory=list)

    def meant(self, object_words: str, players: Collection[str]) -> Agreement | None:
        """Return the agreement that the object of a verb means, whose article it begins with; None where it is none."""
        article = _ARTICLE.match(object_words)
        words = _TALKS.sub("", object_words[article.end() :]) if article else ""
        if not words or _SEVERAL.match(words):
            return None
        is_definite = article is not None and article["article"].lower() in ("the", "its", "their")
        found = (
            self._again(words, frozenset()) or self._called(words)
            if is_definite and self._is_own(words)
            else self._of_players(words, frozenset(players), is_definite=is_definite)
        )
        self._told += [found] if found else []
        return found

    def _is_own(self, words: str) -> bool:
        """Say whether an agreement has a name of its own: a word with a capital that names no actor."""
        named = [(place.start, place.end) for place in headlines(self.catalogue).names.spot(words, self.day)]
        own = (word.start() for word in _OWN_WORD.finditer(words))
        return any(not any(start <= at < end for start, end in named) for at in own)

    def _called(self, words: str) -> Agreement:
        """Return the agreement of a name: that of the catalogue with the name, or with the code that it would have."""
        code = identifier_of(words.replace("'", "").replace("\u2019", ""))
        name = f"the {words}"
        known = next((one for one in self._known if name.casefold() == one.name.casefold() or one.code == code), None)
        code = known.code if known else code
        return Agreement(code, name, words, frozenset(), is_new=known is None)

    def _of_players(self, words: str, players: frozenset[str], *, is_definite: bool) -> Agreement | None:
        """Return an agreement without a name, by its sort and by who made it."""
        words, others = self._parted(words)
        players |= others
        if again := self._again(words, players, is_definite=is_definite):
            return again
        if len(words.split()) < 2 or not players:
            return None
        if known := self._between(words, players):
            return Agreement(known.code, known.name, words, players, is_new=False)
        code = "-".join((identifier_of(words), *sorted(identifier_of(player) for player in players)))
        return Agreement(code, f"the {words}{self._ending(players)}", words, players)

    def _parted(self, words: str) -> tuple[str, frozenset[str]]:
        """Part what an agreement is called from those with whom it is made: 'trade deal with Peru'."""
        named = headlines(self.catalogue).names.spot(words, self.day)
        with_whom = [(place, before) for place in named if (before := _WITH.search(words[: place.start]))]
        if not with_whom:
            return words, frozenset()
        cut = with_whom[0][1].start()
        return words[:cut], frozenset(place.codes[0] for place in named if place.start > cut)

    def _again(self, words: str, players: frozenset[str], *, is_definite: bool = True) -> Agreement | None:
        """Return the last one told of before that is called so, made by these or by more."""
        is_sort = is_definite and _SORT.fullmatch(words) is not None
        for one in reversed(self._told):
            of_all = players <= one.players or not one.players
            if of_all and (words.casefold() == one.words.casefold() or is_sort):
                return Agreement(one.code, one.name, one.words, one.players | players, is_new=one.is_new)
        return None

    def _between(self, words: str, players: frozenset[str]) -> Thing | None:
        """Return the catalogue's agreement of a sort whose name names those who made it, and nobody else."""
        names = headlines(self.catalogue).names
        for one in self._known:
            if words.casefold() in one.name.casefold():
                named = {code for place in names.spot(one.name) for code in place.codes}
                if named == players:
                    return one
        return None

    def _ending(self, players: Collection[str]) -> str:
        """Write who made an agreement as its name ends: ' between China and Iceland'."""
        named = sorted(actor.name(self.day) for code in players if (actor := self.catalogue.actor(code)))
        first = ", ".join(named[:-1])
        return f" between {first} and {named[-1]}" if first else f" of {''.join(named)}"

    @cached_property
    def _known(self) -> list[Thing]:
        things = map(self.catalogue.thing, self.catalogue.codes("things"))
        return [one for one in things if one is not None and one.type == "agreement"]
