"""Every letter that a page prints has ink, or is named: no font of the program leaves a hole in a text."""

import unicodedata
from pathlib import Path

import pypdf
import pytest
from attrs import evolve
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from tracker.reports import render
from tracker.reports.briefs.briefing import Paragraph, Picture, Section, Sentence
from tracker.reports.pictures.chart import ActMark, Chart
from tracker.reports.pictures.timeline import drawn_timeline
from tracker.reports.render.arabic import formed
from tracker.reports.render.pdf import pdf

FONTS = Path(render.__file__).parent / "fonts"
SYLLABLES = [chr(code) for code in range(ord("가"), ord("힣") + 1)]


def has_ink(font, glyph):
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(pen)
    return pen.bounds is not None


def fonts_of(briefing, tmp_path):
    """Of each font inside a PDF: the letters that the pages print with it."""
    path = tmp_path / "made.pdf"
    path.write_bytes(pdf(briefing))
    printed = {}
    for page in pypdf.PdfReader(path).pages:

        def gather(text, _matrix, _place, font, _size):
            if font:
                printed.setdefault(font["/BaseFont"].partition("+")[2], set()).update(text)

        page.extract_text(visitor_text=gather)
    return printed


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("王毅明", "DroidSansFallback"),
        ("新华社人民日报", "DroidSansFallback"),
        ("龔明鑫", "DroidSansFallback"),
        ("日本語の見出し", "DroidSansFallback"),
        ("한국어", "NotoSansKR"),
        ("괙뷁", "NotoSansKR"),
    ],
)
def test_a_name_in_east_asian_letters_is_printed_from_a_font_that_draws_them(briefing, tmp_path, text, family):
    printed = fonts_of(evolve(briefing, lead=Paragraph((Sentence(text),))), tmp_path)
    name = next(name for name, letters in printed.items() if set(text) <= letters)
    assert name.startswith(family)
    font = TTFont(next(path for path in FONTS.glob("*.ttf") if path.stem.startswith(family)))
    assert all(has_ink(font, font.getBestCmap()[ord(letter)]) for letter in text)


def test_every_korean_syllable_has_ink():
    font = TTFont(FONTS / "NotoSansKR-Regular.ttf")
    letters = font.getBestCmap()
    assert [letter for letter in SYLLABLES if not has_ink(font, letters[ord(letter)])] == []


LETTERS = "".join(chr(code) for code in range(0x0621, 0x064B))


@given(st.text(LETTERS, max_size=12))
def test_arabic_forms_are_the_letters_that_they_stand_for(word):
    assert unicodedata.normalize("NFKC", formed(word)) == word


def test_only_a_word_with_lam_before_alef_is_given_as_forms():
    assert formed("over الكتاب") == "over الكتاب"
    assert formed("over سلام…") == "over \ufeb3\ufefc\ufee1…"


@pytest.mark.parametrize("words", ["الولايات المتحدة", "ประเทศไทย", "भारत और", "დავით აღმაშენებელი", "한국과 조지아"])
def test_words_beside_others_in_a_drawing_keep_every_letter(briefing, tmp_path, words):
    chart = Chart("T", ("A", "B"), 1, 99, (ActMark(50, 50, f"over {words} again", "first"),))
    section = Section("Drawn", (Picture(drawn_timeline(chart), "alternative", "caption"),))
    told = evolve(briefing, lead=Paragraph((Sentence(words),)), sections=(section,))
    path = tmp_path / "made.pdf"
    path.write_bytes(pdf(told))
    assert not any("[U+" in page.extract_text() for page in pypdf.PdfReader(path).pages)
