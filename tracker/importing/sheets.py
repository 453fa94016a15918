"""Sheets: tables whose columns have the names of a head's and an event's keys and roles, and need no mapping.

A row is an event. Where the document or the kind of a row is left empty, it is that of the row above. Several actors
stand in one cell with semicolons between them, by their names or codes.
"""

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as ReadOnly

from attrs import define, evolve, field

from tracker.catalogue.catalogue import Catalogue, UnknownName
from tracker.importing.cells import CellFaults, ReadRow
from tracker.importing.making import RowTally
from tracker.log.assembly import RawEntry, RawLog
from tracker.model.catalogue import THING_TYPES, Kind, Role
from tracker.model.dates import DateFault, parse_date
from tracker.model.days import FUTURE
from tracker.model.events import Source
from tracker.text.characters import shown
from tracker.text.shape import Faults, Wrong
from tracker.text.tree import Fields, TreeList

DOCUMENT = "document"
HEAD = ("title", "publisher", "published")
"""The columns of what a document's head needs, beside its name."""

MAY_HAVE = ("address", "language", "licence", "citation", "retrieved")
"""The columns of what a head may have."""

_DOWN = (DOCUMENT, *HEAD, *MAY_HAVE, "kind")
"""What is as in the row above where it is left empty."""

_PLAIN = ("word", "number", "date", "event")
"""The types of roles that no name of an actor or a thing can play."""


def sheet_columns(kind: Kind) -> list[str]:
    """Name the columns of an empty sheet for events of a kind."""
    needed = [name for name, role in kind.roles.items() if not role.optional]
    optional = [name for name, role in kind.roles.items() if role.optional]
    return [DOCUMENT, *HEAD, "kind", "id", "date", *needed, *optional, "evidence", "note"]


@define
class SheetMaker:
    """Makes the logs of a sheet; `faults` collects what is wrong with its rows, each cell by its place."""

    catalogue: Catalogue
    faults: CellFaults
    tally: RowTally = field(factory=RowTally)
    name: str = "sheet"
    columns: tuple[str, ...] = ()
    together: bool = False
    letters: ReadOnly[str, str] = field(factory=dict)

    def logs(self, rows: Iterable[ReadRow]) -> Iterator[RawLog]:
        """Yield the logs of some rows, a document at a time, in the order in which the sheet has them."""
        documents: dict[str, list[ReadRow]] = {}
        for row in _filled_down(rows):
            documents.setdefault(row.cells.get(DOCUMENT, ""), []).append(row)
        self.tally.of = sum(map(len, documents.values()))
        for told in documents.values():
            self.tally.rows += len(told)
            together = [*_of_one_head(told)]
            wrong = [row for row in together if row.wrong]
            for row in wrong:
                self.faults.add(row, row.wrong)
            self.tally.faulty += len(wrong)
            self.tally.held_back += bool(wrong)
            if not wrong:
                self.tally.documents += 1
                self.tally.events += len(together)
                self.tally.told += len(together)
                yield self._log(together)

    def _log(self, rows: list[ReadRow]) -> RawLog:
        source = Source(self.faults.faults.file, rows[0].line)
        entries = [RawEntry("events", self._event(row), Source(source.file, row.line)) for row in rows]
        return RawLog(_head(rows), source, entries, Faults(source.file))

    def _event(self, row: ReadRow) -> Fields:
        event = Fields(row.line, 1)
        kind = self.catalogue.kind(row.cells.get("kind", ""))
        day = _day(row.cells.get("date", ""))
        for column, cell in row.cells.items():
            if cell and column not in (DOCUMENT, *HEAD, *MAY_HAVE):
                is_role = kind is not None and column in kind.roles
                _put(event, row, column, self._players(kind, row, column, day) if kind and is_role else cell)
        if "id" not in event:
            _put(event, row, "id", f"{row.cells.get('kind', '') or 'event'}-{row.line}")
        _put(event, row, "evidence", _evidence(row))
        return event

    def _players(self, kind: Kind, row: ReadRow, column: str, day: int) -> str | TreeList:
        """Return who plays a role, by their codes; a name that nobody has stays as it is, and is found to be so."""
        role, cell = kind.roles[column], row.cells[column]
        if role.type in _PLAIN:
            return cell
        names = [name.strip() for name in cell.split(";") if name.strip()]
        codes = [self._code(name, role, day) for name in names]
        if len(codes) < 2 and not role.several and column not in kind.each:
            return "".join(codes)
        players = TreeList()
        players.extend(codes)
        players.marks = [(row.line, row.places[column])] * len(codes)
        return players

    def _code(self, name: str, role: Role, day: int) -> str:
        if role.type == "thing" or role.type in THING_TYPES:
            return name
        try:
            return self.catalogue.find_actor(name, day).code
        except UnknownName:
            return name


