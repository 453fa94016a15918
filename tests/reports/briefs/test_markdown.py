"""A briefing as Markdown: what a text says stays text, sources have anchors, and long tables keep their shape."""

import re

import pytest

from tracker.reports.briefs.briefing import (
    Briefing,
    BulletList,
    Citation,
    Column,
    ListItem,
    Paragraph,
    Section,
    Sentence,
    Table,
)
from tracker.reports.render.markdown import in_markdown, markdown

HOSTILE = "A [link](javascript:alert(1)) <b>*bold*</b> `code` | cell _x_ &amp; # head"


def briefing(text):
    sentence = Sentence(text, (1,))
    table = Table(text, (Column(text), Column(text, numbers=True)), ((sentence, Sentence("1")),))
    return Briefing(
        title=text,
        subtitle=text,
        dates=((text, text),),
        lead=Paragraph((sentence,)),
        sections=(Section(text, (BulletList((ListItem((sentence,), (ListItem((sentence,)),)),)), table)),),
        sources=(Citation(1, "doc", text, text, text, text, text, "javascript:alert(1)", ("doc/event",)),),
        colophon=((text, text),),
        handling=text,
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# no heading", "\\# no heading"),
        ("1. no list", "1\\. no list"),
        ("- no list", "\\- no list"),
        ("a_b*c`d", "a\\_b\\*c\\`d"),
        ("<script>", "\\<script\\>"),
        ("x | y", "x \\| y"),
        ("&lt;", "&amp;lt;"),
        ("R&D in 2021", "R&amp;D in 2021"),
        ("one\n\n# two", "one # two"),
        ("Kęstutis Budrys, 中国, Лукашенко", "Kęstutis Budrys, 中国, Лукашенко"),
    ],
)
def test_a_text_is_escaped_so_that_it_shows_as_it_is(text, shown):
    assert in_markdown(text) == shown


def test_nothing_that_a_log_says_becomes_a_link_or_html():
    made = markdown(briefing(HOSTILE))
    assert re.findall(r"(?<!\\)\]\(([^)]*)\)", made) == ["#source-1"] * made.count("(#source-1)")
    assert re.findall(r"(?<!\\)<[^>]*>", made) == ['<a id="source-1">', "</a>"]


def test_each_row_of_a_table_has_its_columns():
    rows = [line for line in markdown(briefing(HOSTILE)).splitlines() if line.startswith("| ")]
    assert [len(re.findall(r"(?<!\\)\|", row)) for row in rows] == [3, 3, 3]


def test_a_number_leads_to_its_source():
    made = markdown(briefing("Plain."))
    assert "Plain. [\\[1\\]](#source-1)" in made
    assert '<a id="source-1"></a>1\\.' in made
