"""Logs are watched while they are written: each change is checked, and what an append would do is told."""

import os
import re
import shutil
from stat import S_IMODE

import pytest
from pages import PAPER

from tracker import Desk, FileError
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
    assert first.startswith("No fault in 1 document, 3 events, 0 expectations.\n")
    assert second.startswith("No fault in 2 documents, 4 events")
    assert "To be appended: 2 new documents and 4 new events." in second
    assert '<meta http-equiv="refresh" content="2">' in page
    assert "No fault in 2 documents" in page


def test_a_page_without_a_script_loads_itself_again_and_with_one_stays(logs):
    _, page = told_of(logs, write(GOOD))
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page
    assert page.count("http-equiv") == 2  # the policy is the other
    assert re.search(r'<main id="main" data-watch="[0-9a-f]{32}">', page)


def test_a_fault_is_told_with_its_place_and_remedy_and_then_that_it_is_gone(logs):
    told, page = told_of(logs, write(GOOD.replace("CHN", "CHM")), write(GOOD, 2), lambda _logs: None)
    assert len(told) == 3
    assert "logs/new.yaml:3" in told[1]
    assert "Nearest" in told[1]
    assert "No fault" in told[2]
    assert "Nearest" not in page


def test_a_log_that_goes_away_is_a_change_too(logs):
    told, _ = told_of(logs, write(GOOD), lambda folder: (folder / "new.yaml").unlink())
    assert told[2] == told[0]


THING = """\
document: {id: new, title: New, publisher: P, published: {date: 2023-05-01, basis: printed}}
things:
  pact: {type: agreement, name: NAME}
"""
SIGNED = """\
document: {id: other, title: Other, publisher: P, published: {date: 2023-05-02, basis: printed}}
events:
  - {id: signed, kind: agreement-signed, date: 2023-04-01, parties: [LTU, CHN], agreement: pact, evidence: {line: 1}}
"""


def test_what_another_log_declares_is_told_anew_where_only_that_one_changes(logs):
    (logs / "logs" / "other.yaml").write_text(SIGNED, encoding="utf-8")
    told, _ = told_of(logs, write(THING.replace("NAME", "The old pact")), write(THING.replace("NAME", "A pact"), 2))
    assert "signed The old pact" in told[1]
    assert "signed A pact" in told[2]


def test_a_log_that_is_away_for_a_moment_is_waited_for_and_one_that_is_away_for_long_is_told(logs):
    def away(folder):
        folder.rename(folder.with_name("away"))

    def back(folder):
        folder.with_name("away").rename(folder)

    assert len(told_of(logs, away, back)[0]) == 1
    told, page = told_of(logs, away, lambda _: None, lambda _: None, back)
    assert [text.partition(".")[0] for text in told[1:]] == [
        "A log that you named is not there",
        told[0].partition(".")[0],
    ]
    assert "is not there" not in page


def test_a_log_that_was_never_there_is_refused(logs):
    with pytest.raises(FileError, match="There is no file or folder"), Desk.open(logs / "log.db") as desk:
        watch_logs(desk, [logs / "none.yaml"], print, None, ticks=iter([None]))


def test_its_page_is_its_owner_s_alone_since_it_quotes_logs(logs):
    (logs / "watch.html").write_text("as it was", encoding="utf-8")
    (logs / "watch.html").chmod(0o644)
    _, page = told_of(logs, write(GOOD.replace("CHN", "CHM").replace("New,", "New, handling: SECRET,")))
    assert "ambassador-accredited" in page
    assert S_IMODE((logs / "watch.html").stat().st_mode) == 0o600
