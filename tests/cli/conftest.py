"""The command line as it is called: words in, an exit code and two streams out, in a folder of the test's own."""

import gc
import shutil
import sys
import textwrap
from contextlib import chdir

import pytest
from attrs import frozen

from tracker import Desk
from tracker.cli import main

PAPER = """\
document:
  id: paper
  title: A report
  publisher: A paper
  published: {date: 2021-12-31, basis: printed}
events:
  - {id: joined, kind: format-joined, date: 2012-04-26, who: [LTU, CHN], format: CHN-CEEC, evidence: {line: 3}}
  - {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC, evidence: {line: 5}}
  - id: recalled
    kind: ambassador-recalled
    date: 2021-08-10
    sender: CHN
    host: LTU
    because: left
    evidence: {line: 12, words: recalling its ambassador}
"""


@frozen
class Ran:
    """What a command did: its exit code, and what it wrote."""

    code: int
    out: str
    err: str


@pytest.fixture
def tracker(tmp_path, monkeypatch, capsys):
    """Run the program's own entry with some words, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("TRACKER_STORE", "TRACKER_SEEDS", "TRACKER_DESK", "TRACKER_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["tracker", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        gc.enable()  # a command switches the collector off for itself
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        assert "The tracker itself failed" not in err
        return Ran(ended.value.code or 0, out, err)

    return run


@pytest.fixture
def write(tmp_path):
    """Write a file of the test's folder."""

    def write_file(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), encoding="utf-8")
        return path

    return write_file


@pytest.fixture
def paper(write):
    """A report's log, written as paper.yaml."""
    write("paper.yaml", PAPER)
    return PAPER


@pytest.fixture(scope="session")
def reported(tmp_path_factory, blank_file):
    """The file of a store in which a report is, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("reported")
    shutil.copy(blank_file, folder / "tracker.db")
    (folder / "paper.yaml").write_text(PAPER, encoding="utf-8")
    with chdir(folder), Desk.open("tracker.db") as desk:
        desk.append("paper.yaml")
    return folder / "tracker.db"


@pytest.fixture
def desk(tracker, paper, reported, tmp_path):  # noqa: ARG001 - the log lies beside its store
    """The command line in a folder with a store in which a report is."""
    shutil.copy(reported, tmp_path / "tracker.db")
    return tracker
