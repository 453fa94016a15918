"""What the documents for people who carry on say of the program is so: files, rooms, arrows, decisions.

`UPDATE_DOCUMENTS=1` puts new decisions into the contents instead of missing them.
"""

import os
import re
from pathlib import Path

import pytest
from test_reference import anchor
from test_rooms import MAY_IMPORT

ROOT = Path(__file__).resolve().parent.parent
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
DECISIONS = ROOT / "docs" / "decisions.md"
UNSORTED = "**Latest, not yet sorted**\n\n"
RECIPES = ("a kind", "a fluent", "a projection", "a command", "a section", "a renderer", "a dataset")


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "docs/architecture.md", "docs/decisions.md", "docs/glossary.md"])
def test_the_files_that_a_document_links_are_there(name):
    path = ROOT / name
    links = re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (path.parent / link).exists()] == []


@pytest.mark.parametrize("text", [ARCHITECTURE, CONTRIBUTING], ids=["architecture", "contributing"])
def test_the_files_that_are_named_are_there(text):
    named = re.findall(r"`((?:tracker|tests|seeds|docs|look|fuzz|faults|benchmarks|migrations|events)/[\w/.-]*)`", text)
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("recipe", RECIPES)
def test_each_recipe_names_the_files_that_it_touches(recipe):
    _, heading, rest = CONTRIBUTING.partition(f"\n## To add {recipe}")
    assert heading
    assert re.search(r"^\| \[.+\]\(.+\) \|", rest.partition("\n## ")[0], re.MULTILINE)


def test_the_rooms_may_import_what_the_table_says():
    rows = re.findall(r"^\| `(\w+)` \| .* \| (.+) \|$", ARCHITECTURE, re.MULTILINE)
    written = {room: set(re.findall(r"`(\w+)`", allowed)) for room, allowed in rows}
    assert written == {room: allowed for room, allowed in MAY_IMPORT.items() if not room.startswith("__")}


def test_every_arrow_of_the_picture_is_one_that_a_room_may_have():
    arrows = re.findall(r"^ +(\w+) --> (\w+)$", ARCHITECTURE, re.MULTILINE)
    assert [(room, other) for room, other in arrows if other not in MAY_IMPORT[room]] == []
    assert {room for arrow in arrows for room in arrow} == {room for room in MAY_IMPORT if not room.startswith("__")}


def test_every_decision_stands_in_the_contents_once():
    written = DECISIONS.read_text(encoding="utf-8")
    contents, _, decisions = written.partition("\n## Contents\n")[2].partition("\n## ")
    dated = re.findall(r"^(?:## )?(\d{4}-\d\d-\d\d) (.+)$", decisions, re.MULTILINE)
    lines = [f"- [{title}](#{anchor(f'{day} {title}')})" for day, title in dated]
    missing = [line for line in lines if line not in contents]
    if os.environ.get("UPDATE_DOCUMENTS") and missing:
        known = "\n" + UNSORTED + "".join(f"{line}\n" for line in missing) + contents.replace(UNSORTED, "")
        DECISIONS.write_text(written.replace(contents, known), encoding="utf-8")
        missing = []
    assert missing == [], "run 'make documents', then move the new lines to their theme"
    assert len(lines) == len(set(lines))
    assert len(re.findall(r"^- \[", contents, re.MULTILINE)) <= len(lines), "a line of the contents leads nowhere"


def test_every_heading_of_the_decisions_has_its_day():
    headings = re.findall(r"^## (.+)$", DECISIONS.read_text(encoding="utf-8"), re.MULTILINE)
    assert [heading for heading in headings[1:] if not re.match(r"\d{4}-\d\d-\d\d ", heading)] == []
