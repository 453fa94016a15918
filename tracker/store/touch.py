"""The touch index: which entries can decide one another's answers, and which actors and fluents they touch.

Entries that name one another (`after`, `because`, `happening`, `part-of`, what a mending mends) are one component. A
component is found by its keys, which `keys.py` writes. A document's head has a component where it covers a format, and
an actor or a thing that a log declares has one of its own.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, combinations
from typing import Any

from attrs import define, field
from sqlalchemy import Connection, bindparam, select, update

from tracker.catalogue.called import spellings
from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import COVERED, Fluent
from tracker.model.codes import full_ref, whole_of
from tracker.model.days import FUTURE, PAST
from tracker.model.events import Document, Event, Mending, Stance
from tracker.model.records import record
from tracker.narrative.effects import Effects
from tracker.narrative.narrative import is_actor_type
from tracker.narrative.rows import last_day_of
from tracker.store.keys import (
    MANY,
    PLANNED,
    called_key,
    covered_key,
    declared_key,
    dyad_key,
    event_key,
    fluent_key,
    kind_key,
    needed_key,
    one_of_many_key,
    set_for_key,
    shared_key,
    years_key,
)
from tracker.store.lists import among, pairs_among
from tracker.store.rows import insert_rows
from tracker.store.standing import components_found, components_touching, note_rows
from tracker.store.tables import entries, members, touches

MOST_PAIRED = 8
"""Of so many actors at most an event has a key for each two: 198 parties would make 19,503 of them."""


@record
class Touch:
    """What one entry touches: `links` join components, `subjects` only find them."""

    position: int
    links: frozenset[str]
    subjects: frozenset[str]


@define(eq=False)
class Touching:
    """What events touch by what they do; the keys of a fluent are worked out once."""

    effects: Effects
    _keys: dict[Fluent, tuple[frozenset[str], frozenset[str], bool]] = field(factory=dict)

    def of(self, event: Event) -> Touch:
        """Return what an event touches."""
        catalogue = self.effects.catalogue
        links = {event_key(ref) for ref in (event.ref, *event.after, *event.because)}
        if event.part_of:
            links.add(event_key(event.part_of))
        if event.happening:
            links.add(event_key(event.happening) if "/" in event.happening else f"#{event.happening}")
        kind = catalogue.known_kind(event.kind)
        actors: set[str] = set()
        for role, players in event.roles.items():
            role_type = kind.roles[role].type
            if is_actor_type(role_type):
                actors.update(players)
            elif role_type == "event":
                links.update(event_key(full_ref(event.document, ref)) for ref in players)
        touched = [self._keys_of(fluent) for fluent in self._fluents(event)]
        for _, own, _ in touched:
            actors |= own
        actors |= {whole_of(actor) for actor in actors}
        few = len(actors) <= MOST_PAIRED
        subjects = {dyad_key(*two) for two in combinations(actors, 2)} | actors if few else _of_many(actors)
        for keys, _, symmetric in touched:
            if few or not symmetric:
                subjects |= keys
        subjects.update(covered_key(code) for code in event.roles.get(kind.covers, ()))
        subjects.update((kind_key(event.kind), _years_of(event), *_set_for(event)))
        return Touch(event.source.position, frozenset(links), frozenset(subjects))

    def _fluents(self, event: Event) -> set[Fluent]:
        fluents = {change.fluent for change in self.effects.changes(event)}
        fluents.update(presumed.fluent for presumed in self.effects.presumptions(event))
        return fluents

    def _keys_of(self, fluent: Fluent) -> tuple[frozenset[str], frozenset[str], bool]:
        """Return the keys of a fluent, its actors, and whether it is symmetric."""
        found = self._keys.get(fluent)
        if found is None:
            catalogue = self.effects.catalogue
            sort = catalogue.known_fluent(fluent.name)
            own = [arg for arg, kind in zip(fluent.args, sort.args.values(), strict=True) if is_actor_type(kind)]
            keys = {fluent_key(fluent)}
            if sort.one or sort.needs or sort.may_follow or sort.initial == COVERED:
                seat = catalogue.seat(fluent)
                keys.update([fluent_key(seat)] if seat else ())
                keys.update(needed_key(key) for key in needed_keys(fluent, catalogue))
            if sort.shared:
                keys.update(shared_key(a, b) for a, b in combinations(sorted(set(own)), 2))
            found = self._keys[fluent] = frozenset(keys), frozenset(own), sort.symmetric
        return found


def _years_of(event: Event) -> str:
    """Name the years in which an event may lie; one of no day is listed by another, which may be corrected."""
    return years_key(event.date.earliest, event.date.last) if event.date.text != ".." else years_key(PAST, FUTURE)


def _set_for(event: Event) -> Iterator[str]:
    """Name the years for which an event sets something: the end of a term, its effects from the act on, or any."""
    if event.stance is Stance.ANNOUNCED:
        yield PLANNED
    if event.until is not None:
        yield set_for_key(*last_day_of(event.until))
    if event.effective is not None:
        yield set_for_key(min(event.date.earliest, event.effective.earliest), event.effective.last)


def _of_many(actors: Iterable[str]) -> set[str]:
    return {MANY, *map(one_of_many_key, actors)}


def needed_keys(fluent: Fluent, catalogue: Catalogue) -> Iterator[str]:
    """Yield the keys of what decides a fluent besides its own events, and of the formats that must be covered."""
    needed = [*_needed(fluent, catalogue)]
    yield from map(fluent_key, needed)
    codes = map(catalogue.covered_format, (fluent, *needed))
    yield from (covered_key(code) for code in codes if code is not None)


def _needed(fluent: Fluent, catalogue: Catalogue) -> Iterator[Fluent]:
    """Yield what decides a fluent besides its own events: what carries or may bring it, and who else holds the seat."""
    if seat := catalogue.seat(fluent):
        yield seat
    sort = catalogue.known_fluent(fluent.name)
    for decisive in filter(None, (sort.needs, sort.may_follow)):
        other = catalogue.bound(decisive, fluent)
        yield other
        yield from _needed(other, catalogue)


def touch_of_mending(mending: Mending) -> Touch:
    """Return what a mending touches: the events, happenings or documents that it mends."""
    links = {event_key(ref) if "/" in ref else f"#{ref}" for ref in mending.of}
    subjects = {f"@{ref}" for ref in mending.of if "/" not in ref}
    subjects.update(covered_key(code) for code in _formats(mending.set))
    return Touch(mending.source.position, frozenset({*links, f"={mending.ref}"}), frozenset(subjects))


def _formats(corrected: Any) -> Iterator[str]:
    """Yield the formats that a correction of a head, or one of such a correction, lets the head cover."""
    for key, value in corrected.items() if isinstance(corrected, dict) else ():
        items = value if isinstance(value, list) else [value]
        if key == "covers":
            yield from (item["format"] for item in items if isinstance(item, dict) and "format" in item)
        yield from _formats(value)


def touch_of_head(document: Document) -> Touch | None:
    """Return what a document's head touches: the formats that it covers; None where it covers none."""
    keys = frozenset(covered_key(covered.format) for covered in document.formats)
    return Touch(document.source.position, frozenset(), keys) if keys else None


