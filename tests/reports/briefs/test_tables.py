"""What a briefing's figures and gaps say: whose figure it is, what is only aimed at, what was counted, what is open."""

import re

FIGURES = """
- {id: out, kind: figure-reported, date: 2024-01-04, of: POL, to: BLR, measure: exports, value: <2, unit: bn EUR,
   period: 2023}
- {id: in, kind: figure-reported, date: 2024-01-04, of: POL, from: BLR, measure: imports, value: 1, unit: bn EUR,
   period: 2023}
- {id: both, kind: figure-reported, date: 2024-01-04, of: POL, with: BLR, measure: trade, value: 3, unit: bn EUR,
   period: 2023}
- {id: aim, kind: figure-targeted, date: 2024-01-04, parties: [POL, BLR], measure: trade, value: 5, unit: bn EUR,
   period: ../2028}
- {id: fall, kind: figure-changed, date: 2024-01-04, of: POL, with: BLR, measure: trade, direction: down, change: 34,
   unit: per cent, period: 2023}
"""
VISIT = "- {id: visit, kind: visit-made, date: 2024-02-05, guest: POL/president, host: UZB}\n"
PACKAGE = """
- {id: package, kind: sanctions-imposed, date: "[2024-02-20..2024-02-29]", by: EU, target: BLR,
   regime: eu-belarus-measures, package: 1}
"""
LEVEL = "- {id: level, kind: relations-downgraded, date: 2021-11-21, by: CHN, with: LTU}\n"


def test_a_figure_names_from_whom_to_whom_it_goes(given, page):
    told = figures(page(given(("paper", FIGURES)), "POL", "BLR", "2024-12-31"))
    assert "| Exports, Poland to Belarus | 2023 | less than €2 billion |" in told
    assert "| Imports, Poland from Belarus | 2023 | €1 billion |" in told
    assert "| Trade, Poland and Belarus | 2023 | €3 billion |" in told


def test_what_is_aimed_at_is_told_below_the_table_as_what_it_is(given, page):
    told = figures(page(given(("paper", FIGURES)), "POL", "BLR", "2024-12-31"))
    table, _, below = told.partition("\n- ")
    assert "2028" not in table
    assert "Target of Poland and Belarus for trade (to 2028): 5 bn EUR" in below
    assert "Trade of Poland with Belarus (2023): down by 34 per cent" in below


def test_a_count_is_no_gap(given, page):
    told = page(given(("paper", VISIT)), "POL", "UZB", "2024-12-31")
    assert "Visits recorded by 31 December 2024: one" in told
    assert "or positions between Poland and Uzbekistan" in told
    assert not re.search("The log has nothing on .*figures", told)


def test_what_perhaps_never_happened_is_counted_as_at_most_so_many(given, page):
    told = page(given(("paper", PACKAGE)), "EU", "BLR", "2024-02-25")
    assert "recorded by 25 February 2024: at most one" in told


def test_an_open_question_stands_in_one_list_with_its_document_as_source(given, page):
    asked = f"events:\n  {LEVEL}open:\n  - To what level China lowered its relations with Lithuania is not said.\n"
    told = page(given(("paper 2021-12-31", asked)), "LTU", "CHN", "2021-12-31")
    questions = told.partition("### Open questions")[2]
    assert re.match(r"\n- To what level China lowered its relations with Lithuania is not said\. \[", questions)


def test_a_question_of_a_document_that_the_page_does_not_cite_is_left_away(given, page):
    asked = "events:\n  - {id: note, kind: note-sent, date: 1995-01-01, by: LTU, toward: CHN, about: fish}\n"
    log = given(
        ("paper 2021-12-31", f"events:\n  {LEVEL}"),
        ("old 1995-12-31", f"{asked}open:\n  - Which fish Lithuania meant toward China is not said.\n"),
    )
    assert "Which fish" not in page(log, "LTU", "CHN", "2021-12-31")
    assert "Which fish" in page(log, "LTU", "CHN", "2021-12-31", since="1990-03-11")


def figures(told):
    """Return the section of figures, without the numbers of its sources."""
    section = told.partition("## Figures")[2].partition("\n## ")[0]
    return re.sub(r" (\[\\\[\d+\\\]\]\(#source-\d+\))+", "", section)
