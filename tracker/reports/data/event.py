"""Events with their sources as plain data."""

from tracker.model.events import Document, Event, Evidence
from tracker.projections.event import EventReport
from tracker.reports.data.plain import happening_data
from tracker.reports.data.shapes import EventData, EventSourceData, EvidenceData, TermsData
from tracker.reports.language.sentences import event_sentence


def event_data(report: EventReport) -> EventData:
    """Return an event with its document, its happening and its sources as plain data."""
    return {
        **event_source(report.event, report.document),
        "kind": report.event.kind,
        "sentence": event_sentence(report.event, report.catalogue, report.plans),
        "date": report.event.date.text,
        "body": dict(report.event.body),
        "happening": {**happening_data(report.happening), "contested": report.contested},
        "reports": [event_source(event, document) for event, document in report.others],
        "mendings": [
            {
                "entry": one.ref,
                "kind": one.kind,
                "reason": one.reason,
                "set": dict(one.set),
                "remove": list(one.remove),
            }
            for one in report.mendings
        ],
        "called_off_by": [one.ref for one in report.called_off_by],
        "initiates": [str(fluent) for fluent in report.touches],
    }


def event_source(event: Event, document: Document) -> EventSourceData:
    """Return where an event stands and what its document says it by."""
    return {
        "event": event.ref,
        "document": event.document,
        "published": document.published.text,
        "file": event.source.file,
        "line": event.source.line,
        "evidence": [_evidence(evidence, document) for evidence in event.evidence],
        "stance": event.stance.value,
        "according_to": [list(together) for together in event.according_to],
        **_terms(document),
    }


def _terms(document: Document) -> TermsData:
    """Return on which terms a document may be used, as far as its log says so."""
    licence: TermsData = {"licence": document.licence} if document.licence else {}
    return {**licence, "citation": document.citation} if document.citation else licence


def _evidence(evidence: Evidence, document: Document) -> EvidenceData:
    place: EvidenceData = {"line": evidence.line} if evidence.line is not None else {"at": evidence.at}
    return {**place, "words": evidence.words} if evidence.words and document.quotable else place
