"""What a new version of the catalogue means for the entries that are there: which have to be read and indexed again."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from attrs import frozen

from tracker.catalogue.catalogue import Catalogue

Plain = Mapping[str, Any]

_DECISIVE = ("fluents", "actors", "things", "parts")
"""The families of which any event may name any entry."""


@frozen
class Amended:
    """What entries have to be read again: all, those of some kinds, or none."""

    everything: bool = False
    kinds: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Say whether any have to."""
        return self.everything or bool(self.kinds)

    def covers(self, kind: str) -> bool:
        """Say whether events of a kind have to be read again."""
        return self.everything or kind in self.kinds


def amended(old: Plain, new: Plain, are_declared: Callable[[Collection[str]], bool]) -> Amended:
    """Compare two versions of a catalogue.

    What is only added is named by no entry yet, unless a log declares it: then the catalogue's own goes before that.
    """
    if any(_changed(old, new, family) for family in _DECISIVE):
        return Amended(everything=True)
    added = [code for family in ("actors", "things") for code in new.get(family, {}) if code not in old.get(family, {})]
    if added and are_declared(added):
        return Amended(everything=True)
    kinds = _changed(old, new, "kinds")
    if kinds and Catalogue(old).paused != Catalogue(new).paused:  # by what may be paused, other kinds presuppose less
        return Amended(everything=True)
    return Amended(kinds=frozenset(kinds))


def _changed(old: Plain, new: Plain, family: str) -> list[str]:
    """List what a family declares otherwise, or no more."""
    now = new.get(family, {})
    return [code for code, fields in old.get(family, {}).items() if now.get(code) != fields]
