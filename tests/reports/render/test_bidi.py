"""Words from right to left inside English: what stands beside them keeps its place, in each format."""

import io
import re

import docx
import pytest
from attrs import evolve
from docx.oxml.ns import qn

from tracker.reports.briefs.briefing import Paragraph, Sentence
from tracker.reports.render.bidi import directions, isolated
from tracker.reports.render.html import html
from tracker.reports.render.pdf import pdf
from tracker.reports.render.typography import typeset
from tracker.reports.render.word import word

MINISTRY, REPORT = "משרד החוץ", "דוח על היחסים"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("France called on Spain.", [(False, "France called on Spain.")]),
        (f"{REPORT}. [1]", [(True, REPORT), (False, ". [1]")]),
        (f"{REPORT}. {MINISTRY}, 2021", [(True, REPORT), (False, ". "), (True, MINISTRY), (False, ", 2021")]),
        ("the الولايات المتحدة (2021)", [(False, "the "), (True, "الولايات المتحدة"), (False, " (2021)")]),
        ("قرار 2254 لسنة 2015", [(True, "قرار 2254 لسنة"), (False, " 2015")]),
        ("", []),
    ],
)
def test_a_text_is_split_where_its_direction_turns(text, parts):
    assert list(directions(text)) == parts


def test_each_part_is_set_apart_by_itself():
    assert isolated(f"{REPORT}. {MINISTRY}, 2021") == f"\u2067{REPORT}\u2069. \u2067{MINISTRY}\u2069, 2021"


def test_a_page_has_them_set_apart_and_word_says_it_in_its_own_way(briefing):
    page = evolve(briefing, lead=Paragraph((Sentence(f"France called on Spain to {REPORT}.", (1,)),)))
    written = html(typeset(page, unbroken=True))
    assert '\u2069.<a class="source"' in written
    assert f"\u2067{REPORT}\u2069.[1]" in re.sub("<[^>]*>", "", written)
    document = docx.Document(io.BytesIO(word(typeset(page, unbroken=True, marked=False))))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if run.text == REPORT]
    assert [run._r.rPr.find(qn("w:rtl")) is not None for run in runs] == [True]
    assert pdf(typeset(page, unbroken=True)).startswith(b"%PDF")
