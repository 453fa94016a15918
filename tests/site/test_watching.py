"""Logs are watched while they are written: each change is checked, and what an append would do is told."""

import os
import shutil

import pytest
from pages import PAPER

from tracker import Desk
from tracker.site.watching import watch_logs

GOOD = """\
document: {id: new, title: New, publisher: P, published: {date: 2023-05-01, basis: printed}}
events:
  - {id: again, kind: ambassador-accredited, date: 2023-03-01, sender: CHN, host: LTU, evidence: {line: 1}}
"""


@pytest.fixture
def logs(tmp_path, blank_file):
    """A folder with a store and one log."""
    shutil.copy(blank_file, tmp_path / "log.db")
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "paper.yaml").write_text(PAPER, encoding="utf-8")
    return tmp_path


def told_of(folder, *steps):
    """Watch while steps are taken, one between two looks; return what was told, and the page."""
    told = []

    def ticks():
        yield
        for step in steps:
            step(folder / "logs")
            yield

    with Desk.open(folder / "log.db") as desk:
        watch_logs(desk, [folder / "logs"], told.append, folder / "watch.html", ticks=ticks())
    return [text.partition("\n")[2] for text in told], (folder / "watch.html").read_text(encoding="utf-8")


def write(text, moment=1):
    """Return a step that writes a log at a moment."""

    def step(logs):
        (logs / "new.yaml").write_text(text, encoding="utf-8")
        os.utime(logs / "new.yaml", ns=(moment, moment))

    return step


def test_a_change_is_checked_and_previewed_and_shown_on_a_page_that_reloads(logs):
    (first, second), page = told_of(logs, write(GOOD))
    assert first == "No fault in 1 document, 3 events, 0 expectations.\n"
    assert second.startswith("No fault in 2 documents, 4 events")
    assert "To be appended: 1 new document and 1 new event." in second
    assert '<meta http-equiv="refresh" content="2">' in page
    assert "No fault in 2 documents" in page


def test_a_fault_is_told_with_its_place_and_remedy_and_then_that_it_is_gone(logs):
    told, page = told_of(logs, write(GOOD.replace("CHN", "CHM")), write(GOOD, 2), lambda _logs: None)
    assert len(told) == 3
    assert "logs/new.yaml:3" in told[1]
    assert "Nearest" in told[1]
    assert "No fault" in told[2]
    assert "Nearest" not in page


def test_a_log_that_goes_away_is_a_change_too(logs):
    told, _ = told_of(logs, write(GOOD), lambda folder: (folder / "new.yaml").unlink())
    assert told[2] == "No fault in 1 document, 3 events, 0 expectations.\n"
