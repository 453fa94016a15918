"""The sections that a desk chooses: which, in which order, on each form of page; the handbook's example is run."""

import json
import re
from pathlib import Path

import pytest

from tests.reports.briefs.test_trace import stated
from tracker.reports.briefs.sections import FORMAT, FORMAT_SHORT, ONE, ONE_SHORT, TWO, TWO_FULL

HANDBOOK = Path(__file__).parents[3] / "docs" / "handbook.md"
SECTION = HANDBOOK.read_text(encoding="utf-8").partition("## A page with your own sections")[2].partition("\n## ")[0]
ON = ("--on", "2021-12-31")
FORMS = {
    "two": (TWO, ("LTU", "CHN", *ON)),
    "two, full": (TWO_FULL, ("LTU", "CHN", "--full", *ON)),
    "one": (ONE, ("LTU", *ON)),
    "one, two pages": (ONE_SHORT, ("LTU", "--pages", "2", *ON)),
    "format": (FORMAT, ("CHN-CEEC", *ON)),
    "format, two pages": (FORMAT_SHORT, ("CHN-CEEC", "--pages", "2", *ON)),
}


@pytest.fixture
def made(samples, tmp_path):
    """Make a page with a file of sections, as data."""

    def make(text, *asked):
        file = tmp_path / "mine.yaml"
        file.write_text(text, encoding="utf-8")
        return json.loads(samples("brief", *asked, "--sections", file, "--json"))

    return make


def headings(sections):
    return [one["heading"] for one in sections]


@pytest.mark.parametrize("form", FORMS)
def test_all_sections_by_name_are_the_page_without_a_choice(form, samples, made):
    of, asked = FORMS[form]
    annex = f"annex: [{', '.join(of.annex)}]\n" if of.annex else ""
    page = made(f"sections: [{', '.join(of.sections)}]\n{annex}", *asked)
    plain = json.loads(samples("brief", *asked, "--json"))
    assert (page["sections"], page["annex"], page["sources"]) == (plain["sections"], plain["annex"], plain["sources"])


@pytest.mark.parametrize("form", FORMS)
def test_sections_stand_in_the_order_in_which_they_are_named(form, made):
    of, asked = FORMS[form]
    forth = made(f"sections: [{', '.join(of.sections)}]\n", *asked)
    back = made(f"sections: [{', '.join(reversed(of.sections))}]\n", *asked)
    assert set(headings(forth["sections"])) == set(headings(back["sections"]))
    assert len(forth["sections"]) > 1
    if "partners" not in of.sections:  # several sections, in an order of their own
        assert headings(forth["sections"]) == headings(back["sections"])[::-1]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_left_out_leaves_no_source_behind(form, made):
    of, asked = FORMS[form]
    name = "happened" if "happened" in of.sections else "disputes"
    annex = "annex: none\n" if of.annex else ""
    page = made(f"sections: {name}\n{annex}", *asked)
    assert len(page["sections"]) <= 1
    assert page["annex"] == []
    used = {number for _, sources in stated(page) for number in sources}
    assert sorted(used) == [source["number"] for source in page["sources"]] == list(range(1, len(used) + 1))


@pytest.mark.parametrize("form", ["two", "one, two pages"])
def test_a_page_points_to_an_annex_only_where_it_has_one(form, samples, made):
    of, asked = FORMS[form]
    page = made(f"sections: [{', '.join(of.sections)}]\nannex: none\n", *asked)
    plain = json.loads(samples("brief", *asked, "--json"))
    assert " annex" in json.dumps(plain["sections"])
    assert " annex" not in json.dumps(page["sections"])


def test_what_is_not_in_the_annex_that_was_chosen_is_said_not_to_be_told(made):
    asked = ("LTU", "CHN", *ON)
    page = made("sections: [facts, unknown]\nannex: [grades]\n", *asked)
    facts, unknown = page["sections"]
    assert facts["blocks"][0]["caption"] == "On 31 December 2021, with grades explained in the annex"
    assert unknown["blocks"][0]["sentences"][-1]["text"] == "Not told here: five questions that documents leave open."


@pytest.mark.parametrize(
    ("section", "annexed", "heading"),
    [
        ("happened", "events", "All events from 1 January to 31 December 2021"),
        ("facts", "states", "Where things stand"),
    ],
)
def test_what_a_page_does_not_tell_its_annex_does_though_the_page_would_have_room_for_all(
    section, annexed, heading, made
):
    asked = ("BLR", "CHN", *ON)
    others = ", ".join(one for one in TWO.sections if one != section)
    assert headings(made(f"sections: [{others}]\nannex: [{annexed}]\n", *asked)["annex"]) == [heading]
    assert headings(made(f"sections: [{section}]\nannex: [{annexed}]\n", *asked)["annex"]) == []


def test_the_handbook_shows_what_works(samples, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("minister.yaml").write_text(re.search(r"```yaml\n(.*?)```", SECTION, re.DOTALL)[1], encoding="utf-8")
    command = re.search(r"^    tracker (brief .*)$", SECTION, re.MULTILINE)[1].split()
    page = samples(*command)
    told = [line for line in page.splitlines() if line.startswith(("## ", "### "))]
    assert told[:3] == ["## Key facts", "## What to watch", "## What happened"]
    assert [line for line in told if line in ("### Disputed points", "### Key to the grades")] == [
        "### Disputed points"
    ]
    again = re.search(r"`tracker (brief .*--sections minister\.yaml)`", page)[1].split()
    assert samples(*again) == page


def test_the_handbook_names_the_sections_of_each_form():
    rows = re.findall(r"^\| (?:two|one|a format)[^|]*\| ([^|]*) \| ?([^|]*)\|$", SECTION, re.MULTILINE)
    told = [(tuple(one.split(", ")), tuple(filter(None, two.strip().split(", ")))) for one, two in rows]
    assert told == [(form.sections, form.annex) for form in (TWO, TWO_FULL, ONE, ONE_SHORT, FORMAT, FORMAT_SHORT)]
