"""Reads and writes the first sheet of a workbook (XLSX) as a table, by openpyxl, which is an extra."""

import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.parsers import expat

from tracker.importing.columns import refused
from tracker.importing.elements import HostileXml, refuse_document_types
from tracker.importing.opening import existing_file
from tracker.model.failures import LogError, MissingPackage
from tracker.text.shape import Faults, Wrong

ENDING = ".xlsx"
_MOST_BYTES = 2**30
_TEXT = "@"
"""The format of cells that stay as they are typed: a spreadsheet makes days of much else."""


def workbook_lines(path: Path, faults: Faults) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the cells of each row of the first sheet that has some; raises LogError where it is no workbook."""
    openpyxl = _openpyxl()
    _check_parts(existing_file(path, faults), faults)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of pictures and the like
            book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
            yield from _lines(book.worksheets[0].iter_rows())
            book.close()
    except LogError:
        raise
    except Exception:  # noqa: BLE001 - zipfile, the parser of XML and openpyxl each have their own
        raise refused(faults, 1, _no_workbook("it is damaged")) from None


def empty_workbook(names: Sequence[str]) -> bytes:
    """Write a workbook whose first row names the columns, and whose cells are texts."""
    openpyxl = _openpyxl()
    book = openpyxl.Workbook()
    for number, name in enumerate(names, 1):
        column = openpyxl.utils.get_column_letter(number)
        book.active.column_dimensions[column].width = max(12, len(name) + 2)
        book.active.column_dimensions[column].number_format = _TEXT
        cell = book.active.cell(1, number, name)
        cell.font = openpyxl.styles.Font(bold=True)
    book.active.freeze_panes = "A2"
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _openpyxl() -> Any:
    try:
        import openpyxl  # noqa: PLC0415 - an extra
        import openpyxl.styles  # noqa: PLC0415
    except ImportError:
        raise MissingPackage("A workbook takes the package openpyxl.", "Install 'tracker[tables]'.") from None
    return openpyxl


def _check_parts(path: Path, faults: Faults) -> None:
    """Refuse a workbook that is none, unpacks to no end, or declares entities in any of its parts."""
    try:
        with zipfile.ZipFile(path) as parts:
            if sum(part.file_size for part in parts.infolist()) > _MOST_BYTES:
                raise refused(faults, 1, _no_workbook("it unpacks to more than a gigabyte"))
            for name in parts.namelist():
                if name.casefold().endswith((".xml", ".rels", ".vml")):
                    _check_part(parts.open(name).read(2**16))
    except HostileXml as why:
        raise refused(faults, 1, _no_workbook(str(why))) from None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        raise refused(faults, 1, _no_workbook("it is no such file")) from None


def _check_part(beginning: bytes) -> None:
    """Look at how a part begins: a document type stands before its first element."""
    parser = expat.ParserCreate()
    begun: list[str] = []
    parser.StartElementHandler = lambda tag, _: begun.append(tag)
    refuse_document_types(parser)
    try:
        parser.Parse(beginning, False)
    except expat.ExpatError:
        return  # what is no XML is said when it is read
    if not begun and beginning.strip():
        raise HostileXml("a part of it begins with no element")


def _lines(rows: Any) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the texts of rows that have any, each as long as the first."""
    width = 0
    for number, row in enumerate(rows, 1):
        cells = [_text(cell.value) for cell in row]
        while cells and not cells[-1] and len(cells) > width:
            cells.pop()
        width = width or len(cells)
        if any(cells):
            yield number, [*cells, *[""] * (width - len(cells))]


def _text(value: Any) -> str:
    """Write a cell as one would type it: a day as 2021-05-22, a whole number without a point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _no_workbook(why: str) -> Wrong:
    return Wrong("not-a-workbook", f"the workbook cannot be read: {why}", "Open it, and save the sheet as CSV.")
