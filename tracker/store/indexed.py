"""Whether the index says what the entries say: worked out again from these, some components after the others.

The members of a part are compared as sets with what its entries touch. Of the keys of a component a sum is kept, of
their hashes by Python, which are others in each run: nobody can make two keys whose sum is that of two others. One look
at the index, in the order of its keys, takes away again what is there; it also sees that no two components have a link
in common, and one look at the log that no entry was left out. So a long log takes sixteen bytes an entry.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, func, select

from tracker.log.assembly import DECLARING
from tracker.narrative.effects import Effects
from tracker.narrative.mending import versions
from tracker.store.declared import entry_rows, touches_of_declared_rows
from tracker.store.indexing import Epoch, epochs, readings_of, told_touches
from tracker.store.lists import among
from tracker.store.reading import logs_of
from tracker.store.snapshots import Snapshot, state_at
from tracker.store.tables import BESIDE_EVENTS, HEAD, entries, members, touches
from tracker.store.touch import Touch, Touching, joined, touch_of_head

AT_ONCE = 500
"""So many components are compared together."""

AT_MOST = 10_000
"""So many rows of the index are held at once."""

_COMPONENTS = select(members.c.component).distinct()
_MEMBERS = select(members).where(among(members.c.component, "components"))
_KEYS = select(touches).order_by(touches.c.key)
_ROWS = entry_rows().where(
    entries.c.position.in_(select(members.c.position).where(among(members.c.component, "components")))
)
_LEFT_OUT = (
    select(entries.c.position)
    .join(members, members.c.position == entries.c.position, isouter=True)
    .where(members.c.position.is_(None))
)
_NEXT = entries.alias()
_FIRST_GAP = (
    select(func.min(entries.c.position) + 1)
    .join(_NEXT, _NEXT.c.position == entries.c.position + 1, isouter=True)
    .where(_NEXT.c.position.is_(None))
)
_SIZE = select(func.count(), func.max(entries.c.position))
_LINKING = ("#", "=")
_MOST = 2**64 - 1


def first_difference(connection: Connection) -> int | None:
    """Return the first position at which the index does not say what the entries say."""
    states = [(epoch, _state(connection, epoch)) for epoch in epochs(connection)]
    found = [*_left_out(connection, states[-1][1])]
    size, last = connection.execute(_SIZE).one()
    if last != size:  # no array is made as long as a position that somebody wrote
        gap: int = connection.execute(_FIRST_GAP).scalar_one()
        return min(gap, *found)
    components = list(connection.execute(_COMPONENTS).scalars())
    if not all(type(component) is int and 0 < component <= last for component in components):
        return min([0, *found])
    components.sort()
    sums, roots = array("Q", bytes(8 * (last + 1))), array("Q", bytes(8 * (last + 1)))
    for start in range(0, len(components), AT_ONCE):
        part = components[start : start + AT_ONCE]
        placed, keys = _made(connection, states, part)
        kept = {(position, component) for position, component in connection.execute(_MEMBERS, {"components": part})}
        found += [position for position, _ in kept ^ placed if type(position) is int]
        for position, root in placed:
            roots[position] = root
        for root, key in keys:
            sums[root] = (sums[root] + hash(key)) & _MOST
    found += _taken_away(connection, sums, roots)
    found += islice((root for root, left in enumerate(sums) if left), 1)
    return min(found, default=None)


def _taken_away(connection: Connection, sums: "array[int]", roots: "array[int]") -> Iterator[int]:
    """Take the keys that the index has away from the sums; yield each entry that has keys of no component."""
    with connection.execute(_KEYS, execution_options={"yield_per": AT_MOST}) as rows:
        for key, having in groupby(rows, itemgetter(0)):
            found = {}
            for _, position in having:
                known = type(position) is int and 0 < position < len(roots) and roots[position]
                found[known or 0] = position
            if 0 in found:
                yield found[0] if type(found[0]) is int else 0
                del found[0]
            if len(found) > 1 and str(key)[:1] in _LINKING:
                yield min(found)
            for root in found:
                sums[root] = (sums[root] - hash(key)) & _MOST


def _state(connection: Connection, epoch: Epoch) -> Snapshot:
    """Return the state at the end of an epoch, with all that logs declare: the index is not asked for it."""
    state = state_at(connection, str(epoch.last))
    state.declarations.read_all()
    return state


def _made(
    connection: Connection, states: Sequence[tuple[Epoch, Snapshot]], components: Sequence[int]
) -> tuple[set[tuple[int, int]], set[tuple[int, str]]]:
    """Return what the index should have of some components: positions with theirs, and they with their keys."""
    rows = connection.execute(_ROWS, {"components": components}).all()
    told = [touch for epoch, state in states for touch in _touched(connection, epoch, state, rows)]
    roots = joined(told)
    keys = {(roots[touch.position], key) for touch in told for key in chain(touch.links, touch.subjects)}
    return {(touch.position, roots[touch.position]) for touch in told}, keys


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
    covering = _LEFT_OUT.where(entries.c.section == HEAD, BESIDE_EVENTS, entries.c.body.contains('"covers"'))
    positions = {"positions": [*connection.execute(covering).scalars()]}
    rows = connection.execute(entry_rows().where(among(entries.c.position, "positions")), positions).all()
    heads = (log.document for log in logs_of(connection, state, rows).logs)
    yield from (head.source.position for head in heads if touch_of_head(head))
