"""What a reader sees of the sample logs on a terminal, letter for letter: UPDATE_GOLDEN=1 writes it anew."""

import os
from pathlib import Path

import pytest
from wcwidth import width

from tracker import Desk
from tracker.given import given as given_folder

GOLDEN = Path(__file__).parent / "golden"
END_OF_2021 = {"on": "2021-12-31"}


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """A desk at a store with the sample logs."""
    desk = Desk.open(str(tmp_path_factory.mktemp("samples") / "tracker.db"))
    desk.init()
    desk.append(given_folder("events"))
    return desk


SCREENS = {
    "lithuania-china": lambda desk: desk.relation("LTU", "CHN", **END_OF_2021).to_text(),
    "lithuania-china-as-known-in-august": lambda desk: desk.relation(
        "LTU", "CHN", on="2021-08-10", known_by="2021-08-10"
    ).to_text(),
    "lithuania-taiwan": lambda desk: desk.relation("LTU", "TWN", **END_OF_2021).to_text(),
    "kazakhstan-lithuania": lambda desk: desk.relation("KAZ", "LTU", on="2025-12-31").to_text(),
    "lithuania": lambda desk: desk.glance("LTU", **END_OF_2021).to_text(),
}


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_reads_as_it_did(samples, monkeypatch, screen, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    made = SCREENS[screen](samples).rstrip("\n") + "\n"
    path = GOLDEN / f"{screen}-{columns}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8")
    assert max(map(width, made.splitlines())) <= columns


def test_lithuania_and_china_fit_one_screen_with_its_prompt(samples, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert len(SCREENS["lithuania-china"](samples).splitlines()) <= 23


def test_a_briefing_on_a_terminal_has_no_marks_of_markdown(samples):
    made = samples.brief("LTU", "CHN", **END_OF_2021).render("text")
    assert not any(mark in made for mark in ("**", "](#", "\n#", "\n|", "\\["))
    assert "[2a" in made
