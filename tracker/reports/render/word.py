"""A briefing as a Word document with real styles, headings, tables and endnotes; the same value gives the same bytes.

Sources are endnotes, so that page one is the answer and not its apparatus. The program's own times inside the file are
fixed.
"""

import io
from collections.abc import Iterable, Iterator
from string import digits

import docx
from docx.shared import Length
from docx.text.paragraph import Paragraph as WordParagraph

from tracker.reports.briefs.briefing import (
    Block,
    Briefing,
    BulletList,
    Citation,
    ListItem,
    Paragraph,
    Picture,
    Section,
    Sentence,
    Table,
)
from tracker.reports.render.endnotes import MARK, Endnotes
from tracker.reports.render.picture import png
from tracker.reports.render.sources import citation, document_told, marks, page_address, place_told
from tracker.reports.render.word_styles import QUIET, TALLEST, set_up, width_of
from tracker.reports.render.word_template import opened
from tracker.reports.render.word_xml import (
    add_paragraph,
    add_text,
    aligned,
    mark_row,
    restarted,
    set_widths,
    styled_run,
    without_times,
)

_OF_TWO_PAGES = 0.88
"""How much of the paper's width a drawing takes where two pages have to hold all."""


def word(briefing: Briefing, template: bytes = b"") -> bytes:
    """Write a briefing as the bytes of a .docx file, in the styles and on the paper of a template where one is given.

    Raises QuestionError where the template is no Word file, or lacks a style.
    """
    return _Page(briefing, template).made()


class _Page:
    """A document that is being filled."""

    def __init__(self, briefing: Briefing, template: bytes) -> None:
        self.briefing = briefing
        self.document = opened(template) if template else docx.Document()
        self.notes = Endnotes(self.document)
        self.sources = {source.number: source for source in briefing.sources}
        set_up(self.document, briefing, is_own=not template)
        self.width = width_of(self.document)

    def made(self) -> bytes:
        """Fill the document and return its bytes."""
        briefing = self.briefing
        add_paragraph(self.document, "Title", briefing.title)
        if briefing.subtitle:
            add_paragraph(self.document, "Subtitle", briefing.subtitle)
        self._pairs(briefing.dates)
        if briefing.lead.sentences:
            self._run(add_paragraph(self.document, "Lead"), briefing.lead.sentences)
        for section in briefing.sections:
            self._section(section, 1)
        if briefing.annex:
            add_paragraph(self.document, "Heading1", "Annex").paragraph_format.page_break_before = True
        for section in briefing.annex:
            self._section(section, 2)
        add_paragraph(self.document, "Heading1", "How this page was made")
        self._pairs(briefing.colophon)
        if self.notes:
            add_paragraph(self.document, "Heading1", "Sources")  # the endnotes stand behind the last paragraph
        self.notes.close()
        return without_times(self.document)

    def _section(self, section: Section, level: int) -> None:
        add_paragraph(self.document, f"Heading{level}", section.heading)
        for block in section.blocks:
            self._block(block)
        for inner in section.sections:
            self._section(inner, level + 1)

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._run(self.document.add_paragraph(), block.sentences)
            case BulletList():
                self._items(block)
            case Table():
                self._table(block)
            case Picture():
                self._picture(block)

    def _items(self, block: BulletList) -> None:
        style = "ListNumber" if block.ordered else "ListBullet"
        put = restarted(self.document, style)
        for item in block.items:
            paragraph = add_paragraph(self.document, style)
            put(paragraph)
            self._run(paragraph, item.sentences)
            self._below(item)

    def _below(self, item: ListItem) -> None:
        for inner in item.below:
            self._run(add_paragraph(self.document, "ListBullet2"), inner.sentences)
            self._below(inner)

    def _table(self, table: Table) -> None:
        """Write a table whose head is repeated on each page, and whose rows stay whole."""
        caption = add_paragraph(self.document, "Caption", table.caption)
        caption.paragraph_format.keep_with_next = True
        made = self.document.add_table(rows=1, cols=len(table.columns))
        made._tbl.tblStyle_val = "TableGrid"  # noqa: SLF001 - by its id, as of paragraphs
        for cell, column in zip(made.rows[0].cells, table.columns, strict=True):
            aligned(cell, numbers=column.numbers).add_run(column.heading).bold = True
        mark_row(made, 0, "w:tblHeader")
        for row in table.rows:
            cells = made.add_row().cells
            for cell, column, sentence in zip(cells, table.columns, row, strict=True):
                self._run(aligned(cell, numbers=column.numbers), (sentence,))
            mark_row(made, -1, "w:cantSplit")
        set_widths(made, self.width)
        add_paragraph(self.document, "BehindaTable")  # two tables in a row would be one

    def _picture(self, picture: Picture) -> None:
        """Put in a drawing, small enough to stay on one page with its heading."""
        width = Length(round(self.width * (_OF_TWO_PAGES if self.briefing.annex else 1)))
        drawing = self.document.add_picture(io.BytesIO(png(picture.svg)), width=width)
        if drawing.height > TALLEST:
            drawing.width, drawing.height = Length(round(width * TALLEST / drawing.height)), TALLEST
        self.document.paragraphs[-1].paragraph_format.keep_with_next = True
        drawing._inline.docPr.set("descr", picture.alternative)  # noqa: SLF001 - python-docx has no word for it
        add_paragraph(self.document, "Caption", picture.caption)

    def _run(self, paragraph: WordParagraph, sentences: Iterable[Sentence]) -> None:
        for number, sentence in enumerate(sentences):
            add_text(paragraph, " " * (number > 0) + sentence.text)
            for place, (key, note, letters) in enumerate(self._marks(sentence)):
                if place:
                    styled_run(paragraph, ", ", MARK)
                self.notes.cite(paragraph, key, note)
                if letters:
                    styled_run(paragraph, letters, MARK)

    def _marks(self, sentence: Sentence) -> Iterator[tuple[str, str, str]]:
        """Yield the notes that a sentence calls for: what makes each the same one, its text, the letters of places."""
        if not sentence.marks:
            for number in sentence.sources:
                yield str(number), self._note(self.sources[number]), ""
        for number, shown in marks(sentence) if sentence.marks else ():
            document = self.sources[number].document
            yield document, self._document(document), shown.lstrip(digits)

    def _note(self, source: Citation) -> str:
        address = f" {page_address(source)}" if page_address(source) else ""
        return f"{citation(source)}{address} [{', '.join(source.events)}]"

    def _document(self, name: str) -> str:
        """Write a document with each place in it that is cited."""
        places = [source for source in self.sources.values() if source.document == name]
        first = places[0]
        address = f" {page_address(first)}" if page_address(first) else ""
        told = " ".join(f"{place_told(place)} [{', '.join(place.events)}]" for place in places)
        return f"{first.title}{document_told(first)}{address} {told}"

    def _pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        for term, words in pairs:
            paragraph = add_paragraph(self.document, "Fact")
            paragraph.add_run(f"{term}\t").font.color.rgb = QUIET
            add_text(paragraph, words)
