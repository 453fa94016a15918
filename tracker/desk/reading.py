"""How every question is read: the state of the store, the subject, what can decide about it, and what is told of it."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from attrs import evolve, frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.desk.bounds import Bounds
from tracker.desk.opened import Opened
from tracker.desk.withholding import declaring_heads, open_catalogue
from tracker.log.assembly import Logs
from tracker.model.events import Log
from tracker.narrative.narrative import Narrative
from tracker.projections.gate import Gate, gate_of, sayable_narrative, without_names
from tracker.projections.relation import Asked
from tracker.store.connection import StoreConnection
from tracker.store.leaves import root_at
from tracker.store.reading import Snapshot, all_logs, logs_touching, state_at
from tracker.store.standing import check_standing

Subject = TypeVar("Subject")
Keys = Sequence[str] | None
"""What is read for an answer: the keys of the touch index, or None for everything."""


@frozen
class Inquiry(Generic[Subject]):
    """Whom or what a question is about, by the store's catalogue, and what can decide it.

    `open` asks for the documents' open questions too.
    """

    subject: Callable[[Catalogue], Subject]
    keys: Callable[[StoreConnection, Catalogue, Subject], Keys]
    open: bool = False


@frozen
class ReadLogs(Generic[Subject]):
    """What was read for a question: its subject, the logs that can decide it, what was asked, and the log's root.

    `declaring` are further documents, by their heads, that declare actors and things.
    """

    subject: Subject
    logs: Logs
    asked: Asked
    root: bytes
    declaring: tuple[Log, ...] = ()


@frozen
class AskedNarrative(Generic[Subject]):
    """What is told of a subject as far as was known, and what was asked."""

    subject: Subject
    narrative: Narrative
    asked: Asked

    def on(self, day: int) -> Asked:
        """Return what was asked, for another day."""
        return evolve(self.asked, on=day)


def read_logs(
    opened: Opened, question: Inquiry[Subject], bounds: Bounds, *, rooted: bool = False, declaring: bool = False
) -> ReadLogs[Subject]:
    """Read from the store what can decide a question, as it was recorded by then.

    With the log's root and the heads of what declares actors and things, where these are asked for.
    """
    with opened.store.reading() as connection:
        check_standing(connection)
        state = state_at(connection, bounds.recorded_by)
        subject = question.subject(open_catalogue(connection, state, opened.handling))
        keys = question.keys(connection, state.catalogue, subject)
        if keys is None:
            logs = all_logs(connection, state)
        else:
            logs = logs_touching(connection, state, keys, questions=question.open)
        root = root_at(connection, state.position) if rooted else b""
        heads = declaring_heads(connection, state) if declaring or opened.handling else ()
    return ReadLogs(subject, logs, as_asked(state, bounds), root, heads)


def as_asked(state: Snapshot, bounds: Bounds) -> Asked:
    """Return what is asked of a state of the store."""
    return Asked(bounds.on, bounds.known_by, bounds.recorded_by, state.catalogue.version, state.position)


def tell(opened: Opened, question: Inquiry[Subject], bounds: Bounds) -> AskedNarrative[Subject]:
    """Read what can decide a question, and tell what may be said of it, as far as was known."""
    found = read_logs(opened, question, bounds)
    return AskedNarrative(found.subject, narrative_of(found, opened.handling), found.asked)


def narrative_of(found: ReadLogs[Subject], mark: str) -> Narrative:
    """Tell what may be said of what was read, as far as was known."""
    gate, named = judged(found, mark)
    return sayable_narrative(found.logs.logs, named, found.asked.known_by, gate)


def judged(found: ReadLogs[Subject], mark: str) -> tuple[Gate, Catalogue]:
    """Return what may be told of what was read, and the catalogue without the names that only the rest declares."""
    logs = [*found.logs.logs, *found.declaring]
    gate = gate_of(logs, found.logs.catalogue, mark)
    return gate, without_names(found.logs.catalogue, logs, gate)
