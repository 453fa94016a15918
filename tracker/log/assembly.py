"""Puts logs together from their raw entries, wherever these came from, and checks them as a set."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from attrs import define, field, frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.reading import FAMILIES
from tracker.catalogue.values import an
from tracker.log.head import read_document
from tracker.log.reading import LogReader
from tracker.model.codes import document_of, event_of, full_ref, whole_of
from tracker.model.dates import VagueDate
from tracker.model.days import FUTURE, PAST
from tracker.model.events import Document, Event, Log, Source
from tracker.model.findings import Finding, Subject
from tracker.model.records import record
from tracker.text.lines import check_lines
from tracker.text.shape import Faults, Suggestions, Wrong, nearest

SECTIONS = ("actors", "things", "events", "mending", "expectations", "open")
"""The sections of a log, in the order in which their entries are appended."""

DECLARING = ("actors", "things")

_WITHOUT_ID = (*DECLARING, "open")


@record
class RawEntry:
    """One entry before it is read: its section, its fields (for a declaration also its code), and where it stands."""

    section: str
    fields: Any
    source: Source
    code: str = ""


@define
class RawLog:
    """A log before it is read: the fields of its head, its entries in order, and who collects its faults."""

    head: Any
    source: Source
    entries: list[RawEntry]
    faults: Faults


@frozen
class Logs:
    """All logs that were read together, the catalogue with what they declare, and every finding."""

    logs: tuple[Log, ...]
    catalogue: Catalogue
    findings: tuple[Finding, ...] = ()


@frozen
class Found:
    """Which of some references stand elsewhere, and what is near the others."""

    there: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()


Known = Callable[[Collection[str]], Found]
"""Looks for references elsewhere, in the store."""


def nothing_known(_refs: Collection[str]) -> Found:
    """Know nothing beside the logs themselves."""
    return Found()


@define
class _Reading:
    raw: RawLog
    document: Document
    found: dict[str, list[Any]] = field(factory=dict)


def assemble(
    raws: Sequence[RawLog], catalogue: Catalogue, known: Known = nothing_known, *, stored: bool = False
) -> Logs:
    """Read raw logs as one set: first what they declare, then their entries, then what refers to what.

    `known` looks for references elsewhere, in the store. Logs that were `stored` are a part of what was checked then:
    how their words are formed and what they refer to is not looked at, and the catalogue has what they declare.
    """
    catalogue = catalogue if stored else catalogue.with_declared(**_declared(raws))
    formats_of = None if stored else catalogue
    readings = [_Reading(raw, _head(raw, formats_of)) for raw in raws if raw.head is not None or raw.entries]
    suggestions = Suggestions()
    for raw in raws:
        raw.faults.suggestions = suggestions
    logs = tuple(_read(reading, catalogue, stored) for reading in readings)
    _excuse(raws, catalogue)
    if not stored:
        _check_documents(readings)
        _check_references(readings, logs, catalogue, known)
    findings = sorted((finding for raw in raws for finding in raw.faults.found), key=lambda f: f.place)
    return Logs(logs, catalogue, tuple(findings))


def _declared(raws: Iterable[RawLog]) -> dict[str, dict[str, Any]]:
    """Collect what the logs declare; a fault in a declaration is reported and the declaration left out."""
    declared: dict[str, dict[str, Any]] = {section: {} for section in DECLARING}
    for raw in raws:
        for entry in raw.entries:
            if entry.section in declared:
                found = declared[entry.section]
                try:
                    good = _declares(entry, found, raw.faults)
                except Wrong as wrong:
                    raw.faults.at_start(entry.fields, wrong)
                else:
                    found.update({entry.code: entry.fields} if good else {})
    return declared


def _excuse(raws: Sequence[RawLog], catalogue: Catalogue) -> None:
    """Take back that an actor or a thing is unknown where a log declares it with a fault: that is the cause."""
    if not any(raw.faults.found for raw in raws):
        return
    singular = {section: FAMILIES[section].entry for section in DECLARING}
    declared = {(singular[e.section], e.code) for raw in raws for e in raw.entries if e.section in singular}
    faulty = {(what, code) for what, code in declared if not _known(catalogue, what, code)}
    if not faulty:
        return
    for raw in raws:
        raw.faults.found = [finding for finding in raw.faults.found if not _follows(finding, faulty)]


def _known(catalogue: Catalogue, what: str, code: str) -> bool:
    return (catalogue.actor(code) if what == "actor" else catalogue.thing(code)) is not None


def _follows(finding: Finding, faulty: Collection[tuple[str, str]]) -> bool:
    """Say whether a finding is of the use of a code, or of a part of one, whose declaration is faulty."""
    subject = finding.subject
    return subject is not None and (subject.what, whole_of(subject.word)) in faulty


def _declares(entry: RawEntry, found: Mapping[str, Any], faults: Faults) -> bool:
    family = FAMILIES[entry.section]
    if not family.code.fullmatch(entry.code):
        remedy = "Actors are written with a capital first (BUDRYS-K), things in small letters with hyphens."
        raise Wrong("not-a-code", f"'{entry.code}' is not the code of {an(family.entry)}", remedy)
    if entry.section == "actors" and "name" in entry.fields and "names" not in entry.fields:
        message = f"the actor '{entry.code}' lacks 'names'"
        name = entry.fields["name"] if isinstance(entry.fields["name"], str) else "..."
        shown = f'"{name}"' if "," in name else name
        remedy = f"Write 'names: [{shown}]': an actor may have several, a thing has one 'name'."
        raise Wrong("missing-key", message, remedy)
    if entry.code in found and dict(found[entry.code]) != dict(entry.fields):
        message = f"'{entry.code}' is declared by another log with other words"
        raise Wrong(
            "declared-twice", message, "Declare it once, in the catalogue or in one log, and use its code in both."
        )
    check_lines(entry.fields, faults)
    return family.read(entry.code, entry.fields, faults) is not None


def _head(raw: RawLog, catalogue: Catalogue | None) -> Document:
    """Read a log's head; one with faults is stood in for, so that the faults of its entries are found as well."""
    document = None
    try:
        document = read_document(raw.head, raw.faults, raw.source, catalogue) if raw.head is not None else None
    except Wrong as wrong:
        raw.faults.at_start(raw.head, wrong)
    if document is not None:
        return document
    named = raw.head.get("id") if isinstance(raw.head, dict) else None
    some_day = VagueDate("..", PAST, FUTURE, FUTURE)
    return Document(named if isinstance(named, str) else raw.source.file, "", "", some_day, "inferred", raw.source)


