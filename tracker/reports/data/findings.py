"""Findings, and what an append did, as plain data."""

from collections.abc import Sequence

from tracker.model.appended import Appended
from tracker.model.findings import Finding
from tracker.reports.data.shapes_findings import AppendedData, FindingsData


def findings_data(findings: Sequence[Finding]) -> FindingsData:
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


def appended_data(done: Appended) -> AppendedData:
    """Return what an append did as plain data."""
    return {
        "appended": dict(done.new),
        "present": done.present,
        "position": done.position,
        "catalogue": done.catalogue,
        "catalogue_is_new": done.catalogue_is_new,
        "contested": list(done.contested),
    }
