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
from tracker.desk.lazily import Lazily
from tracker.desk.logs import checked_with, is_there
from tracker.desk.naming import NotThere
from tracker.desk.opened import Opened
from tracker.desk.previewing import foretold_faults
from tracker.desk.report import Report
from tracker.given import given
from tracker.importing import workbooks
from tracker.importing.cells import CellFaults, once_each
from tracker.importing.making import LogMaker
from tracker.importing.mapping import ActorValue, Mapping
from tracker.importing.opening import ending
from tracker.importing.reading import read_mapping
from tracker.importing.seen import Table, table_of
from tracker.importing.sheets import SheetMaker, sheet_columns
from tracker.importing.starter import starting_mapping
from tracker.importing.successions import Successions
from tracker.importing.tables import SHEETS, count_rows, table_rows
from tracker.importing.values import Values
from tracker.log.assembly import RawLog
from tracker.model.appended import Appended
from tracker.model.failures import FileError, LogError, QuestionError
from tracker.model.findings import Finding, Place
from tracker.model.imported import TAKEN_BACK, Imported, TakenBack
from tracker.reports.data.importing import imported_data
from tracker.reports.text.importing import imported_text
from tracker.text.characters import escaped
from tracker.text.shape import Faults, nearest

withholding = Lazily("tracker.desk.withholding")

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
    edition: str | None = None,
    whole: bool = False,
    progress: Progress = lambda _done, _of: None,
) -> Report[Imported]:
    """Import a table, with the others that its mapping looks into; raises LogError where the mapping has faults.

    A document that has a fault is held back; those without are appended. What a later `edition` tells otherwise than
    an earlier one is mended, with that as the reason, all of it or nothing; where it is `whole`, documents that it no
    longer has are retracted.
    """
    if whole and edition is None:
        raise QuestionError("Only an edition retracts what it no longer has. Say with --edition why.")
    if not tables:
        doing = _sheet(opened, mapping, edition)
        _run(doing, None, _acting(opened, check=check), progress)
    else:
        rules = read_mapping(_mapping_file(mapping))
        _check_files(rules, tables)
        doing = _Importing.of(opened, rules, tables)
        act = _acting(opened, check=check)
        if edition is None:
            continued = editions.ImportContinued.of(opened, rules) if opened.may_be_there else None
            _run(doing, continued, act, progress)
        else:
            taken = editions.EditionTaken.of(opened, rules, _reason(edition), whole=whole)
            _mend(doing, taken, act, progress)
    return Report(doing.imported(only_checked=check), imported_text, imported_data)


def _sheet(opened: Opened, table: Path, edition: str | None) -> _Importing:
    """Make ready to import a table that needs no mapping; raises QuestionError where it needs one."""
    if ending(table) not in SHEETS:
        raise QuestionError("Name the TABLE that the mapping is for.")
    if edition is not None:
        raise QuestionError("A later edition is set beside the first by a mapping. Name one, or mend by 'correct'.")
    if not is_there(table):
        raise FileError(f"There is no file '{escaped(table.as_posix())}'. Name a table.")
    maker = SheetMaker(opened.catalogue(), CellFaults(Faults(table.as_posix())))
    return _Importing(maker, table)


Act = Callable[[Sequence[RawLog]], Appended | Sequence[Finding]]
"""Appends some logs, or looks what would come of that, and returns warnings; raises LogError where there is a fault."""


def _acting(opened: Opened, *, check: bool) -> Act:
    return _checking(opened) if check else lambda batch: append_logs(opened, batch)


def _run(
    doing: _Importing,
    continued: editions.ImportContinued | None,
    act: Act,
    progress: Progress,
) -> None:
    """Import what was made ready, some documents at a time."""
    for batch in doing.batches(progress):
        doing.take(continued.beside(batch) if continued else batch, act)
    if continued and continued.taken_back:
        doing.hold_back(continued.taken_back)


def _mend(doing: _Importing, taken: editions.EditionTaken, act: Act, progress: Progress) -> None:
    """Take in an edition: all that is new and mended at once, and nothing where a document is held back."""
    for batch in doing.batches(progress):
        taken.take(batch)
    doing.mend(taken, act)


def take_back(opened: Opened, mapping: Path, reason: str, tables: Sequence[Path] = ()) -> Report[TakenBack]:
    """Retract what a mapping imported, or only what it made of a table, as one; raises LogError for its faults."""
    rules = read_mapping(_mapping_file(mapping))
    if not tables:
        return editions.retract_import(opened, rules, _reason(reason))
    _check_files(rules, tables)
    batches = _Importing.of(opened, rules, tables).batches(lambda _done, _of: None)
    return editions.retract_import(opened, rules, _reason(reason), batches)


