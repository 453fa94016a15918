"""Findings, and what an append did, as text: where an editor can jump to, the line with a mark, what to do."""

from collections.abc import Mapping, Sequence

from tracker.model.appended import Appended
from tracker.model.findings import TOLD_TWICE, Finding
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


MOST_ALIKE = 5
"""So many findings of one sort are written in full; of more only the first is, and of the others a line."""


def findings_text(findings: Sequence[Finding]) -> str:
    """Write findings one after the other, each set off by an empty line; many of one sort stand together at the end."""
    sorts: dict[tuple[str, bool, str], list[Finding]] = {}
    for finding in findings:
        what = finding.subject.what if finding.subject else ""
        sorts.setdefault((finding.code, finding.warning, what), []).append(finding)
    many = [alike for alike in sorts.values() if len(alike) > MOST_ALIKE]
    told_together = {id(finding) for alike in many for finding in alike}
    alone = [finding_text(finding) for finding in findings if id(finding) not in told_together]
    return "\n\n".join([*alone, *map(_alike_text, many)])


def _alike_text(findings: Sequence[Finding]) -> str:
    """Write findings of one sort: how many they are, the first in full, and a line for each of the others."""
    first, *others = findings
    lines = [f"{_of_one_sort(findings)}:", "", finding_text(first), ""]
    for finding in others:
        remedy = "" if finding.remedy == first.remedy else f" ({finding.remedy.rstrip('.')})"
        lines += wrapped(f"{finding.place}: {finding.message}{remedy}", "")
    return "\n".join(lines)


def _of_one_sort(findings: Sequence[Finding]) -> str:
    """Say how many findings of one sort there are: '12 actors are unknown', '5 faults of one sort (not-a-date)'."""
    first, number = findings[0], len(findings)
    if first.subject is not None:
        words = {finding.subject.word for finding in findings if finding.subject}
        different = f" ({len(words)} different)" if 1 < len(words) < number else ""
        return f"{counted(number, first.subject.what)} {'are' if number > 1 else 'is'} unknown{different}"
    return f"{counted(number, 'warning' if first.warning else 'fault')} of one sort ({first.code})"


def counted_text(findings: Sequence[Finding], *, mended: bool = False) -> str:
    """Say how many faults and warnings there are, and how a warning is answered; how some are mended, if none was."""
    faults = sum(not finding.warning for finding in findings)
    warnings = len(findings) - faults
    parts = [counted(faults, "fault")] if faults else []
    parts += [counted(warnings, "warning")] if warnings else []
    answered = "A warning that was looked at is answered by a 'checked' entry with its [code] and the reason."
    mendable = 0 if mended else sum(finding.fix is not None and finding.code != TOLD_TWICE for finding in findings)
    mends = f"'tracker check FILE --fix' mends {'it' if len(findings) == 1 else f'{mendable} of them'}."
    lines = [*([mends] if mendable else []), *([answered] if warnings else [])]
    return "\n".join([f"{' and '.join(parts)}.", *lines])


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
