"""The words that a command line can be completed with: of the catalogue, and of what is in the store."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from tracker.catalogue.catalogue import Catalogue
from tracker.desk.lazily import Lazily
from tracker.desk.opened import Opened

if TYPE_CHECKING:
    from tracker.store.connection import StoreConnection

    Finder = Callable[[StoreConnection, str], Collection[str]]

reading = Lazily("tracker.store.reading")
snapshots = Lazily("tracker.store.snapshots")
refs = Lazily("tracker.store.refs")
withholding = Lazily("tracker.desk.withholding")

Words = Iterable[tuple[str, str]]

ROLES_OF = "roles of "
"""Before the name of a kind it asks for the kind's roles."""


def beginning_so(opened: Opened, family: str, beginning: str) -> list[tuple[str, str]]:
    """List the words of a family that begin so, each with what it says; of an unknown family there are none."""
    asked = beginning.casefold()
    found = _in_store(opened, _STORED[family], beginning) if family in _STORED else _of_catalogue(opened, family)
    return sorted({word: told for word, told in found if word.casefold().startswith(asked)}.items())


def _of_catalogue(opened: Opened, family: str) -> Words:
    if family.startswith(ROLES_OF):
        kind = opened.catalogue().kind(family.removeprefix(ROLES_OF))
        return [(role, played.type) for role, played in kind.roles.items()] if kind else []
    return _CATALOGUED[family](opened.catalogue_with_declared()) if family in _CATALOGUED else []


def _actors(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield every actor by its code, and by each name of one word."""
    for code in catalogue.codes("actors"):
        actor = catalogue.actor(code)
        if actor is not None:
            yield code, actor.names[-1].text
            yield from ((name, code) for name in actor.all_names if name.isalpha())


def _kinds(catalogue: Catalogue) -> Words:
    return [(kind.name, kind.label) for kind in catalogue.kinds() if not kind.deprecated]


def _things(catalogue: Catalogue) -> Words:
    return [(code, thing.name) for code in catalogue.codes("things") if (thing := catalogue.thing(code))]


def _fluents(catalogue: Catalogue) -> Words:
    sorts = [sort for name in catalogue.fluents if (sort := catalogue.fluent(name))]
    return [(f"{sort.name}({', '.join('*' for _ in sort.args)})", sort.says) for sort in sorts]


def _in_store(opened: Opened, find: Finder, beginning: str) -> Words:
    """Find names in the store; with a mark, only those that may be told."""
    if not opened.may_be_there:
        return []
    with opened.store.reading() as connection:
        names = find(connection, beginning)
        if opened.handling:
            names = withholding.told_openly(connection, snapshots.state_at(connection), names, opened.handling)
        return [(name, "") for name in names]


def _documents(connection: StoreConnection, _beginning: str) -> Collection[str]:
    found: frozenset[str] = refs.documents(connection)
    return found


def _events(connection: StoreConnection, beginning: str) -> Collection[str]:
    return [key[1:] for key in reading.keys_from(connection, f"={beginning}")]


_CATALOGUED: dict[str, Callable[[Catalogue], Words]] = {
    "actors": _actors,
    "kinds": _kinds,
    "things": _things,
    "fluents": _fluents,
}
_STORED: dict[str, Finder] = {"documents": _documents, "events": _events}
