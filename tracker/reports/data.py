"""Projections as plain data for programs: what `--json` prints, with the same content as the text."""

import json
from collections.abc import Sequence
from typing import Any

from tracker.model.appended import Appended
from tracker.model.days import iso
from tracker.model.events import Document, Event, Evidence
from tracker.model.findings import Finding
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.answers import Holding, Witness
from tracker.projections.chronology import Act
from tracker.projections.event import EventReport
from tracker.projections.plans import Plan
from tracker.projections.relation import Asked, Relation
from tracker.projections.statements import Count, Statement
from tracker.reports.sentences import event_sentence, happening_sentence

Data = dict[str, Any]


def to_json(data: Any) -> str:
    """Write data as JSON that a person can read too."""
    return json.dumps(data, ensure_ascii=False, indent=2)


def relation_data(report: Relation) -> Data:
    """Return a relation as plain data."""
    return {
        **asked_data(report.asked),
        "actors": [report.dyad.a, report.dyad.b],
        "documents": [document.id for document in report.documents],
        "events": report.events,
        "left_out": [
            {"document": left.document.id, "published": left.document.published.text, "later": left.certainly_later}
            for left in report.left_out
        ],
        "answers": [holding_data(answer, report.narrative) for answer in report.answers],
        "figures": [_statement(figure, report) for figure in report.figures],
        "positions": [_statement(position, report) for position in report.positions],
        "counts": [_count(count) for count in report.counts],
        "pending": [_plan(plan, report) for plan in report.pending],
        "contested": [_happening(one, report) for one in report.contested],
        "chronology": [entry_data(entry, report.narrative) for entry in report.chronology],
    }


def asked_data(asked: Asked) -> Data:
    """Return what was asked: the three dates, the catalogue and the position."""
    return {
        "on": iso(asked.on),
        "known_by": iso(asked.known_by),
        "recorded_by": asked.recorded_by,
        "catalogue": asked.catalogue,
        "position": asked.position,
    }


def holding_data(answer: Holding, narrative: Narrative) -> Data:
    """Return one answer as plain data."""
    return {
        "fluent": str(answer.fluent),
        "value": answer.value,
        "answer": answer.answer.value,
        "why": list(answer.why),
        "since": {"earliest": iso(answer.since.earliest), "latest": iso(answer.since.latest)},
        "last_evidence": iso(answer.last_evidence),
        "through": answer.through,
        "section": answer.section,
        "witnesses": [witness_data(witness, narrative) for witness in answer.witnesses],
    }


def event_data(report: EventReport) -> Data:
    """Return an event with its document, its happening and its sources as plain data."""
    return {
        **event_source(report.event, report.document),
        "kind": report.event.kind,
        "sentence": event_sentence(report.event, report.catalogue, report.plans),
        "date": report.event.date.text,
        "body": dict(report.event.body),
        "happening": {**_told(report.happening), "contested": report.contested},
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


def witness_data(witness: Witness, narrative: Narrative) -> Data:
    """Return an event that decides an answer as plain data."""
    document = narrative.documents[witness.event.document]
    return {**event_source(witness.event, document), "says": witness.says, "implied": witness.implied}


def event_source(event: Event, document: Document) -> Data:
    """Return where an event stands and what its document says it by."""
    return {
        "event": event.ref,
        "document": event.document,
        "published": document.published.text,
        "file": event.source.file,
        "line": event.source.line,
        "evidence": [_evidence(evidence, document) for evidence in event.evidence],
        "stance": event.stance.value,
        "according_to": list(event.according_to),
    }


def _evidence(evidence: Evidence, document: Document) -> Data:
    place: Data = {"line": evidence.line} if evidence.line is not None else {"at": evidence.at}
    return {**place, "words": evidence.words} if evidence.words and document.quotable else place


def _statement(statement: Statement, report: Relation) -> Data:
    event = statement.event
    return {
        "sentence": event_sentence(event, report.narrative.catalogue),
        "roles": {role: list(players) for role, players in event.roles.items()},
        "stated": span_data(statement.happening.act),
        **event_source(event, report.narrative.documents[event.document]),
    }


def _count(count: Count) -> Data:
    return {
        "of": count.of,
        "by": list(count.by),
        "certain": count.certain,
        "possible": None if count.open_ended else count.possible,
    }


def _plan(plan: Plan, report: Relation) -> Data:
    event = plan.event
    return {
        "sentence": event_sentence(event, report.narrative.catalogue),
        "status": plan.status.value,
        "degree": event.degree or None,
        "date": event.works_from.text,
        "if": event.condition or None,
        "denied_by": [one.ref for one in plan.happening.denials],
        **event_source(event, report.narrative.documents[event.document]),
    }


def _happening(one: Happening, report: Relation) -> Data:
    narrative = report.narrative
    return {
        **_told(one),
        "contested": True,
        "versions": [
            {
                "sentence": event_sentence(event, narrative.catalogue, narrative.events),
                "date": event.date.text,
                **event_source(event, narrative.documents[event.document]),
            }
            for event in one.events
        ],
    }


def entry_data(entry: Act, narrative: Narrative) -> Data:
    """Return one happening of a chronology as plain data."""
    return {
        **_told(entry.happening),
        "contested": entry.happening.id in narrative.contested,
        "sentence": happening_sentence(entry.happening, narrative.catalogue, narrative.events),
        "causes": list(entry.causes),
        "through": entry.through,
        "cause_only": entry.cause_only,
        "events": [event_source(event, narrative.documents[event.document]) for event in entry.happening.events],
    }


def _told(one: Happening) -> Data:
    return {
        "happening": one.id,
        "date": span_data(one.act),
        "effective": span_data(one.works),
        "certain": one.certain,
        "doubt": one.doubt,
    }


def span_data(days: tuple[int, int]) -> Data:
    """Return a range of days, an open end as None."""
    return {"earliest": iso(days[0]), "latest": iso(days[1])}


def findings_data(findings: Sequence[Finding]) -> Data:
    """Return findings as plain data."""
    return {
        "findings": [
            {
                "code": finding.code,
                "file": finding.place.file,
                "line": finding.place.line,
                "column": finding.place.column,
                "warning": finding.warning,
                "message": finding.message,
                "remedy": finding.remedy,
                "about": finding.about,
                "excerpt": finding.excerpt,
                "length": finding.length,
            }
            for finding in findings
        ]
    }


def appended_data(done: Appended) -> Data:
    """Return what an append did as plain data."""
    return {
        "appended": dict(done.new),
        "present": done.present,
        "position": done.position,
        "catalogue": done.catalogue,
        "catalogue_is_new": done.catalogue_is_new,
    }
