"""The widths by which drawings are laid out are those of the fonts that come with the program."""

import pytest
from fontTools.ttLib import TTFont

from look.widths import FONTS, TABLE, written
from tracker.reports.pictures.letters import is_strange, text_width


def test_the_table_is_what_the_fonts_say():
    assert TABLE.read_text(encoding="utf-8") == written()


@pytest.mark.parametrize("path", sorted(FONTS.glob("*.ttf")), ids=lambda path: path.stem)
def test_no_letter_of_a_font_is_wider_than_it_is_taken_to_be(path):
    font = TTFont(path)
    em, own = font["head"].unitsPerEm, path.stem == "NotoSans-Regular"
    letters = {chr(code): font["hmtx"][glyph][0] / em for code, glyph in font.getBestCmap().items()}
    drawn = {letter: wide for letter, wide in letters.items() if letter.isalpha() and is_strange(letter) is not own}
    assert [letter for letter, wide in drawn.items() if text_width(letter, 1) < wide] == []


def test_a_letter_that_no_font_here_has_takes_a_whole_square():
    assert text_width("ᚠ", 10) == 10


def test_an_accent_adds_nothing():
    assert text_width("Z\u030c", 10) == text_width("Z", 10) == text_width("Ž", 10)
