"""Applies the desk's mendings: what they correct is read again, what they retract is left out.

A mending is mended as an event is, by one that was appended later.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import is_
from typing import Any

from attrs import define, evolve, field, frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.log.head import read_document
from tracker.log.reading import LogReader
from tracker.model.codes import document_of, event_of, part_in
from tracker.model.events import Document, Event, Log, Mending, Source
from tracker.model.findings import Finding, Place
from tracker.narrative.mendable import IN_A_MENDING, check_targets
from tracker.narrative.parts import no_part, part_of, players_of, with_part, without
from tracker.text.shape import Faults, Wrong


@frozen
class Mended:
    """Logs as the desk reads them now, the mendings in force, and what could not be mended."""

    logs: tuple[Log, ...]
    mendings: tuple[Mending, ...]
    findings: tuple[Finding, ...]


def apply_mendings(logs: Sequence[Log], catalogue: Catalogue) -> Mended:
    """Apply every correction and retraction that is in force, in the order in which they were appended."""
    given = _in_order(logs)
    if not given:
        return Mended(tuple(logs), (), ())
    findings = list(check_targets(logs, given))
    force = _Force(given, catalogue, {log.document.id: log.document for log in logs}, findings)
    mendings = force.settle()
    kept = [log for log in logs if log.document.id not in force.gone]
    return Mended(tuple(force.mended(log, mendings) for log in kept), tuple(mendings), tuple(findings))


def versions(logs: Sequence[Log], catalogue: Catalogue) -> Iterator[Event]:
    """Yield every reading that corrections ever made of an event, one after the other; a retraction takes none back."""
    given = _in_order(logs)
    corrections = [one for one in given if one.kind == "correction" and isinstance(one.set, dict)]
    mended = {ref for one in corrections for ref in one.of}
    parts = {event_of(ref) for ref in mended if part_in(ref)}
    for log in logs:
        for event in log.events:
            if event.ref in mended:
                correction = _Correction(event.source)
                for one in corrections:
                    if event.ref in one.of:
                        correction.add(one)
                        yield _reread(event, correction, log.document, catalogue, [])
            if event.ref in parts:
                force = _Force(given, catalogue, {log.document.id: log.document}, [])
                force.settle()
                yield from _mended_parts(force.mended(evolve(log, events=(event,)), ()).events)
    own = {mending.ref for mending in given}
    for place, mending in enumerate(given, 1):
        if own.intersection(mending.of):  # what a mending makes of another is known once that stands
            force = _Force(given[:place], catalogue, {log.document.id: log.document for log in logs}, [])
            force.settle()
            yield from (event for log in logs for event in log.events if event.ref in force.corrections)
            for log in logs:
                events = force.mended(log, ()).events
                yield from (e for e in (*events, *_mended_parts(events)) if e.ref in force.corrections)


def _mended_parts(events: Iterable[Event]) -> Iterator[Event]:
    return (part for event in events if event.listed for part in event.listed.parts.values())


def _in_order(logs: Iterable[Log]) -> list[Mending]:
    """List all mendings, the first appended first; where none is appended yet, a document's before the next one's."""
    return sorted((m for log in logs for m in log.mendings), key=lambda m: (m.source.position, m.document))


@define
class _Force:
    """Which mendings are in force, and what they take away or correct: the later ones decide of the earlier ones.

    `gone` holds what is retracted, an event, a mending or a document, with what retracts it; `corrections` what is
    corrected, with its corrections in their order.
    """

    given: Sequence[Mending]
    catalogue: Catalogue
    documents: Mapping[str, Document]
    findings: list[Finding]
    gone: dict[str, Mending] = field(factory=dict)
    corrections: dict[str, list[Mending]] = field(factory=dict)

    def settle(self) -> list[Mending]:
        """Return the mendings in force, each as it is read now."""
        kept: list[Mending] = []
        for mending in reversed(self.given):
            if mending.ref in self.gone or mending.document in self.gone:
                continue
            read = self._read(mending)
            kept.append(read)
            for ref in read.of:
                self._note(ref, read)
        self._report_idle()
        return kept[::-1]

    def mended(self, log: Log, mendings: Iterable[Mending]) -> Log:
        """Return a log as it is read now, with those of its mendings that are in force."""
        document = log.document
        if document.id in self.corrections:
            document = _reread_head(
                document, self._correction(document.id, document.source), self.catalogue, self.findings
            )
        parts = {event_of(ref) for ref in (*self.gone, *self.corrections) if part_in(ref)}
        events: list[Event] = []
        for event in log.events:
            now: Event | None = None if event.ref in self.gone else event
            if now and now.ref in self.corrections:
                correction = self._correction(event.ref, event.source)
                now = _reread(event, correction, document, self.catalogue, self.findings)
            if now and now.ref in parts:
                now = self._with_parts(now, document)
            events += [now] if now else []
        own = [mending for mending in mendings if mending.document == document.id]
        if document is log.document and _are_same(events, log.events) and _are_same(own, log.mendings):
            return log
        return evolve(log, document=document, events=tuple(events), mendings=tuple(own))

    def _with_parts(self, event: Event, document: Document) -> Event | None:
        """Return an event whose parts are mended: without those retracted, and with what is corrected of the others."""
        now: Event | None = event
        for ref, retraction in self.gone.items():
            if now and event_of(ref) == event.ref and self._is_part(now, ref, [retraction]):
                now = without(now, part_in(ref))
        for ref, corrections in self.corrections.items():
            code = part_in(ref)
            if now and event_of(ref) == event.ref and ref not in self.gone and self._is_part(now, ref, corrections):
                correction = self._correction(ref, event.source)
                part = _reread_part(now, code, correction, document, self.catalogue, self.findings)
                now = with_part(now, code, part)
        return now

    def _is_part(self, event: Event, ref: str, mendings: Sequence[Mending]) -> bool:
        """Say whether a reference names a part of an event, and is not the event itself; report where it names none."""
        code = part_in(ref)
        if not code or code in players_of(event):
            return bool(code)
        self.findings += [_no_part(mending, ref, event) for mending in mendings]
        return False

    def _note(self, ref: str, mending: Mending) -> None:
        if mending.kind == "retraction":
            if ref in self.gone:
                self.findings.append(_idle(self.gone[ref], ref, mending))
            self.gone[ref] = mending
        elif mending.kind == "correction" and isinstance(mending.set, dict):
            self.corrections.setdefault(ref, []).insert(0, mending)

    def _report_idle(self) -> None:
        """Report corrections of what had been retracted before."""
        place = {mending.ref: n for n, mending in enumerate(self.given)}
        for ref, corrections in self.corrections.items():
            retraction = self.gone.get(ref) or self.gone.get(event_of(ref)) or self.gone.get(document_of(ref))
            for one in corrections if retraction else ():
                if retraction and place[one.ref] > place[retraction.ref]:
                    self.findings.append(_idle(one, ref, retraction))

    def _correction(self, ref: str, source: Source) -> "_Correction":
        correction = _Correction(source)
        for one in self.corrections[ref]:
            correction.add(one)
        return correction

    def _read(self, mending: Mending) -> Mending:
        """Return a mending as later corrections read it; a key that it cannot have is reported before."""
        if mending.ref not in self.corrections or mending.document not in self.documents:
            return mending
        correction = self._correction(mending.ref, mending.source)
        if not {*correction.values} <= IN_A_MENDING:
            return mending
        faults = Faults(mending.source.file)
        reader = LogReader(self.documents[mending.document], self.catalogue, faults)
        try:
            read = reader.mending(correction.of(mending.body, faults), mending.source)
        except Wrong as wrong:
            faults.at_start(mending.body, wrong)
            read = None
        self.findings.extend(_at(correction.source, faults))
        return mending if read is None or faults.found else read


def _are_same(found: Sequence[object], there: Sequence[object]) -> bool:
    return len(found) == len(there) and all(map(is_, found, there))


def _idle(mending: Mending, ref: str, retraction: Mending) -> Finding:
    return Finding(
        "mends-nothing",
        Place(mending.source.file, mending.source.line),
        f"'{mending.ref}' mends nothing: '{ref}' was retracted by '{retraction.ref}'",
        f"To have it back, retract '{retraction.ref}' first.",
    )


@define
class _Correction:
    """What replaces what was read of an entry or a head (None what takes it away), and where the latest is said."""

    source: Source
    values: dict[str, Any] = field(factory=dict)
    added: set[str] = field(factory=set)

    def add(self, mending: Mending) -> None:
        """Let a later correction win, key by key."""
        self.source = mending.source
        self.values.update(mending.set)
        self.added.update(mending.set)
        self.values.update(dict.fromkeys(mending.remove))

    def of(self, body: Mapping[str, Any], faults: Faults, formerly: Mapping[str, str] | None = None) -> dict[str, Any]:
        """Return an entry as it is to be read; report a key that is taken away and was never there.

        `formerly` maps the names that keys had, in the entry or in a correction, to those that they have.
        """
        names = formerly or {}
        now = {names.get(key, key): value for key, value in body.items()}
        values = {names.get(key, key): value for key, value in self.values.items()}
        added = {names.get(key, key) for key in self.added}
        for key, value in values.items():
            if value is None and key not in now and key not in added:
                message = f"there is no '{key}' that could be removed"
                faults.at_start(body, Wrong("nothing-removed", message, f"It has the keys {', '.join(now)}."))
        return {key: value for key, value in {**now, **values}.items() if value is not None}


def _reread_head(
    document: Document, correction: _Correction, catalogue: Catalogue, findings: list[Finding]
) -> Document:
    faults = Faults(document.source.file)
    mended = read_document(correction.of(document.body, faults), faults, document.source, catalogue)
    findings.extend(_at(correction.source, faults))
    return document if mended is None or faults.found else mended


def _reread(
    event: Event, correction: _Correction, document: Document, catalogue: Catalogue, findings: list[Finding]
) -> Event:
    faults = Faults(event.source.file)
    reader = LogReader(document, catalogue, faults)
    try:
        kind = catalogue.kind(correction.values.get("kind") or event.kind)
        mended = reader.event(correction.of(event.body, faults, kind.formerly if kind else None), event.source)
    except Wrong as wrong:
        faults.at_start(event.body, wrong)
        mended = None
    findings.extend(_at(correction.source, faults))
    return event if mended is None or faults.found else mended


def _reread_part(  # noqa: PLR0913, PLR0917 - what an event is read with, and whose part it is
    event: Event,
    code: str,
    correction: _Correction,
    document: Document,
    catalogue: Catalogue,
    findings: list[Finding],
) -> Event:
    """Return a part of an event as it is read now; who did it is corrected in the event's own list."""
    part = part_of(event, code)
    as_event = evolve(part, id=event.id)
    read = _reread(as_event, correction, document, catalogue, findings)
    if read is as_event:
        return part
    listed = event.listed.role if event.listed else ""
    if read.roles.get(listed) != (code,):
        place = Place(correction.source.file, correction.source.line)
        message = f"'{part.ref}' is what {code} did, and its '{listed}' cannot be another"
        findings.append(Finding("not-mendable", place, message, f"Correct the list of '{event.ref}'."))
        return part
    return evolve(read, id=part.id, part_of=event.ref, listed=part.listed)


def _no_part(mending: Mending, ref: str, event: Event) -> Finding:
    """Report a mending of what somebody did who does not stand in the event's list."""
    return Finding("unknown-part", Place(mending.source.file, mending.source.line), *no_part(ref, event))


def _at(source: Source, faults: Faults) -> list[Finding]:
    """Report what is wrong with a corrected entry where it is corrected."""
    return [evolve(one, place=Place(source.file, source.line), excerpt="") for one in faults.found]
