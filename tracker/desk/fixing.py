"""Writes into logs what their findings have one remedy for: shown first, then written, each file whole or not at all.

A file is mended and checked again until nothing more can be mended: what could not be read hides further faults.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import define, evolve, field

from tracker.desk.files import write_file
from tracker.desk.findings import fixed_text
from tracker.desk.logs import checked_with, named_files, shown_logs, with_known, with_remedies
from tracker.desk.opened import Opened
from tracker.desk.report import Report
from tracker.desk.texts import GivenLog
from tracker.log.assembly import RawLog
from tracker.log.files import read_file, read_log
from tracker.model.failures import FileError, QuestionError
from tracker.model.findings import TOLD_TWICE, Finding
from tracker.model.fixed import Fixed, FixedFile
from tracker.reports.data.findings import fixed_data
from tracker.text.editing import edited

_MOST_ROUNDS = 20

_Key = tuple[str, int, int, str]


@define
class _File:
    """A file while it is mended: as it was, as it is by now, and which findings were mended."""

    path: Path
    before: bytes
    now: bytes
    fixed: list[Finding] = field(factory=list)

    def read(self) -> RawLog:
        """Read the file as it is by now."""
        raw = read_file(self.path)
        return raw if self.now == self.before else read_log(self.now, raw.source.file)


def fixed_logs(
    opened: Opened, logs: Sequence[GivenLog], texts: Path | None = None, *, happenings: bool = False
) -> Report[Fixed]:
    """Mend in some files what has one remedy, and write nothing yet; what is told twice only where that is asked for.

    What the store has already is left as it is: it is corrected, and never changed.
    """
    if any(not isinstance(log, str | Path) for log in logs):
        raise QuestionError("What comes from the standard input cannot be mended. Name the file.")
    if opened.handling:
        shown_logs(opened, logs, texts)
    files = [_File(path, data, data) for path in named_files(logs) for data in [_bytes_of(path)]]
    fixed = _in_rounds(opened, files, texts, happenings=happenings)
    return Report(evolve(fixed, left=with_remedies(opened, fixed.left)), fixed_text, fixed_data, "findings")


def write_fixed(fixed: Fixed) -> None:
    """Write the files that were mended; raises FileError where one was changed meanwhile."""
    for one in fixed.files:
        path = Path(one.file)
        if _bytes_of(path) != one.before:
            raise FileError(f"{path} was changed meanwhile. Run the command again.")
        write_file(path, one.after, None)


def _in_rounds(opened: Opened, files: Sequence[_File], texts: Path | None, *, happenings: bool) -> Fixed:
    """Mend files until nothing more can be mended; what does not mend what it should is undone."""
    check, given_up = checked_with(opened, texts), set[_Key]()
    for _ in range(_MOST_ROUNDS):
        raws = [file.read() for file in files]
        found = check(raws).findings
        failed = _failed(files, found)
        if failed:
            given_up |= failed
            continue
        fixable = [one for one in found if one.fix and _key(one) not in given_up]
        to_state = 0 if happenings else sum(one.code == TOLD_TWICE for one in fixable)
        stored = _stored(opened, raws, fixable)
        wanted = [one for one in fixable if one not in stored and (happenings or one.code != TOLD_TWICE)]
        if not wanted:
            break
        for file, raw in zip(files, raws, strict=True):
            _mend(file, [one for one in wanted if one.place.file == raw.source.file])
    changed = (
        FixedFile(one.path.as_posix(), one.before, one.now, tuple(one.fixed)) for one in files if one.now != one.before
    )
    return Fixed(tuple(changed), found, len(stored), to_state)


def _mend(file: _File, wanted: Sequence[Finding]) -> None:
    """Make in a file the edits of some findings about it."""
    by_fix = {one.fix: one for one in wanted if one.fix}
    by_fix = {fix: one for fix, one in by_fix.items() if fix.length} or by_fix  # what YAML cuts is put together first
    file.now, made = edited(file.now, by_fix)
    file.fixed += [by_fix[fix] for fix in made]


def _failed(files: Iterable[_File], found: Iterable[Finding]) -> set[_Key]:
    """Put each file back to how it was in which an edit did not mend what it should; return what is given up."""
    left = {_key(one) for one in found if one.fix}
    failed: set[_Key] = set()
    for file in files:
        if again := {_key(one) for one in file.fixed} & left:
            failed |= again
            file.now, file.fixed = file.before, []
    return failed


def _key(finding: Finding) -> _Key:
    """Return by what a finding is known again; what cannot be read as YAML moves within its line when edited."""
    column = 0 if finding.code == "yaml" else finding.place.column
    return finding.place.file, finding.place.line, column, finding.code


def _stored(opened: Opened, raws: Sequence[RawLog], found: Sequence[Finding]) -> list[Finding]:
    """List the findings about what the store has already: a document's head, or an entry."""
    if not opened.may_be_there or not found:
        return []
    _, known = with_known(opened, opened.catalogue())
    by_file = {raw.source.file: raw for raw in raws}
    refs = [(one, _ref(by_file[one.place.file], one.fix.line if one.fix else 1)) for one in found]
    there = known({ref for _, ref in refs if ref}).there
    return [one for one, ref in refs if ref in there]


def _ref(raw: RawLog, line: int) -> str:
    """Name the entry, or else the document, in which a line of a file stands; empty where that has no name."""
    document = raw.head.get("id") if isinstance(raw.head, dict) else None
    if not isinstance(document, str):
        return ""
    before = [entry for entry in raw.entries if entry.source.line <= line]
    if not before:
        return document
    fields = max(before, key=lambda entry: entry.source.line).fields
    key = fields.get("id") if isinstance(fields, dict) else None
    return f"{document}/{key}" if isinstance(key, str) else ""


def _bytes_of(path: Path) -> bytes:
    """Return what stands in a file; of what cannot be read, which the check tells, nothing."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
