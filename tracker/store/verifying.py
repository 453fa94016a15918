"""Verifies a store: everything that is kept is computed again from the entries, and what differs is named."""

from collections.abc import Iterator

from attrs import frozen
from sqlalchemy import Connection, bindparam, select
from sqlalchemy.exc import DBAPIError

from tracker.model.failures import StoreError
from tracker.store.guards import wrong_guards
from tracker.store.indexed import first_difference
from tracker.store.leaves import NoLeaf
from tracker.store.looking import APPEND_AGAIN, Difference, Looks, strange_files
from tracker.store.proof.checkpoint import Checkpoint, checkpoint_of
from tracker.store.proof.merkle import is_consistent
from tracker.store.proof.stamp import Stamp
from tracker.store.proving import consistency
from tracker.store.shapes import wrong_shapes
from tracker.store.spans_compared import differing_spans
from tracker.store.standing import REBUILD, index_stands
from tracker.store.tables import entries, leaves
from tracker.text.characters import shown

AT_ONCE = 2_000


@frozen
class Verified:
    """What was found: the log as computed again, what differs, the older checkpoint, and the time stamp of that."""

    checkpoint: Checkpoint
    differences: tuple[Difference, ...]
    against: Checkpoint | None = None
    stamp: Stamp | None = None


def verify_store(connection: Connection, against: Checkpoint | None = None, origin: str | None = None) -> Verified:
    """Compute everything again from the entries; nothing is changed.

    An older checkpoint has to have the log's own origin, or the one that is given.
    """
    seen = Looks(against.size if against else 0)
    found = [
        *_guards(connection),
        *_intact(connection),
        *_entries(connection, seen),
        *_beyond(connection, seen),
        *_places(connection),
    ]
    checkpoint = checkpoint_of(seen.origin, seen.size, seen.root, seen.recorded_at)
    if against is not None:
        found += _extended(connection, seen, against, origin or seen.origin)
    found += _index(connection)
    if not found:  # what is made of a log that differs is not worth comparing
        found += differing_spans(connection)
    return Verified(checkpoint, tuple(found), against)


def _guards(connection: Connection) -> Iterator[Difference]:
    remedy = "Somebody who owns the database took it in hand: compare it with a backup and its checkpoint."
    if wrong := wrong_guards(connection):
        yield Difference("guards", None, f"Of the guards of the log, {', '.join(wrong)}.", remedy)
    if wrong := wrong_shapes(connection):
        yield Difference("tables", None, f"Of the tables, {', '.join(wrong)}.", remedy)


def _intact(connection: Connection) -> Iterator[Difference]:
    """Ask SQLite whether its file is whole; a server looks after its own."""
    if connection.dialect.name == "sqlite":
        said = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
        if said != "ok":
            yield Difference("file", None, f"SQLite says of the file: {' '.join(str(said).split())}.")


def _entries(connection: Connection, seen: Looks) -> Iterator[Difference]:
    """Look at every entry in order; of each sort of difference the first is told, and how many more there are."""
    first: dict[str, Difference] = {}
    more: dict[str, int] = {}
    for difference in _differences(connection, seen):
        if difference.code in first:
            more[difference.code] = more.get(difference.code, 0) + 1
        else:
            first[difference.code] = difference
    for code, difference in first.items():
        yield difference.with_more(more.get(code, 0))


def _differences(connection: Connection, seen: Looks) -> Iterator[Difference]:
    try:
        with connection.execute(_ENTRIES, {"after": 0}, execution_options={"yield_per": AT_ONCE}) as rows:
            names = list(rows.keys())
            for row in rows:
                yield from seen.look(dict(zip(names, row, strict=True)))
    except (DBAPIError, TypeError):  # SQLite can be made to keep what is no text under the name of one
        yield from _one_by_one(connection, seen)


_ENTRIES = (
    select(entries, leaves.c.hashes)
    .join(leaves, leaves.c.position == entries.c.position, isouter=True)
    .where(entries.c.position > bindparam("after"))
    .order_by(entries.c.position)
)


