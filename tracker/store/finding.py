"""Finds events by what they are: the components of those of some actors, a kind, a document, or some days.

What is found is read in parts, so that a long list takes no more memory than what is kept of it.
"""

from collections.abc import Iterator
from typing import Any

from attrs import frozen
from sqlalchemy import ColumnElement, Connection, Select, intersect, or_, select

from tracker.store.keys import kind_key, one_of_many_key, years_between
from tracker.store.reading import key_begins
from tracker.store.standing import components_found, components_touching
from tracker.store.tables import entries, members, touches

AT_ONCE = 500
"""So many components are read together: most have few entries."""


@frozen
class Sought:
    """What events must be: of these actors, this kind and document, and between two days; None is any."""

    actors: tuple[str, ...] = ()
    kind: str | None = None
    document: str | None = None
    first: int | None = None
    last: int | None = None


def components_sought(connection: Connection, sought: Sought) -> Iterator[list[int]]:
    """Yield, in parts, the components that may have such events: each has all that they must be, be it of several."""
    found = sorted(components_found(connection.execute(intersect(*_having(sought))).scalars()))
    return (found[start : start + AT_ONCE] for start in range(0, len(found), AT_ONCE))


def _having(sought: Sought) -> Iterator[Select[Any]]:
    """Yield a query for each thing that an event must be."""
    for actor in sought.actors:
        yield components_touching(touches.c.key.in_((actor, one_of_many_key(actor))))
    if sought.first is not None or sought.last is not None:
        yield components_touching(_within(sought.first, sought.last))
    if sought.document is not None:
        of_document = members.join(entries, entries.c.position == members.c.position)
        yield select(members.c.component).select_from(of_document).where(entries.c.stream == sought.document)
    if sought.kind is not None:
        yield components_touching(touches.c.key == kind_key(sought.kind))
    elif sought == Sought():  # any event will do, and each has a kind
        yield components_touching(key_begins(kind_key("")))


def _within(first: int | None, last: int | None) -> ColumnElement[bool]:
    begin, end, wider = years_between(first, last)
    return or_(touches.c.key.between(begin, end), touches.c.key.in_(wider))
