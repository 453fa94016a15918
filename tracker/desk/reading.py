"""How every question is read: the state of the store, the subject, what can decide about it, and what is told of it."""

import re
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Generic, TypeVar

from attrs import evolve, frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.desk.bounds import Bounds
from tracker.desk.opened import Opened
from tracker.desk.withholding import declaring_heads, heads_today, open_catalogue
from tracker.log.assembly import Logs
from tracker.model.catalogue import Fluent
from tracker.model.events import Log
from tracker.narrative.narrative import Narrative
from tracker.projections.gate import Gate, corrected_heads, gate_of, highest, sayable_narrative, without_names
from tracker.projections.relation import Asked
from tracker.store.connection import StoreConnection
from tracker.store.finding import Sought, components_sought
from tracker.store.leaves import root_at
from tracker.store.reading import all_logs, logs_linked, logs_touching
from tracker.store.snapshots import Snapshot, declaring_documents, state_at
from tracker.store.spans_read import ToReplay
from tracker.store.standing import check_standing

Subject = TypeVar("Subject")
Keys = Sequence[str] | ToReplay | Sought | None
"""What is read for an answer: by keys of the touch index, by what spans name or events must be, or None for all."""

_CODE = re.compile(r"[A-Za-z0-9+-]+")


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

    `declaring` are documents, by their heads, that declare actors and things; those in `naming` declare what is named.
    `today` are the documents by their heads as they stand now, where a past state is asked. `whole` says of which
    fluents all is read, where that is not so of each.
    """

    subject: Subject
    logs: Logs
    asked: Asked
    root: bytes
    declaring: tuple[Log, ...] = ()
    naming: frozenset[str] = frozenset()
    today: tuple[Log, ...] = ()
    whole: Callable[[Fluent], bool] | None = None


@frozen
class AskedNarrative(Generic[Subject]):
    """What is told of a subject as far as was known, and what was asked.

    `mark` is the strictest of the documents that it rests on.
    """

    subject: Subject
    narrative: Narrative
    asked: Asked
    mark: str

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
        logs = _logs_for(connection, state, keys, questions=question.open)
        root = root_at(connection, state.position) if rooted else b""
        naming = frozenset(declaring_documents(state) if keys is None else state.declarations.naming)
        heads = declaring_heads(connection, state, None if declaring or opened.handling else naming)
        today = heads_today(connection, state, bounds.recorded_by, [*logs.logs, *heads])
    whole = keys.has_all_of if isinstance(keys, ToReplay) else None
    return ReadLogs(subject, logs, as_asked(state, bounds), root, heads, naming, today, whole)


def _logs_for(connection: StoreConnection, state: Snapshot, keys: Keys, *, questions: bool) -> Logs:
    """Read the logs that some keys name, or what events must be, or all; what is named is looked up."""
    if keys is None:
        return all_logs(connection, state)
    if isinstance(keys, Sought):
        state.declarations.name(keys.actors)
        return logs_linked(connection, state, chain.from_iterable(components_sought(connection, keys)), ())
    wanted = keys.keys if isinstance(keys, ToReplay) else keys
    state.declarations.name({code for key in wanted for code in _CODE.findall(key)})
    return logs_touching(connection, state, wanted, questions=questions)


def as_asked(state: Snapshot, bounds: Bounds) -> Asked:
    """Return what is asked of a state of the store."""
    return Asked(bounds.on, bounds.known_by, bounds.recorded_by, state.catalogue.version, state.position)


def tell(opened: Opened, question: Inquiry[Subject], bounds: Bounds) -> AskedNarrative[Subject]:
    """Read what can decide a question, and tell what may be said of it, as far as was known."""
    found = read_logs(opened, question, bounds)
    gate, named = judged(found, opened.handling)
    narrative = told_whole(sayable_narrative(found.logs.logs, named, bounds.known_by, gate), found)
    return AskedNarrative(found.subject, narrative, found.asked, mark_of(found, narrative, gate))


def mark_of(found: ReadLogs[Subject], narrative: Narrative, gate: Gate) -> str:
    """Return the strictest mark of the documents that are told of, and of those that declare what is named."""
    catalogue, declaring = found.logs.catalogue, found.naming - gate.withheld
    heads = [head for logs in (found.declaring, found.today) for head in corrected_heads(logs, catalogue).items()]
    named = (head for code, head in heads if code in declaring)
    return highest([*(log.document for log in narrative.logs), *named])


def narrative_of(found: ReadLogs[Subject], mark: str) -> Narrative:
    """Tell what may be said of what was read, as far as was known."""
    gate, named = judged(found, mark)
    return told_whole(sayable_narrative(found.logs.logs, named, found.asked.known_by, gate), found)


def told_whole(narrative: Narrative, found: ReadLogs[Subject]) -> Narrative:
    """Return what is told of some logs, with of which fluents it is all."""
    return evolve(narrative, whole=found.whole) if found.whole else narrative


def judged(found: ReadLogs[Subject], mark: str) -> tuple[Gate, Catalogue]:
    """Return what may be told of what was read, and the catalogue without the names that only the rest declares."""
    logs, catalogue = [*found.logs.logs, *found.declaring], found.logs.catalogue
    gate = gate_of(logs, catalogue, mark).and_today(found.today, catalogue, mark)
    return gate, without_names(catalogue, logs, gate)
