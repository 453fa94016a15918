"""A briefing as a Word document with real styles, headings, tables and footnotes; the same value gives the same bytes.

Sources are footnotes, as a ministry's papers have them. The program's own times inside the file are fixed.
"""

import io
from collections.abc import Iterable

import docx
from docx.text.paragraph import Paragraph as WordParagraph

from tracker.reports.briefing import Block, Briefing, Item, Items, Paragraph, Picture, Section, Sentence, Table
from tracker.reports.render.footnotes import MARK, Footnotes
from tracker.reports.render.picture import png
from tracker.reports.render.sources import page, told
from tracker.reports.render.word_styles import QUIET, WIDTH, set_up
from tracker.reports.render.word_xml import aligned, mark_row, restarted, set_widths, styled_run, without_times


def word(briefing: Briefing) -> bytes:
    """Write a briefing as the bytes of a .docx file."""
    return _Page(briefing).made()


class _Page:
    """A document that is being filled."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.document = docx.Document()
        self.notes = Footnotes(self.document)
        self.sources = {source.number: source for source in briefing.sources}
        set_up(self.document, briefing)

    def made(self) -> bytes:
        """Fill the document and return its bytes."""
        briefing = self.briefing
        self.document.add_paragraph(briefing.title, style="Title")
        if briefing.subtitle:
            self.document.add_paragraph(briefing.subtitle, style="Subtitle")
        self._pairs(briefing.dates)
        if briefing.lead.sentences:
            self._run(self.document.add_paragraph(style="Lead"), briefing.lead.sentences)
        for section in briefing.sections:
            self._section(section, 1)
        self.document.add_heading("How this page was made", 1)
        self._pairs(briefing.colophon)
        self.notes.close()
        return without_times(self.document)

    def _section(self, section: Section, level: int) -> None:
        self.document.add_heading(section.heading, level)
        for block in section.blocks:
            self._block(block)
        for inner in section.sections:
            self._section(inner, level + 1)

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._run(self.document.add_paragraph(), block.sentences)
            case Items():
                self._items(block)
            case Table():
                self._table(block)
            case Picture():
                self._picture(block)

    def _items(self, block: Items) -> None:
        style = "List Number" if block.ordered else "List Bullet"
        put = restarted(self.document, style)
        for item in block.items:
            paragraph = self.document.add_paragraph(style=style)
            put(paragraph)
            self._run(paragraph, item.sentences)
            self._below(item)

    def _below(self, item: Item) -> None:
        for inner in item.below:
            self._run(self.document.add_paragraph(style="List Bullet 2"), inner.sentences)
            self._below(inner)

    def _table(self, table: Table) -> None:
        """Write a table whose head is repeated on each page, and whose rows stay whole."""
        caption = self.document.add_paragraph(table.caption, style="Caption")
        caption.paragraph_format.keep_with_next = True
        made = self.document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
        for cell, column in zip(made.rows[0].cells, table.columns, strict=True):
            aligned(cell, numbers=column.numbers).add_run(column.heading).bold = True
        mark_row(made, 0, "w:tblHeader")
        for row in table.rows:
            cells = made.add_row().cells
            for cell, column, sentence in zip(cells, table.columns, row, strict=True):
                self._run(aligned(cell, numbers=column.numbers), (sentence,))
            mark_row(made, -1, "w:cantSplit")
        set_widths(made, WIDTH)
        self.document.add_paragraph()

    def _picture(self, picture: Picture) -> None:
        drawing = self.document.add_picture(io.BytesIO(png(picture.svg)), width=WIDTH)
        drawing._inline.docPr.set("descr", picture.alternative)  # noqa: SLF001 - python-docx has no word for it
        self.document.add_paragraph(picture.caption, style="Caption")

    def _run(self, paragraph: WordParagraph, sentences: Iterable[Sentence]) -> None:
        for number, sentence in enumerate(sentences):
            paragraph.add_run(" " * (number > 0) + sentence.text)
            for place, source in enumerate(sentence.sources):
                if place:
                    styled_run(paragraph, ", ", MARK)
                self.notes.cite(paragraph, source, self._note(source))

    def _note(self, number: int) -> str:
        source = self.sources[number]
        address = f" {page(source)}" if page(source) else ""
        return f"{source.title}. {told(source)}{address} [{', '.join(source.events)}]"

    def _pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        for term, words in pairs:
            paragraph = self.document.add_paragraph(style="Fact")
            paragraph.add_run(f"{term}\t").font.color.rgb = QUIET
            paragraph.add_run(words)
