"""Holds the spans against the log: each is worked out again, and what differs is named."""

import gc
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, func, select

from tracker.narrative.spans import FluentSpans, all_spans
from tracker.store.errors import REMAKE_SPANS
from tracker.store.keys import fluent_key
from tracker.store.lists import among
from tracker.store.looking import Difference
from tracker.store.snapshots import Snapshot, state_at
from tracker.store.spans import (
    AT_ONCE,
    decided_by,
    deciding_narrative,
    end_of_append,
    fluent_row,
    is_position,
    span_row,
    standing_of,
    stated_position,
)
from tracker.store.tables import fluents, spans


def differing_spans(connection: Connection) -> Iterator[Difference]:
    """Name the first fluent whose spans are not what the log says, and how many more there are.

    Spans that no question reads, for the catalogue came later, are not looked at.
    """
    stand = standing_of(connection)
    stated = stated_position(connection)
    if not is_position(stated, stand.last):
        yield Difference("spanned", None, f"The spans cannot stand for the log up to {stated!r}.", REMAKE_SPANS)
        return
    if not stand.position or not stand.same_catalogue:
        return
    state = state_at(connection)
    wrong = sorted(map(str, _wrong(connection, state, stand.position, stand.last)))
    if wrong:
        more = f" {len(wrong) - 1} more differ." if len(wrong) > 1 else ""
        yield Difference("spans", None, f"The spans of {wrong[0]} are not what the entries say.{more}", REMAKE_SPANS)


def _wrong(connection: Connection, state: Snapshot, until: int, end: int) -> Iterator[str]:
    """Yield the keys of the fluents that differ; what later entries decide waits to be renewed, and may."""
    seen: set[str] = set()
    later = decided_by(connection, state, until + 1, end)
    first = 1
    while first <= until:
        last = min(end_of_append(connection, first + AT_ONCE - 1), until)
        decided = decided_by(connection, state, first, last)
        narrative = deciding_narrative(connection, state, decided.asked)
        new = [f for f in narrative.fluents if decided.decides(f, state.catalogue) and fluent_key(f) not in seen]
        seen.update(map(fluent_key, new))
        settled = [fluent for fluent in new if not later.decides(fluent, state.catalogue)]
        yield from _differing(connection, all_spans(narrative, settled), end)
        first = last + 1
        if first <= until:
            gc.collect()  # as when they are renewed
    kept = connection.execute(select(fluents.c.key)).scalars()
    yield from (key for key in kept if key not in seen and key not in later.keys)
    orphans = select(func.count()).select_from(spans.outerjoin(fluents, fluents.c.number == spans.c.fluent))
    if connection.execute(orphans.where(fluents.c.number.is_(None))).scalar():
        yield "no fluent at all"


def _differing(connection: Connection, found: Iterable[FluentSpans], end: int) -> Iterator[str]:
    """Yield the keys of those fluents of which the store has other spans than were found, or for another log."""
    wanted = {fluent_key(one.fluent): one for one in found}
    rows = connection.execute(select(fluents).where(among(fluents.c.key, "keys")), {"keys": [*wanted]}).all()
    kept = {row.key: tuple(row) for row in rows}
    numbers = [row.number for row in rows]
    query = select(spans).where(among(spans.c.fluent, "numbers")).order_by(spans.c.fluent, spans.c.place)
    of_fluent: dict[int, list[tuple[object, ...]]] = {}
    for row in connection.execute(query, {"numbers": numbers}):
        of_fluent.setdefault(row.fluent, []).append(tuple(row))
    for key, one in wanted.items():
        there = kept.get(key)
        number = int(there[0]) if there else 0
        made = [span_row(number, place, span) for place, span in enumerate(one.spans)]
        same = there is not None and fluent_row(number, key, one, 0)[:-1] == there[:-1] and is_position(there[-1], end)
        if not same or of_fluent.get(number, []) != made:
            yield key
