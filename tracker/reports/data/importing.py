"""What an import did, as plain data."""

from tracker.model.imported import Imported, TakenBack
from tracker.reports.data.findings import findings_data
from tracker.reports.data.shapes_imported import ImportedData, TakenBackData


def imported_data(done: Imported) -> ImportedData:
    """Return what an import did as plain data."""
    return {
        "mapping": done.mapping,
        "table": done.table,
        "rows": done.rows,
        "told": done.told,
        "merged": done.merged,
        "dropped": dict(done.dropped),
        "unlike": dict(done.unlike),
        "faulty": done.faulty,
        "documents": done.documents,
        "events": done.events,
        "held_back": done.held_back,
        "appended": done.appended,
        "present": done.present,
        "position": done.position,
        "corrected": done.corrected,
        "retracted": done.retracted,
        "restored": done.restored,
        "kept": done.kept,
        "left": done.left,
        "ended": list(done.ended),
        "missing": list(done.missing),
        "only_checked": done.only_checked,
        "findings": findings_data(done.findings)["findings"],
    }


def taken_back_data(done: TakenBack) -> TakenBackData:
    """Return what was taken back as plain data."""
    return {
        "mapping": done.mapping,
        "retracted": done.retracted,
        "before": done.before,
        "document": done.document,
        "position": done.position,
    }
