"""Keeps the touch index: of what is new, of what a mending or a catalogue reads anew, or of the whole log again."""

from collections.abc import Collection, Iterable, Iterator

from attrs import frozen
from sqlalchemy import Connection, func, select

from tracker.catalogue.catalogue import Catalogue
from tracker.log.assembly import DECLARING, Logs
from tracker.model.events import Event
from tracker.narrative.effects import Effects
from tracker.narrative.mending import versions
from tracker.store.amending import Amended, Plain, amended
from tracker.store.connection import Store
from tracker.store.declared import Declarations, touches_of_declared
from tracker.store.finding import Sought, components_sought
from tracker.store.keys import event_key
from tracker.store.reading import logs_from, logs_linked, logs_touching
from tracker.store.snapshots import MOST_POSITIONS, Snapshot, position_at, state_at
from tracker.store.standing import empty_index, seal
from tracker.store.tables import BESIDE_EVENTS, CATALOGUE, entries
from tracker.store.touch import Touch, Touching, add_touches, components_of, touch_of_head, touch_of_mending
from tracker.store.upcasting import read_body

AT_ONCE = 5_000
"""So many entries are read together, or as many as one append had."""


def rebuild(store: Store) -> int:
    """Drop the index and build it anew from the entries; return how many were read."""
    with store.writing() as connection:
        empty_index(connection)
        return index_all(connection)


def index_all(connection: Connection, at_once: int = AT_ONCE) -> int:
    """Fill an empty index from the entries, each read with the catalogue of its time; return how many were read.

    A long log is read in parts. What was appended together is never parted: its entries may name later ones.
    """
    last = position_at(connection, None)
    for epoch in epochs(connection):
        index_again(connection, state_at(connection, str(epoch.first)), epoch.amended)
        for first, until in _parts(connection, epoch.first, epoch.last, at_once):
            index_from(connection, state_at(connection, str(until)), first)
    seal(connection)
    return last


@frozen
class Epoch:
    """For which positions a version of the catalogue was in force, and what it changed for the entries before."""

    first: int
    last: int
    amended: Amended


def epochs(connection: Connection) -> list[Epoch]:
    """List the versions of the catalogue, the first one first."""
    query = select(entries.c.position, entries.c.body).where(entries.c.section == CATALOGUE, BESIDE_EVENTS)
    rows = connection.execute(query.order_by(entries.c.position)).all()
    ends = [*(row.position - 1 for row in rows[1:]), position_at(connection, None)]
    found: list[Epoch] = []
    before: Plain = {}
    for row, last in zip(rows, ends, strict=True):
        now = read_body(CATALOGUE, row.body)
        found.append(Epoch(row.position, last, amended_by(connection, row.position, before, now)))
        before = now
    return found


def amended_by(connection: Connection, position: int, old: Plain, new: Plain) -> Amended:
    """Say what a version of the catalogue, at a position, changes for the entries before it."""

    def are_declared(codes: Collection[str]) -> bool:
        declarations = Declarations(connection, position)
        return not all(set(codes).isdisjoint(declarations.all_fields(section)) for section in DECLARING)

    return amended(old, new, are_declared)


def _parts(connection: Connection, start: int, end: int, at_once: int) -> Iterator[tuple[int, int]]:
    """Part a run of positions where an append begins, after so many entries at least."""
    of_append = select(func.min(entries.c.position)).where(entries.c.position.between(start, end))
    first = start
    for begin in sorted(connection.execute(of_append.group_by(entries.c.recorded_at)).scalars()):
        if begin - first >= at_once:
            yield first, begin - 1
            first = begin
    yield first, end


def index_from(connection: Connection, state: Snapshot, first: int) -> None:
    """Index the entries of a store from a position on: what they declare before what names it."""
    index_declared(connection, first, state.position)
    index_logs(connection, logs_from(connection, state, first), first, state)


def index_declared(connection: Connection, first: int, until: int = MOST_POSITIONS) -> None:
    """Index the actors and things that logs declare between two positions."""
    add_touches(connection, touches_of_declared(connection, first, until))


def index_logs(
    connection: Connection, logs: Logs, first: int, state: Snapshot | None = None, effects: Effects | None = None
) -> set[int]:
    """Index the entries of some logs from a position on; a correction's event is indexed as it is mended, too.

    Returns the components of these entries that have older ones, too.
    """
    new, mended = told_touches(logs, first, effects or Effects(logs.catalogue))
    older = add_touches(connection, new)
    if mended:  # read anew, a mended event may join its component with others
        logs = logs_touching(connection, state or state_at(connection), sorted(map(event_key, mended)))
        _touch_again(connection, versions(logs.logs, logs.catalogue), logs.catalogue)
        positions = {touch.position for touch in new}
        older = set(components_of(connection, positions).values()) - positions
    return older


def told_touches(logs: Logs, first: int, effects: Effects) -> tuple[list[Touch], set[str]]:
    """Return what the entries of some logs touch, from a position on, and what their mendings mend."""
    touching = Touching(effects)
    new: list[Touch] = []
    mended: set[str] = set()
    for log in logs.logs:
        head = touch_of_head(log.document) if log.document.source.position >= first else None
        new += [head] if head else []
        new += [touching.of(event) for event in log.events if event.source.position >= first]
        for mending in log.mendings:
            if mending.source.position >= first:
                new.append(touch_of_mending(mending))
                mended.update(mending.of)
    return new, mended


def index_again(connection: Connection, state: Snapshot, changed: Amended) -> None:
    """Add what entries touch by a new catalogue; what they touched by an older one stays, for answers of that time."""
    for kind in [None] if changed.everything else sorted(changed.kinds):
        for components in components_sought(connection, Sought(kind=kind)):
            logs = logs_linked(connection, state, components, ())
            _touch_again(connection, readings_of(logs, changed), logs.catalogue)


def readings_of(logs: Logs, changed: Amended) -> list[Event]:
    """List the events of some logs, and every reading that corrections made of them, that a catalogue reads anew."""
    events = [event for log in logs.logs for event in log.events]
    return [event for event in (*events, *versions(logs.logs, logs.catalogue)) if changed.covers(event.kind)]


def _touch_again(connection: Connection, events: Iterable[Event], catalogue: Catalogue) -> None:
    touching = Touching(Effects(catalogue))
    add_touches(connection, [], [touching.of(event) for event in events])
