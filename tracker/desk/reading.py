"""How every question is read: the state of the store, the subject, what can decide about it, and what is told of it."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from attrs import evolve, frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.desk.bounds import Bounds
from tracker.desk.opened import Opened
from tracker.log.assembly import Logs
from tracker.model.events import Log
from tracker.narrative.narrative import Narrative
from tracker.projections.gate import sayable_narrative
from tracker.projections.relation import Asked
from tracker.store.connection import StoreConnection
from tracker.store.leaves import root_at
from tracker.store.reading import all_logs, declaring_documents, logs_touching, state_at
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
        subject = question.subject(state.catalogue)
        keys = question.keys(connection, state.catalogue, subject)
        if keys is None:
            logs = all_logs(connection, state)
        else:
            logs = logs_touching(connection, state, keys, questions=question.open)
        root = root_at(connection, state.position) if rooted else b""
        heads = logs_touching(connection, state, (), declaring_documents(state)).logs if declaring else ()
    asked = Asked(bounds.on, bounds.known_by, bounds.recorded_by, state.catalogue.version, state.position)
    return ReadLogs(subject, logs, asked, root, tuple(heads))


def tell(opened: Opened, question: Inquiry[Subject], bounds: Bounds) -> AskedNarrative[Subject]:
    """Read what can decide a question, and tell what may be said of it, as far as was known."""
    found = read_logs(opened, question, bounds)
    narrative = sayable_narrative(found.logs.logs, found.logs.catalogue, bounds.known_by)
    return AskedNarrative(found.subject, narrative, found.asked)
