"""Findings as a report: as text with their places and remedies, and as plain data."""

from collections.abc import Sequence

from tracker.desk.report import Report
from tracker.model.findings import Finding
from tracker.model.fixed import Fixed
from tracker.projections.checking import Checked
from tracker.reports.data.findings import findings_data
from tracker.reports.language.words import counted
from tracker.reports.text.findings import counted_text, findings_text
from tracker.reports.text.fixed import diff_text, to_state_text


def findings_report(checked: Checked) -> Report[Checked]:
    """Report what was found in some logs, or that nothing was."""
    return Report(checked, _checked_text, lambda found: findings_data(found.findings), "findings")


def faults_report(findings: Sequence[Finding]) -> Report[Sequence[Finding]]:
    """Report some findings and how many they are."""
    return Report(findings, all_text, findings_data, "findings")


def all_text(findings: Sequence[Finding]) -> str:
    """Write findings one after the other, and how many they are."""
    return f"{findings_text(findings)}\n\n{counted_text(findings)}"


def fixed_text(fixed: Fixed) -> str:
    """Write what is to be changed in some files, how much that mends, and what is left."""
    left = [findings_text(fixed.left), counted_text(fixed.left, mended=True)] if fixed.left else []
    parts = [diff_text(fixed), to_state_text(fixed), *left]
    return "\n\n".join(filter(None, parts))


def _checked_text(checked: Checked) -> str:
    if checked.findings:
        return all_text(checked.findings)
    parts = (
        counted(checked.documents, "document"),
        counted(checked.events, "event"),
        counted(checked.expectations, "expectation"),
    )
    return f"No fault in {', '.join(parts)}."
