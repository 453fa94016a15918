"""What the store held at a position, a day or a time: the catalogue in force, and what logs declare beside it."""

from collections.abc import Collection
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from attrs import frozen
from sqlalchemy import Connection, bindparam, select

from tracker.catalogue.catalogue import Catalogue
from tracker.log.assembly import DECLARING
from tracker.model.canonical import digest
from tracker.model.failures import StoreError
from tracker.store.declared import Declarations
from tracker.store.errors import BadMoment, NoSuchPosition, NotYet
from tracker.store.tables import BESIDE_EVENTS, CATALOGUE, entries
from tracker.store.upcasting import read_body

_NO_CATALOGUE = "The store has no catalogue.", "Run 'tracker init' again."

MOST_POSITIONS = 2**31 - 1
"""The highest position that the store can number."""

_LONGEST_MOMENT = 40

_POSITION = (
    select(entries.c.position)
    .where(entries.c.position <= bindparam("position"), entries.c.recorded_at <= bindparam("moment"))
    .order_by(entries.c.position.desc())
    .limit(1)
)
_RECORDED = select(entries.c.recorded_at).where(entries.c.position == bindparam("position")).scalar_subquery()
_NEXT_APPEND = (
    select(entries.c.position)
    .where(entries.c.position > bindparam("position"), entries.c.recorded_at > _RECORDED)
    .order_by(entries.c.position)
    .limit(1)
)


@frozen
class Snapshot:
    """What the store held at a position: the catalogue in force, with what logs declare for themselves."""

    position: int
    catalogue: Catalogue
    declarations: Declarations


def state_at(connection: Connection, recorded_by: str | None = None) -> Snapshot:
    """Read the catalogue and the declarations as they were recorded by a position, a day or a time."""
    position = position_at(connection, recorded_by)
    catalogue = catalogue_in_force(connection, position)
    if catalogue is None:
        raise StoreError(*_NO_CATALOGUE)
    return state_with(connection, position, catalogue, None if recorded_by is None else _whole(connection, position))


def state_with(connection: Connection, position: int, catalogue: Catalogue, whole: int | None = None) -> Snapshot:
    """Return the state that was recorded by a position where the catalogue is known to be in force.

    What was appended together may name what only a later entry of it declares: `whole` is where such an append ends.
    """
    declarations = Declarations(connection, whole or position)
    return Snapshot(position, catalogue if declarations.are_none else catalogue.beside(declarations), declarations)


def declared_by(state: Snapshot, documents: Collection[str]) -> dict[str, dict[str, Any]]:
    """Return the actors and things that some documents declare."""
    declared: dict[str, dict[str, Any]] = {section: {} for section in DECLARING}
    for row in state.declarations.read_all():
        if row.stream in documents:
            declaration = read_body(row.section, row.body)
            declared[row.section][declaration["code"]] = declaration["fields"]
    return declared


def declaring_documents(state: Snapshot) -> set[str]:
    """Name the documents that declare actors or things."""
    return {row.stream for row in state.declarations.read_all()}


def _whole(connection: Connection, position: int) -> int:
    """Return the last position of the append that a position lies in."""
    next_one: int | None = connection.execute(_NEXT_APPEND, {"position": position}).scalar()
    return MOST_POSITIONS if next_one is None else next_one - 1


def catalogue_in_force(connection: Connection, position: int = MOST_POSITIONS) -> Catalogue | None:
    """Read the catalogue that was in force at a position, without what logs declare; None where there was none yet."""
    versions = select(entries.c.body).where(
        entries.c.section == CATALOGUE, BESIDE_EVENTS, entries.c.position <= position
    )
    body = connection.execute(versions.order_by(entries.c.position.desc()).limit(1)).scalar()
    return _catalogue(body) if body is not None else None


@lru_cache(maxsize=2)
def _catalogue(body: str) -> Catalogue:
    """Read a catalogue's text; whoever reads the store again and again reads the same one."""
    return Catalogue(read_body(CATALOGUE, body), digest(body)[:12])


def position_at(connection: Connection, recorded_by: str | None) -> int:
    """Return the last position recorded by a position, a day or a time (UTC); raises NoSuchPosition.

    A position that the store has not reached is refused: the same question would have another answer later.
    """
    if recorded_by and len(recorded_by) > _LONGEST_MOMENT:
        raise BadMoment(f"{recorded_by[:_LONGEST_MOMENT]}...")
    position = int(recorded_by) if recorded_by and recorded_by.isascii() and recorded_by.isdigit() else None
    until = {"position": MOST_POSITIONS, "moment": "~"}  # no moment of a log is written so late
    if position is not None:
        until["position"] = min(position, MOST_POSITIONS)
    elif recorded_by is not None:
        until["moment"] = _end_of(recorded_by)
    found: int | None = connection.execute(_POSITION, until).scalar()
    if position is not None and found is not None and found < position:
        raise NotYet(position, found)
    if found is None and recorded_by is None:
        raise StoreError(*_NO_CATALOGUE)
    if found is None:
        raise NoSuchPosition(recorded_by or "")
    return found


def _end_of(moment: str) -> str:
    """Return the last moment of a day or of a second, as times are stored; raises BadMoment."""
    try:
        return f"{date.fromisoformat(moment).isoformat()}T23:59:59.999999Z"
    except ValueError:
        pass
    try:
        time = datetime.fromisoformat(moment)
    except ValueError:
        raise BadMoment(moment) from None
    try:
        time = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except OverflowError:
        raise BadMoment(moment) from None
    return f"{time.replace(tzinfo=None).isoformat()}Z"
