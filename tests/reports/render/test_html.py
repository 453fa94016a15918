"""The HTML page: complete, harmless, the same twice, and in a parser's eyes what was meant."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve

from tracker.reports import render
from tracker.reports.briefs.briefing import Paragraph, Sentence
from tracker.reports.pictures.svg import _IN_THE_DARK, PAPER, RULE
from tracker.reports.render.html import html

CSS = Path(render.__file__).with_name("briefing.css")

VOID = ("meta", "line", "br", "link", "wbr", "col")


class Page(HTMLParser):
    """What stands on a page: its elements with their attributes, and the text without style."""

    def __init__(self, text):
        super().__init__()
        self.open, self.elements, self.words = [], [], ""
        self.feed(text)
        assert not self.open, "an element is not closed"

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += "" if self.open[-1:] == ["style"] else data

    def all(self, *tags):
        return [(tag, attrs) for tag, attrs in self.elements if tag in tags]


@pytest.fixture
def page(briefing):
    return Page(html(briefing))


def test_every_word_of_the_briefing_stands_on_the_page(page, briefing):
    flat = " ".join(page.words.split())
    for section in briefing.sections:
        assert section.heading in flat
    for words in (
        "驻立陶宛台湾代表处",
        "Тайваньское",
        "It was named so.",
        "357.3 million euros",
        "INTERNAL",
        "position 349",
    ):
        assert words in flat


def test_the_page_is_in_british_english(page):
    assert page.all("html") == [("html", {"lang": "en-GB"})]


def test_what_is_wide_scrolls_by_the_keyboard_under_a_name_of_its_own(page):
    regions = [attrs for tag, attrs in page.all("section") if attrs.get("class") in {"wide", "picture"}]
    assert [attrs["tabindex"] for attrs in regions] == ["0", "0"]
    assert len({attrs["aria-label"] for attrs in regions}) == 2


def test_text_is_text_and_never_code(page):
    assert "<script>alert(1)</script>" in page.words
    assert not page.all("script")
    assert not [attrs for _, attrs in page.elements if any(name.startswith("on") for name in attrs)]


def test_only_pages_are_linked(page):
    links = {attrs["href"] for _, attrs in page.all("a")}
    assert "https://example.org/report" in links
    assert all(link.startswith(("https://", "#source-")) for link in links)


def test_every_number_leads_to_its_source(page):
    targets = {attrs["id"] for _, attrs in page.elements if "id" in attrs}
    cited = {attrs["href"][1:] for _, attrs in page.all("a") if attrs["href"].startswith("#")}
    assert cited == {"source-1", "source-2", "source-3"}
    assert cited <= targets


def test_the_first_source_stays_with_the_last_word_and_the_others_may_go_to_the_next_line(briefing):
    lead = Paragraph((Sentence("Lithuania left.", (1, 3)),))
    _, _, after = html(evolve(briefing, lead=lead)).partition('<span class="cited">')
    joined, _, rest = after.partition("</span>")
    assert re.sub("<[^>]*>", "", joined) == "left.[1]"
    assert rest.startswith('<a class="source" href="#source-3"')


def test_nothing_is_fetched_from_elsewhere(briefing):
    text = html(evolve(briefing, sources=()))
    for way in ("src=", "@import", "url(", "<link", "@font-face"):
        assert way not in text


def test_headings_follow_in_order_and_none_is_empty(page):
    levels = [int(tag[1]) for tag, _ in page.all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_say_what_their_cells_are(page):
    assert [attrs["scope"] for _, attrs in page.all("th")] == ["col", "col", "col", "row", "row"]


def test_the_handling_mark_stands_in_the_pages_head_and_foot(page):
    marks = [place for place, (_, attrs) in enumerate(page.elements) if attrs.get("class") == "handling"]
    assert [page.elements[place - 1][0] for place in marks[:1]] == ["header"]
    assert len(marks) == 2


def test_a_cell_says_on_a_phone_what_its_column_says(page):
    assert [attrs["data-head"] for _, attrs in page.all("td")] == ["Period", "Value"] * 2


def test_a_very_long_word_may_break_and_is_whole_in_the_text(briefing):
    made = html(evolve(briefing, lead=Paragraph((Sentence("the checksum " + "0123456789abcdef" * 4),))))
    assert "01234567<wbr>89abcdef" in made
    assert "0123456789abcdef" * 4 in Page(made).words


def test_words_in_another_language_say_so(briefing):
    first, *others = briefing.sources
    russian = evolve(
        first, title="Statement (in Russian: Заявление)", native="Заявление", language="ru", words="отозван"
    )
    made = html(evolve(briefing, sources=(russian, *others)))
    assert '(in Russian: <span lang="ru">Заявление</span>)' in made
    assert '“<span lang="ru">отозван</span>”' in made


def test_every_colour_of_text_can_be_read_on_its_paper():
    """WCAG 2.2 AA asks for 4.5 to 1: in light, in dark and on paper, and for the drawings' texts, too."""
    style = CSS.read_text(encoding="utf-8")
    for theme in re.findall(r":root \{([^}]*)\}", style):
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", theme))
        for ink in ("ink", "quiet", "link", "mark"):
            for paper in ("paper", "tint"):
                assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper, theme)
    for light, dark in _IN_THE_DARK.items():
        if light not in (PAPER, RULE):
            assert contrast(light, PAPER) >= 4.5, light
            assert contrast(dark, _IN_THE_DARK[PAPER]) >= 4.5, dark


def contrast(one, other):
    """The contrast of two colours (WCAG 2.2, relative luminance)."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_a_page_without_handling_lead_and_sources_has_none_of_their_places(briefing):
    bare = html(evolve(briefing, handling="", lead=Paragraph(()), sources=(), subtitle=""))
    for place in ('class="handling"', 'class="lead"', 'class="sources"', 'class="subtitle"'):
        assert place not in bare


def test_the_same_briefing_gives_the_same_bytes(briefing):
    assert html(briefing) == html(evolve(briefing))
