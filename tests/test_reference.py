"""The pages that are written from the catalogue are those of the catalogue that is there.

`UPDATE_DOCUMENTS=1` writes them anew instead of comparing them.
"""

import os
import re
from pathlib import Path

import pytest

from tracker.catalogue.seeds import read_folder
from tracker.given import given
from tracker.reports.reference.pages import pages

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
NAMES = ("kinds.md", "fluents.md", "actors.md", "formats.md", "things.md")
STALE = "The page is not that of the seeds: run 'make documents'."


@pytest.fixture(scope="module")
def written(catalogue):
    return pages(catalogue, [read_folder(given("seeds"))])


def compared(path, text):
    """Say whether a file has a text; write it first where that is asked for."""
    if os.environ.get("UPDATE_DOCUMENTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return path.read_text(encoding="utf-8") == text


def test_what_is_said_of_codes_is_so(catalogue):
    text = (ROOT / "docs" / "catalogue.md").read_text(encoding="utf-8")
    bullets = [
        " ".join(one.split()) for one in text.partition("## CAMEO")[2].partition("How the kinds")[0].split("\n- ")[1:]
    ]
    named = [[catalogue.kind(name) for name in re.findall(r"`([a-z]+(?:-[a-z]+)+)`", bullet)] for bullet in bullets]
    assert {kind.cameo for kind in named[0]} == {"161"}
    assert {kind.cameo for kind in named[1]} == {""}
    assert {kind.cameo for kind in named[2]} == {"050", "160"}
    assert {kind.cameo for kind in named[3]} == {"163"}


@pytest.mark.parametrize("name", NAMES)
def test_a_page_of_the_reference_is_that_of_the_seeds(written, name):
    assert compared(REFERENCE / name, written[name]), STALE


def test_there_is_a_page_for_each_family_and_no_other(written):
    assert tuple(written) == NAMES
    assert {path.name for path in REFERENCE.iterdir()} <= {*NAMES, "commands.md", "json-schema.json"}


def test_every_entry_stands_on_its_page(written, catalogue):
    for page, family in (("kinds.md", "kinds"), ("fluents.md", "fluents")):
        assert set(re.findall(r"^### (.*)$", written[page], re.MULTILINE)) == set(catalogue.codes(family))
    tables = written["actors.md"] + written["formats.md"] + written["things.md"]
    for code in (*catalogue.codes("actors"), *catalogue.codes("things")):
        assert f"| `{code}` |" in tables


@pytest.mark.parametrize("name", NAMES)
def test_every_link_of_a_page_leads_to_a_heading(written, name):
    headings = {page: set(map(anchor, re.findall(r"^#+ (.*)$", text, re.MULTILINE))) for page, text in written.items()}
    for page, heading in re.findall(r"\]\(([a-z]*\.md)?#([^)]+)\)", written[name]):
        assert heading in headings[page or name], f"{page}#{heading}"
    for page in re.findall(r"\]\(([a-z]+\.md)\)", written[name]):
        assert page in written


def anchor(heading):
    """Return a heading's anchor, as GitHub and GitLab make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_a_table_has_as_many_cells_in_every_row(written):
    for text in written.values():
        for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
            assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1


ARCHIVE = """\
kinds:
  joint-archive-opened:
    label: opens a joint archive
    roles: {who: actor, with: actor}
    leaves: ["relations(LTU, LVA)"]
    example: {date: 2020-01-01, who: LTU, with: LVA}
    cameo: "050"
    sentence: "{who} {opened|open} a joint archive with {with}"
"""


def test_a_new_kind_changes_the_page_of_the_kinds_alone(written, catalogue, tmp_path):
    (tmp_path / "kinds").mkdir()
    (tmp_path / "kinds" / "archives.yaml").write_text(ARCHIVE, encoding="utf-8")
    layers = [read_folder(given("seeds")), read_folder(tmp_path, catalogue)]
    assert layers[1].findings == ()
    again = pages(layers[1].catalogue, layers)
    assert [name for name in NAMES if again[name] != written[name]] == ["kinds.md"]
