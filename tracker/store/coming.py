"""What comes up between two days: which fluents have to be replayed for it, and what is read for them.

Plans, and what was set before for a day, are found by their keys; what grows stale by the spans, which say when.
"""

from sqlalchemy import Connection, select

from tracker.narrative.terms import terms_between
from tracker.store.keys import fluent_key, set_for_keys
from tracker.store.snapshots import state_at
from tracker.store.spans import MOST_BEHIND, decided_by, deciding_narrative, keys_of_many, standing_of
from tracker.store.spans_read import ToReplay, days_written
from tracker.store.tables import fluents


def to_replay_coming(connection: Connection, first: int, last: int) -> ToReplay | None:
    """Return what decides all that comes up between two days; None where the spans do not say it."""
    stand = standing_of(connection)
    if not stand.position or not stand.same_catalogue or stand.behind > MOST_BEHIND:
        return None
    state = state_at(connection)
    later = decided_by(connection, state, stand.position + 1, stand.last) if stand.behind else None
    planned = set_for_keys(first, last)
    narrative = deciding_narrative(connection, state, planned)
    ending = [one for one in narrative.fluents if next(terms_between(narrative, one, first, last), None)]
    keys = {*map(fluent_key, ending), *_growing_stale(connection, first, last)}
    read = [*planned, *keys, *keys_of_many(connection, keys), *(later.asked if later else ())]
    return ToReplay(read, frozenset(keys), later, state.catalogue)


def _growing_stale(connection: Connection, first: int, last: int) -> list[str]:
    """Name the fluents of which something grows stale between two days."""
    rows = connection.execute(select(fluents.c.key, fluents.c.stale).where(fluents.c.stale.is_not(None)))
    return [row.key for row in rows if any(first <= day <= last for day in days_written(row.stale))]