def touch_of_declared(position: int, section: str, code: str, fields: Any) -> Touch:
    """Return by what an actor or a thing is found that a log declares."""
    catalogue = Catalogue({section: {code: fields}})
    actor = catalogue.actor(code) if section == "actors" else None
    called = map(called_key, spellings(actor)) if actor else ()
    return Touch(position, frozenset(), frozenset((declared_key(code), *called)))


def add_touches(connection: Connection, new: Sequence[Touch], again: Sequence[Touch] = ()) -> set[int]:
    """Put entries into the index: join the components that they link, and add their keys.

    What stands in the index `again`, mended or read with another catalogue, keeps the keys that it has. Returns the
    components of the new entries that have older ones, too.
    """
    nodes = {touch.position: touch.position for touch in new} | components_of(connection, [t.position for t in again])
    parents: dict[int, int] = {node: node for node in nodes.values()}
    by_link: dict[str, list[int]] = {}
    for touch in (*new, *again):
        for key in touch.links:
            by_link.setdefault(key, []).append(nodes[touch.position])
    for key, component in _found(connection, by_link):
        parents.setdefault(component, component)
        by_link[key].append(component)
    for linked in by_link.values():
        for node in linked[1:]:
            _join(parents, linked[0], node)
    positions = {touch.position for touch in new}
    for component in sorted(parents.keys() - positions):
        _move(connection, component, _root(parents, component))
    roots = {node: _root(parents, node) for node in nodes.values()}
    of_touches = [(touch, roots[nodes[touch.position]]) for touch in (*new, *again)]
    rows = _new_rows(connection, of_touches, positions)
    placed = [(touch.position, roots[touch.position]) for touch in new]
    insert_rows(connection, members, placed)
    insert_rows(connection, touches, rows)
    note_rows(connection, [*placed, *rows])
    return {roots[touch.position] for touch in new} - positions


