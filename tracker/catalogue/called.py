"""How actors are called: the spellings by which each is found, and an index of all names, short codes and numbers."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from attrs import define

from tracker.catalogue.names import normal_form, turned_round
from tracker.model.catalogue import Actor
from tracker.text.shape import nearest


def short_spelling(code: str) -> str:
    """Return a code in small letters as a spelling: it has one, and 'P.S.' is not Palestine. No name begins so."""
    return f" {code.casefold()}"


def spellings(actor: Actor) -> set[str]:
    """Return all ways to spell an actor by which it is found."""
    return {*_spelt_out(actor), *map(short_spelling, _short_codes(actor))}


def is_called(actor: Actor, name: str, day: int) -> bool:
    """Say whether an actor goes by a name on a day; its code and aliases have no days."""
    called = [known.text for known in actor.names if known.first <= day <= known.last]
    asked = {normal_form(name), normal_form(turned_round(name))}
    return not asked.isdisjoint(map(normal_form, (actor.code, *called, *actor.aliases)))


@define(eq=False)
class CalledActors:
    """Some actors by all that they are called: names and aliases, short codes, and numbers of lists of states."""

    actors: tuple[Actor, ...]

    def exactly(self, name: str) -> set[str]:
        """Return the codes of the actors that have a name, or a code of two or three letters."""
        return self._names.get(normal_form(name), set()) | self._codes.get(name.strip().casefold(), set())

    def near(self, name: str) -> list[str]:
        """Return the codes of actors that are called nearly so, the nearest first."""
        known = {**self._codes, **self._names}
        near = nearest(normal_form(name), known)
        return [*dict.fromkeys(code for spelling in near for code in sorted(known[spelling]))]

    def numbered(self, system: str, number: str) -> list[Actor]:
        """List the actors that a list of states gives a number on any day."""
        return list(self._numbers.get((system, number), ()))

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        """Every name and alias in its normal form, with the codes that have it."""
        names: dict[str, set[str]] = {}
        for actor in self.actors:
            for name in _spelt_out(actor):
                names.setdefault(name, set()).add(actor.code)
        return names

    @cached_property
    def _codes(self) -> dict[str, set[str]]:
        """Every code in small letters, with the codes that have it."""
        codes: dict[str, set[str]] = {}
        for actor in self.actors:
            for code in _short_codes(actor):
                codes.setdefault(code.casefold(), set()).add(actor.code)
        return codes

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], list[Actor]]:
        """Every number of a list of states, with the actors that had it."""
        numbered: dict[tuple[str, str], list[Actor]] = {}
        for actor in self.actors:
            for key in dict.fromkeys((number.system, number.text) for number in actor.numbers):
                numbered.setdefault(key, []).append(actor)
        return numbered


def _short_codes(actor: Actor) -> Iterable[str]:
    return filter(None, (actor.code, actor.alpha_2))


def _spelt_out(actor: Actor) -> Iterator[str]:
    """Yield the names by which an actor is found, in their normal form."""
    acronym = () if actor.type == "country" else (actor.code,)
    return (normal_form(name) for name in (*acronym, *actor.all_names) if name != actor.alpha_2)
