"""Remedies of one answer for what keeps YAML from being read: quotation marks, and characters that are to go."""

import json
import re
from collections.abc import Sequence

from attrs import evolve

from tracker.model.findings import Finding, Fix

_BLOCK = re.compile(r"(?P<before>\s*(?:- +)*(?:[\w-]+: +)?)(?P<value>\S.*?)(?P<after>\s+#.*|\s*)")
_KEY_IN_FLOW = re.compile(r"[{,]\s*[\w-]+:\s+")
_NEXT_IN_FLOW = re.compile(r"\s*(?:,\s*[\w-]+:\s|[{}\[\]])")
_TO_QUOTE = ("yaml", "cut-by-comma", "alias", "anchor", "tag", "indented-block")
_TO_GO = ("invisible-character",)


def with_remedy(finding: Finding, lines: Sequence[str]) -> Finding:
    """Add to a finding about YAML the edit that mends it, where it is plain what its line means."""
    line, column = finding.place.line, finding.place.column
    if finding.code in _TO_GO:
        return evolve(finding, fix=Fix(line, column, "", 1))
    if finding.code not in _TO_QUOTE or line > len(lines):
        return finding
    span = _meant(lines[line - 1], column - 1)
    if span is None:
        return finding
    begin, end = span
    text = _without_marks(lines[line - 1][begin:end])
    return finding if text is None else evolve(finding, fix=Fix(line, begin + 1, quoted(text), end - begin))


def quoted(text: str) -> str:
    """Write a text in quotation marks: in single ones where it has double ones."""
    if '"' in text and "'" not in text:
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False)


def _meant(line: str, at: int) -> tuple[int, int] | None:
    """Return where the text begins and ends in which a fault stands; None where that cannot be told."""
    if match := _BLOCK.fullmatch(line):
        begin, end = match.span("value")
        value = match["value"]
        if value[0] not in "{[|>" and begin <= at + 1:
            return None if _is_open(value) else (begin, end)
    return _meant_in_flow(line, at)


def _meant_in_flow(line: str, at: int) -> tuple[int, int] | None:
    """Return where the value of a key in braces begins and ends in which, or right behind which, a fault stands."""
    keys = [match for match in _KEY_IN_FLOW.finditer(line) if match.end() <= at + 1]
    if not keys:
        return None
    begin = keys[-1].end()
    following = _NEXT_IN_FLOW.search(line, max(at, begin))
    if following is None or following[0].lstrip()[0] in "{[" or re.search(r"[{}\[\]]", line[begin : following.start()]):
        return None
    return None if _is_open(line[begin : following.start()]) else (begin, following.start())


def _without_marks(value: str) -> str | None:
    """Return what quotation marks were meant to stand around, 'The minister's report'; None where nobody can tell.

    Marks that do not stand around the whole are the text's own: "strategic" partnership.
    """
    mark = value[:1]
    if mark not in ('"', "'") or not value.endswith(mark):
        return value
    return value[1:-1] if value.count(mark) == 3 else None


def _is_open(value: str) -> bool:
    """Say whether a text begins with a quotation mark that is never closed: nobody knows where it was to end."""
    return value[:1] in ('"', "'") and value.count(value[0]) == 1
