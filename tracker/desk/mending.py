"""Mendings: an entry in the desk's own document, appended to the store and written to its file, both or neither."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from attrs import frozen

from tracker.desk.appending import NOTHING, append_logs
from tracker.desk.logs import is_there
from tracker.desk.opened import Opened
from tracker.desk.report import Report
from tracker.desk.shapes import MendingData
from tracker.log.assembly import RawLog
from tracker.log.files import read_file
from tracker.log.writing import DESK, with_mending
from tracker.model.appended import Appended
from tracker.model.failures import FileError, LogError, QuestionError
from tracker.model.findings import Finding
from tracker.reports.data.findings import appended_data
from tracker.reports.text.findings import appended_text
from tracker.text.drafts import replacing
from tracker.text.reader import read_yaml

_BEHIND = ("changed-past", "missing-past")
"""The findings of a desk's document that lacks what was appended of it."""


@frozen
class MendingDone:
    """What a mending did: the id of its entry, the entry as YAML, and what was appended."""

    entry: str
    added: str
    appended: Appended


def mend_reading(opened: Opened, path: Path, kind: str, entry: Mapping[str, Any]) -> Report[MendingDone]:
    """Add an entry to the desk's document: append it to the store, then write the file; both, or neither."""
    before = read_file(path) if is_there(path) else None
    if before is not None and before.faults.found:
        raise LogError(before.faults.found)
    new = with_mending(before, kind, entry, date.today().isoformat())  # noqa: DTZ011 - the desk's own day
    try:
        with replacing(path) as draft:
            draft.write_text(new.text, encoding="utf-8")
            done = append_logs(opened, [read_file(draft, path.as_posix())])
    except LogError as refused:
        raise LogError(refused.findings, NOTHING + _way_out(refused.findings, before, path)) from None
    except OSError as error:
        raise FileError(f"{path} cannot be written: {error.strerror}. Name another file with --desk.") from None
    return Report(MendingDone(new.id, new.added, done), _text, _data)


def values_of(written: Sequence[str]) -> dict[str, Any]:
    """Read KEY=VALUE, the value being YAML: a text, a [list] or a {mapping}."""
    found: dict[str, Any] = {}
    for pair in written:
        key, equals, value = pair.partition("=")
        source = read_yaml(f"{key}: {value}\n".encode(), "--set")
        if not equals or source.findings or not isinstance(source.root, dict) or len(source.root) != 1:
            hint = f" {source.findings[0].remedy}" if equals and source.findings else " Write it as date=2021-05-22."
            raise QuestionError(f"'{pair}' is not KEY=VALUE.{hint}")
        found.update(source.root)
    return found


def _text(done: MendingDone) -> str:
    return done.added + appended_text(done.appended)


def _data(done: MendingDone) -> MendingData:
    return {**appended_data(done.appended), "entry": done.entry}


def _way_out(findings: Sequence[Finding], before: RawLog | None, path: Path) -> str:
    """Say how to bring a file up that lacks what was appended: a command may have ended before it wrote it."""
    if not any(finding.code in _BEHIND for finding in findings):
        return ""
    document = before.head.get("id", DESK) if before is not None and isinstance(before.head, dict) else DESK
    return f" If a command broke off before it wrote {path}, 'tracker export {document} > {path}' brings it up."
