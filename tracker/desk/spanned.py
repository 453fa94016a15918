"""By spans: a question of today's knowledge reads only what decides the conditions that hold or may on its day.

The calendar of all actors reads only what decides what comes up, and a network what ties the actor.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from tracker.catalogue.catalogue import Catalogue
from tracker.desk.bounds import Bounds
from tracker.desk.naming import pattern_keys
from tracker.desk.opened import Opened
from tracker.desk.reading import Keys
from tracker.model.catalogue import Pattern
from tracker.store.coming import to_replay_coming
from tracker.store.connection import StoreConnection
from tracker.store.neighbours import network_keys
from tracker.store.spans_read import to_replay
from tracker.store.tied import to_replay_network

Subject = TypeVar("Subject")
Reader = Callable[[StoreConnection, Catalogue, Subject], Keys]
"""Names what is read about a subject."""


def is_of_now(opened: Opened, bounds: Bounds) -> bool:
    """Say whether all is asked that the store has now, and nothing is withheld: that alone is what spans tell."""
    return bounds.known_by is None and bounds.recorded_by is None and not opened.handling


def fitting_keys(opened: Opened, bounds: Bounds) -> Reader[Pattern]:
    """Name what decides a fluent with open places, as the spans say, or else as its arguments do.

    Of what members share spans know nothing, and of one fluent they say no more than its own events.
    """

    def keys(connection: StoreConnection, catalogue: Catalogue, pattern: Pattern) -> Keys:
        by_spans = "*" in pattern.args and not catalogue.known_fluent(pattern.fluent).shared
        found = to_replay(connection, catalogue, pattern, bounds.on) if by_spans else None
        return found or pattern_keys(connection, catalogue, pattern)

    return keys if is_of_now(opened, bounds) else pattern_keys


def coming_keys(opened: Opened, bounds: Bounds, last: int) -> Reader[str | None]:
    """Name what decides all that comes up by a day: what tells of an actor, or else as spans and keys of plans say."""

    def keys(connection: StoreConnection, _catalogue: Catalogue, actor: str | None) -> Keys:
        if actor is not None:
            return [actor]
        return to_replay_coming(connection, bounds.on, last) if is_of_now(opened, bounds) else None

    return keys


def tied_keys(opened: Opened, bounds: Bounds) -> Reader[str]:
    """Name what decides an actor's network, as the spans say, or else by all that can."""

    def keys(connection: StoreConnection, catalogue: Catalogue, code: str) -> Keys:
        return to_replay_network(connection, catalogue, code, bounds.on) or network_keys(connection, catalogue, code)

    return keys if is_of_now(opened, bounds) else network_keys
