"""Keeps the touch index: of what is new, of what a mending or a catalogue reads anew, or of the whole log again."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, func, select

from tracker.catalogue.catalogue import Catalogue
from tracker.log.assembly import Logs
from tracker.model.events import Event
from tracker.narrative.effects import Effects
from tracker.narrative.mending import versions
from tracker.store.connection import Store
from tracker.store.declared import touches_of_declared
from tracker.store.keys import event_key
from tracker.store.reading import MOST_POSITIONS, Snapshot, all_logs, logs_from, logs_touching, position_at, state_at
from tracker.store.standing import empty_index, seal
from tracker.store.tables import CATALOGUE, entries
from tracker.store.touch import Touch, Touching, add_touches, components_of, touch_of_head, touch_of_mending

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
    query = select(entries.c.position).where(entries.c.section == CATALOGUE).order_by(entries.c.position)
    starts = list(connection.execute(query).scalars())
    last = position_at(connection, None)
    for start, end in zip(starts, [*(next_start - 1 for next_start in starts[1:]), last], strict=True):
        index_again(connection, state_at(connection, str(start)))
        for first, until in _parts(connection, start, end, at_once):
            index_from(connection, state_at(connection, str(until)), first)
    seal(connection)
    return last


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
    touching = Touching(effects or Effects(logs.catalogue))
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
    older = add_touches(connection, new)
    if mended:  # read anew, a mended event may join its component with others
        logs = logs_touching(connection, state or state_at(connection), sorted(map(event_key, mended)))
        _touch_again(connection, versions(logs.logs, logs.catalogue), logs.catalogue)
        positions = {touch.position for touch in new}
        older = set(components_of(connection, positions).values()) - positions
    return older


def index_again(connection: Connection, state: Snapshot) -> None:
    """Add what entries touch by a new catalogue; what they touched by an older one stays, for answers of that time."""
    logs = all_logs(connection, state)
    events = [event for log in logs.logs for event in log.events]
    _touch_again(connection, [*events, *versions(logs.logs, logs.catalogue)], logs.catalogue)


def _touch_again(connection: Connection, events: Iterable[Event], catalogue: Catalogue) -> None:
    touching = Touching(Effects(catalogue))
    add_touches(connection, [], [touching.of(event) for event in events])
