"""By spans: a question of today's knowledge reads only what decides the conditions that hold or may on its day.

The calendar of all actors reads only what decides what comes up.
"""

from __future__ import annotations

from attrs import define

from tracker.catalogue.catalogue import Catalogue
from tracker.desk.bounds import Bounds
from tracker.desk.naming import pattern_keys
from tracker.desk.opened import Opened
from tracker.model.catalogue import Fluent, Pattern
from tracker.store.coming import to_replay_coming
from tracker.store.connection import StoreConnection
from tracker.store.spans_read import ToReplay, to_replay


def is_of_now(opened: Opened, bounds: Bounds) -> bool:
    """Say whether all is asked that the store has now, and nothing is withheld: that alone is what spans tell."""
    return bounds.known_by is None and bounds.recorded_by is None and not opened.handling


@define
class BySpans:
    """What is read for a fluent with open places on a day, and of which fluents that is all."""

    day: int
    _found: ToReplay | None = None

    def keys(self, connection: StoreConnection, catalogue: Catalogue, pattern: Pattern) -> list[str] | None:
        """Name what decides it, as the spans say, or else as its arguments do.

        Of what members share spans know nothing, and of one fluent they say no more than its own events.
        """
        if "*" in pattern.args and not catalogue.known_fluent(pattern.fluent).shared:
            self._found = to_replay(connection, catalogue, pattern, self.day)
        return self._found.keys if self._found else pattern_keys(connection, catalogue, pattern)

    def has_all_of(self, fluent: Fluent) -> bool:
        """Say whether all is read that decides a fluent."""
        return self._found is None or self._found.has_all_of(fluent)


@define
class ComingUp:
    """What is read for all that comes up between two days, and of which fluents that is all."""

    first: int
    last: int
    _found: ToReplay | None = None

    def keys(self, connection: StoreConnection, _catalogue: Catalogue, actor: str | None) -> list[str] | None:
        """Name what decides it: all that tells of an actor, or else what the spans and the keys of plans say."""
        if actor is not None:
            return [actor]
        self._found = to_replay_coming(connection, self.first, self.last)
        return self._found.keys if self._found else None

    def has_all_of(self, fluent: Fluent) -> bool:
        """Say whether all is read that decides a fluent."""
        return self._found is None or self._found.has_all_of(fluent)