def _new_rows(
    connection: Connection, touching: Iterable[tuple[Touch, int]], positions: Collection[int]
) -> list[tuple[str, int]]:
    """Return the rows of some entries, each with its component, without those that older ones have, key by key."""
    by_key: dict[str, set[int]] = {}
    for touch, component in touching:
        for key in chain(touch.links, touch.subjects):
            by_key.setdefault(key, set()).add(component)
    rows = [(key, component) for key in sorted(by_key) for component in sorted(by_key[key])]
    older = [row for row in rows if row[1] not in positions]
    there = {tuple(row) for row in connection.execute(_OF_THESE, {"rows": older})} if older else set()
    return [row for row in rows if row not in there] if there else rows


def known_refs(connection: Connection, refs: Iterable[str]) -> set[str]:
    """Return those of some events' refs that the store has."""
    keys = {f"={ref}": ref for ref in refs}
    return {keys[key] for key, _ in _found(connection, keys)}


def known_happenings(connection: Connection, names: Iterable[str]) -> set[str]:
    """Return those of some names that happenings of the store share."""
    return {key[1:] for key, _ in _found(connection, [f"#{name}" for name in names])}


def components_of(connection: Connection, positions: Collection[int]) -> dict[int, int]:
    """Return the components of entries that are in the index."""
    rows = connection.execute(_OF_POSITIONS, {"positions": list(positions)}).all() if positions else ()
    return dict(zip((row.position for row in rows), components_found(row.component for row in rows), strict=True))


def components_of_documents(connection: Connection, documents: Collection[str]) -> set[int]:
    """Return the components of some documents' entries."""
    found = connection.execute(_OF_DOCUMENTS, {"streams": list(documents)}).scalars() if documents else ()
    return set(components_found(found))


_OF_DOCUMENTS = (
    select(members.c.component)
    .join(entries, entries.c.position == members.c.position)
    .where(among(entries.c.stream, "streams"))
)
_OF_POSITIONS = select(members).where(among(members.c.position, "positions"))
_OF_KEYS = components_touching(among(touches.c.key, "keys")).add_columns(touches.c.key)
_OF_THESE = select(touches).where(pairs_among(touches.c.key, touches.c.position, "rows"))


def _found(connection: Connection, keys: Collection[str]) -> list[tuple[str, int]]:
    """Return the components of some keys, each with its key."""
    rows = connection.execute(_OF_KEYS, {"keys": list(keys)}).all() if keys else ()
    return list(zip((row.key for row in rows), components_found(row.component for row in rows), strict=True))


def _move(connection: Connection, component: int, target: int) -> None:
    """Merge a component into another: its keys stay with the entries that they have."""
    if component == target:
        return
    moved = connection.execute(_MEMBERS, {"one": component}).scalars().all()
    note_rows(connection, [(position, target) for position in moved], [(position, component) for position in moved])
    connection.execute(_MOVE, {"one": component, "target": target})


_MEMBERS = select(members.c.position).where(members.c.component == bindparam("one"))
_MOVE = update(members).where(members.c.component == bindparam("one")).values(component=bindparam("target"))


def joined(told: Iterable[Touch]) -> dict[int, int]:
    """Return, by the position of each entry, the component that the links of some entries make: its oldest one."""
    parents: dict[int, int] = {}
    first: dict[str, int] = {}
    for touch in told:
        parents.setdefault(touch.position, touch.position)
        for key in touch.links:
            _join(parents, first.setdefault(key, touch.position), touch.position)
    return {position: _root(parents, position) for position in parents}


def _join(parents: dict[int, int], one: int, other: int) -> None:
    """Join two components under the older one's number."""
    first, second = sorted((_root(parents, one), _root(parents, other)))
    parents[second] = first


def _root(parents: dict[int, int], node: int) -> int:
    while parents[node] != node:
        node = parents[node]
    return node
