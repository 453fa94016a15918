"""The files that commands write: whole or not at all, under the rights and links that they had."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from stat import S_IMODE

NEWS = """\
document: {id: news, title: A report, publisher: A paper, published: {date: 2021-12-31, basis: printed}}
events:
  - {id: left, kind: format-left, date: 2021-05-22, who: [EST], format: CHN-CEEC, evidence: {line: 5}}
"""


def retract(tracker, event, file="desk.yaml"):
    """Retract an event in the desk's document."""
    return tracker("retract", event, "--reason", "it was a rumour", "--desk", file)


def test_a_link_to_the_desks_document_stays_one_and_the_file_keeps_its_rights(desk, tmp_path):
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    assert retract(desk, "paper/left", "real.yaml").code == 0
    real.chmod(0o600)
    link.symlink_to(real)
    assert retract(desk, "paper/joined", "link.yaml").code == 0
    assert link.is_symlink()
    assert S_IMODE(real.stat().st_mode) == 0o600
    assert retract(desk, "paper/recalled", "real.yaml").code == 0


def test_an_entry_of_the_desk_gets_an_id_that_no_other_has(desk, write):
    write(
        "desk.yaml",
        """\
        document:
          {id: desk, title: Mendings, publisher: the desk, published: {date: 2022-01-01, basis: printed}, desk: yes}
        mending:
          - {id: retraction-2, kind: retraction, of: [paper/left], reason: it was a rumour}
        """,
    )
    assert desk("append", "desk.yaml").code == 0
    assert "retraction-1" in retract(desk, "paper/joined").out
    assert "retraction-3" in retract(desk, "paper/recalled").out


def test_what_cannot_be_printed_was_done_all_the_same(desk, write, tmp_path):
    """A full disk takes the output of an append; the append stands, and nobody is told otherwise."""
    write("news.yaml", NEWS)
    command = [sys.executable, "-m", "tracker", "append", "news.yaml"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ran = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 74
    assert ran.stderr == (
        "The output cannot be written: No space left on device. What a command changes it changes whole or not at "
        "all; 'tracker status' shows the last append.\n"
    )
    assert "news/left" in desk("events").out


def test_what_is_no_file_is_written_to_and_stays_what_it_is(desk, tmp_path):
    pipe = tmp_path / "page.md"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as reader:
        read = reader.submit(pipe.read_text)
        assert desk("brief", "LTU", "CHN", "--on", "2021-12-31", "-o", "page.md").code == 0
    assert read.result().startswith("# Lithuania and China")
    assert pipe.is_fifo()
