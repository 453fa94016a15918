"""The HTML page: complete, harmless, the same twice, and in a parser's eyes what was meant."""

from html.parser import HTMLParser
from itertools import pairwise

import pytest
from attrs import evolve

from tracker.reports.briefs.briefing import Paragraph
from tracker.reports.render.html import html

VOID = ("meta", "line", "br", "link")


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


def test_a_page_without_handling_lead_and_sources_has_none_of_their_places(briefing):
    bare = html(evolve(briefing, handling="", lead=Paragraph(()), sources=(), subtitle=""))
    for place in ('class="handling"', 'class="lead"', 'class="sources"', 'class="subtitle"'):
        assert place not in bare


def test_the_same_briefing_gives_the_same_bytes(briefing):
    assert html(briefing) == html(evolve(briefing))
