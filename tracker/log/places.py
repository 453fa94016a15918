"""Shows the line itself where a finding knows only its place, as one does that is about events and not a text."""

import re
from collections.abc import Iterable, Sequence

from attrs import evolve

from tracker.log.assembly import RawLog
from tracker.model.findings import Finding, Place
from tracker.text.source import excerpt

_BEGINNING = re.compile(r"\s*(?:- )?")
_VALUE = re.compile(r"""["'][^"']*["']|[^\s,{}\[\]#][^,{}\[\]#]*""")


def with_lines(findings: Iterable[Finding], raws: Iterable[RawLog]) -> list[Finding]:
    """Add to each finding the line on which it stands, and how much of it is meant."""
    lines = {raw.source.file: raw.faults.lines for raw in raws}
    return [_with_line(finding, lines.get(finding.place.file, ())) for finding in findings]


def _with_line(finding: Finding, lines: Sequence[str]) -> Finding:
    file, number, column = finding.place.file, finding.place.line, finding.place.column
    if finding.excerpt or number > len(lines):
        return finding
    line = lines[number - 1]
    if column == 1 and (begun := _BEGINNING.match(line)):
        column = begun.end() + 1
    value = _VALUE.match(line, column - 1)
    length = len(value[0].rstrip()) if value else 1
    return evolve(finding, place=Place(file, number, column), excerpt=excerpt(line, column), length=length)
