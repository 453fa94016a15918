"""Findings, and what an append did, as plain data."""

from collections.abc import Sequence

from tracker.model.appended import Appended
from tracker.model.findings import Finding
from tracker.model.fixed import Fixed
from tracker.reports.data.shapes_findings import AppendedData, FindingData, FindingsData, FixedData
from tracker.reports.language.differing import file_diff


def findings_data(findings: Sequence[Finding]) -> FindingsData:
    """Return findings as plain data."""
    return {"findings": [finding_data(finding) for finding in findings]}


def finding_data(finding: Finding) -> FindingData:
    """Return a finding as plain data."""
    fix = finding.fix
    return {
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
        "fix": {"line": fix.line, "column": fix.column, "length": fix.length, "text": fix.text} if fix else None,
    }


def fixed_data(fixed: Fixed) -> FixedData:
    """Return as plain data what is to be changed in some files, and what is left."""
    return {
        "files": [{"file": one.file, "diff": file_diff(one), "fixed": len(one.fixed)} for one in fixed.files],
        "findings": [finding_data(finding) for finding in fixed.left],
        "stored": fixed.stored,
        "to_state": fixed.to_state,
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
