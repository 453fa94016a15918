"""What an append would do, as plain data."""

from tracker.model.days import iso
from tracker.narrative.narrative import Narrative
from tracker.projections.preview import KnownOtherwise, Preview, PreviewedEvent, sharing_formats
from tracker.reports.data.event import event_source
from tracker.reports.data.findings import finding_data
from tracker.reports.data.plain import condition_data
from tracker.reports.data.shapes_preview import KnownOtherwiseData, PreviewData, PreviewedEventData
from tracker.reports.language.sentences import event_sentence


def preview_data(report: Preview) -> PreviewData:
    """Return what an append would do as plain data."""
    return {
        "documents": [one.id for one in report.documents],
        "new_documents": sorted(report.new_documents),
        "present": report.present,
        "mendings": report.mendings,
        "events": [_event(one, report.narrative) for one in report.events],
        "further": [_change(one, report.narrative) for one in report.further],
        "contested": [finding_data(one) for one in report.contested],
        "failing": [finding_data(one) for one in report.failing],
        "alike": [finding_data(one) for one in report.alike],
        "warnings": [finding_data(one) for one in report.warnings],
    }


def _event(one: PreviewedEvent, narrative: Narrative) -> PreviewedEventData:
    event = one.event
    return {
        **event_source(event, narrative.documents[event.document]),
        "kind": event.kind,
        "date": event.date.text,
        "sentence": event_sentence(event, narrative.catalogue, narrative.events),
        "changes": [_change(change, narrative) for change in one.changes],
        "with_earlier": [other.ref for other in one.with_earlier],
        "joins": [other.ref for other in one.joins],
        "near": [other.ref for other in one.near],
    }


def _change(one: KnownOtherwise, narrative: Narrative) -> KnownOtherwiseData:
    return {
        "fluent": str(one.fluent),
        "actors": list(narrative.actor_codes(one.fluent)),
        "shared_by_members_of": list(sharing_formats(one.fluent, narrative.catalogue)),
        "from": iso(one.first),
        "to": iso(one.last),
        "before": condition_data(one.before),
        "after": condition_data(one.after),
    }
