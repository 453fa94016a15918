"""The touch index: which entries can decide one another's answers, and which actors and fluents they touch.

Entries that name one another (`after`, `because`, `happening`, `part-of`, what a mending mends) are one component. A
component is found by its keys: `=document/event`, `#happening`, `@document` (mended), an actor's code, `A|B` for a
dyad, a fluent as text, `<` and a fluent for one that another needs, and `~A|B` for a fluent that a format shares with
its members.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from attrs import frozen
from sqlalchemy import Column, Connection, delete, select, update

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.patterns import make_fluent
from tracker.model.canonical import digest
from tracker.model.catalogue import Fluent
from tracker.model.events import Event, Mending
from tracker.narrative.effects import changes, presumptions, stated
from tracker.narrative.narrative import is_actor_type
from tracker.store.rows import chunks, insert_rows
from tracker.store.tables import members, touches

_LONGEST = 200


@frozen
class Touch:
    """What one entry touches: `links` join components, `subjects` only find them."""

    position: int
    links: frozenset[str]
    subjects: frozenset[str]


def dyad_key(one: str, other: str) -> str:
    """Name a dyad."""
    return "|".join(sorted((one, other)))


def shared_key(one: str, other: str) -> str:
    """Name what a format shares between its members and another actor."""
    return "~" + dyad_key(one, other)


def fluent_key(fluent: Fluent) -> str:
    """Name a fluent; a long name of what it is about is cut, for no index holds a text of any length."""
    written = str(fluent)
    return written if len(written) <= _LONGEST else f"{written[:_LONGEST]}#{digest(written)}"


def needed_key(fluent: str) -> str:
    """Name a fluent that another one needs: it decides the other's answers, whoever its actors are."""
    return "<" + fluent


def touch_of_event(event: Event, catalogue: Catalogue) -> Touch:
    """Return what an event touches."""
    links = {f"={event.ref}", *(f"={ref}" for ref in (*event.after, *event.because))}
    links |= {f"={event.part_of}"} if event.part_of else set()
    if event.happening:
        links.add(f"={event.happening}" if "/" in event.happening else f"#{event.happening}")
    kind = catalogue.kind(event.kind)
    assert kind is not None, "an event is read with its kind"
    actors: set[str] = set()
    for role, players in event.roles.items():
        if is_actor_type(kind.roles[role].type):
            actors.update(players)
        elif kind.roles[role].type == "event":
            links.update(f"={ref}" if "/" in ref else f"={event.document}/{ref}" for ref in players)
    fluents = {change.fluent for change in changes(event, catalogue)}
    fluents |= {presumed.fluent for presumed in presumptions(event, catalogue)}
    fluents |= {stated(event.that, catalogue)} if event.that else set()
    subjects = set(_fluent_keys(fluents, actors, catalogue))
    wholes = actors | {actor.partition("/")[0] for actor in actors}
    subjects |= wholes | {dyad_key(a, b) for a, b in combinations(sorted(wholes), 2)}
    return Touch(event.source.position, frozenset(links), frozenset(subjects))


def _fluent_keys(fluents: Iterable[Fluent], actors: set[str], catalogue: Catalogue) -> Iterator[str]:
    """Yield the keys of fluents, and add their actors to those of the event."""
    for fluent in fluents:
        yield fluent_key(fluent)
        yield from (needed_key(fluent_key(needed)) for needed in _needed(fluent, catalogue))
        sort = catalogue.fluent(fluent.name)
        assert sort is not None, "a fluent is made from its sort"
        own = [arg for arg, kind in zip(fluent.args, sort.args.values(), strict=True) if is_actor_type(kind)]
        actors.update(own)
        if sort.shared:
            yield from (shared_key(a, b) for a, b in combinations(sorted(set(own)), 2))


def _needed(fluent: Fluent, catalogue: Catalogue) -> Iterator[Fluent]:
    """Yield the fluent that a fluent needs, and what that one needs."""
    sort = catalogue.fluent(fluent.name)
    target = catalogue.fluent(sort.needs.fluent) if sort and sort.needs else None
    if sort and sort.needs and target:
        args = dict(zip(sort.args, fluent.args, strict=True))
        needed = make_fluent(target, tuple(args.get(arg, arg) for arg in sort.needs.args))
        yield needed
        yield from _needed(needed, catalogue)


