"""A relation as plain data, with the same content as its text."""

from tracker.model.days import iso
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.answers import Holding
from tracker.projections.chronology import Act
from tracker.projections.plans import Plan
from tracker.projections.relation import Asked, Relation
from tracker.projections.statements import Count, Statement
from tracker.projections.witnesses import Witness
from tracker.reports.data.event import event_source
from tracker.reports.data.plain import happening_data, span_data
from tracker.reports.data.shapes import (
    ActData,
    AskedData,
    ContestedData,
    CountData,
    HoldingData,
    PlanData,
    RelationData,
    StatementData,
    WitnessData,
)
from tracker.reports.language.sentences import event_sentence, happening_sentence


def relation_data(report: Relation) -> RelationData:
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


def asked_data(asked: Asked) -> AskedData:
    """Return what was asked: the three dates, the catalogue and the position."""
    return {
        "on": iso(asked.on),
        "known_by": iso(asked.known_by),
        "recorded_by": asked.recorded_by,
        "catalogue": asked.catalogue,
        "position": asked.position,
    }


def holding_data(answer: Holding, narrative: Narrative) -> HoldingData:
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


def witness_data(witness: Witness, narrative: Narrative) -> WitnessData:
    """Return an event that decides an answer as plain data."""
    document = narrative.documents[witness.event.document]
    return {
        **event_source(witness.event, document),
        "says": witness.says,
        "implied": witness.implied,
        "rests_on": witness.rests_on,
    }


def _statement(statement: Statement, report: Relation) -> StatementData:
    event = statement.event
    return {
        "sentence": event_sentence(event, report.narrative.catalogue),
        "roles": {role: list(players) for role, players in event.roles.items()},
        "stated": span_data(statement.happening.act),
        **event_source(event, report.narrative.documents[event.document]),
    }


def _count(count: Count) -> CountData:
    return {
        "of": count.of,
        "by": list(count.by),
        "certain": count.certain,
        "possible": None if count.open_ended else count.possible,
    }


def _plan(plan: Plan, report: Relation) -> PlanData:
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


def _happening(happening: Happening, report: Relation) -> ContestedData:
    narrative = report.narrative
    return {
        **happening_data(happening),
        "contested": True,
        "versions": [
            {
                "sentence": event_sentence(event, narrative.catalogue, narrative.events),
                "date": event.date.text,
                **event_source(event, narrative.documents[event.document]),
            }
            for event in happening.events
        ],
    }


def entry_data(entry: Act, narrative: Narrative) -> ActData:
    """Return one happening of a chronology as plain data."""
    return {
        **happening_data(entry.happening),
        "contested": entry.happening.id in narrative.contested,
        "sentence": happening_sentence(entry.happening, narrative.catalogue, narrative.events),
        "causes": list(entry.causes),
        "through": entry.through,
        "cause_only": entry.cause_only,
        "events": [event_source(event, narrative.documents[event.document]) for event in entry.happening.events],
    }
