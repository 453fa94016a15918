"""Somebody who waits at a terminal is told what is at work, for how long, and how much of it is done."""

import io
import sys
from threading import Event

from tracker.cli import terminal
from tracker.cli.terminal import Waiting


class _Terminal(io.StringIO):
    """A terminal that says when something was written to it."""

    def __init__(self):
        super().__init__()
        self.written = Event()

    def isatty(self):
        return True

    def flush(self):
        self.written.set()


def test_rows_that_are_done_are_told_and_no_trace_is_left(monkeypatch):
    seen = _Terminal()
    monkeypatch.setattr(terminal, "_PATIENCE", 0.001)
    monkeypatch.setattr(sys, "stderr", seen)
    waiting = Waiting()
    waiting.tell(2_000, 1_066_613, "rows")
    waiting.start("tracker status")
    assert seen.written.wait(10)
    assert "tracker status: 0 s" in seen.getvalue()
    waiting.tell(2_000, 1_066_613, "rows")
    while "rows" not in seen.getvalue():
        seen.written.clear()
        assert seen.written.wait(10)
    waiting.stop()
    assert "tracker status: 2,000 of 1,066,613 rows, 0 s" in seen.getvalue()
    assert seen.getvalue().endswith("\r\x1b[K")