def _filled_down(rows: Iterable[ReadRow]) -> Iterator[ReadRow]:
    """Yield rows with what the row above has where they leave it empty; a new document has a head of its own."""
    above: dict[str, str] = {}
    for row in rows:
        own = row.cells.get(DOCUMENT, "")
        if own and own != above.get(DOCUMENT):
            above = {"kind": above.get("kind", "")}
        above.update({column: row.cells[column] for column in _DOWN if row.cells.get(column)})
        kept = {column: above[column] for column in _DOWN if above.get(column) and column in row.places}
        missing = "" if above.get(DOCUMENT) else "document"
        wrong = row.wrong or (((missing, _no_document()),) if missing else ())
        yield evolve(row, cells={**row.cells, **kept}, wrong=wrong)


def _no_document() -> Wrong:
    return Wrong("no-document", "the row names no document", "Write a short name of the source, as paper-2021-05.")


def _of_one_head(rows: Iterable[ReadRow]) -> Iterator[ReadRow]:
    """Yield the rows of a document; wrong is one that tells otherwise of it than one above."""
    told: dict[str, tuple[str, int]] = {}
    for row in rows:
        said = {column: row.cells[column] for column in (*HEAD, *MAY_HAVE) if row.cells.get(column)}
        for column, cell in said.items():
            told.setdefault(column, (cell, row.line))
        others = [column for column, cell in said.items() if told[column][0] != cell]
        wrong = [(column, _other_head(column, *told[column])) for column in others]
        yield evolve(row, wrong=(*row.wrong, *wrong)) if wrong else row


def _other_head(column: str, cell: str, line: int) -> Wrong:
    message = f"the '{column}' of this document is '{shown(cell)}' in row {line}"
    return Wrong("other-head", message, "Write the same, or leave it empty; another document has a name of its own.")


def _head(rows: Iterable[ReadRow]) -> Fields:
    """Return what the rows of a document say of it, each as the first row has it that does."""
    head = Fields()
    for row in reversed([*rows]):
        head.line = row.line
        _put(head, row, "id", row.cells[DOCUMENT], DOCUMENT)
        for column in ("title", "publisher", *MAY_HAVE):
            if row.cells.get(column):
                _put(head, row, column, row.cells[column])
        if row.cells.get("published"):
            published = Fields(row.line, 1)
            _put(published, row, "date", row.cells["published"], "published")
            _put(published, row, "basis", "inferred", "published")
            _put(head, row, "published", published)
    return head


def _evidence(row: ReadRow) -> Fields:
    """Say where an event stands: in its row, with the words of the source where these are given."""
    evidence = Fields(row.line, 1)
    _put(evidence, row, "at", f"row {row.line}", "evidence")
    if row.cells.get("evidence"):
        _put(evidence, row, "words", row.cells["evidence"])
    return evidence


def _put(fields: Fields, row: ReadRow, key: str, value: object, column: str = "") -> None:
    """Put a value under a key, which stands in the line of names, and the value in its row."""
    place = row.places.get(column or key, 1)
    fields[key], fields.marks[key] = value, (1, place, row.line, place)


def _day(date: str) -> int:
    """Return the last day that a date may mean, by which names are read; a date that is none is found to be so."""
    try:
        return parse_date(date).latest if date else FUTURE
    except DateFault:
        return FUTURE
