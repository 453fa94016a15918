"""Whether the index says what the entries say: worked out again from these, some components after the others.

The rows of a part are compared as sets with what its entries touch; that no two components have a link in common, and
that no entry was left out, is seen by one look at the keys and one at the log. So a long log takes no more memory.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select, union

from tracker.log.assembly import DECLARING
from tracker.narrative.effects import Effects
from tracker.narrative.mending import versions
from tracker.store.declared import entry_rows, touches_of_declared_rows
from tracker.store.indexing import Epoch, epochs, readings_of, told_touches
from tracker.store.lists import among
from tracker.store.reading import Snapshot, logs_of, state_at
from tracker.store.standing import IndexRow
from tracker.store.tables import HEAD, entries, members, touches
from tracker.store.touch import Touch, Touching, joined, touch_of_head

AT_ONCE = 500
"""So many components are compared together."""

_COMPONENTS = union(select(members.c.component), select(touches.c.component))
_MEMBERS = select(members).where(among(members.c.component, "components"))
_TOUCHES = select(touches).where(among(touches.c.component, "components"))
_ROWS = entry_rows().where(
    entries.c.position.in_(select(members.c.position).where(among(members.c.component, "components")))
)
_LEFT_OUT = (
    select(entries.c.position)
    .join(members, members.c.position == entries.c.position, isouter=True)
    .where(members.c.position.is_(None))
)
_LINKED_TWICE = (
    select(func.min(touches.c.component))
    .where(or_(*(and_(touches.c.key >= link, touches.c.key < behind) for link, behind in (("#", "$"), ("=", ">")))))
    .group_by(touches.c.key)
    .having(func.count() > 1)
    .limit(1)
)


def first_difference(connection: Connection) -> int | None:
    """Return the first position at which the index does not say what the entries say."""
    states = [(epoch, _state(connection, epoch)) for epoch in epochs(connection)]
    found = [*_left_out(connection, states[-1][1])]
    components = list(connection.execute(_COMPONENTS).scalars())
    found += [position for position in connection.execute(_LINKED_TWICE).scalars() if type(position) is int]
    if not all(type(component) is int for component in components):
        return min([0, *found])
    for start in range(0, len(components), AT_ONCE):
        part = sorted(components[start : start + AT_ONCE])
        differing = _kept(connection, part) ^ _made(connection, states, part)
        found += [position for position, _ in differing if type(position) is int]
    return min(found, default=None)


def _state(connection: Connection, epoch: Epoch) -> Snapshot:
    """Return the state at the end of an epoch, with all that logs declare: the index is not asked for it."""
    state = state_at(connection, str(epoch.last))
    state.declarations.read_all()
    return state


def _kept(connection: Connection, components: Sequence[int]) -> set[IndexRow]:
    """Return what the index has of some components: positions with their components, components with their keys."""
    asked = {"components": components}
    found: set[IndexRow] = {(position, component) for position, component in connection.execute(_MEMBERS, asked).all()}
    found.update([(component, key) for key, component in connection.execute(_TOUCHES, asked).all()])
    return found


def _made(connection: Connection, states: Sequence[tuple[Epoch, Snapshot]], components: Sequence[int]) -> set[IndexRow]:
    """Return what the index should have of the entries that it puts into some components."""
    rows = connection.execute(_ROWS, {"components": components}).all()
    told = [touch for epoch, state in states for touch in _touched(connection, epoch, state, rows)]
    roots = joined(told)
    found: set[IndexRow] = {(touch.position, roots[touch.position]) for touch in told}
    return found.union((roots[touch.position], key) for touch in told for key in (*touch.links, *touch.subjects))


def _touched(connection: Connection, epoch: Epoch, state: Snapshot, rows: Iterable[Any]) -> Iterator[Touch]:
    """Yield what entries touch that were appended in an epoch, and what earlier ones do by its catalogue."""
    known = [row for row in rows if row.position <= epoch.last]
    new = [row for row in known if row.position >= epoch.first]
    if not new and not epoch.amended:
        return
    yield from touches_of_declared_rows(row for row in new if row.section in DECLARING)
    logs = logs_of(connection, state, known)
    effects = Effects(logs.catalogue)
    told, mended = told_touches(logs, epoch.first, effects)
    yield from told
    again = [*versions(logs.logs, logs.catalogue)] if mended else []
    if epoch.amended:
        before = logs_of(connection, state, [row for row in known if row.position < epoch.first])
        again += readings_of(before, epoch.amended)
    yield from map(Touching(effects).of, again)


def _left_out(connection: Connection, state: Snapshot) -> Iterator[int]:
    """Yield the first entry that is in no component and should be, and heads that cover a format."""
    of_sections = _LEFT_OUT.where(entries.c.section.in_(("events", "mending", *DECLARING)))
    yield from connection.execute(of_sections.order_by(entries.c.position).limit(1)).scalars()
    covering = _LEFT_OUT.where(entries.c.section == HEAD, entries.c.body.contains('"covers"'))
    positions = {"positions": [*connection.execute(covering).scalars()]}
    rows = connection.execute(entry_rows().where(among(entries.c.position, "positions")), positions).all()
    heads = (log.document for log in logs_of(connection, state, rows).logs)
    yield from (head.source.position for head in heads if touch_of_head(head))
