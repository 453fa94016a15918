"""Finds the actors that a text names, by any of their names and by their adjectives, in the order of the text."""

import re
from collections.abc import Iterator
from functools import cached_property

from attrs import define, frozen

from tracker.catalogue.called import is_called
from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.names import normal_form
from tracker.model.catalogue import Actor
from tracker.model.days import FUTURE

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?|[^\W_]+")
_BETWEEN = re.compile(r"[^\w.;:!?]*\.?[^\w.;:!?]*")
"""What may stand between two words of a name."""

_COMPASS = ("North", "South", "East", "West")


@frozen
class Spotted:
    """A place of a text that names an actor; `codes` are several where it may be any of them."""

    codes: tuple[str, ...]
    start: int
    end: int
    is_adjective: bool = False

    @property
    def code(self) -> str | None:
        """The actor that is meant, where it is one."""
        return self.codes[0] if len(self.codes) == 1 else None


@define(eq=False)
class Names:
    """Every name of a catalogue's actors, ready to be looked for in texts."""

    catalogue: Catalogue

    def spot(self, text: str, day: int = FUTURE) -> list[Spotted]:
        """List the places that name an actor, the longest name at each; who is meant depends on the day."""
        words = list(_WORD.finditer(text))
        plain = [normal_form(word.group()) for word in words]
        spotted, at = [], 0
        while at < len(words):
            length, found = self._longest(text, words, plain, at, day)
            if found:
                spotted.append(found)
            at += length
        return spotted

    def _longest(
        self, text: str, words: list[re.Match[str]], plain: list[str], at: int, day: int
    ) -> tuple[int, Spotted | None]:
        begins = self._by_first.get(plain[at], 0)
        for length in range(min(begins, len(words) - at), 0, -1):
            named = self._named.get(" ".join(plain[at : at + length]))
            start, end = words[at].start(), words[at + length - 1].end()
            gaps = (text[words[n].end() : words[n + 1].start()] for n in range(at, at + length - 1))
            if named and _is_written_as_name(text[start:end], named) and all(map(_BETWEEN.fullmatch, gaps)):
                if not named[0][0]:
                    return length, None
                codes = self._meant(named[0], text[start:end], day)
                return length, Spotted(codes, start, end, named[1]) if codes else None
        return 1, None

    def _meant(self, codes: tuple[str, ...], name: str, day: int) -> tuple[str, ...]:
        """Return which of those who have a name are there on the day, and are called so then."""
        actors = [actor for code in codes if (actor := self.catalogue.actor(code)) and actor.exists(day)]
        called = [actor for actor in actors if _is_called(actor, name, day)]
        return tuple(actor.code for actor in (called if len(called) == 1 else actors))

    @cached_property
    def _by_first(self) -> dict[str, int]:
        """Every first word of a name, and the number of words of the longest name that begins so."""
        longest: dict[str, int] = {}
        for name in self._named:
            words = name.split()
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
        return longest

    @cached_property
    def _named(self) -> dict[str, tuple[tuple[str, ...], bool, bool]]:
        """Every name as words, with those who have it, whether it is an adjective, and whether it is all capitals."""
        found: dict[str, tuple[tuple[str, ...], bool, bool]] = {}
        for name, code, is_adjective in self._all_names():
            words = " ".join(normal_form(word) for word in _WORD.findall(name))
            if not words:
                continue
            codes, as_adjective, _ = found.get(words, ((), is_adjective, False))
            both = codes if code in codes else (*codes, code)
            capitals = name.upper() == name and name.lower() != name
            found[words] = (both, as_adjective and is_adjective, capitals)
        return found

    def _all_names(self) -> Iterator[tuple[str, str, bool]]:
        """Yield every name with the code of whom it names, none for nobody's, and whether it is an adjective."""
        yield from ((name, "", False) for name in self.catalogue.other_names)
        for code in self.catalogue.codes("actors"):
            actor = self.catalogue.actor(code)
            if actor is not None and actor.type != "group":
                own = () if actor.type == "country" else (code,)
                names = (*own, *(name for name in actor.all_names if name != actor.alpha_2))
                adjectives = (actor.adjective, f"{actor.adjective}s") if actor.adjective else ()
                yield from ((form, code, False) for name in names for form in _forms(name))
                yield from ((form, code, True) for name in adjectives for form in _forms(name))


def _forms(name: str) -> tuple[str, ...]:
    """Return a name and, where it begins with a point of the compass, its short form: 'N. Korea'."""
    first, _, rest = name.partition(" ")
    return (name, f"{first[0]}. {rest}") if first in _COMPASS and rest else (name,)


def _is_written_as_name(written: str, named: tuple[tuple[str, ...], bool, bool]) -> bool:
    """Say whether a place is written as a name: with a capital, and an abbreviation in capitals alone."""
    return written.upper() == written if named[2] else written[0].upper() == written[0]


def _is_called(actor: Actor, name: str, day: int) -> bool:
    return is_called(actor, name, day) or normal_form(name) == normal_form(actor.adjective)