def _read(reading: _Reading, catalogue: Catalogue, stored: bool) -> Log:
    raw = reading.raw
    reader = LogReader(reading.document, catalogue, raw.faults, stored)
    readers: Mapping[str, Callable[[Any, Source], Any]] = {
        "events": reader.event,
        "mending": reader.mending,
        "expectations": reader.expectation,
        "open": reader.question,
    }
    found: dict[str, list[Any]] = {section: [] for section in readers}
    declared: dict[str, dict[str, Any]] = {section: {} for section in DECLARING}
    for entry in raw.entries:
        if entry.section in declared:
            declared[entry.section][entry.code] = entry.fields
            continue
        try:
            read = readers[entry.section](entry.fields, entry.source)
        except Wrong as wrong:
            raw.faults.at_start(entry.fields, wrong)
        else:
            if read is not None:
                found[entry.section].append(read)
    return Log(
        reading.document,
        tuple(found["events"]),
        tuple(found["mending"]),
        tuple(found["expectations"]),
        tuple(found["open"]),
        declared["actors"],
        declared["things"],
    )


def _check_documents(readings: Sequence[_Reading]) -> None:
    """Report two logs of one document, and two entries of one log with one id."""
    first: dict[str, Source] = {}
    for reading in readings:
        head, faults = reading.raw.head, reading.raw.faults
        if reading.document.id in first:
            other = first[reading.document.id]
            message = f"the document '{reading.document.id}' has a log already, in {other.file}"
            faults.at_value(
                head, "id", Wrong("document-twice", message, "One document has one log: append to that one.")
            )
        first.setdefault(reading.document.id, reading.document.source)
        lines: dict[str, int] = {}
        for entry in reading.raw.entries:
            if entry.section in _WITHOUT_ID or not isinstance(entry.fields, dict):
                continue
            key = entry.fields.get("id")
            if not isinstance(key, str):
                continue
            if key in lines:
                message = f"the id '{key}' is taken, on line {lines[key]}"
                faults.at_value(
                    entry.fields, "id", Wrong("id-twice", message, "Every entry of a log has an id of its own.")
                )
            lines.setdefault(key, entry.source.line)


@frozen
class _Named:
    """What an entry names of others, and under which key; a mending may name more than events."""

    key: str
    refs: tuple[str, ...]
    fields: Any
    faults: Faults
    mends: bool = False


