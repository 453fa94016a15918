"""The PDF: tagged, complete in every script, the same twice, and read back by another program."""

import io
import re

import pypdf
import pytest
from attrs import evolve

from look.checks import structure_faults
from tracker.reports.briefs.briefing import BulletList, Column, ListItem, Paragraph, Picture, Section, Sentence, Table
from tracker.reports.render.pdf import pdf


def words_of(made, tmp_path):
    path = tmp_path / "made.pdf"
    path.write_bytes(made)
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


@pytest.fixture
def reader(briefing, tmp_path):
    path = tmp_path / "made.pdf"
    path.write_bytes(pdf(briefing))
    return pypdf.PdfReader(path)


def test_every_part_of_the_briefing_stands_on_the_pages(briefing, tmp_path):
    words = words_of(pdf(briefing), tmp_path)
    for part in (
        "Lithuania and China",
        "It was named so.",
        "357.3 million euros",
        "INTERNAL",
        "position 349",
        "驻立陶宛",
    ):
        assert part in words


def test_text_is_text_and_never_markup(briefing, tmp_path):
    words = words_of(pdf(briefing), tmp_path)
    assert '<script>alert(1)</script> & "quoted" *stars* _under_ `code`' in words
    assert "#set $x$" in words


def test_the_file_is_tagged_and_says_that_it_is_accessible(reader):
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "en-GB"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "/StructTreeRoot" in catalog
    assert re.search(rb"pdfuaid:part>\s*1\s*<", catalog["/Metadata"].get_data())
    assert reader.metadata.title == "Lithuania and China"


def test_a_screen_reader_finds_headings_in_order_words_for_drawings_and_heads_of_tables(briefing, tmp_path):
    path = tmp_path / "made.pdf"
    path.write_bytes(pdf(briefing))
    assert structure_faults(path) == []


def test_a_file_without_structure_is_found_out(tmp_path):
    path = tmp_path / "bare.pdf"
    bare = pypdf.PdfWriter()
    bare.add_blank_page(100, 100)
    bare.write(path)
    assert structure_faults(path) == [
        "has no tags",
        "does not say its language",
        "does not show its title",
        "begins with another heading than the first",
    ]


def test_every_font_is_inside_the_file(reader):
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    inner = [font["/DescendantFonts"][0].get_object() for font in fonts if "/DescendantFonts" in font]
    assert inner
    assert all(any(key.startswith("/FontFile") for key in font["/FontDescriptor"]) for font in inner)


NAMES = """
Kęstutis Budrys, Тайваньское, Ἑλλάς, 日本語 中國, 한국어, العربية, עברית, Հայաստան, საქართველო, भारत, বাংলাদেশ, தமிழ்,
ලංකා, ประเทศไทย, ລາວ, កម្ពុជា, မြန်မာ, ኢትዮጵያ, ދިވެހި, འབྲུག
"""


@pytest.mark.parametrize("name", NAMES.strip().split(", "))
def test_every_script_of_a_states_own_name_has_letters(briefing, tmp_path, name):
    assert "[U+" not in words_of(pdf(evolve(briefing, lead=Paragraph((Sentence(name),)))), tmp_path)


TALL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><rect width="400" height="400"/></svg>'


def places_of(made, words):
    """Where each word stands: its page, and how far down on it."""
    found = {}
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(made)).pages):

        def note(text, at, matrix, _font, _size, number=number):
            for word in words:
                if word in text:
                    found.setdefault(word, (number, -(at[1] * matrix[4] + at[3] * matrix[5] + at[5])))

        page.extract_text(visitor_text=note)
    return [found[word] for word in words]


@pytest.mark.parametrize("before", [0, 5, 20, 38, 45])
@pytest.mark.parametrize("after", [0, 2, 40])
def test_a_drawing_stands_between_its_heading_and_the_next_one(briefing, before, after):
    first, second = (
        BulletList(tuple(ListItem((Sentence("It happened."),)) for _ in range(count))) for count in (before, after)
    )
    picture = Picture(TALL, "A square", "Drawnsquare")
    sections = (
        Section("Preface", (first,)),
        Section("Ownheading", (picture, second)),
        Section("Nextheading", (second,)),
    )
    made = pdf(evolve(briefing, lead=Paragraph(()), sections=sections))
    places = places_of(made, ("Preface", "Ownheading", "Drawnsquare", "Nextheading", "Sources"))
    assert places == sorted(places)


def test_what_names_an_event_has_no_hyphen_of_ours(briefing, tmp_path):
    key = "foreign-ministry-2021-11-21/representation-internationally-downgraded-notwithstanding-disagreements"
    first, *others = briefing.sources
    words = words_of(pdf(evolve(briefing, sources=(evolve(first, events=(key,) * 9), *others))), tmp_path)
    assert words.replace(" ", "").count(key) == 9


@pytest.mark.parametrize(("columns", "whole"), [(3, True), (6, False)])
def test_a_table_divides_words_only_where_a_column_is_too_narrow(briefing, tmp_path, columns, whole):
    rows = ((Sentence("internationalization and counterrevolution of each of them"),) * columns,)
    table = Table("Words", (Column("Word"),) * columns, rows)
    words = words_of(pdf(evolve(briefing, sections=(Section("Table", (table,)),))), tmp_path)
    assert ("internationalization" in words) == whole


def test_a_letter_that_no_font_has_is_named(briefing, tmp_path):
    made = pdf(evolve(briefing, lead=Paragraph((Sentence("in runes: \u16a0"),))))
    assert "in runes: [U+16A0]" in words_of(made, tmp_path)


def test_only_pages_are_linked(reader):
    links = [
        note.get_object()["/A"]["/URI"]
        for page in reader.pages
        for note in page.get("/Annots", [])
        if "/URI" in note.get_object().get("/A", {})
    ]
    assert set(links) == {"https://example.org/report"}


def test_the_same_briefing_gives_the_same_bytes(briefing):
    assert pdf(briefing) == pdf(evolve(briefing))


def test_a_word_that_is_wider_than_the_page_breaks(briefing):
    word = "0123456789abcdef" * 9
    made = pdf(evolve(briefing, lead=Paragraph((Sentence(f"The checksum is {word}.", (1,)),))))
    text = pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text()
    lines = text.replace("\u200b", "").splitlines()
    assert word in "".join(lines)
    assert not any(word in line for line in lines)