def _one_by_one(connection: Connection, seen: Looks) -> Iterator[Difference]:
    """Go on after what many rows read together could not tell: find the one that cannot be read."""
    one = _ENTRIES.limit(1)
    try:
        while row := connection.execute(one, {"after": seen.size}).first():
            yield from seen.look(row._asdict())
    except (DBAPIError, TypeError) as error:
        message = f"The entry at position {seen.size + 1} cannot be read: {_said(error)}."
        yield Difference("unreadable", seen.size + 1, message)


def _beyond(connection: Connection, seen: Looks) -> Iterator[Difference]:
    """Find a leaf whose entry is gone."""
    alone = select(leaves.c.position).join(entries, entries.c.position == leaves.c.position, isouter=True)
    query = alone.where(entries.c.position.is_(None)).order_by(leaves.c.position).limit(1)
    position = connection.execute(query).scalar()
    if position is not None:
        message = f"Position {position} has a leaf in the proof tree, and no entry: the entry is gone."
        yield Difference("entry-gone", position, message)
    if not seen.size:
        yield Difference("empty", None, "The log has no entries, not even a catalogue.")


def _places(connection: Connection) -> Iterator[Difference]:
    """Find the first name of a file that cannot have come through the program."""
    try:
        for position, message in strange_files(connection):
            yield Difference("file-name", position, message, APPEND_AGAIN)
            return
    except (DBAPIError, TypeError) as error:
        yield Difference("file-name", None, f"The names of files cannot be read: {_said(error)}.", APPEND_AGAIN)


def _extended(connection: Connection, seen: Looks, old: Checkpoint, origin: str) -> Iterator[Difference]:
    """Hold the log against an older checkpoint of it."""
    if old.origin != origin:
        message = f"The checkpoint is that of the log '{shown(old.origin)}', and not of '{shown(origin)}'."
        remedy = "Name the checkpoint of this log; --origin says under which name an older one was made."
        yield Difference("origin", None, message, remedy)
    other = f"is the checkpoint of another log ('{shown(old.origin)}'; this is '{seen.origin}')"
    if old.size > seen.size:
        has = f"The checkpoint speaks of {old.size} entries, and the log has {seen.size}"
        message = f"{has}: was it cut back, or {other}?"
        yield Difference("cut-back", seen.size + 1, message)
    elif old.root != seen.old_root:
        message = f"The first {old.size} entries are not those of the checkpoint: was one changed, or {other}?"
        yield Difference("rewritten", None, message)
    else:
        yield from _proved(connection, seen, old)
        if old.recorded_at not in ("", seen.old_recorded_at):
            message = (
                f"The checkpoint says that position {old.size} was recorded at {shown(old.recorded_at)}; it was not."
            )
            yield Difference("date", old.size, message, "Ask for the checkpoint again where it comes from.")


def _proved(connection: Connection, seen: Looks, old: Checkpoint) -> Iterator[Difference]:
    """Make a consistency proof from what is stored, and verify it against the roots computed again."""
    try:
        proof = consistency(connection, old.size, seen.size)
    except NoLeaf as error:
        yield Difference("proof", None, str(error))
        return
    if not is_consistent(old.size, seen.size, old.root, seen.root, proof):
        message = "The proof tree as it is stored does not prove that the log extends the checkpoint's."
        yield Difference("proof", None, message)


def _index(connection: Connection) -> Iterator[Difference]:
    """Work out again what the index says, reading every entry with its catalogue, and compare."""
    try:
        position = first_difference(connection)
    except StoreError as error:
        yield Difference("reading", None, f"{error}")
        return
    except DBAPIError as error:
        yield Difference("index", None, f"The index cannot be read: {_said(error)}.", REBUILD)
        return
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        yield Difference("reading", None, f"The entries cannot be read as a log ({_said(error)}).")
        return
    if position is not None:
        message = f"The index does not say what the entries say, first at position {position}."
        yield Difference("index", position, message, REBUILD)
    elif not index_stands(connection):
        yield Difference("index", None, "The index is right, and the store does not say that it is.", REBUILD)


def _said(error: Exception) -> str:
    return shown(str(getattr(error, "orig", error)).partition("\n")[0].rstrip("."))
