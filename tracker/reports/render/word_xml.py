"""What a Word document needs and python-docx has no words for: elements, fields, and a file without times."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from tracker.reports.render.bidi import directions
from tracker.reports.render.columns import shares

_LINE = 100
"""Letters on a line of the paper."""
_LEFT_TO_RIGHT = "\u200e"
"""Behind such words; otherwise a full stop at the end of a paragraph goes to their other side."""
_FIRST_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can say."""


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """Make an element of WordprocessingML with its attributes."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def add_paragraph(document: Document, style_id: str, text: str = "") -> Paragraph:
    """Add a paragraph in a style by its id: python-docx reads all styles through for each name that it is given."""
    paragraph = document.add_paragraph(text)
    paragraph._p.style = style_id  # noqa: SLF001
    return paragraph


def styled_run(paragraph: Paragraph, text: str = "", style_id: str = "") -> Run:
    """Add a run in a style by its id; a text without tabs and ends of lines goes in whole, and not by its letters."""
    run = paragraph.add_run("" if text.isprintable() else text)
    if text and text.isprintable():
        run._r.add_t(text)  # noqa: SLF001
    if style_id:
        run._r.style = style_id  # noqa: SLF001
    return run


def add_text(paragraph: Paragraph, text: str) -> None:
    """Add a text; words that run from right to left are runs that say so (`w:rtl`), which office programs need."""
    for right_to_left, part in directions(text):
        run = styled_run(paragraph, part)
        if right_to_left:
            run.font.rtl = True
            styled_run(paragraph, _LEFT_TO_RIGHT)


def add_field(paragraph: Paragraph, instruction: str, shown: str = "1", style_id: str = "") -> None:
    """Add a field, and what it shows until the office program works it out."""
    run = styled_run(paragraph, shown, style_id)._r  # noqa: SLF001
    field = element("w:fldSimple", instr=f" {instruction} ")
    run.addprevious(field)
    field.append(run)


def aligned(cell: _Cell, *, numbers: bool) -> Paragraph:
    """Return a cell's paragraph, set flush right where it holds numbers."""
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph._p.style = "Cell"  # noqa: SLF001
    if numbers:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return paragraph


def restarted(document: Document, style_id: str) -> Callable[[Paragraph], None]:
    """Begin a numbered list anew; what is returned puts a paragraph into it."""
    numbering = document.part.numbering_part.element
    own = document.part.styles.element.get_by_id(style_id).pPr.numPr.numId.val
    made = numbering.add_num(next(num for num in numbering.num_lst if num.numId == own).abstractNumId.val)
    made.add_lvlOverride(0).add_startOverride(1)

    def put(paragraph: Paragraph) -> None:
        numbers = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
        numbers.get_or_add_ilvl().val, numbers.get_or_add_numId().val = 0, made.numId

    return put


def mark_row(table: Table, index: int, tag: str) -> None:
    """Mark a row as a head that each page repeats (`w:tblHeader`), or as one that stays whole (`w:cantSplit`)."""
    table.rows[index]._tr.get_or_add_trPr().append(element(tag))  # noqa: SLF001


def _text(cell: BaseOxmlElement) -> str:
    return "".join(part.text or "" for part in cell.iter(qn("w:t")))


def set_widths(table: Table, whole: Length) -> None:
    """Set the widths of columns and of cells, by their texts: Word reads the one, LibreOffice the other."""
    table.autofit = False
    texts = [[_text(cell) for cell in row.tc_lst] for row in table._tbl.tr_lst]  # noqa: SLF001
    widths = [Length(round(whole * share)) for share in shares(list(zip(*texts, strict=True)), _LINE)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table._tbl.tr_lst:  # noqa: SLF001 - for each column python-docx works out all cells of the table
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = width


def without_times(document: Document) -> bytes:
    """Return a document's bytes, with one fixed time for all its parts."""
    made = io.BytesIO()
    package = document.part.package
    assert package is not None, "a document that was opened stands in a package"
    for name in [name for name, rel in package.rels.items() if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del package.rels[name]  # the picture of an empty page, from the template
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        writer: Any = _Untimed(file)
        for part in package.parts:
            part.before_marshal()
        PackageWriter._write_content_types_stream(writer, package.parts)  # type: ignore[no-untyped-call]  # noqa: SLF001
        PackageWriter._write_pkg_rels(writer, package.rels)  # type: ignore[no-untyped-call]  # noqa: SLF001
        PackageWriter._write_parts(writer, package.parts)  # noqa: SLF001
    return made.getvalue()


class _Untimed:
    """Writes the parts of a package into a zip file as python-docx does, but for the time."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file

    def write(self, pack_uri: PackURI, blob: bytes) -> None:
        """Write a part under its name."""
        part = zipfile.ZipInfo(pack_uri.membername, _FIRST_TIME)
        part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, 3
        self._file.writestr(part, blob)
