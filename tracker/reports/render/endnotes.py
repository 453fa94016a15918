"""Endnotes of a Word document, which python-docx does not write: the part that holds them, and the marks in the text.

The markup is that of ECMA-376 part 1, 17.11: a `endnotes` part, a `endnoteReference` where a note is called for, and
a `NOTEREF` field where it is called for again.
"""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from tracker.reports.render.word_xml import add_field, add_text, element, styled_run

MARK = "EndnoteReference"
"""The id of the style of marks."""

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
_SEPARATORS = """\
<w:endnotes {}>
<w:endnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:endnote>
<w:endnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:endnote>
</w:endnotes>"""

_NUMBERS = """\
<w:endnotePr {}><w:numFmt w:val="decimal"/><w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr>"""
"""Without it, programs number endnotes i, ii, iii."""
_IN_SECTION = '<w:endnotePr {}><w:numFmt w:val="decimal"/></w:endnotePr>'
_BEHIND = ("w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:themeFontLang", "w:clrSchemeMapping", "w:decimalSymbol")
"""What stands behind it in the settings, by the schema's sequence."""


class Endnotes:
    """The notes of one document, numbered in the order in which they are first called for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._root = parse_xml(_SEPARATORS.format(nsdecls("w")))
        self._numbers: dict[str, int] = {}

    def cite(self, paragraph: Paragraph, source: str, text: str) -> None:
        """Call for a source's note at the end of a paragraph: a new note the first time, its number after that."""
        if source in self._numbers:
            number = self._numbers[source]
            add_field(paragraph, f"NOTEREF note-{number} \\h", str(number), MARK)
            return
        number = self._numbers[source] = len(self._numbers) + 1
        run = styled_run(paragraph, style_id=MARK)
        _between_bookmarks(run._r, number)  # noqa: SLF001 - python-docx has no word for bookmarks
        run._r.append(element("w:endnoteReference", id=str(number)))  # noqa: SLF001 - nor for notes
        self._root.append(_note(number, text, self._document))

    def __bool__(self) -> bool:
        return bool(self._numbers)

    def close(self) -> None:
        """Put the notes into the document; without any, it has no such part."""
        if self._numbers:
            name = PackURI("/word/endnotes.xml")
            part = Part(name, _TYPE, serialize_part_xml(self._root), self._document.part.package)
            self._document.part.relate_to(part, RELATIONSHIP_TYPE.ENDNOTES)
            section = self._document.sections[0]._sectPr  # noqa: SLF001 - LibreOffice asks the section, Word the settings
            section.insert_element_before(parse_xml(_IN_SECTION.format(nsdecls("w"))), "w:type", "w:pgSz")
            settings = self._document.settings.element
            settings.insert_element_before(parse_xml(_NUMBERS.format(nsdecls("w"))), *_BEHIND)


def _between_bookmarks(run: BaseOxmlElement, number: int) -> None:
    run.addprevious(element("w:bookmarkStart", id=str(number), name=f"note-{number}"))
    run.addnext(element("w:bookmarkEnd", id=str(number)))


def _note(number: int, text: str, document: Document) -> BaseOxmlElement:
    note = parse_xml(
        f'<w:endnote {nsdecls("w")} w:id="{number}"><w:p><w:pPr><w:pStyle w:val="EndnoteText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="EndnoteReference"/></w:rPr><w:endnoteRef/></w:r></w:p></w:endnote>'
    )
    add_text(Paragraph(note.find(qn("w:p")), document), f" {text}")
    return note
