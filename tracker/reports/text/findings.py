"""Findings, and what an append did, as text: where an editor can jump to, the line with a mark, what to do."""

from collections.abc import Mapping, Sequence

from tracker.model.appended import Appended
from tracker.model.findings import Finding
from tracker.reports.language.words import counted
from tracker.reports.text.layout import wrapped
from tracker.text.source import mark


def finding_text(finding: Finding) -> str:
    """Write a finding where an editor can jump to it: place and message, the line with a mark, then what to do."""
    told = f"warning: {finding.message} [{finding.code}]" if finding.warning else finding.message
    lines = [f"{finding.place}: {told}"]
    if finding.excerpt:
        number = str(finding.place.line)
        lines += [f"{number} | {finding.excerpt}", f"{' ' * len(number)} | {mark(finding)}"]
    return "\n".join([*lines, *wrapped(finding.remedy, "")])


def findings_text(findings: Sequence[Finding]) -> str:
    """Write findings one after the other, each set off by an empty line."""
    return "\n\n".join(finding_text(finding) for finding in findings)


def counted_text(findings: Sequence[Finding]) -> str:
    """Say how many faults and warnings there are, and how a warning is answered."""
    faults = sum(not finding.warning for finding in findings)
    warnings = len(findings) - faults
    parts = [counted(faults, "fault")] if faults else []
    parts += [counted(warnings, "warning")] if warnings else []
    answered = "A warning that was looked at is answered by a 'checked' entry with its [code] and the reason."
    return "\n".join([f"{' and '.join(parts)}.", *([answered] if warnings else [])])


def appended_text(done: Appended) -> str:
    """Write what an append did."""
    lines = []
    if done.catalogue_is_new:
        lines.append(f"The catalogue changed: version {done.catalogue} is appended.")
    if not done.new:
        lines.append(f"Nothing is new: all {counted(done.present, 'entry', 'entries')} were there already.")
    lines += _new_text(done.new)
    if done.new and done.present:
        lines.append(f"{counted(done.present, 'entry', 'entries')} were there already.")
    lines += [f"Note: {message}." for message in done.contested]
    if done.contested:
        lines.append("All versions are kept and shown. Say by 'tracker resolve' which one the desk follows.")
    lines.append(f"The store stands at position {done.position}.")
    return "\n".join(lines)


MOST_DOCUMENTS = 8
"""Of how many documents an append names each; of more it says how many they are."""


def _new_text(new: Mapping[str, int]) -> list[str]:
    """Say how many entries were appended: for each document, or for all together where they are many."""
    if len(new) > MOST_DOCUMENTS:
        return [f"{counted(len(new), 'document')}: {counted(sum(new.values()), 'entry', 'entries')} appended."]
    return [f"{document}: {counted(number, 'entry', 'entries')} appended." for document, number in new.items()]
