"""Imports tables: what a mapping makes of their rows is appended, document by document, or only checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import define, field

from tracker.desk.appending import append_logs
from tracker.desk.logs import checked_with, is_there
from tracker.desk.opened import Opened
from tracker.desk.report import Report
from tracker.given import given
from tracker.importing.making import Maker, Table, table_of
from tracker.importing.mapping import Mapping, read_mapping
from tracker.importing.tables import table_rows
from tracker.log.assembly import RawLog
from tracker.model.failures import FileError, QuestionError
from tracker.model.findings import Finding
from tracker.model.imported import Imported
from tracker.reports.data.importing import imported_data
from tracker.reports.text.importing import imported_text
from tracker.store.comparing import Refused
from tracker.text.characters import escaped
from tracker.text.shape import Faults

TOGETHER = 2_000
"""About how many events are appended in one transaction: whole documents, so that each is there or is not."""


def import_table(opened: Opened, mapping: Path, tables: Sequence[Path], *, check: bool = False) -> Report[Imported]:
    """Import a table, with the others that its mapping looks into; raises LogError where the mapping has faults.

    A document that has a fault is held back; those without are appended.
    """
    rules = read_mapping(_mapping_file(mapping))
    _check_files(rules, tables)
    doing = _Importing(opened, rules, tables)
    if check:
        checked = checked_with(opened, None)
        for batch in doing.batches():
            doing.findings += checked(batch).findings
    else:
        for batch in doing.batches():
            doing.append(batch)
    return Report(doing.imported(only_checked=check), imported_text, imported_data)


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

    opened: Opened
    mapping: Mapping
    tables: Sequence[Path]
    maker: Maker = field(init=False)
    appended: int = 0
    present: int = 0
    position: int = 0
    held_back: int = 0
    findings: list[Finding] = field(factory=list)

    def batches(self) -> Iterator[list[RawLog]]:
        """Yield the logs of the table, some whole documents at a time."""
        table = self.tables[0]
        faults = Faults(table.as_posix())
        catalogue = self.opened.catalogue()
        self.maker = Maker(self.mapping, catalogue, faults, self._lookups(faults))
        batch: list[RawLog] = []
        events = 0
        for log in self.maker.logs(table_rows(table, self.mapping.columns, faults, self.mapping.letters)):
            batch.append(log)
            events += len(log.entries)
            if events >= TOGETHER:
                yield batch
                batch, events = [], 0
        if batch:
            yield batch

    def _lookups(self, faults: Faults) -> dict[str, Table]:
        found: dict[str, Table] = {}
        for lookup, path in zip(self.mapping.lookups, self.tables[1:], strict=True):
            own = Faults(path.as_posix())
            found[lookup.name] = table_of(
                lookup, table_rows(path, [lookup.key, *lookup.columns], own, self.mapping.letters)
            )
            faults.found += own.found
        return found

    def append(self, batch: Sequence[RawLog]) -> None:
        """Append some logs; those of a batch that is refused are tried one by one."""
        try:
            done = append_logs(self.opened, batch)
        except Refused as refused:
            if len(batch) == 1:
                self.findings += refused.findings
                self.held_back += 1
                return
            for raw in batch:
                raw.faults.found.clear()
                self.append([raw])
            return
        self.appended += sum(done.new.values())
        self.present += done.present
        self.position = done.position

    def imported(self, *, only_checked: bool) -> Imported:
        """Say what came of it."""
        tally = self.maker.tally
        return Imported(
            mapping=self.mapping.id,
            table=self.tables[0].as_posix(),
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
            findings=(*self.maker.findings(), *self.findings),
            only_checked=only_checked,
        )
