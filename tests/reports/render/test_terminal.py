"""A briefing as text for a terminal: columns stand in any script, and what is long is cut and says so."""

import pytest
from attrs import evolve
from wcwidth import width

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
from tracker.reports.render.terminal import terminal

COLUMNS = (Column("Fact"), Column("驻地"), Column("Number", numbers=True))
ROWS = (
    ("An office in a town with a long name", "台湾代表处揭牌外交部发言人就此答记者问", "1"),
    ("대사관", "Vilnius", "1,200"),
)


def page(*blocks, sources=(), lead=()):
    return Briefing("Title", "", (("On", "today"),), Paragraph(lead), (Section("Part", blocks),), sources, ())


def table(rows):
    return Table("", COLUMNS, tuple(tuple(map(Sentence, row)) for row in rows))


@pytest.mark.parametrize("columns", [60, 80])
def test_the_columns_of_a_table_stand_in_any_script(monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = terminal(page(table(ROWS))).partition("PART\n")[2].partition("\n\n")[0].splitlines()
    assert max(map(width, lines)) <= columns
    places = {width(line[: line.index(word)]) for line in lines for word in ("驻地", "台湾", "Vilnius") if word in line}
    assert len(places) == 1
    assert {width(line.rstrip()) for line in lines if line.rstrip().endswith(("Number", " 1", "1,200"))} == {
        width(lines[0])
    }


def test_where_there_is_no_room_for_columns_a_row_stands_below_its_first_cell(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    wide = [("a" * 30, "b" * 30, "c" * 30)]
    assert f"{'a' * 30}\n  驻地: {'b' * 30}\n  Number:" in terminal(page(table(wide)))


def test_a_long_list_and_a_long_table_are_cut_and_say_so():
    items = tuple(ListItem((Sentence(f"Item {number}."),)) for number in range(45))
    made = terminal(page(BulletList(items), table([(f"Row {number}", "", "") for number in range(100)])))
    assert "- Item 19." in made
    assert "Item 20" not in made
    assert "and 25 more" in made
    assert "Row 19" in made
    assert "Row 20" not in made
    assert "and 80 more" in made


def test_of_many_sections_below_one_some_are_told_and_the_others_named():
    below = tuple(Section(f"Partner {number}", (Paragraph((Sentence(f"Told {number}."),)),)) for number in range(9))
    briefing = page(Paragraph((Sentence("So it stands."),)))
    made = terminal(evolve(briefing, sections=(Section("All", (), below), Section("Few", (), below[:8]))))
    every, _, few = made.partition("FEW")
    assert "Told 2." in every
    assert "Told 3." not in every
    assert "Further, in a page that is written to a file: Partner 3, Partner 4" in every
    assert "Told 7." in few


def test_sentences_name_their_sources_and_a_document_is_named_once():
    cited = Sentence("It left.", (1, 2, 3, 4))
    sources = tuple(
        Citation(number, f"paper-{number == 4}", "A report", "A paper", "2021", f"line {number}", "", "", ("a/b",))
        for number in (1, 2, 3, 4)
    )
    made = terminal(page(Paragraph((cited,)), sources=sources))
    assert "It left. [1\u20134]" in made
    assert "[1\u20133] A report. A paper, 2021. line 1; line 2; line 3" in made
    assert made.count("A report") == 2


@pytest.mark.parametrize("columns", [60, 80])
def test_a_day_that_a_cell_says_alone_stands_on_one_line(monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    long = "A condition that takes up more room than there is, since it is told in many words"
    made = terminal(page(table([(long, "At least 30 September 2021", "1"), (long, "21 November 2021", "2")])))
    assert "30 Sep 2021" in made
    assert "21 Nov 2021" in made
    assert "\u00a0" not in made
