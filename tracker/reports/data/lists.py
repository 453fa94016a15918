"""Courses, changes and lists as plain data for programs."""

from collections.abc import Sequence

from tracker.model.catalogue import Thing
from tracker.model.days import iso
from tracker.model.events import Event
from tracker.narrative.narrative import Narrative
from tracker.projections.agenda import Agenda
from tracker.projections.changes import Changes
from tracker.projections.course import Course
from tracker.projections.glance import Glance
from tracker.projections.glance_groups import with_something
from tracker.projections.listing import Listing
from tracker.projections.matching import Matches
from tracker.projections.runs import Run
from tracker.reports.data.event import event_source
from tracker.reports.data.plain import condition_data, span_data
from tracker.reports.data.relation import asked_data, entry_data, holding_data, witness_data
from tracker.reports.data.shapes import (
    AgendaData,
    ChangesData,
    CourseData,
    GlanceData,
    ListedEventData,
    ListingData,
    MatchesData,
    RunData,
)
from tracker.reports.data.shapes_catalogue import ThingData
from tracker.reports.language.conditions import by_name
from tracker.reports.language.sentences import event_sentence


def course_data(report: Course) -> CourseData:
    """Return a course as plain data."""
    return {
        **asked_data(report.asked),
        "actors": [report.dyad.a, report.dyad.b],
        "chronology": [entry_data(entry, report.narrative) for entry in report.chronology],
        "runs": [_run(run) for run in report.runs],
    }


def changes_data(report: Changes) -> ChangesData:
    """Return what changed as plain data."""
    return {
        "actors": [report.dyad.a, report.dyad.b],
        "before": asked_data(report.before),
        "after": asked_data(report.after),
        "published": [document.id for document in report.published],
        "mended": [
            {"entry": one.ref, "kind": one.kind, "of": list(one.of), "reason": one.reason} for one in report.mended
        ],
        "changes": [
            {
                "fluent": str(change.fluent),
                "through": change.through,
                "day": iso(change.day),
                "turn": change.turn.value,
                "before": condition_data(change.before),
                "after": condition_data(change.after),
                "witnesses": [witness_data(witness, report.narrative) for witness in change.witnesses],
            }
            for change in report.changes
        ],
        "chronology": [entry_data(entry, report.narrative) for entry in report.chronology],
    }


def glance_data(report: Glance) -> GlanceData:
    """Return an actor at a glance as plain data."""
    return {
        **asked_data(report.asked),
        "actor": report.actor,
        "counterparts": [
            {
                "actor": row.code,
                "answers": [holding_data(answer, report.narrative) for answer in row.answers],
                "last": None if row.last is None else {"happening": row.last.id, "date": span_data(row.last.act)},
            }
            for row in with_something(report)
        ],
    }


def matches_data(report: Matches) -> MatchesData:
    """Return who else as plain data."""
    pattern = report.pattern
    return {
        **asked_data(report.asked),
        "pattern": {"fluent": pattern.fluent, "args": list(pattern.args), "value": pattern.value},
        "told": report.told,
        "answers": [
            holding_data(answer, report.narrative)
            for answer in by_name(report.answers, report.narrative.catalogue, report.asked.on)
        ],
    }


def agenda_data(report: Agenda) -> AgendaData:
    """Return what comes up as plain data."""
    narrative = report.narrative
    return {
        **asked_data(report.asked),
        "until": iso(report.until),
        "actor": report.actor,
        "items": [
            {
                "sort": item.sort.value,
                "date": span_data((item.earliest, item.latest)),
                "fluent": str(item.fluent) if item.fluent else None,
                "event": None if item.event is None else _event(item.event, narrative),
            }
            for item in report.items
        ],
    }


def listing_data(report: Listing) -> ListingData:
    """Return events as plain data."""
    return {**asked_data(report.asked), "events": [_event(event, report.narrative) for event in report.events]}


def things_data(things: Sequence[Thing]) -> list[ThingData]:
    """Return things as plain data."""
    return [{"thing": thing.code, "type": thing.type, "name": thing.name} for thing in things]


def _event(event: Event, narrative: Narrative) -> ListedEventData:
    return {
        "kind": event.kind,
        "date": event.date.text,
        "sentence": event_sentence(event, narrative.catalogue, narrative.events),
        "happening": narrative.happening_of[event.ref].id,
        **event_source(event, narrative.documents[event.document]),
    }


def _run(run: Run) -> RunData:
    return {
        "fluent": str(run.fluent),
        "through": run.through,
        "from": iso(run.first),
        "to": iso(run.last),
        **condition_data(run.state),
    }