def _check_references(readings: Sequence[_Reading], logs: Sequence[Log], catalogue: Catalogue, known: Known) -> None:
    """Report every reference to an event that is nowhere; one that has faults of its own is where it stands."""
    events = {ref for reading in readings for ref in _written(reading, "events")}
    mendings = {ref for reading in readings for ref in _written(reading, "mending")}
    others = {event.happening for log in logs for event in log.events if event.happening}
    others.update(log.document.id for log in logs)
    _check_names(readings, logs, events)
    pairs = zip(readings, logs, strict=True)
    named = [naming for reading, log in pairs for naming in _named(reading, log, catalogue)]
    wanted = {event_of(ref) for naming in named for ref in naming.refs} - events - mendings
    found = known(wanted) if wanted else Found()
    events.update(ref for ref in found.there if "/" in ref)
    mendable = events | mendings | others | found.there
    for naming in named:
        _check_named(naming, mendable if naming.mends else events, found.near)


def _check_named(naming: _Named, there: Collection[str], elsewhere: Collection[str]) -> None:
    """Report what an entry names and is nowhere, with what is near to it."""
    for ref in map(event_of, naming.refs):
        if ref not in there:
            look = partial(_near, ref, there, elsewhere)
            near = naming.faults.suggestions.near(Subject("event", ref), look)
            naming.faults.at_value(naming.fields, naming.key, _nowhere(ref, near))


def _written(reading: _Reading, section: str) -> Iterator[str]:
    """Yield the reference of every entry that a section of a log has, whether it could be read or not."""
    for entry in reading.raw.entries:
        if entry.section == section and isinstance(entry.fields, dict) and isinstance(entry.fields.get("id"), str):
            yield f"{reading.document.id}/{entry.fields['id']}"


def _check_names(readings: Sequence[_Reading], logs: Sequence[Log], events: Collection[str]) -> None:
    """Report every happening that is called as an event of its log is."""
    for reading, log in zip(readings, logs, strict=True):
        for event in log.events:
            if event.happening != event.id and f"{event.document}/{event.happening}" in events:
                reading.raw.faults.at_value(event.body, "happening", _own_name(event))


def _named(reading: _Reading, log: Log, catalogue: Catalogue) -> Iterator[_Named]:
    faults = reading.raw.faults
    for event in log.events:
        for key, refs in _references(event, catalogue):
            yield _Named(key, refs, event.body, faults)
    bodies = {id(entry.source): entry.fields for entry in reading.raw.entries} if log.mendings else {}
    for mending in log.mendings:
        yield _Named("of", mending.of, bodies[id(mending.source)], faults, mends=True)
        if mending.follow:
            yield _Named("follow", (mending.follow,), bodies[id(mending.source)], faults)


def _references(event: Event, catalogue: Catalogue) -> list[tuple[str, tuple[str, ...]]]:
    """Return what an event names of others, and under which key; a role may name events too."""
    kind = catalogue.known_kind(event.kind)
    found = [("after", event.after)] if event.after else []
    if event.because:
        found.append(("because", event.because))
    if event.part_of:
        found.append(("part-of", (event.part_of,)))
    if "/" in event.happening:
        found.append(("happening", (event.happening,)))
    for role, players in event.roles.items():
        if kind.roles[role].type == "event":
            found.append((role, tuple(full_ref(event.document, ref) for ref in players)))
    return found


def _own_name(event: Event) -> Wrong:
    """Ask which is meant where a happening is called as an event of the same log is."""
    message = f"the happening '{event.happening}' has the name of an event of this log"
    full = f"{event.document}/{event.happening}"
    remedy = f"Write {full} to name that event; a happening that logs share has a name of its own."
    return Wrong("happening-or-event", message, remedy)


def _nowhere(ref: str, near: Sequence[str]) -> Wrong:
    remedy = (
        f"Nearest: {', '.join(near)}."
        if near
        else "Name its log in the same command, if it is not appended yet; 'tracker events' lists what is."
    )
    return Wrong("unknown-event", f"no event is called '{ref}'", remedy, subject=Subject("event", ref))


def _near(ref: str, there: Collection[str], elsewhere: Collection[str]) -> list[str]:
    """Suggest what the document has, or those most like it: a store has too many events to compare with each."""
    everything = {*there, *elsewhere}
    document, slash, _ = ref.partition("/")
    if not slash:
        same = sorted(known for known in everything if known.endswith(f"/{ref}"))
        return same[:3] or nearest(ref, [known for known in everything if "/" not in known])
    documents = {document_of(known) for known in everything}
    likely = [document] if document in documents else nearest(document, documents)
    return nearest(ref, [known for known in everything if document_of(known) in likely])
