"""Applies the desk's mendings: what they correct is read again, what they retract is left out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import define, evolve, field, frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.log.head import read_document
from tracker.log.reading import LogReader
from tracker.model.events import Document, Event, Log, Mending, Source
from tracker.model.findings import Finding, Place
from tracker.text.shape import Faults, Wrong


@frozen
class Mended:
    """Logs as the desk reads them now, the mendings in force, and what could not be mended."""

    logs: tuple[Log, ...]
    mendings: tuple[Mending, ...]
    findings: tuple[Finding, ...]


def mend(logs: Sequence[Log], catalogue: Catalogue) -> Mended:
    """Apply every correction and retraction, in the order in which they were appended."""
    mendings = tuple(sorted((m for log in logs for m in log.mendings), key=lambda m: m.source.position))
    findings: list[Finding] = []
    changed = _changed(mendings)
    gone = {ref for mending in mendings if mending.kind == "retraction" for ref in mending.of}
    if not changed and not gone:
        return Mended(tuple(logs), mendings, ())
    return Mended(tuple(_mended(log, changed, gone, catalogue, findings) for log in logs), mendings, tuple(findings))


def versions(logs: Sequence[Log], catalogue: Catalogue) -> Iterator[Event]:
    """Yield every reading that corrections ever made of an event, one after the other; a retraction takes none back."""
    mendings = sorted((m for log in logs for m in log.mendings), key=lambda m: m.source.position)
    corrections = [one for one in mendings if one.kind == "correction" and isinstance(one.set, dict)]
    mended = {ref for one in corrections for ref in one.of}
    for log in logs:
        for event in log.events:
            if event.ref in mended:
                correction = _Correction(event.source)
                for one in corrections:
                    if event.ref in one.of:
                        correction.add(one)
                        yield _reread(event, correction, log.document, catalogue, [])


@define
class _Correction:
    """What replaces what was read of an event or a head (None what takes it away), and where the latest is said."""

    source: Source
    values: dict[str, Any] = field(factory=dict)
    added: set[str] = field(factory=set)

    def add(self, mending: Mending) -> None:
        """Let a later correction win, key by key."""
        self.source = mending.source
        self.values.update(mending.set)
        self.added.update(mending.set)
        self.values.update(dict.fromkeys(mending.remove))

    def of(self, body: Mapping[str, Any], faults: Faults) -> dict[str, Any]:
        """Return an entry as it is to be read; report a key that is taken away and was never there."""
        for key, value in self.values.items():
            if value is None and key not in body and key not in self.added:
                message = f"there is no '{key}' that could be removed"
                faults.at_start(body, Wrong("nothing-removed", message, f"It has the keys {', '.join(body)}."))
        return {key: value for key, value in {**body, **self.values}.items() if value is not None}


def _changed(mendings: Iterable[Mending]) -> dict[str, _Correction]:
    """Collect what replaces what was read, by event or document; the latest correction of a key wins."""
    changed: dict[str, _Correction] = {}
    for mending in mendings:
        if mending.kind == "correction" and isinstance(mending.set, dict):
            for ref in mending.of:
                changed.setdefault(ref, _Correction(mending.source)).add(mending)
    return changed


def _mended(
    log: Log, changed: Mapping[str, _Correction], gone: set[str], catalogue: Catalogue, findings: list[Finding]
) -> Log:
    document = log.document
    if document.id in changed:
        document = _reread_head(document, changed[document.id], findings)
    events = [
        _reread(event, changed[event.ref], document, catalogue, findings) if event.ref in changed else event
        for event in log.events
        if event.ref not in gone
    ]
    return evolve(log, document=document, events=tuple(events))


def _reread_head(document: Document, correction: _Correction, findings: list[Finding]) -> Document:
    faults = Faults(document.source.file)
    mended = read_document(correction.of(document.body, faults), faults, document.source)
    findings.extend(_at(correction.source, faults))
    return document if mended is None or faults.found else mended


def _reread(
    event: Event, correction: _Correction, document: Document, catalogue: Catalogue, findings: list[Finding]
) -> Event:
    faults = Faults(event.source.file)
    reader = LogReader(document, catalogue, faults)
    try:
        mended = reader.event(correction.of(event.body, faults), event.source)
    except Wrong as wrong:
        faults.at_start(event.body, wrong)
        mended = None
    findings.extend(_at(correction.source, faults))
    return event if mended is None or faults.found else mended


def _at(source: Source, faults: Faults) -> list[Finding]:
    """Report what is wrong with a corrected entry where it is corrected."""
    return [evolve(one, place=Place(source.file, source.line), excerpt="") for one in faults.found]
