"""Logs that a desk is given: read from files and folders, checked, appended, and written out again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import BinaryIO

from attrs import evolve

from tracker.catalogue.catalogue import Catalogue
from tracker.desk.findings import findings_report
from tracker.desk.lazily import Lazily
from tracker.desk.opened import Opened
from tracker.desk.report import Report
from tracker.desk.texts import GivenLog
from tracker.log.assembly import Found, Known, RawLog, nothing_known
from tracker.log.files import STANDARD_INPUT, log_files, read_file, read_stream
from tracker.model.failures import FileError, LogError, StoreError
from tracker.model.findings import Finding
from tracker.projections.checking import Checked, check_logs
from tracker.text.characters import escaped

snapshots = Lazily("tracker.store.snapshots")  # no store is looked into where there is none
withholding = Lazily("tracker.desk.withholding")
cited = Lazily("tracker.desk.cited")

_FAMILIES = {"kind": "kinds", "actor": "actors", "thing": "things", "fluent": "fluents"}


def checked_logs(opened: Opened, logs: Sequence[GivenLog], texts: Path | None = None) -> Report[Checked]:
    """Look for every fault in some logs, and in what they cite of the texts of a folder; append nothing."""
    check = checked_with(opened, texts)  # what is wrong with the catalogue is told first
    checked = check(shown_logs(opened, logs, texts))
    return findings_report(evolve(checked, findings=with_remedies(opened, checked.findings)))


def checked_with(opened: Opened, texts: Path | None) -> Callable[[Sequence[RawLog]], Checked]:
    """Return what looks for every fault in some logs, with what the store has and the texts of a folder."""
    folder = texts_folder(texts)
    catalogue, known = with_known(opened, opened.catalogue())
    return lambda raws: check_logs(raws, catalogue, known, folder)


def texts_folder(texts: Path | None) -> Path | None:
    """Return the folder of texts that is named; raises FileError where there is none."""
    if texts is not None and not texts.is_dir():
        raise FileError(f"There is no folder '{texts}'. Name the folder in which the texts are.")
    return texts


def shown_logs(opened: Opened, given: Sequence[GivenLog], texts: Path | None = None) -> list[RawLog]:
    """Read the logs that are given; raises NotShown for a file or a cited text that the desk may not tell of."""
    raws = named_logs(given)
    if opened.handling:
        streams = sum(not isinstance(log, str | Path) for log in given)
        withholding.check_may_be_shown(opened, raws[: len(raws) - streams])
        cited.check_cited_shown(opened, raws, texts)
    return raws


def named_logs(given: Sequence[GivenLog]) -> list[RawLog]:
    """Read the logs that are given, files or folders of them, or streams; raises FileError where one is not there."""
    streams = [read_stream(log, _called(log)) for log in given if not isinstance(log, str | Path)]
    return [*map(read_file, named_files(given)), *streams]


def named_files(given: Sequence[GivenLog]) -> list[Path]:
    """List the files that are given, and those in the folders that are; raises FileError where one is not there."""
    paths = [Path(log) for log in given if isinstance(log, str | Path)]
    missing = [f"'{escaped(path.as_posix())}'".replace("\n", " ") for path in paths if not is_there(path)]
    if missing:
        hint = "Name your logs, or 'tracker init --samples' copies the sample logs into the folder 'events'."
        raise FileError(f"There is no file or folder {', '.join(missing)}. {hint}")
    return log_files(paths)


def _called(stream: BinaryIO) -> str:
    """Name a stream as findings do."""
    return STANDARD_INPUT if stream is sys.stdin.buffer else "(stream)"


def is_there(path: Path) -> bool:
    """Say whether a file or folder is there; a name that is too long for one is none."""
    try:
        return path.exists()
    except OSError:
        return False


def refusal(opened: Opened, error: LogError, outcome: str) -> LogError:
    """Return a refusal that says what came of it, and of what is unknown where it can be had."""
    return LogError(with_remedies(opened, error.findings), outcome)


def with_remedies(opened: Opened, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Say of each unknown word that the given catalogue knows that it can be taken from there."""
    unknown = {finding.subject for finding in findings if finding.subject and finding.subject.what in _FAMILIES}
    if not unknown or opened.stored_catalogue() is None:
        return tuple(findings)
    plain = opened.given_catalogue().plain
    remedy = "The catalogue given with the program has it, and the store's does not: run 'tracker seeds load'."
    known = {subject for subject in unknown if subject.word in plain[_FAMILIES[subject.what]]}
    return tuple(evolve(finding, remedy=remedy) if finding.subject in known else finding for finding in findings)


def with_known(opened: Opened, catalogue: Catalogue) -> tuple[Catalogue, Known]:
    """Return what the store has, if there is a store: logs may refer to it, and use what its logs declare."""
    if not opened.may_be_there:
        return catalogue, nothing_known

    def known(asked: Collection[str]) -> Found:
        with opened.store.reading() as connection:
            state = snapshots.state_at(connection)
            found: Found = withholding.look_up_openly(connection, state, asked, opened.handling)
        return found

    try:
        with opened.store.reading() as connection:
            state = snapshots.state_at(connection)
            return catalogue.with_declared(**withholding.declared_openly(connection, state, opened.handling)), known
    except StoreError:
        return catalogue, nothing_known
