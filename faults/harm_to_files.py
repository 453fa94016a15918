"""What may happen to the file of an SQLite store."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from faults.conditions import Condition
from faults.processes import unprivileged
from faults.stores import Trial

SMALL = 16 * 1024 * 1024


def conditions_of_files(trial: Trial) -> list[Condition]:
    """List what can be tried on this machine with the rights that there are."""
    file = trial.folder / "log.db"
    found = [
        Condition("locked for longer than it waits", "has not ended", locked(file), f"sqlite:///{file}?timeout=0.1"),
        Condition("a file that may grow no more", "full|too large|I/O", no_growth()),
        Condition("a file that is no store", "not a database", overwritten(file)),
        Condition("a folder in its place", "no store at", replaced_by_folder(file)),
    ]
    if unprivileged() is not None:
        found += [
            Condition("a read-only file", "readonly", without_write(file, *_beside(file))),
            Condition("a read-only folder", "readonly|unable to open", without_write(trial.folder)),
            Condition("a read-only file and folder", "readonly|unable", without_write(file, trial.folder)),
            Condition("a file that may not be read", "unable to open", without_write(file, mode=0)),
        ]
    return found


def _beside(file: Path) -> list[Path]:
    return [path for path in (Path(f"{file}-wal"), Path(f"{file}-shm")) if path.exists()]


@contextmanager
def locked(file: Path) -> Iterator[tuple[str, ...]]:
    """Hold the writers' lock."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield ()
        other.rollback()


@contextmanager
def without_write(*paths: Path, mode: int = 0o555) -> Iterator[tuple[str, ...]]:
    """Take the rights to write away, from root too."""
    before = [path.stat().st_mode for path in paths]
    for path in paths:
        path.chmod(mode if path.is_dir() or not mode else 0o444)
    try:
        yield tuple(unprivileged() or ())
    finally:
        for path, old in zip(paths, before, strict=True):
            path.chmod(old)


@contextmanager
def no_growth() -> Iterator[tuple[str, ...]]:
    """Let no file grow beyond a size that the store has reached already."""
    yield ("prlimit", "--fsize=20000")


@contextmanager
def overwritten(file: Path) -> Iterator[tuple[str, ...]]:
    """Put something else in the file's place."""
    with _moved(file):
        file.write_text("No store, but a text about one. " * 100)
        try:
            yield ()
        finally:
            file.unlink()


@contextmanager
def replaced_by_folder(file: Path) -> Iterator[tuple[str, ...]]:
    """Put a folder in the file's place."""
    with _moved(file):
        file.mkdir()
        try:
            yield ()
        finally:
            file.rmdir()


@contextmanager
def _moved(file: Path) -> Iterator[None]:
    aside = file.with_suffix(".aside")
    file.rename(aside)
    try:
        yield
    finally:
        aside.rename(file)


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """Mount a small disk of memory at a folder, where that is allowed; say whether it was."""
    folder.mkdir(parents=True, exist_ok=True)
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    words = [mount or "", "-t", "tmpfs", "-o", f"size={SMALL}", "tracker-faults", str(folder)]
    if not mount or not unmount or subprocess.run(words, check=False, capture_output=True).returncode:
        yield False
        return
    try:
        yield True
    finally:
        subprocess.run([unmount, str(folder)], check=True)


@contextmanager
def full(folder: Path) -> Iterator[tuple[str, ...]]:
    """Fill a disk to its last byte."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)) == 4096:
                pass
        except OSError:
            pass
    try:
        yield ()
    finally:
        ballast.unlink()


@contextmanager
def full_and_read(folder: Path) -> Iterator[tuple[str, ...]]:
    """Fill a disk while somebody reads the store: SQLite has made the files that it shares with others already."""
    with closing(sqlite3.connect(folder / "log.db")) as reader:
        reader.execute("SELECT count(*) FROM entries").fetchone()
        with full(folder) as prefix:
            yield prefix