def touch_of_mending(mending: Mending) -> Touch:
    """Return what a mending touches: the events, happenings or documents that it mends."""
    links = {f"={ref}" for ref in mending.of if "/" in ref} | {f"#{ref}" for ref in mending.of if "/" not in ref}
    subjects = {f"@{ref}" for ref in mending.of if "/" not in ref}
    return Touch(mending.source.position, frozenset({*links, f"={mending.ref}"}), frozenset(subjects))


def add_touches(connection: Connection, new: Sequence[Touch], again: Sequence[Touch] = ()) -> None:
    """Put entries into the index: join the components that they link, and add their keys.

    What stands in the index `again`, mended or read with another catalogue, keeps the keys that it has.
    """
    nodes = {touch.position: touch.position for touch in new} | _components(connection, [t.position for t in again])
    parents: dict[int, int] = {node: node for node in nodes.values()}
    by_key: dict[str, list[int]] = {}
    for touch in (*new, *again):
        for key in touch.links:
            by_key.setdefault(key, []).append(nodes[touch.position])
    for key, component in _components_of(connection, by_key):
        parents.setdefault(component, component)
        by_key[key].append(component)
    for linked in by_key.values():
        for node in linked[1:]:
            _join(parents, linked[0], node)
    positions = {touch.position for touch in new}
    for component in sorted(set(parents) - positions):
        _move(connection, component, _root(parents, component))
    rows = {
        (key, _root(parents, nodes[touch.position]))
        for touch in (*new, *again)
        for key in (*touch.links, *touch.subjects)
    }
    rows -= _present(connection, {component for _, component in rows} - positions)
    insert_rows(connection, members, [(touch.position, _root(parents, touch.position)) for touch in new])
    insert_rows(connection, touches, sorted(rows))


def known_refs(connection: Connection, refs: Iterable[str]) -> set[str]:
    """Return those of some events' refs that the store has."""
    keys = {f"={ref}": ref for ref in refs}
    return {keys[key] for key, _ in _components_of(connection, keys)}


def _components(connection: Connection, positions: Iterable[int]) -> dict[int, int]:
    """Return the components of entries that are in the index."""
    found: dict[int, int] = {}
    for chunk in chunks(positions):
        query = select(members.c.position, members.c.component).where(members.c.position.in_(chunk))
        found.update((row.position, row.component) for row in connection.execute(query))
    return found


def _components_of(connection: Connection, keys: Iterable[str]) -> list[tuple[str, int]]:
    return _found(connection, touches.c.key, keys)


def _present(connection: Connection, components: Iterable[int]) -> set[tuple[str, int]]:
    """Return the keys that old components have already."""
    return set(_found(connection, touches.c.component, components))


def _found(connection: Connection, column: Column[Any], values: Iterable[Any]) -> list[tuple[str, int]]:
    """Return the rows of the index in which a column has one of some values."""
    found: list[tuple[str, int]] = []
    for chunk in chunks(values):
        query = select(touches.c.key, touches.c.component).where(column.in_(chunk))
        found.extend((row.key, row.component) for row in connection.execute(query))
    return found


def _move(connection: Connection, component: int, target: int) -> None:
    """Merge a component into another."""
    if component == target:
        return
    keys = {key for key, _ in _present(connection, {component})} - {key for key, _ in _present(connection, {target})}
    connection.execute(update(members).where(members.c.component == component).values(component=target))
    connection.execute(delete(touches).where(touches.c.component == component))
    if keys:
        insert_rows(connection, touches, [(key, target) for key in sorted(keys)])


def _join(parents: dict[int, int], one: int, other: int) -> None:
    """Join two components under the older one's number."""
    first, second = sorted((_root(parents, one), _root(parents, other)))
    parents[second] = first


def _root(parents: dict[int, int], node: int) -> int:
    while parents[node] != node:
        node = parents[node]
    return node
