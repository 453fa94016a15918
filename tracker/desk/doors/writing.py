"""What a desk takes in: logs that are checked and appended, and mendings of how they were read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.desk.bounds import Moment, moment
from tracker.desk.lazily import Lazily
from tracker.desk.opened import Opened
from tracker.model.failures import QuestionError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.desk import appending, coders, fixing, importing, locating, logs, mending, previewing, starting
    from tracker.desk.locating import Located
    from tracker.desk.mending import MendingDone
    from tracker.desk.report import Report
    from tracker.desk.starting import Begun
    from tracker.desk.texts import GivenLog
    from tracker.log.assembly import RawLog
    from tracker.model.appended import Appended
    from tracker.model.fixed import Fixed
    from tracker.model.imported import Imported, TakenBack
    from tracker.projections.checking import Checked
    from tracker.projections.preview import Preview
    from tracker.projections.two_coders import CodingsCompared
else:
    appending = Lazily("tracker.desk.appending")
    coders = Lazily("tracker.desk.coders")
    fixing = Lazily("tracker.desk.fixing")
    importing = Lazily("tracker.desk.importing")
    locating = Lazily("tracker.desk.locating")
    logs = Lazily("tracker.desk.logs")
    mending = Lazily("tracker.desk.mending")
    previewing = Lazily("tracker.desk.previewing")
    starting = Lazily("tracker.desk.starting")

DESK_FILE = "desk.yaml"
"""The file of the desk's own document, where no other is named."""


class Writing(Opened):
    """Takes logs and mendings; what has a fault is refused whole, with every finding (LogError)."""

    def check(self, *given: GivenLog, texts: str | Path | None = None) -> Report[Checked]:
        """Look for every fault in logs, files, folders of them or streams, and against the texts that they cite."""
        return logs.checked_logs(self, given, Path(texts) if texts is not None else None)

    def new(self, what: str | Path) -> Report[Begun]:
        """Begin the log of a text, by its file, or give an event of a kind to be filled in."""
        return starting.begun(self, what)

    def locate(self, words: str, *texts: str | Path) -> Report[Located]:
        """Find the lines on which some words stand, in texts and folders of them."""
        return locating.located_words(self, words, [Path(text) for text in texts])

    def fix(self, *given: str | Path, texts: str | Path | None = None, happenings: bool = False) -> Report[Fixed]:
        """Mend in files what has one remedy, and write nothing yet: `write_fixes` does.

        Only with `happenings` what two documents may tell of is stated to be one happening.
        """
        return fixing.fixed_logs(self, given, Path(texts) if texts is not None else None, happenings=happenings)

    def write_fixes(self, fixed: Fixed) -> None:
        """Write the files that `fix` mended, each whole or not at all."""
        fixing.write_fixed(fixed)

    def preview(self, *given: GivenLog, texts: str | Path | None = None, short: bool = False) -> Report[Preview]:
        """Say what an append would do, and write nothing; raises LogError where it would be refused.

        Of many events the text is `short`: only what somebody should look at. The data have everything.
        """
        return previewing.previewed_logs(self, given, Path(texts) if texts is not None else None, short=short)

    def compare_codings(self, first: GivenLog, second: GivenLog) -> Report[CodingsCompared]:
        """Compare what two coders made of one document: what both have, what one has, and how far they agree."""
        return coders.compared_codings(self, first, second)

    def append(self, *given: GivenLog) -> Report[Appended]:
        """Append what is new in logs, files, folders of them or streams: all of it, or nothing."""
        return appending.append_named(self, given)

    def import_table(
        self,
        mapping: str | Path,
        *tables: str | Path,
        check: bool = False,
        edition: str | None = None,
        whole: bool = False,
        progress: importing.Progress = lambda _done, _of: None,
    ) -> Report[Imported]:
        """Append what a mapping makes of a table's rows, document by document, or only check it.

        A table that `sheet` began is named alone, and needs no mapping. What a later `edition` tells otherwise is
        corrected and retracted, with that as the reason; where it is the `whole`, documents that it no longer has are
        retracted, too. `progress` is told how many rows are done, and how many there are.
        """
        return importing.import_table(
            self,
            Path(mapping),
            [Path(table) for table in tables],
            check=check,
            edition=edition,
            whole=whole,
            progress=progress,
        )

    def sheet(self, kind: str, file: str | Path | None = None) -> Report[tuple[str, ...]]:
        """Return the columns of a table whose rows are events of a kind, and write a new, empty one to a file."""
        return importing.empty_sheet(self, kind, None if file is None else Path(file))

    def take_back(self, mapping: str | Path, *tables: str | Path, reason: str) -> Report[TakenBack]:
        """Retract every document that a mapping imported, as one; where a table is named, those of it alone."""
        return importing.take_back(self, Path(mapping), reason, [Path(table) for table in tables])

    def start_mapping(self, mapping: str | Path, table: str | Path) -> None:
        """Write a mapping to fill in, a new file, from the columns of a table."""
        importing.start_mapping(Path(mapping), Path(table))

    def export(self, document: str, *, recorded_by: Moment | None = None) -> Report[RawLog]:
        """Return a document's log as it was appended: its text is YAML."""
        return appending.exported_log(self, document, moment(recorded_by))

    def correct(
        self,
        event: str,
        *,
        values: Mapping[str, Any] | None = None,
        remove: Sequence[str] = (),
        reason: str,
        file: str | Path = DESK_FILE,
    ) -> Report[MendingDone]:
        """Correct how an event (document/event) or a document's head was read: set values, remove keys."""
        if not values and not remove:
            raise QuestionError("A correction says what is right: set a value, or remove a key.")
        right = {"set": dict(values)} if values else {}
        gone = {"remove": list(remove)} if remove else {}
        return self._mend(file, "correction", {"of": event, **right, **gone, "reason": reason})

    def retract(self, event: str, *, reason: str, file: str | Path = DESK_FILE) -> Report[MendingDone]:
        """Retract an event that should not have been coded."""
        return self._mend(file, "retraction", {"of": event, "reason": reason})

    def merge(self, *events: str, reason: str, file: str | Path = DESK_FILE) -> Report[MendingDone]:
        """Say that two or more events tell of one happening."""
        if len(set(events)) < 2:
            raise QuestionError("Name two events or more.")
        return self._mend(file, "merge", {"of": list(events), "reason": reason})

    def split(self, event: str, *, reason: str, file: str | Path = DESK_FILE) -> Report[MendingDone]:
        """Take an event out of the happening in which its log, or a merge, put it."""
        return self._mend(file, "split", {"of": event, "reason": reason})

    def resolve(self, happening: str, *, follow: str, reason: str, file: str | Path = DESK_FILE) -> Report[MendingDone]:
        """Follow one version of a happening (its id, or any of its events); all are still told."""
        return self._mend(file, "resolution", {"of": happening, "follow": follow, "reason": reason})

    def answer(self, event: str, *, warning: str, reason: str, file: str | Path = DESK_FILE) -> Report[MendingDone]:
        """Answer a warning about an event: it was looked at, and what it asks is as it should be."""
        return self._mend(file, "checked", {"of": event, "warning": warning, "reason": reason})

    def _mend(self, file: str | Path, kind: str, entry: Mapping[str, Any]) -> Report[MendingDone]:
        return mending.mend_reading(self, Path(file), kind, entry)
