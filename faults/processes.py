"""Processes that append and are killed, and the command line as somebody would call it."""

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from attrs import define, frozen

from faults.patience import await_process
from tracker.log.files import read_file
from tracker.model.failures import StoreError
from tracker.narrative.appending import check_appended
from tracker.store.connection import open_store
from tracker.store.snapshots import state_at
from tracker.store.writing import append

FRESH = multiprocessing.get_context("forkserver")
"""A new process for each appender, with the program imported already and nothing else in it."""

WARM = ["faults.campaign", "sqlalchemy.dialects.sqlite", "sqlalchemy.dialects.postgresql", "psycopg"]
"""What such a process has imported before it starts."""

BROKEN_OFF = 3
"""The exit code of an appender whose store failed it."""

UNPRIVILEGED = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
"""Before a command: root is held to the rights of files, as everybody is."""

KILLED_AT = """
import os, signal, sys
def die(event, args):
    if event == {event!r} and str(args[0]).endswith({name!r}):
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(die)
sys.argv[0] = "tracker"
from tracker.cli import main
main()
"""
"""The command line, killed at the moment at which it does something with a file."""


def append_on_and_on(address: str, paths: Sequence[Path], said: Connection) -> None:
    """When told to, append one log after the other, and say of each that it was appended, once it was."""
    store = open_store(address)
    with store.reading() as connection:
        catalogue = state_at(connection).catalogue
    said.send("ready")
    said.recv()
    for path in paths:
        try:
            append(store, [read_file(path)], catalogue, check_appended)
        except StoreError:
            sys.exit(BROKEN_OFF)
        said.send(path.stem)


def append_and_die(address: str, path: Path) -> None:
    """Append a log, and end before anybody is told."""
    store = open_store(address)
    with store.reading() as connection:
        catalogue = state_at(connection).catalogue
    append(store, [read_file(path)], catalogue, check_appended)
    os.kill(os.getpid(), signal.SIGKILL)


@define
class Appender:
    """A process that appends logs one after the other until it is killed."""

    process: BaseProcess
    line: Connection
    paths: Sequence[Path]

    @classmethod
    def start(cls, address: str, paths: Sequence[Path]) -> "Appender":
        """Start one; it waits to be told to append."""
        here, there = FRESH.Pipe()
        process = FRESH.Process(target=append_on_and_on, args=(address, paths, there), daemon=True)
        process.start()
        there.close()
        return cls(process, here, paths)

    def go(self) -> None:
        """Let it append as soon as it is ready."""
        if not await_process(self.process.pid, self.line.poll) or self.line.recv() != "ready":
            raise TimeoutError("an appender did not start")
        self.line.send("go")

    def kill(self) -> bool:
        """Kill it; say whether it was still at work."""
        self.process.kill()
        return self.ended() == -signal.SIGKILL

    def ended(self) -> int | None:
        """Wait until it has ended; return its exit code."""
        await_process(self.process.pid, self._joined)
        return self.process.exitcode

    def _joined(self, seconds: float) -> bool:
        self.process.join(seconds)
        return self.process.exitcode is not None

    def acknowledged(self) -> list[str]:
        """Return the logs of which it said that they were appended."""
        said = []
        try:
            while self.line.poll(0):
                said.append(self.line.recv())
        except (EOFError, ConnectionResetError):  # the end of what it said
            pass
        self.line.close()
        return said


def run_and_die(address: str, path: Path) -> bool:
    """Have a log appended by a process that ends before it says so; say whether it came so far."""
    process = FRESH.Process(target=append_and_die, args=(address, path))
    process.start()
    process.join()
    return process.exitcode == -signal.SIGKILL


@frozen
class Ran:
    """What a command did: its exit code, what it wrote, and how long it took."""

    code: int
    out: str
    err: str
    seconds: float


def start_tracker(
    folder: Path, *words: str, before: Sequence[str] = (), code: str | None = None
) -> "subprocess.Popen[str]":
    """Start a command in a folder; with code of Python's, this runs instead of the program's own entry."""
    program = ["-c", code] if code else ["-m", "tracker"]
    return subprocess.Popen(
        [*before, sys.executable, *program, *words],
        cwd=folder,
        env={**_environment(), "TRACKER_STORE": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run_tracker(folder: Path, *words: str, before: Sequence[str] = (), code: str | None = None) -> Ran:
    """Run a command in a folder to its end; one that hangs is killed, and says so."""
    begun = time.monotonic()
    process = start_tracker(folder, *words, before=before, code=code)
    said: list[tuple[str, str]] = []

    def end(seconds: float) -> bool:
        with suppress(subprocess.TimeoutExpired):
            said.append(process.communicate(timeout=seconds))
        return bool(said)

    if not await_process(process.pid, end):
        process.kill()
        out, err = process.communicate()
        said.append((out, f"{err}The command hung."))
    return Ran(process.returncode, *said[0], time.monotonic() - begun)


def kill_tracker(folder: Path, words: Sequence[str], within: float) -> bool:
    """Start a command and kill it at a random moment; say whether it was still at work."""
    process = start_tracker(folder, *words)
    time.sleep(random.uniform(0, within))  # noqa: S311 - chance, no secret
    process.kill()
    process.communicate()
    return process.returncode == -signal.SIGKILL


def unprivileged() -> Sequence[str] | None:
    """Return what holds a command to the rights of files; None where nothing does."""
    if os.geteuid():
        return ()
    return UNPRIVILEGED if shutil.which(UNPRIVILEGED[0]) else None


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}
