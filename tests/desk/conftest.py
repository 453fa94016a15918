"""A desk in a folder of the test's own, with the log of one report in its store."""

import io
import shutil

import pytest

from tracker import Desk

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


def text(log):
    """Give a log as a stream."""
    return io.BytesIO(log.encode())


@pytest.fixture
def empty(tmp_path, monkeypatch, blank_file):
    """A desk whose store has the catalogue and nothing else."""
    shutil.copy(blank_file, tmp_path / "tracker.db")
    monkeypatch.chdir(tmp_path)
    with Desk.open() as desk:
        yield desk


@pytest.fixture
def desk(empty):
    empty.append(text(PAPER))
    return empty
