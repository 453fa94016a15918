"""Stated order: its transitive closure, its cycles, and how certain neighbours narrow a range."""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Id = TypeVar("Id", bound=Hashable)
Later = Mapping[Id, frozenset[Id]]
"""For each occurrence, all that are stated to come after it."""

Range = tuple[int, int, bool]
"""Earliest day, latest day, and whether the occurrence is certain."""


def close(pairs: Iterable[tuple[Id, Id]]) -> tuple[dict[Id, frozenset[Id]], tuple[Id, ...]]:
    """Close 'earlier before later' transitively; also return what stands before itself, in the order it was met."""
    following: dict[Id, set[Id]] = {}
    for earlier, later in pairs:
        following.setdefault(earlier, set()).add(later)
    closed = {start: frozenset(_reachable(start, following)) for start in following}
    return closed, tuple(start for start in following if start in closed[start])


def _reachable(start: Id, following: Mapping[Id, set[Id]]) -> set[Id]:
    reached: set[Id] = set()
    waiting = list(following[start])
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting.extend(following.get(here, ()))
    return reached


def tighten(ranges: Mapping[Id, Range], later: Later[Id]) -> dict[Id, tuple[int, int]]:
    """Narrow each range by its certain neighbours: not before what came earlier, not after what came later.

    A range that comes out empty (earliest after latest) is the caller's to report or to drop.
    """
    narrowed = {key: (earliest, latest) for key, (earliest, latest, _) in ranges.items()}
    for earlier, followers in later.items():
        if earlier not in ranges:
            continue
        for follower in followers:
            if follower not in ranges:
                continue
            if ranges[earlier][2]:
                first, last = narrowed[follower]
                narrowed[follower] = (max(first, ranges[earlier][0]), last)
            if ranges[follower][2]:
                first, last = narrowed[earlier]
                narrowed[earlier] = (first, min(last, ranges[follower][1]))
    return narrowed
