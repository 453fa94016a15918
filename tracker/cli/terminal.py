"""How a command shows itself on a terminal: in colour, a page at a time, and saying that it is still at work."""

from __future__ import annotations

import os
import shutil
import sys
from threading import Event, Lock, Thread
from time import monotonic

import click

_PATIENCE = 1.0
"""After so many seconds somebody who waits is told that a command is still at work, and once in so many again."""
_CLEAR = "\r\x1b[K"


def is_terminal() -> bool:
    """Say whether what is printed goes to a terminal, and to no file or pipe."""
    return sys.stdout.isatty()


def is_answered() -> bool:
    """Say whether somebody sits at a terminal who can be asked."""
    return sys.stdin.isatty() and is_terminal()


def is_coloured() -> bool:
    """Say whether what is printed may be in colour: on a terminal that has colours, where nobody wants none."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def put(text: str, *, newline: bool = True) -> None:
    """Print a text; on a terminal that it overruns, a page at a time."""
    WAITING.stop()
    whole = f"{text}\n" if newline else text
    if _overruns(whole):
        click.echo_via_pager(whole)
    else:
        click.echo(whole, nl=False)


def _overruns(text: str) -> bool:
    return is_answered() and text.count("\n") >= shutil.get_terminal_size().lines


class Waiting:
    """Says beside the output that a command is still at work, and for how long; only to somebody at a terminal."""

    def __init__(self) -> None:
        self._lock, self._over, self._shown, self._done = Lock(), Event(), False, ""

    def start(self, what: str) -> None:
        """Begin to count, and to say after a second what is at work."""
        self._done = ""
        if sys.stderr is not None and sys.stderr.isatty():
            self._over, self._shown = Event(), False
            Thread(target=self._count, args=(what, self._over), daemon=True).start()

    def tell(self, done: int, of: int, what: str) -> None:
        """Say from now on how much is done as well: so many rows of how many."""
        self._done = f"{done:,} of {of:,} {what}, "

    def stop(self) -> None:
        """Say no more, and leave no trace of what was said."""
        with self._lock:
            self._over.set()
            if self._shown:
                self._write(_CLEAR)
                self._shown = False

    def _count(self, what: str, over: Event) -> None:
        began = monotonic()
        while not over.wait(_PATIENCE):
            with self._lock:
                if not over.is_set():
                    self._write(f"{_CLEAR}{what}: {self._done}{monotonic() - began:.0f} s")
                    self._shown = True

    @staticmethod
    def _write(text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()


WAITING = Waiting()
"""What says so for the command that runs."""
