"""What a Word document needs and python-docx has no words for: elements, fields, and a file without times."""

import io
import zipfile
from collections.abc import Callable

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_FIRST_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can say."""


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """Make an element of WordprocessingML with its attributes."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def styled_run(paragraph: Paragraph, text: str = "", style_id: str = "") -> Run:
    """Add a run in a style by its id: python-docx reads all styles through for each name that it is given."""
    run = paragraph.add_run(text)
    if style_id:
        run._r.style = style_id  # noqa: SLF001
    return run


def add_field(paragraph: Paragraph, instruction: str, shown: str = "1", style_id: str = "") -> None:
    """Add a field, and what it shows until the office program works it out."""
    text = element("w:instrText")
    text.text = f" {instruction} "
    text.set(qn("xml:space"), "preserve")
    for part in (element("w:fldChar", fldCharType="begin"), text, element("w:fldChar", fldCharType="separate")):
        styled_run(paragraph, style_id=style_id)._r.append(part)  # noqa: SLF001
    styled_run(paragraph, shown, style_id)
    styled_run(paragraph, style_id=style_id)._r.append(element("w:fldChar", fldCharType="end"))  # noqa: SLF001


def aligned(cell: _Cell, *, numbers: bool) -> Paragraph:
    """Return a cell's paragraph, set flush right where it holds numbers."""
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Length(0)
    if numbers:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return paragraph


def restarted(document: Document, style: str) -> Callable[[Paragraph], None]:
    """Begin a numbered list anew; what is returned puts a paragraph into it."""
    numbering = document.part.numbering_part.element
    own = document.styles[style].element.pPr.numPr.numId.val
    made = numbering.add_num(next(num for num in numbering.num_lst if num.numId == own).abstractNumId.val)
    made.add_lvlOverride(0).add_startOverride(1)

    def put(paragraph: Paragraph) -> None:
        numbers = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
        numbers.get_or_add_ilvl().val, numbers.get_or_add_numId().val = 0, made.numId

    return put


def mark_row(table: Table, index: int, tag: str) -> None:
    """Mark a row as a head that each page repeats (`w:tblHeader`), or as one that stays whole (`w:cantSplit`)."""
    table.rows[index]._tr.get_or_add_trPr().append(element(tag))  # noqa: SLF001


def set_widths(table: Table, whole: Length) -> None:
    """Set the widths of columns and of cells: Word reads the one, LibreOffice the other."""
    table.autofit = False
    first = 1.4
    unit = whole / (len(table.columns) - 1 + first)
    for number, column in enumerate(table.columns):
        column.width = Length(round(unit * first if number == 0 else unit))
        for cell in column.cells:
            cell.width = column.width


def without_times(document: Document) -> bytes:
    """Return a document's bytes, with one fixed time for all its parts."""
    written, made = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _FIRST_TIME)
            part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, 3
            new.writestr(part, old.read(name))
    return made.getvalue()
