"""A source is told in the same order in every format: title, publisher, day, place, words."""

import io
import re
import zipfile

import pypdf
import pytest
from attrs import evolve
from lxml import etree

from tracker.reports.render.html import html
from tracker.reports.render.markdown import markdown
from tracker.reports.render.pdf import pdf
from tracker.reports.render.word import word

TOLD = "A report on relations. A paper, 11 November 2025, line 1: \u201crecalling its ambassador\u201d."


def of_word(briefing):
    with zipfile.ZipFile(io.BytesIO(word(briefing))) as file:
        return "".join(etree.fromstring(file.read("word/endnotes.xml")).itertext())


def of_pdf(briefing):
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf(briefing))).pages)


def of_html(briefing):
    return re.sub("<[^>]+>", "", html(briefing))


@pytest.mark.parametrize("written", [markdown, of_html, of_pdf, of_word])
def test_a_source_is_told_alike_in_every_format(briefing, written):
    assert TOLD in " ".join(written(briefing).split())


@pytest.mark.parametrize("written", [markdown, of_html, of_pdf, of_word])
def test_a_title_that_asks_ends_with_its_question_mark(briefing, written):
    asking = evolve(briefing, sources=tuple(evolve(one, title="Who left?") for one in briefing.sources))
    assert "Who left? A paper, 11 November 2025" in " ".join(written(asking).split())
