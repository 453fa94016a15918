"""How wide a report is: as its terminal or COLUMNS says, and always the same in a file or a pipe."""

import os
import pty
import struct
import subprocess
import sys
from fcntl import ioctl
from termios import TIOCSWINSZ

import pytest

ASKED = ("replay", "Lithuania", "China", "--on", "2021-12-31", "-v", "--chronology")
SHORT = ASKED[:5]


@pytest.fixture(autouse=True)
def no_columns(monkeypatch):
    """A shell that does not export how wide it is."""
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setenv("NO_COLOR", "1")


def widest(text):
    return max(len(line) for line in text.splitlines())


def on_a_terminal(columns, *words):
    """Run the program on a terminal of so many columns, and return what it shows."""
    ours, its = pty.openpty()
    ioctl(its, TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    command = [sys.executable, "-c", "from tracker.cli import main; main()", *words]
    environment = dict(os.environ)  # without it, what readline has set behind Python's back is handed on
    started = subprocess.Popen(command, stdout=its, stderr=subprocess.DEVNULL, env=environment)
    os.close(its)
    shown = b""
    while piece := _read(ours):
        shown += piece
    assert started.wait() == 0, shown
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def _read(terminal):
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when nobody has the other end any more
        return b""


@pytest.mark.parametrize("columns", [60, 80])
def test_a_report_is_as_wide_as_its_terminal(desk, columns):  # noqa: ARG001 - the store is asked
    shown = on_a_terminal(columns, *ASKED)
    assert columns - 20 < widest(shown) <= columns
    assert "Membership of Lithuania" in shown


def test_a_wide_terminal_shows_what_a_file_has(desk):
    assert on_a_terminal(200, *ASKED) == desk(*ASKED).out


def test_columns_say_how_wide_a_report_is(desk, monkeypatch):
    in_a_file = desk(*ASKED).out
    monkeypatch.setenv("COLUMNS", "70")
    assert widest(desk(*ASKED).out) <= 70 < widest(in_a_file) <= 100
    assert desk(*ASKED).out.split() == in_a_file.split()


@pytest.mark.parametrize("columns", ["", "0", "wide", "1000"])
def test_what_names_no_width_changes_nothing(desk, monkeypatch, columns):
    in_a_file = desk(*ASKED).out
    monkeypatch.setenv("COLUMNS", columns)
    assert desk(*ASKED).out == in_a_file


def test_findings_are_as_wide(tracker, write, paper, monkeypatch):
    monkeypatch.setenv("COLUMNS", "50")
    write("wrong.yaml", paper.replace("kind: format-left", "kind: format-leftt"))
    remedy = tracker("check", "wrong.yaml").out.partition("^")[2].partition("\n\n")[0]
    assert remedy
    assert widest(remedy) <= 50
