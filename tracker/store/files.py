"""How the file of an SQLite store is opened: as one that may grow, or, where nothing can be written, by reading alone.

A store on a CD, in a folder of somebody else's or on a full disk is read as it stands. SQLite would make files beside
it; where it cannot, the program chooses a way that needs none, and sees afterwards that nobody wrote meanwhile.
"""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tracker.model.failures import StoreError

PRIVATE = 0o600
"""The rights with which a store is made: a log may hold what is marked, and its owner can give more."""

BESIDE = ("-wal", "-journal")
"""What SQLite keeps beside a file, and what may hold entries that the file itself does not have yet."""

_KEPT = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON")
_READ = ("query_only=ON", "temp_store=MEMORY")
_LOOK = "SELECT count(*) FROM sqlite_master"
_NOT_WRITABLE = ("attempt to write", "unable to open", "database or disk is full", "disk I/O error")

Stamp = tuple[tuple[int, int, int], ...]


class WrittenMeanwhile(StoreError):
    """A store that is read without SQLite's locks was written to while it was read."""

    def __init__(self) -> None:
        super().__init__("The store was written to while it was read.", "Nothing was changed. Ask again.")


def make_private(file: Path) -> None:
    """Make a store's file with the rights of its owner alone, where there is none yet; what fails, SQLite says."""
    with suppress(OSError):
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, PRIVATE))


def connect(file: str, settings: dict[str, Any], info: dict[str, Any]) -> sqlite3.Connection:
    """Open a store's file; by reading alone where neither it nor its folder can be written.

    Transactions are left to us: Python's driver would begin them too late for an append to be safe.
    """
    try:
        return _opened(file, settings, _KEPT)
    except sqlite3.OperationalError as error:
        if not Path(file).is_file() or not str(error).startswith(_NOT_WRITABLE):
            raise
        said = error
    before = stamp(file)
    for query, pragmas, unguarded in _ways(file):
        with suppress(sqlite3.OperationalError):
            opened = _opened(f"file:{quote(file)}?mode=ro{query}", {**settings, "uri": True}, pragmas)
            info["not_writable"] = said
            if unguarded:
                info["read_at"] = before
            return opened
    raise said


def stamp(file: str | Path) -> Stamp:
    """Return what changes of a store's file, and of what stands beside it, when somebody writes to it.

    An empty log says nothing: on a full disk SQLite begins one and gets no further.
    """
    found = []
    for ending in ("", *BESIDE):
        try:
            state = Path(f"{file}{ending}").stat()
            found.append((state.st_ino, state.st_size, state.st_mtime_ns) if state.st_size else (0, 0, 0))
        except OSError:
            found.append((0, 0, 0))
    return tuple(found)


def _ways(file: str) -> list[tuple[str, tuple[str, ...], bool]]:
    """List the ways to read alone: with SQLite's locks, or without, which has to be looked at afterwards.

    A write-ahead log that was left over is read by one that has the file to itself: then it needs no index beside it.
    A journal that was left over has to be undone, and that needs the right to write.
    """
    log, journal = (_holds_something(f"{file}{ending}") for ending in BESIDE)
    ways: list[tuple[str, tuple[str, ...], bool]] = [("", _READ, False)]
    if log:
        ways.append(("&vfs=unix-none", ("locking_mode=EXCLUSIVE", *_READ), True))
    elif not journal:
        ways.append(("&immutable=1", _READ, True))
    return ways


def _holds_something(file: str) -> bool:
    try:
        return Path(file).stat().st_size > 0
    except OSError:
        return False


def _opened(file: str, settings: dict[str, Any], pragmas: tuple[str, ...]) -> sqlite3.Connection:
    connection: sqlite3.Connection = sqlite3.connect(file, **settings)
    try:
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        connection.execute(_LOOK).fetchall()
    except BaseException:
        connection.close()
        raise
    return connection