def _reason(given: str) -> str:
    """Return a reason; raises QuestionError where there is none."""
    if not given.strip():
        raise QuestionError("The reason is empty. Say why: it stands beside each mending.")
    return given


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
        write_new(file, _sheet_file(file, columns))
    return Report(columns, _line, list)


def _sheet_file(file: Path, columns: Sequence[str]) -> str | bytes:
    """Return an empty sheet as its file's name says; raises FileError for a name of another ending."""
    if file.suffix.casefold() == workbooks.ENDING:
        return workbooks.empty_workbook(columns)
    if file.suffix.casefold() == ".csv":
        return f"{_line(columns)}\n"
    raise FileError(f"A sheet is CSV or XLSX, and '{escaped(file.name)}' names neither. Call it {file.stem}.csv.")


def _line(columns: Sequence[str]) -> str:
    return ",".join(columns)


def _checking(opened: Opened) -> Act:
    """Return what looks for faults in logs as an append does, and for what is to be warned of."""
    checked = checked_with(opened, None)
    if opened.handling and opened.may_be_there:
        withholding.check_nothing_withheld(opened)

    def look(batch: Sequence[RawLog]) -> Sequence[Finding]:
        found = checked(batch)
        faults = found.faults or foretold_faults(opened, batch)
        if faults:
            raise LogError(faults)
        return found.findings

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
    is_edition: bool = False
    taken: editions.EditionTaken | None = None

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

    def take(self, batch: Sequence[RawLog], act: Act) -> None:
        """Do something with some logs; those of a batch that is refused are tried one by one."""
        try:
            self.note(act(batch))
        except LogError as refused:
            if len(batch) == 1:
                self.findings += refused.findings
                self.held_back += 1
                return
            for raw in batch:
                raw.faults.found.clear()
                self.take([raw], act)

    def note(self, done: Appended | Sequence[Finding]) -> None:
        """Count what an append did, or keep what a check warned of."""
        if isinstance(done, Appended):
            self.appended += sum(done.new.values())
            self.present += done.present
            self.position = done.position
        else:
            self.findings += done

    def hold_back(self, taken_back: Sequence[str]) -> None:
        """Report that some documents were taken back, and are not had again without a reason."""
        self.held_back += len(taken_back)
        others = f", and {len(taken_back) - 1:,} more" if taken_back[1:] else ""
        message = f"'{taken_back[0]}'{others} {'were' if others else 'was'} taken back"
        place = Place(self.table.as_posix())
        self.findings.append(Finding(TAKEN_BACK, place, message, "Say with --edition why you have it again."))

    def mend(self, taken: editions.EditionTaken, act: Act) -> None:
        """Append what an edition has anew and what it mends, as one, or hold all of it back."""
        self.is_edition = True
        logs, tally = taken.logs(), self.maker.tally
        try:
            done = None if tally.held_back else act(logs)
        except LogError as refused:
            done = None
            self.findings += refused.findings
        if done is None:
            self.held_back = tally.documents
            return
        self.taken = taken
        if isinstance(done, Appended):
            desk = taken.edition.standing.document
            self.appended = sum(number for document, number in done.new.items() if document != desk)
            self.present, self.position = taken.edition.present, done.position
        else:
            self.findings += done

    def imported(self, *, only_checked: bool) -> Imported:
        """Say what came of it."""
        tally, taken = self.maker.tally, self.taken
        mended = taken.edition.done if taken else Counter[str]()
        return Imported(
            mapping=self.maker.name,
            table=self.table.as_posix(),
            rows=tally.rows,
            told=tally.told,
            merged=tally.merged,
            faulty=tally.faulty,
            dropped=dict(tally.dropped),
            unlike=dict(tally.unlike),
            documents=tally.documents,
            events=tally.events,
            held_back=self.held_back + tally.held_back,
            appended=self.appended,
            present=self.present,
            position=self.position,
            corrected=mended["corrected"],
            retracted=mended["retracted"],
            restored=mended["restored"],
            kept=mended["kept"],
            left=mended["left"],
            ended=taken.ended if taken else (),
            missing=taken.missing if taken else (),
            is_edition=self.is_edition,
            findings=(*self.lookup_faults, *self.maker.faults.findings(), *once_each(self.findings)),
            only_checked=only_checked,
        )


def _successions(mapping: Mapping, catalogue: Catalogue) -> Successions | None:
    if mapping.successions is None:
        return None
    who = mapping.values[mapping.successions.who]
    assert isinstance(who, ActorValue), "the mapping was read"
    return Successions.of(mapping.successions, who, catalogue)
