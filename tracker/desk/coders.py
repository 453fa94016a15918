"""Holds two codings of one document against each other."""

from __future__ import annotations

from pathlib import Path

from tracker.catalogue.catalogue import Catalogue
from tracker.desk.logs import refusal, shown_logs, with_known
from tracker.desk.opened import Opened
from tracker.desk.report import Report
from tracker.desk.texts import GivenLog
from tracker.log.assembly import Known, assemble
from tracker.model.events import Document, Log
from tracker.model.failures import LogError, QuestionError
from tracker.projections.two_coders import CodingsCompared, compare_codings
from tracker.reports.data.two_coders import codings_data
from tracker.reports.text.two_coders import codings_text


def compared_codings(opened: Opened, first: GivenLog, second: GivenLog) -> Report[CodingsCompared]:
    """Compare what two coders made of one document; raises LogError for the faults of either."""
    catalogue, known = with_known(opened, opened.catalogue())
    one, declared = _coding(opened, first, catalogue, known)
    other, both = _coding(opened, second, declared, known)
    if not _are_of_one(one.document, other.document):
        two = f"'{one.document.id}' and '{other.document.id}' are two documents"
        raise QuestionError(f"{two}: no id, text, checksum or address is the same. Name two logs of one document.")
    return Report(compare_codings(one, other, both), codings_text, codings_data, "both")


def _are_of_one(first: Document, second: Document) -> bool:
    """Say whether two heads are of one document: by its id, its address, or its text's checksum, or else its name."""
    keys = ("id", "address", "sha256") if first.sha256 and second.sha256 else ("id", "address", "text")
    return any(getattr(first, key) == getattr(second, key) != "" for key in keys)


def _coding(opened: Opened, given: GivenLog, catalogue: Catalogue, known: Known) -> tuple[Log, Catalogue]:
    """Read the log of one coder; what is told of other documents need not be there."""
    raws = shown_logs(opened, [given])
    if len(raws) != 1 or (isinstance(given, str | Path) and Path(given).is_dir()):
        raise QuestionError("Two logs of one document are compared. Name two files.")
    logs = assemble(raws, catalogue, known)
    faults = [finding for finding in raws[0].faults.found if finding.code != "unknown-event"]
    if faults:
        raise refusal(opened, LogError(faults), "Nothing was compared.")
    return logs.logs[0], logs.catalogue
