"""The briefings of one actor, of a format and of what changed; and what a wrong command line is told."""

import json

import pytest

from tracker.desk.formats import MARKS
from tracker.model.events import HANDLING


def test_the_relation_in_which_most_changed_comes_first(samples):
    page = samples("brief", "LTU", "--on", "2021-12-31")
    headings = [line[3:] for line in page.splitlines() if line.startswith("## ")]
    assert headings[:2] == ["China", "Taiwan"]
    assert "Most changed with China: relations between China and Lithuania have been at the level of chargé" in page
    assert "Not told here: " in page


def test_an_actor_of_whom_nothing_is_known_has_a_page_that_says_so(samples):
    assert "The log has no event in which Fiji and another took part." in samples("brief", "FJI", "--on", "2021-12-31")


STATED = """\
events:
  - {id: own, kind: position-stated, date: 2026-01-02, by: LTU, topic: rail freight, direction: welcome, toward: POL}
  - {id: of-it, kind: position-stated, date: 2026-01-02, by: POL, topic: transit, direction: free, toward: LTU}
  - {id: f, kind: figure-reported, date: 2026-01, of: POL, with: LTU, measure: trade, value: 8, unit: m, period: 2025}
"""


def test_an_actor_has_its_figures_and_positions_and_what_others_say(own):
    run, append = own
    append("paper", "2026-01-03", STATED)
    page = run("brief", "LTU", "--on", "2026-01-31")
    assert "| Trade, Poland and Lithuania" in page
    _, own_side = page.split("| On | Lithuania |")
    assert own_side.index("Welcome (2 January 2026)") < own_side.index("Other statements:")
    assert "- Poland on transit" in own_side


def test_what_there_is_no_room_for_is_counted(own):
    run, append = own
    one = "  - {{id: p-{n}, kind: position-stated, date: 2026-01-02, by: LTU, topic: topic {n}, direction: open}}\n"
    append("paper", "2026-01-03", "events:\n" + "".join(one.format(n=n) for n in range(23)) + STATED[8:])
    page = run("brief", "LTU", "--on", "2026-01-31")
    assert "Not told here: four positions stated before." in page


def test_a_format_tells_its_members_on_the_day_and_who_came_and_went(samples):
    page = samples("brief", "CHN-CEEC", "--on", "2021-12-31")
    assert "had 17 members on 31 December 2021" in page
    assert "On 22 May 2021, Lithuania left." in page
    assert "On 12 April 2019, Greece joined." in page
    before = samples("brief", "17+1", "--on", "2021-05-21", "--known-by", "2021-12-31")
    assert "had 18 members on 21 May 2021" in before
    assert "Lithuania left" not in before


def test_nothing_differs_from_a_briefing_of_the_same_state(samples):
    position = json.loads(samples("status", "--json"))["entries"]
    page = samples("brief", "--changes", "--since", str(position), "--on", "2021-12-31")
    assert "Nothing differs from the last briefing" in page


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Name two actors, one actor or format, or --changes."),
        (("LTU", "CHN", "RUS"), "Name two actors"),
        (("LTU", "LTU"), "are the same actor"),
        (("LTU", "Chnia"), "Chnia"),
        (
            ("LTU", "CHN", "--since", "2022-01-01", "--on", "2021-01-01"),
            "The period ends on 2021-01-01, before it begins",
        ),
        (("--changes",), "--changes needs --since"),
        (("LTU", "CHN", "-o", "page.odt"), "no ending that names a format"),
    ],
)
def test_a_wrong_command_line_is_told_what_is_wrong(words, said, samples):
    assert said in samples("brief", *words, code=2)


def test_a_page_is_written_to_the_file_that_is_named(samples, tmp_path):
    samples("brief", "LTU", "CHN", "--on", "2021-12-31", "-o", tmp_path / "page.md")
    printed = samples("brief", "LTU", "CHN", "--on", "2021-12-31")
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == printed


@pytest.mark.parametrize(
    ("on", "first"),
    [
        ("2024-12-31", "2024-01-01"),
        ("2024-02-29", "2023-03-01"),
        ("2023-03-01", "2022-03-02"),
        ("0001-06-01", "0001-01-01"),
    ],
)
def test_a_page_is_about_the_year_that_ends_with_its_day(samples, on, first):
    assert f"--on {on} --since {first}" in samples("brief", "LTU", "CHN", "--on", on)


def test_the_command_knows_the_marks_of_the_model():
    assert MARKS == HANDLING


@pytest.mark.parametrize("form", ["html", "docx", "pdf", "json", "md"])
def test_every_format_has_the_same_bytes_twice(form, samples, tmp_path):
    pages = [tmp_path / f"{number}.{form}" for number in (1, 2)]
    for page in pages:
        samples("brief", "LTU", "TWN", "--on", "2021-12-31", "-o", page)
    first, second = (page.read_bytes() for page in pages)
    assert first == second
    assert len(first) > 1000


def test_two_pairs_stand_side_by_side(samples):
    page = samples("brief", "--compare", "LTU", "CHN", "BLR", "CHN", "--on", "2021-12-31")
    assert page.startswith("# Lithuania and China beside Belarus and China\n")
    assert "| On | Lithuania and China | Belarus and China |" in page
    [row] = [line for line in page.splitlines() if line.startswith("| Agreements and partnerships |")]
    assert row.startswith("| Agreements and partnerships | \u2014 | Partnership: strategic (since")


def test_the_members_of_a_format_are_compared_by_what_they_have_with_another(samples):
    page = samples("brief", "--compare", "EU", "CHN", "--on", "2021-12-31")
    assert "# The members of the EU with China" in page
    [row] = [line for line in page.splitlines() if line.startswith("| Lithuania |")]
    assert "level of relations: chargé" in row.lower()
    assert "Nothing is recorded between China and Austria, Belgium" in page
