"""The Word document: opened again by another reader, with real styles, tables, endnotes and a picture in words."""

import io
import zipfile

import docx
import pytest
from attrs import evolve
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from tracker.reports.briefs.briefing import BulletList, ListItem, Paragraph, Picture, Section, Sentence
from tracker.reports.render.word import word


@pytest.fixture
def made(briefing):
    return word(briefing)


@pytest.fixture
def document(made):
    return docx.Document(io.BytesIO(made))


def notes_of(made):
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        root = etree.fromstring(file.read("word/endnotes.xml"))
    return ["".join(note.itertext()).strip() for note in root if note.get(qn("w:type")) is None]


def test_headings_and_lists_have_their_styles(document):
    styles = {paragraph.text.strip(" 123"): paragraph.style.name for paragraph in document.paragraphs}
    assert styles["Lithuania and China"] == "Title"
    assert styles["Where relations stand"] == "Heading 1"
    assert styles["Offices"] == "Heading 2"
    assert styles["It was named so."] == "List Bullet 2"
    assert styles["First this."] == "List Number"


def test_the_text_is_checked_as_british_english(document):
    assert {mark.get(qn("w:val")) for mark in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert document.core_properties.language == "en-GB"


def test_text_is_text(document):
    assert '<script>alert(1)</script> & "quoted" *stars*' in "\n".join(one.text for one in document.paragraphs)


def test_each_source_is_one_endnote_and_the_second_mark_refers_to_it(made, document):
    notes = notes_of(made)
    assert [note.partition(".")[0] for note in notes[:2]] == ["A report on relations", "Заявление министерства"]
    assert len(notes) == 3
    assert "[paper-1/recalled]" in notes[0]
    assert "https://example.org/report" in notes[0]
    assert "javascript:alert(1) [paper-3" not in notes[2]
    body = document.element.body
    assert len(list(body.iter(qn("w:endnoteReference")))) == 3
    instructions = [field.get(qn("w:instr")) for field in body.iter(qn("w:fldSimple"))]
    fields = {one.split()[1] for one in instructions if "NOTEREF" in one}
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert fields <= marks


def test_a_table_repeats_its_head_and_keeps_its_rows_whole(document):
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Measure", "Period", "Value"]
    assert list(table.rows[0]._tr.iter(qn("w:tblHeader")))
    assert all(list(row._tr.iter(qn("w:cantSplit"))) for row in table.rows[1:])
    widths = [cell.width for cell in table.rows[1].cells]
    assert widths == [column.width for column in table.columns]


def test_numbers_stand_flush_right(document):
    (table,) = document.tables
    sides = [[cell.paragraphs[0].alignment for cell in row.cells] for row in table.rows]
    assert sides == [[None, None, WD_ALIGN_PARAGRAPH.RIGHT]] * len(table.rows)


def test_the_picture_keeps_its_shape(document):
    (picture,) = document.inline_shapes
    assert picture.height / picture.width == pytest.approx(60 / 400, rel=0.01)


def test_a_tall_picture_is_made_smaller_to_stay_on_the_page_with_its_heading(briefing):
    tall = Picture('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 200"/>', "Tall", "A tall drawing")
    document = docx.Document(io.BytesIO(word(evolve(briefing, sections=(Section("Drawn", (tall,)),)))))
    (picture,) = document.inline_shapes
    assert picture.height <= Mm(195)
    assert picture.height / picture.width == pytest.approx(2, rel=0.01)


def test_the_picture_is_told_in_words(document):
    (picture,) = document.inline_shapes
    assert picture._inline.docPr.get("descr") == "A line of time with the year 2021"


def test_every_numbered_list_begins_with_one(briefing):
    lists = tuple(
        Section(name, (BulletList((ListItem((Sentence("first"),)),), ordered=True),))
        for name in ("One list", "Another")
    )
    document = docx.Document(io.BytesIO(word(evolve(briefing, sections=lists))))
    numbers = [p._p.pPr.numPr.numId.val for p in document.paragraphs if p.text == "first"]
    assert len(set(numbers)) == 2


def test_the_handling_mark_stands_at_head_and_foot(document):
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "INTERNAL"
    assert section.footer.paragraphs[-1].text == "INTERNAL"


def test_a_page_without_sources_has_no_notes(briefing):
    made = word(evolve(briefing, sections=(), lead=Paragraph((Sentence("Nothing is known."),)), sources=()))
    assert "word/endnotes.xml" not in zipfile.ZipFile(io.BytesIO(made)).namelist()


def test_the_same_briefing_gives_the_same_bytes_at_any_time(briefing, made):
    assert word(evolve(briefing)) == made
    times = {part.date_time for part in zipfile.ZipFile(io.BytesIO(made)).infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_the_notes_stand_at_the_end_with_arabic_numbers(document):
    numbers = document.settings.element.find(qn("w:endnotePr")).find(qn("w:numFmt"))
    assert numbers.get(qn("w:val")) == "decimal"


def test_no_picture_of_another_page_is_left_from_the_template(made):
    assert [name for name in zipfile.ZipFile(io.BytesIO(made)).namelist() if "thumbnail" in name] == []


def test_places_of_one_document_are_one_note_with_letters(briefing):
    first, second = briefing.sources[0], briefing.sources[1]
    places = (evolve(first, mark="1a"), evolve(second, mark="1b", document=first.document))
    lead = Paragraph((Sentence("China recalled.", (1,), ("1a",)), Sentence("So it said.", (2,), ("1b",))))
    made = word(evolve(briefing, lead=lead, sections=(), sources=places))
    (note,) = notes_of(made)
    assert note.index(" a line 1") < note.index(" b line 2")
    text = docx.Document(io.BytesIO(made)).paragraphs
    assert any("China recalled.a So it said." in paragraph.text for paragraph in text)


def test_the_desk_that_issues_a_page_is_its_author(briefing):
    made = word(evolve(briefing, desk="Baltic and Asia"))
    assert docx.Document(io.BytesIO(made)).core_properties.author == "Baltic and Asia"
    assert docx.Document(io.BytesIO(word(briefing))).core_properties.author == ""
