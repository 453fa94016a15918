"""What commands that look something up share: what logs of the store declare, and which entries have a word."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tracker.cli.common import named_catalogue, named_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import click

    from tracker.catalogue.catalogue import Catalogue

_STEM = 5
"""So many letters two forms of a word have in common at least: 'expelled' and 'expels'."""
_ENDING = 4
"""So many letters may follow them: 'international' is no form of 'internet'."""
_ALIKE = 0.82
"""How like a word one must be to be suggested for it, from 0 to 1."""

Entry = TypeVar("Entry")


def catalogue_with_declared(ctx: click.Context) -> Catalogue:
    """Return the catalogue with the actors and things that the logs of the store declare."""
    catalogue = named_catalogue(ctx)
    if "://" not in ctx.obj[0] and not Path(ctx.obj[0]).is_file():
        return catalogue  # without importing a database
    from tracker.store.errors import StoreError  # noqa: PLC0415 - the database is imported where it is used
    from tracker.store.reading import state_at  # noqa: PLC0415

    try:
        with named_store(ctx).reading() as connection:
            return catalogue.with_declared(**state_at(connection).declared)
    except StoreError:
        return catalogue


def beginning(asked: str, texts: Mapping[Entry, str]) -> list[Entry]:
    """List the entries in whose text words begin so as all words asked for, those that have them whole first."""
    sought = _words(asked)
    words_of = {entry: set(_words(text)) for entry, text in texts.items()}
    whole = [entry for entry, words in words_of.items() if words.issuperset(sought)]
    begun = [entry for entry, words in words_of.items() if _all_in(sought, words, _begins)]
    return list(dict.fromkeys([*whole, *begun])) if sought else []


def in_other_forms(asked: str, texts: Mapping[Entry, str]) -> list[Entry]:
    """List the entries whose text has all words asked for in some form."""
    sought = _words(asked)
    return [entry for entry, text in texts.items() if sought and _all_in(sought, _words(text), _is_form)]


def inside(asked: str, texts: Mapping[Entry, str]) -> list[Entry]:
    """List the entries in whose text what is asked for stands anywhere."""
    return [entry for entry, text in texts.items() if asked.casefold() in text.casefold()]


def nothing_found(what: str, asked: str, texts: Iterable[str]) -> str:
    """Say that nothing has a word, with the words nearest to it."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a mistake

    known = {word for text in texts for word in _words(text)}
    near = [one for word in _words(asked) if word not in known for one in get_close_matches(word, known, 3, _ALIKE)]
    hint = f"Nearest: {', '.join(near)}; " if near else ""
    return f"No {what} has '{asked}'. {hint}'tracker {what}s' lists all."


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _all_in(sought: Iterable[str], words: Iterable[str], fits: Callable[[str, str], bool]) -> bool:
    return all(any(fits(one, word) for word in words) for one in sought)


def _begins(word: str, other: str) -> bool:
    return other.startswith(word)


def _is_form(word: str, other: str) -> bool:
    """Say whether two words may be forms of one: 'expelled' and 'expels', 'wars' and 'war'."""
    common = sum(1 for _ in takewhile(bool, map(str.__eq__, word, other)))
    longest = max(len(word), len(other))
    return (common >= _STEM and longest - common <= _ENDING) or f"{word}s" == other or word == f"{other}s"
