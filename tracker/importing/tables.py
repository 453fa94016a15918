"""Reads the rows of a table, one after another: CSV or TSV, also compressed with gzip."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from attrs import frozen

from tracker.text.characters import FORBIDDEN, explained
from tracker.text.shape import Faults, Wrong, nearest
from tracker.text.tree import Fields

if TYPE_CHECKING:
    from _csv import Reader

MOST_IN_A_CELL = 131_072
"""A cell longer than that many characters is not read, so that a missing quotation mark is found early."""

_DELIMITERS = {".csv": ",", ".tsv": "\t", ".tab": "\t"}
_COMPRESSED = ".gz"
_NO_LETTERS: Mapping[str, str] = {}


@frozen
class TableRow:
    """A row: on which line of its file it begins, the line of names being 1, and its cells by their columns.

    A row that is told `again` stands in the table once, and is not counted. One that is `faulty` was reported, and
    keeps its document from being appended.
    """

    line: int
    cells: Fields
    again: bool = False
    faulty: bool = False


Rows = Iterator[TableRow]


@contextmanager
def opened_table(
    path: Path, columns: Sequence[str], faults: Faults, letters: Mapping[str, str] = _NO_LETTERS
) -> Iterator[Rows]:
    """Open a table that has to have some columns, and yield its rows; what is wrong with it goes to `faults`.

    The encoding is UTF-8. A row whose number of cells is not that of the columns is faulty, and so is one with
    characters that no text has. `letters` are put in the place of such characters first.
    """
    try:
        with _bytes(path) as stream, io.TextIOWrapper(stream, "utf-8-sig", "surrogateescape", newline="") as text:
            yield _rows(
                csv.reader(text, delimiter=_delimiter(path), strict=True), columns, faults, str.maketrans(dict(letters))
            )
    except OSError as error:
        faults.at_start({}, _unreadable(error.strerror or "it is not compressed as its name says"))
    except EOFError:
        faults.at_start({}, _unreadable("it is cut off"))


def _bytes(path: Path) -> BinaryIO:
    return cast("BinaryIO", gzip.open(path, "rb")) if path.suffix == _COMPRESSED else path.open("rb")


def _delimiter(path: Path) -> str:
    ending = path.with_suffix("").suffix if path.suffix == _COMPRESSED else path.suffix
    return _DELIMITERS.get(ending.casefold(), ",")


def _unreadable(why: str) -> Wrong:
    return Wrong(
        "unreadable", f"the table cannot be read: {why}", "Name a file of CSV or TSV, or one of these with gzip."
    )


def _rows(reader: Reader, columns: Sequence[str], faults: Faults, letters: Mapping[int, str]) -> Rows:
    names: list[str] = next(reader, [])
    missing = [column for column in columns if column not in names]
    for column in missing:
        near = nearest(column, names)
        remedy = f"Nearest: {', '.join(near)}." if near else f"It has: {', '.join(names) or 'nothing'}."
        faults.at_start({}, Wrong("missing-column", f"the table has no column '{column}'", remedy))
    if missing:
        return
    last = _row(1, names, [""] * len(names), letters)
    for line, cells in _lines(reader, faults):
        if cells is None:
            yield TableRow(line, last.cells, faulty=True)  # the document that is being read goes on, nobody knows how
            return
        last = _row(line, names, cells, letters)
        if len(cells) != len(names):
            message = f"this row has {len(cells)} cells, and the table {len(names)} columns"
            faults.at_start(last.cells, Wrong("uneven-row", message, "Look for a comma or quotation mark too many."))
            yield TableRow(line, last.cells, faulty=True)
        else:
            yield TableRow(line, last.cells, faulty=not _is_text(last, faults))


def _lines(reader: Reader, faults: Faults) -> Iterator[tuple[int, list[str] | None]]:
    """Yield the cells of each row that has some, and the line on which it begins; None where the table breaks off."""
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            wrong = Wrong(
                "not-a-table", f"from here on this is no table: {error}", "Look for a quotation mark too many."
            )
            faults.at_start(_place(begins), wrong)
            yield begins, None
            return
        if cells:
            yield begins, cells


def _row(line: int, names: Sequence[str], cells: Sequence[str], letters: Mapping[int, str]) -> TableRow:
    fields = _place(line)
    fields.update(dict.fromkeys(names, ""))
    fields.update(zip(names, (cell.translate(letters).strip() for cell in cells), strict=False))
    fields.marks = {name: (1, number, line, number) for number, name in enumerate(names, 1)}
    return TableRow(line, fields)


def _place(line: int) -> Fields:
    return Fields(line, 1)


def _is_text(row: TableRow, faults: Faults) -> bool:
    wrong = {name: found.group() for name, cell in row.cells.items() if (found := FORBIDDEN.search(cell))}
    for name, character in wrong.items():
        faults.at_value(row.cells, name, Wrong(*explained(character)))
    return not wrong
