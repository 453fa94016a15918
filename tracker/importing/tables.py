"""Reads the rows of a table, one after another: CSV or TSV, also compressed with gzip, or a list in YAML."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from tracker.importing.cells import ReadRow
from tracker.importing.columns import check_columns, refused
from tracker.importing.lists import LISTS, listed_rows
from tracker.text.characters import FORBIDDEN, explained
from tracker.text.shape import Faults, Wrong
from tracker.text.tree import Fields

if TYPE_CHECKING:
    from _csv import Reader

_DELIMITERS = {".csv": ",", ".tsv": "\t", ".tab": "\t"}
_COMPRESSED = ".gz"
_NO_LETTERS: Mapping[str, str] = {}


def table_rows(path: Path, columns: Sequence[str], letters: Mapping[str, str] = _NO_LETTERS) -> Iterator[ReadRow]:
    """Yield the rows of a table that has to have some columns; raises LogError where it is none, or breaks off.

    The encoding is UTF-8. Something is wrong with a row whose number of cells is not that of the columns, and with one
    that has characters that no text has. `letters` are put in the place of such characters first.
    """
    faults = Faults(path.as_posix())
    if path.suffix.casefold() in LISTS:
        yield from listed_rows(_readable(path, faults), columns)
        return
    with io.TextIOWrapper(_opened(path, faults), "utf-8-sig", "surrogateescape", newline="") as text:
        lines = _lines(csv.reader(text, delimiter=_delimiter(path), strict=True), faults)
        _, names = next(lines, (1, []))
        check_columns(names, columns, faults)
        in_place = str.maketrans(dict(letters))
        for line, found in lines:
            cells = Fields(line, 1)
            cells.update(dict.fromkeys(names, ""))
            cells.update(zip(names, (cell.translate(in_place).strip() for cell in found), strict=False))
            yield ReadRow(line, cells, wrong=_uneven(names, found) or _no_text(cells))


def _readable(path: Path, faults: Faults) -> Path:
    if not path.is_file():
        raise refused(faults, 1, _unreadable("it is no file"))
    return path


def _opened(path: Path, faults: Faults) -> BinaryIO:
    _readable(path, faults)
    try:
        return cast("BinaryIO", gzip.open(path, "rb")) if path.suffix == _COMPRESSED else path.open("rb")
    except OSError as error:
        raise refused(faults, 1, _unreadable(str(error.strerror))) from None


def _delimiter(path: Path) -> str:
    ending = path.with_suffix("").suffix if path.suffix == _COMPRESSED else path.suffix
    return _DELIMITERS.get(ending.casefold(), ",")


def _unreadable(why: str) -> Wrong:
    remedy = "Name a file of CSV or TSV, or one of these with gzip."
    return Wrong("unreadable", f"the table cannot be read: {why}", remedy)


def _lines(reader: Reader, faults: Faults) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each row that has some, and the line on which it begins; raises LogError."""
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = f"from here on this is no table: {error}"
            raise refused(
                faults, begins, Wrong("not-a-table", message, "Look for a quotation mark too many.")
            ) from None
        except EOFError:
            raise refused(faults, begins, _unreadable("it is cut off")) from None
        except (OSError, zlib.error):
            raise refused(faults, begins, _unreadable("it is not compressed as its name says")) from None
        if cells:
            yield begins, cells


def _uneven(names: Sequence[str], found: Sequence[str]) -> tuple[tuple[str, Wrong], ...]:
    if len(found) == len(names):
        return ()
    message = f"this row has {len(found)} cells, and the table {len(names)} columns"
    return (("", Wrong("uneven-row", message, "Look for a comma or quotation mark too many.")),)


def _no_text(cells: Fields) -> tuple[tuple[str, Wrong], ...]:
    """Return what no text has, cell by cell."""
    if not FORBIDDEN.search("".join(cells.values())):
        return ()
    wrong = ((name, found.group()) for name, cell in cells.items() if (found := FORBIDDEN.search(cell)))
    return tuple((name, Wrong(*explained(character))) for name, character in wrong)
