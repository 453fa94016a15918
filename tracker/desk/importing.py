"""Imports tables: what a mapping makes of their rows is appended, document by document, or only checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from attrs import define, field

from tracker.catalogue.catalogue import Catalogue
from tracker.desk import editions
from tracker.desk.appending import append_logs
from tracker.desk.files import write_new
from tracker.desk.logs import checked_with, is_there
from tracker.desk.naming import NotThere
from tracker.desk.opened import Opened
from tracker.desk.report import Report
from tracker.given import given
from tracker.importing import workbooks
from tracker.importing.cells import CellFaults
from tracker.importing.making import LogMaker
from tracker.importing.mapping import ActorValue, Mapping
from tracker.importing.opening import ending
from tracker.importing.reading import read_mapping
from tracker.importing.sheets import SheetMaker, sheet_columns
from tracker.importing.starter import starting_mapping
from tracker.importing.successions import Successions
from tracker.importing.tables import SHEETS, count_rows, table_rows
from tracker.importing.values import Table, Values, table_of
from tracker.log.assembly import RawLog
from tracker.model.appended import Appended
from tracker.model.failures import FileError, LogError, QuestionError
from tracker.model.findings import Finding
from tracker.model.imported import Imported, TakenBack
from tracker.reports.data.importing import imported_data
from tracker.reports.text.importing import imported_text
from tracker.text.characters import escaped
from tracker.text.shape import Faults, nearest

TOGETHER, ROWS_TOGETHER = 2_000, 60_000
"""About how many events, and rows, are appended in one transaction: whole documents, there or not."""


Progress = Callable[[int, int], None]
"""Is told how many rows of a table are done, and how many it has."""


def import_table(  # noqa: PLR0913 - one parameter an option
    opened: Opened,
    mapping: Path,
    tables: Sequence[Path],
    *,
    check: bool = False,
    edition: str = "",
    progress: Progress = lambda _done, _of: None,
) -> Report[Imported]:
    """Import a table, with the others that its mapping looks into; raises LogError where the mapping has faults.

    A document that has a fault is held back; those without are appended. What a later `edition` tells otherwise than
    an earlier one is mended, with that as the reason.
    """
    if not tables:
        return _run(opened, _sheet(opened, mapping, edition), None, check, progress)
    rules = read_mapping(_mapping_file(mapping))
    _check_files(rules, tables)
    doing = _Importing.of(opened, rules, tables)
    taken = editions.EditionTaken.of(opened, rules, edition) if edition else None
    if not edition and opened.may_be_there:
        editions.refuse_taken_back(opened, rules)
    return _run(opened, doing, taken, check, progress)


def _sheet(opened: Opened, table: Path, edition: str) -> _Importing:
    """Make ready to import a table that needs no mapping; raises QuestionError where it needs one."""
    if ending(table) not in SHEETS:
        raise QuestionError("Name the TABLE that the mapping is for.")
    if edition:
        raise QuestionError("A later edition is set beside the first by a mapping. Name one, or mend by 'correct'.")
    if not is_there(table):
        raise FileError(f"There is no file '{escaped(table.as_posix())}'. Name a table.")
    maker = SheetMaker(opened.catalogue(), CellFaults(Faults(table.as_posix())))
    return _Importing(maker, table)


def _run(
    opened: Opened, doing: _Importing, taken: editions.EditionTaken | None, check: bool, progress: Progress
) -> Report[Imported]:
    """Import what was made ready."""
    act = _checking(opened, doing) if check else lambda batch: doing.note(append_logs(opened, batch))
    for batch in doing.batches(progress):
        doing.take(taken.beside(batch) if taken else batch, act)
    if taken and not doing.is_held_back:
        doing.mend(taken, None if check else opened)
    return Report(doing.imported(only_checked=check), imported_text, imported_data)


def take_back(opened: Opened, mapping: Path, reason: str) -> Report[TakenBack]:
    """Retract what a mapping imported, as one; raises LogError where the mapping has faults."""
    return editions.retract_import(opened, read_mapping(_mapping_file(mapping)), reason)


def start_mapping(mapping: Path, table: Path) -> None:
    """Write a mapping to fill in from the columns of a table; raises FileError where another file has its name."""
    if not is_there(table):
        raise FileError(f"There is no file '{escaped(table.as_posix())}'. Name the table whose columns it is to have.")
    write_new(mapping, starting_mapping(table))


def empty_sheet(opened: Opened, named: str, file: Path | None = None) -> Report[tuple[str, ...]]:
    """Return the columns of a sheet for events of a kind, and write a new file of them if one is named."""
    catalogue = opened.catalogue()
    kind = catalogue.kind(named)
    if kind is None:
        near = nearest(named, catalogue.codes("kinds"))
        raise NotThere("kind", named, near, "'tracker kinds' lists them.")
    columns = tuple(sheet_columns(kind))
    if file is not None:
        write_new(
            file, workbooks.empty_workbook(columns) if ending(file) == workbooks.ENDING else f"{_line(columns)}\n"
        )
    return Report(columns, _line, list)


def _line(columns: Sequence[str]) -> str:
    return ",".join(columns)


def _checking(opened: Opened, doing: _Importing) -> Callable[[Sequence[RawLog]], None]:
    """Return what looks for faults in logs, and notes warnings; it raises LogError where there is a fault."""
    checked = checked_with(opened, None)

    def look(batch: Sequence[RawLog]) -> None:
        found = checked(batch)
        if found.faults:
            raise LogError(found.findings)
        doing.findings += found.findings

    return look


def _mapping_file(named: Path) -> Path:
    """Return the file of a mapping: one that is there, or one given with the program, by its name."""
    own = given("mappings") / f"{named}.yaml"
    return own if not named.suffix and not is_there(named) and is_there(own) else named


def _check_files(mapping: Mapping, tables: Sequence[Path]) -> None:
    missing = [f"'{escaped(path.as_posix())}'" for path in tables if not is_there(path)]
    if missing:
        raise FileError(f"There is no file {', '.join(missing)}. Name the table, and then what it looks into.")
    if len(tables) != 1 + len(mapping.lookups):
        names = ", ".join(["the table", *(f"'{lookup.name}'" for lookup in mapping.lookups)])
        raise QuestionError(
            f"The mapping '{mapping.id}' reads {1 + len(mapping.lookups)} files, in this order: {names}."
        )


@define
class _Importing:
    """One import: what it reads, and what came of it so far."""

    maker: LogMaker | SheetMaker
    table: Path
    lookup_faults: tuple[Finding, ...] = ()
    appended: int = 0
    present: int = 0
    position: int = 0
    held_back: int = 0
    findings: list[Finding] = field(factory=list)
    mended: Counter[str] = field(factory=Counter)

    @classmethod
    def of(cls, opened: Opened, mapping: Mapping, tables: Sequence[Path]) -> _Importing:
        """Read the tables that the mapping looks into, and make ready; raises LogError where one is none."""
        catalogue = opened.catalogue()
        lookups: dict[str, Table] = {}
        found: list[Finding] = []
        for lookup, path in zip(mapping.lookups, tables[1:], strict=True):
            rows = [*table_rows(path, [lookup.key, *lookup.columns], mapping.letters)]
            lookups[lookup.name] = table_of(lookup, rows)
            faults = CellFaults(Faults(path.as_posix()))
            for row in rows:
                faults.add(row, row.wrong)
            found += faults.findings()
        values = Values(mapping, catalogue, lookups)
        maker = LogMaker(mapping, values, CellFaults(Faults(tables[0].as_posix())), _successions(mapping, catalogue))
        return cls(maker, tables[0], tuple(found))

    def batches(self, progress: Progress) -> Iterator[list[RawLog]]:
        """Yield the logs of the table, some whole documents at a time; raises LogError where it is none."""
        maker = self.maker
        if maker.together:  # appended as it is read: look first whether it can be read to its end
            maker.tally.of = count_rows(self.table)
        batch: list[RawLog] = []
        events = begun = 0
        for log in maker.logs(table_rows(self.table, maker.columns, maker.letters)):
            progress(maker.tally.rows, maker.tally.of)
            batch.append(log)
            events += len(log.entries)
            if events >= TOGETHER or maker.tally.rows - begun >= ROWS_TOGETHER:
                yield batch
                batch, events, begun = [], 0, maker.tally.rows
        if batch:
            yield batch

    def take(self, batch: Sequence[RawLog], act: Callable[[Sequence[RawLog]], None]) -> None:
        """Do something with some logs; those of a batch that is refused are tried one by one."""
        try:
            act(batch)
        except LogError as refused:
            if len(batch) == 1:
                self.findings += refused.findings
                self.held_back += 1
                return
            for raw in batch:
                raw.faults.found.clear()
                self.take([raw], act)

    def note(self, done: Appended) -> None:
        """Count what an append did."""
        self.appended += sum(done.new.values())
        self.present += done.present
        self.position = done.position

    @property
    def is_held_back(self) -> bool:
        """Say whether any document was held back."""
        return bool(self.held_back or self.maker.tally.held_back)

    def mend(self, taken: editions.EditionTaken, opened: Opened | None) -> None:
        """Append what an edition mends, or only count it where nothing is to be appended."""
        logs = taken.mendings()
        if logs and opened:
            self.position = append_logs(opened, logs).position
        self.mended = taken.edition.done

    def imported(self, *, only_checked: bool) -> Imported:
        """Say what came of it."""
        tally = self.maker.tally
        return Imported(
            mapping=self.maker.name,
            table=self.table.as_posix(),
            rows=tally.rows,
            told=tally.told,
            merged=tally.merged,
            faulty=tally.faulty,
            dropped=dict(tally.dropped),
            documents=tally.documents,
            events=tally.events,
            held_back=self.held_back + tally.held_back,
            appended=self.appended,
            present=self.present,
            position=self.position,
            corrected=self.mended["corrected"],
            retracted=self.mended["retracted"],
            restored=self.mended["restored"],
            kept=self.mended["kept"],
            findings=tuple(dict.fromkeys((*self.lookup_faults, *self.maker.faults.findings(), *self.findings))),
            only_checked=only_checked,
        )


def _successions(mapping: Mapping, catalogue: Catalogue) -> Successions | None:
    if mapping.successions is None:
        return None
    who = mapping.values[mapping.successions.who]
    assert isinstance(who, ActorValue), "the mapping was read"
    return Successions.of(mapping.successions, who, catalogue)
