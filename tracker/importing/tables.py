"""Reads the rows of a table, one after another: CSV or TSV, also compressed with gzip."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from attrs import frozen

from tracker.text.characters import FORBIDDEN, explained
from tracker.text.files import is_folder
from tracker.text.shape import Faults, Wrong, nearest
from tracker.text.tree import Fields

if TYPE_CHECKING:
    from _csv import Reader

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


_Lines = Iterator[tuple[int, list[str]]]


def table_rows(
    path: Path, columns: Sequence[str], faults: Faults, letters: Mapping[str, str] = _NO_LETTERS
) -> Iterator[TableRow]:
    """Yield the rows of a table that has to have some columns; what is wrong with it goes to `faults`.

    The encoding is UTF-8. A row whose number of cells is not that of the columns is faulty, and so is one with
    characters that no text has. `letters` are put in the place of such characters first. Where a table breaks off, a
    last faulty row stands for what it may have had more of.
    """
    if is_folder(path):
        faults.at_start({}, _unreadable("it is a folder"))
        return
    try:
        stream = _bytes(path)
    except OSError as error:
        faults.at_start({}, _unreadable(str(error.strerror)))
        return
    with io.TextIOWrapper(stream, "utf-8-sig", "surrogateescape", newline="") as text:
        reader = csv.reader(text, delimiter=_delimiter(path), strict=True)
        lines = _lines(reader, faults)
        first = next(lines, None)
        names = first[1] if first else []
        breaks_off = first is not None and not names
        if not breaks_off and not _lacks(names, columns, faults):
            yield from _rows(lines, names, faults, str.maketrans(dict(letters)))


def fault_of_cell(faults: Faults, row: TableRow, column: str, wrong: Wrong) -> None:
    """Report a fault of a cell: its line is the row's, its column is counted in cells."""
    number = list(row.cells).index(column) + 1
    row.cells.marks[column] = (1, number, row.line, number)
    faults.at_value(row.cells, column, wrong)


def _bytes(path: Path) -> BinaryIO:
    return cast("BinaryIO", gzip.open(path, "rb")) if path.suffix == _COMPRESSED else path.open("rb")


def _delimiter(path: Path) -> str:
    ending = path.with_suffix("").suffix if path.suffix == _COMPRESSED else path.suffix
    return _DELIMITERS.get(ending.casefold(), ",")


def _unreadable(why: str) -> Wrong:
    return Wrong(
        "unreadable", f"the table cannot be read: {why}", "Name a file of CSV or TSV, or one of these with gzip."
    )


def _lacks(names: Sequence[str], columns: Sequence[str], faults: Faults) -> bool:
    """Report the columns that a table does not have, and say whether there are such."""
    missing = [column for column in columns if column not in names]
    for column in missing:
        near = nearest(column, names)
        remedy = f"Nearest: {', '.join(near)}." if near else f"It has: {', '.join(names) or 'nothing'}."
        faults.at_start({}, Wrong("missing-column", f"the table has no column '{column}'", remedy))
    return bool(missing)


def _rows(lines: _Lines, names: Sequence[str], faults: Faults, letters: Mapping[int, str]) -> Iterator[TableRow]:
    last = _row(1, names, [], letters)
    for line, cells in lines:
        if not cells:
            yield TableRow(line, last.cells, faulty=True)  # the document that is being read goes on, nobody knows how
            return
        last = _row(line, names, cells, letters)
        if len(cells) != len(names):
            message = f"this row has {len(cells)} cells, and the table {len(names)} columns"
            faults.at_start(last.cells, Wrong("uneven-row", message, "Look for a comma or quotation mark too many."))
            yield TableRow(line, last.cells, faulty=True)
        else:
            yield TableRow(line, last.cells, faulty=not _is_text(last, faults))


def _lines(reader: Reader, faults: Faults) -> _Lines:
    """Yield the cells of each row that has some, and the line on which it begins; none where the table breaks off."""
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = f"from here on this is no table: {error}"
            wrong = Wrong("not-a-table", message, "Look for a quotation mark too many.")
        except EOFError:
            wrong = _unreadable("it is cut off")
        except OSError as error:
            wrong = _unreadable(error.strerror or "it is not compressed as its name says")
        else:
            if cells:
                yield begins, cells
            continue
        faults.at_start(_place(begins), wrong)
        yield begins, []
        return


def _row(line: int, names: Sequence[str], cells: Sequence[str], letters: Mapping[int, str]) -> TableRow:
    fields = _place(line)
    fields.update(dict.fromkeys(names, ""))
    fields.update(zip(names, (cell.translate(letters).strip() for cell in cells), strict=False))
    return TableRow(line, fields)


def _place(line: int) -> Fields:
    return Fields(line, 1)


def _is_text(row: TableRow, faults: Faults) -> bool:
    if not FORBIDDEN.search("".join(row.cells.values())):
        return True
    for name, cell in row.cells.items():
        if found := FORBIDDEN.search(cell):
            fault_of_cell(faults, row, name, Wrong(*explained(found.group())))
    return False
