"""Lines of a report are no wider than their terminal, in whatever letters they are written."""

import pytest
from wcwidth import width

from tracker.reports.text.layout import WIDTH, columns, grid, row, wrapped

STATEMENT = "驻立陶宛台湾代表处揭牌\uff0c外交部发言人就此答记者问。"


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("Lithuania", 9),
        ("chargé d'affaires — “so”", 24),
        ("立陶宛", 6),
        ("한국", 4),
        ("Vilnius\u0301", 7),
        ("Литва", 5),
    ],
)
def test_a_text_is_as_wide_as_a_terminal_shows_it(text, wide):
    assert columns(text) == wide


@pytest.mark.parametrize("text", [STATEMENT * 9, f"China said: {STATEMENT * 6} and no more of it " * 2, "word " * 60])
def test_no_line_overruns_its_terminal(text):
    lines = wrapped(text, "  ", "    ")
    assert max(map(width, lines)) <= WIDTH
    assert min(map(width, lines[:-1])) > WIDTH - 20
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_no_line_begins_with_the_stop_that_ends_a_chinese_sentence():
    for line in wrapped(f"a{STATEMENT * 9}", "", ""):
        assert line[0] not in "\uff0c。"


def test_a_word_that_is_longer_than_a_line_stays_whole():
    address = f"https://example.org/{'a' * 120}"
    assert address in [line.strip() for line in wrapped(f"{STATEMENT} {address}", "  ")]


def test_on_a_narrow_page_the_gutter_is_narrow_and_a_long_label_stands_above(monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    assert row("holds", "the level") == ["  holds    the level"]
    assert row("became certain", "the level") == ["  became certain", "           the level"]


def test_a_dash_stands_before_its_first_word_however_long_that_is(monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    name = "a-document-of-2021-12/" + "x" * 50
    assert row("", f"- {name}, line 13", hang=4)[0].strip() == f"- {name},"


def test_a_table_that_is_too_wide_narrows_the_column_where_that_costs_the_fewest_lines():
    fact = "China and Lithuania have diplomatic relations at the level of chargé d'affaires"
    lines = grid([["Fact", "Since"], [fact, "21 November 2021"], ["It is remote", "10 August 2021"]], 60)
    assert [line[-16:].strip() for line in lines if "2021" in line] == ["21 November 2021", "10 August 2021"]
