"""Which files of a folder are read as logs: no hidden one, and none that cannot be read is passed over in silence."""

import io
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from tracker.log.files import log_files, read_file, read_stream

LOG = "document: {id: paper, title: A report, publisher: A paper, published: {date: 2022-01-01, basis: printed}}\n"


@contextmanager
def without_rights():
    """Give up the rights of somebody who may read everything."""
    may_read_everything = os.geteuid() == 0
    if may_read_everything:
        os.seteuid(65534)
    try:
        yield
    finally:
        if may_read_everything:
            os.seteuid(0)


@pytest.fixture
def folder():
    """A folder in which everybody may look."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    yield made
    for path in made.iterdir():
        path.chmod(0o755)
    shutil.rmtree(made)


def read(*paths):
    """The names of the files that are read, each with its faults."""
    raws = [read_file(path) for path in log_files(paths)]
    return {Path(raw.source.file).name: [finding.message for finding in raw.faults.found] for raw in raws}


def test_what_is_hidden_is_no_log(tmp_path):
    (tmp_path / "paper.yaml").write_text(LOG)
    (tmp_path / ".paper.yaml.draft.yaml").write_text("half written")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config.yaml").write_text("no log")
    assert read(tmp_path) == {"paper.yaml": []}


def test_what_is_named_is_read_even_if_it_is_hidden(tmp_path):
    (tmp_path / ".logs").mkdir()
    (tmp_path / ".logs" / "paper.yaml").write_text(LOG)
    (tmp_path / ".news.yaml").write_text(LOG)
    assert read(tmp_path / ".logs", tmp_path / ".news.yaml") == {"paper.yaml": [], ".news.yaml": []}


@pytest.mark.parametrize("mode", [0o000, 0o444, 0o111])
def test_a_folder_that_may_not_be_read_is_a_finding(folder, mode):
    (folder / "paper.yaml").write_text(LOG)
    closed = folder / "closed"
    closed.mkdir()
    (closed / "news.yaml").write_text(LOG)
    closed.chmod(mode)
    with without_rights():
        found, alone = read(folder), read(closed)
    assert found == {"closed": ["the folder cannot be read: Permission denied"], "paper.yaml": []}
    assert alone == {"closed": ["the folder cannot be read: Permission denied"]}


def test_a_file_that_may_not_be_read_is_a_finding(folder):
    (folder / "paper.yaml").write_text(LOG)
    (folder / "paper.yaml").chmod(0)
    with without_rights():
        assert read(folder) == {"paper.yaml": ["the file cannot be read: Permission denied"]}


def test_a_link_that_leads_nowhere_is_a_finding(tmp_path):
    (tmp_path / "gone.yaml").symlink_to("nowhere.yaml")
    (tmp_path / "logs").symlink_to(tmp_path / "nowhere")
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "readme.txt").symlink_to("nowhere.txt")
    assert read(tmp_path) == {
        "circle": ["the link cannot be read: Too many levels of symbolic links"],
        "gone.yaml": ["the link cannot be read: No such file or directory"],
        "logs": ["the link cannot be read: No such file or directory"],
    }


def test_a_folder_that_is_linked_is_read_once(tmp_path):
    logs, others = tmp_path / "logs", tmp_path / "others"
    for made in (logs / "a" / "b", others):
        made.mkdir(parents=True)
    (logs / "a" / "paper.yaml").write_text(LOG)
    (others / "news.yaml").write_text(LOG)
    (logs / "0").symlink_to("a")
    (logs / "linked").symlink_to(others)
    (logs / "a" / "b" / "up").symlink_to(tmp_path)
    assert log_files([logs]) == [logs / "a" / "paper.yaml", logs / "linked" / "news.yaml"]


def test_a_pipe_that_is_called_as_a_log_is_a_finding_and_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "paper.yaml")
    assert read(tmp_path) == {"paper.yaml": ["this is a pipe or a device, and no file"]}


def test_a_log_is_read_from_a_stream_by_a_name_of_its_own():
    raw = read_stream(io.BytesIO(LOG.encode() + b"evnts: []\n"))
    assert [str(finding.place) for finding in raw.faults.found] == ["(standard input):2:1"]
