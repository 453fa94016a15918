"""Reads and writes the first sheet of a workbook (XLSX) as a table, by openpyxl, which is an extra."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any
from xml.parsers import expat

from tracker.importing.columns import refused
from tracker.importing.elements import HostileXml, refuse_document_types
from tracker.importing.opening import opened_table
from tracker.model.failures import LogError, MissingPackage
from tracker.text.shape import Faults, Wrong

ENDING = ".xlsx"
_MOST_BYTES = 2**30
_LARGEST = 2**30
_BEGINNING = 2**16
_FORMULA = re.compile(rb"<(\w+:)?f[\s/>]")
_TEXT = "@"
"""The format of cells that stay as they are typed: a spreadsheet makes days of much else."""


def workbook_lines(path: Path, faults: Faults) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the cells of each row of the first sheet that has some; raises LogError where it is no workbook."""
    openpyxl = _openpyxl()
    with opened_table(path, faults) as file:
        source = BytesIO(file.read(_LARGEST))  # what is cut off there is no workbook
    has_formulas = _check_parts(source, faults)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of pictures and the like
            book = openpyxl.load_workbook(source, read_only=True, data_only=True, keep_links=False)
            if has_formulas:
                written = openpyxl.load_workbook(source, read_only=True, keep_links=False)
                _check_formulas(book.worksheets[0].iter_rows(), written.worksheets[0].iter_rows(), faults)
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


def _check_parts(source: BytesIO, faults: Faults) -> bool:
    """Refuse a workbook that is none, unpacks to no end, or declares entities in any of its parts.

    Say whether a sheet has formulas.
    """
    try:
        with zipfile.ZipFile(source) as parts:
            if sum(part.file_size for part in parts.infolist()) > _MOST_BYTES:
                raise refused(faults, 1, _no_workbook("it unpacks to more than a gigabyte"))
            for name in parts.namelist():
                if name.casefold().endswith((".xml", ".rels", ".vml")):
                    _check_part(parts.open(name).read(_BEGINNING))
            return any(_has_formulas(parts.open(name)) for name in parts.namelist() if "worksheets/" in name)
    except HostileXml as why:
        raise refused(faults, 1, _no_workbook(str(why))) from None
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError):
        raise refused(faults, 1, _no_workbook("it is no such file")) from None


def _has_formulas(part: IO[bytes]) -> bool:
    """Look through a part for what begins a formula; in the text of a cell it would be written otherwise."""
    before = b""
    while piece := part.read(_BEGINNING):
        if _FORMULA.search(before + piece):
            return True
        before = piece[-40:]
    return False


def _check_part(beginning: bytes) -> None:
    """Look at how a part begins: a document type stands before its first element."""
    parser = expat.ParserCreate()
    begun: list[str] = []
    parser.StartElementHandler = lambda tag, _: begun.append(tag)
    refuse_document_types(parser)
    try:
        parser.Parse(beginning, False)
    except (expat.ExpatError, LookupError, ValueError):
        return  # what is no XML, or in an encoding that is not read, is said when it is read
    if not begun and beginning:
        raise HostileXml("a part of it begins with no element")


def _check_formulas(values: Any, written: Any, faults: Faults) -> None:
    """Refuse a sheet in which a formula has no value: what it would be, only a program for spreadsheets works out."""
    for number, (row, formulas) in enumerate(zip(values, written, strict=True), 1):
        for value, formula in zip(row, formulas, strict=True):
            if formula.data_type == "f" and value.value is None:
                message = f"the cell {formula.coordinate} has a formula, and no value"
                remedy = "Open the workbook in a program for spreadsheets, and save it: that works the value out."
                raise refused(faults, number, Wrong("not-a-workbook", message, remedy))


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
