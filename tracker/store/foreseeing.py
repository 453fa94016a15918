"""Reads what an append would append, beside what the store has of all that it touches; nothing is written."""

from collections.abc import Iterable, Sequence

from attrs import evolve

from tracker.catalogue.catalogue import Catalogue
from tracker.log.assembly import Logs, RawLog
from tracker.model.events import Expectation, Log
from tracker.narrative.appending import Foretold
from tracker.narrative.effects import Effects
from tracker.store.comparing import read_beside
from tracker.store.connection import Store
from tracker.store.keys import MANY, is_actor_key, is_one_of_many
from tracker.store.reading import expectations_up_to, logs_touching
from tracker.store.refs import documents
from tracker.store.rows import last_entry
from tracker.store.snapshots import state_with
from tracker.store.standing import check_standing
from tracker.store.touch import Touch, Touching, touch_of_mending


def foresee(store: Store, raws: Sequence[RawLog], catalogue: Catalogue) -> Foretold:
    """Read what an append of some logs would append; raises Refused where these cannot be read."""
    with store.reading() as connection:
        check_standing(connection)
        state = state_with(connection, last_entry(connection).position, catalogue)
        beside = read_beside(connection, state, raws)
        logs = beside.logs
        keys = _keys(logs, state.position + 1)
        expecting = expectations_up_to(connection, state)
        own = {log.document.id for log in logs.logs}
        touched = {key for key in keys if is_actor_key(key)}
        asking = {log.document.id for log in expecting if any(_about(one, touched) for one in log.expectations)}
        mended = {ref for log in logs.logs for mending in log.mendings for ref in mending.of if "/" not in ref}
        read = logs_touching(connection, state, sorted(keys), sorted(asking | mended | own)).logs
        before = _with_expectations(read, [log for log in expecting if log.document.id in asking])
        return Foretold(
            tuple(log for log in before if log.document.id not in own),
            logs,
            state.position + 1,
            len(beside.plan.present),
            frozenset(own & documents(connection)),
        )


def _keys(logs: Logs, first: int) -> set[str]:
    """Name all that the new entries of some logs touch; of one of many, all that is known of it."""
    touching = Touching(Effects(logs.catalogue))
    new: list[Touch] = []
    for log in logs.logs:
        new += [touching.of(event) for event in log.events if event.source.position >= first]
        new += [touch_of_mending(mending) for mending in log.mendings if mending.source.position >= first]
    keys = {key for touch in new for key in (*touch.links, *touch.subjects)}
    return (keys - {MANY}) | {key[1:] for key in keys if is_one_of_many(key)}


def _about(expectation: Expectation, actors: set[str]) -> bool:
    """Say whether an expectation is about any of some actors."""
    return not actors.isdisjoint(expectation.fluent.args)


def _with_expectations(logs: Iterable[Log], expecting: Iterable[Log]) -> list[Log]:
    """Give some logs what they expect."""
    expected = {log.document.id: log.expectations for log in expecting}
    return [evolve(log, expectations=expected.get(log.document.id, ())) for log in logs]
