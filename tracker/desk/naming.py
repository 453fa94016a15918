"""Which actors and fluents a question names; what nothing is called is answered with what is."""

import re
from collections.abc import Iterable, Sequence

from attrs import evolve

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.patterns import parse_pattern
from tracker.catalogue.values import an
from tracker.model.catalogue import FluentSort, Pattern
from tracker.model.failures import QuestionError
from tracker.narrative.narrative import is_actor_type
from tracker.projections.dyads import Dyad
from tracker.store.connection import StoreConnection
from tracker.store.neighbours import sharing_keys
from tracker.text.shape import nearest

_WORD = re.compile(r"[a-z][a-z-]*")


class NotThere(QuestionError):
    """Nothing is called so: what was asked for, what sort of thing, and the nearest that there are."""

    def __init__(self, sort: str, asked: str, near: Sequence[str], otherwise: str = "") -> None:
        self.sort, self.asked, self.near = sort, asked, tuple(near)
        hint = f"Nearest: {', '.join(near)}." if near else otherwise
        super().__init__(f"No {sort} is called '{asked}'. {hint}".rstrip())


def actor_code(catalogue: Catalogue, name: str) -> str:
    """Return the code of an actor by any of its names; raises UnknownName, which suggests others."""
    return catalogue.find_actor(name).code


def dyad(catalogue: Catalogue, a: str, b: str) -> Dyad:
    """Return two different actors."""
    codes = actor_code(catalogue, a), actor_code(catalogue, b)
    if codes[0] == codes[1]:
        raise QuestionError(f"'{a}' and '{b}' are the same actor. Name two.")
    return Dyad(*codes)


def check_known(sort: str, word: str, there: Iterable[str]) -> None:
    """Refuse a word that nothing is called, with the nearest that something is."""
    names = list(there)
    if word not in names:
        raise NotThere(sort, word, nearest(word, names))


def fluent_pattern(catalogue: Catalogue, text: str) -> Pattern:
    """Read a fluent with open places, its actors as codes; what is wrong says what it should be."""
    try:
        pattern = parse_pattern(text)
    except ValueError:
        if _WORD.fullmatch(text):
            _sort(catalogue, Pattern(text, (), ()))  # it says which arguments there are, or which name was meant
        raise QuestionError(f"'{text}' is not a fluent. Write name(argument, *) = value.") from None
    sort = _sort(catalogue, pattern)
    args = tuple(
        _player(catalogue, arg, role_type) if arg != "*" and is_actor_type(role_type) else arg
        for arg, role_type in zip(pattern.args, sort.args.values(), strict=True)
    )
    return evolve(pattern, args=args)


def pattern_keys(connection: StoreConnection, catalogue: Catalogue, pattern: Pattern) -> list[str] | None:
    """Name what can decide a fluent with open places: its first actor, None for everything.

    Where members share it, what their formats do decides it too.
    """
    sort = catalogue.known_fluent(pattern.fluent)
    types = sort.args.values()
    named = [arg for arg, type_ in zip(pattern.args, types, strict=True) if arg != "*" and is_actor_type(type_)]
    if sort.shared:
        return sharing_keys(connection, catalogue, named) or None
    return named[:1] or None


def _sort(catalogue: Catalogue, pattern: Pattern) -> FluentSort:
    """Return the sort of a fluent that can be asked for, with as many arguments and such a value."""
    sort = catalogue.fluent(pattern.fluent)
    if sort is None:
        otherwise = f"There are {', '.join(catalogue.fluents)}."
        raise NotThere("fluent", pattern.fluent, nearest(pattern.fluent, catalogue.fluents), otherwise)
    if sort.derived:
        made_of = ", ".join(f"{part.fluent}({', '.join(part.args)})" for part in sort.derived)
        raise QuestionError(f"{sort.name} is made of others: ask for one of {made_of}.")
    if len(pattern.args) != len(sort.args):
        raise QuestionError(f"{sort.name} has {len(sort.args)} arguments: {sort.name}({', '.join(sort.args)}).")
    if pattern.value is not None and pattern.value not in (*sort.values, "unknown"):
        has = f"It has the values {', '.join(sort.values)}." if sort.values else "It has none: leave it out."
        raise QuestionError(f"{sort.name} has no value '{pattern.value}'. {has}")
    return sort


def _player(catalogue: Catalogue, name: str, role_type: str) -> str:
    """Return the code of an actor who can stand at a place of a fluent."""
    actor = catalogue.find_actor(name)
    as_format = role_type == "format" and actor.type == "organisation"
    if role_type not in ("actor", actor.type) and not as_format:
        meant = "; ".join(_with_initials(catalogue, name)) if role_type == "format" else ""
        hint = f" Perhaps {meant} is meant." if meant else ""
        raise QuestionError(f"'{name}' is {an(actor.type)} ({actor.name()}), and {an(role_type)} belongs there.{hint}")
    return actor.code


def _with_initials(catalogue: Catalogue, word: str) -> list[str]:
    """List the formats whose names begin their words with the letters of a word, 'AU' the African Union's."""
    formats = [actor for code in catalogue.formats() if (actor := catalogue.actor(code))]
    return [f"{one.code} ({one.name()})" for one in formats if _initials(one.names[-1].text) == word.upper()]


def _initials(text: str) -> str:
    """Return the capitals with which the words of a name begin."""
    return "".join(word[0] for word in text.split() if word[0].isupper())
