"""The briefings of the sample logs, word for word: UPDATE_GOLDEN=1 writes them anew."""

import os
import re
from pathlib import Path

import pytest

from tracker.given import given as given_folder

GOLDEN = Path(__file__).parent / "golden"
PAGES = {
    "lithuania-china": ("LTU", "CHN", "--on", "2021-12-31", "--since", "2021-01-01"),
    "lithuania-china-full": ("LTU", "CHN", "--on", "2021-12-31", "--since", "2021-01-01", "--full"),
    "lithuania-china-known-by-august": ("LTU", "CHN", "--on", "2021-12-31", "--known-by", "2021-08-31"),
    "belarus-china": ("BLR", "CHN", "--on", "2021-12-31"),
    "belarus-lithuania": ("BLR", "LTU", "--on", "2021-12-31"),
    "japan-russia": ("JPN", "RUS", "--on", "2019-12-31"),
    "kazakhstan-lithuania": ("KAZ", "LTU", "--on", "2019-06-30"),
    "russia-kazakhstan": ("RUS", "KAZ", "--on", "2021-12-31"),
    "lithuania": ("LTU", "--on", "2021-12-31"),
    "china-ceec": ("CHN-CEEC", "--on", "2021-12-31"),
    "changes": ("LTU", "CHN", "--changes", "--on", "2021-12-31", "--since", "300", "--last-on", "2021-08-31"),
}
VALUES = ("lithuania-china", "japan-russia")


def compare(name, made):
    path = GOLDEN / name
    made = re.sub(r"\b[0-9a-f]{12}\b", "(catalogue)", made)  # a seed that no page uses changes its version
    made = re.sub(
        r"(?:\\?[0-9A-Za-z+/]){43}=", "(root)", made
    )  # and the clock, with which entries are recorded, the root
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_a_briefing_reads_as_it_did(page, samples):
    compare(f"{page}.md", samples("brief", *PAGES[page]))


@pytest.mark.parametrize("page", VALUES)
def test_its_value_is_the_same_in_json(page, samples):
    compare(f"{page}.json", samples("brief", *PAGES[page], "--json"))


@pytest.mark.parametrize("page", PAGES)
def test_no_page_shows_a_code_a_path_or_a_hole(page, samples):
    made = re.sub(r"^ +", "", samples("brief", *PAGES[page]), flags=re.MULTILINE)
    wrong = ("None", "{", "}", "()", "  ", " ,", "..", " possibly", "unknown", str(given_folder("events")))
    assert [one for one in wrong if one in made] == []


def test_the_same_question_gives_the_same_bytes_by_its_own_command_line(samples):
    first = samples("brief", *PAGES["lithuania-china"])
    command = first.rpartition("tracker brief ")[2].partition("`")[0]
    assert samples("brief", *command.split()) == first
