"""Copies an SQLite store as it is at one moment, while others write to it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from stat import S_IMODE

from sqlalchemy.exc import DBAPIError

from tracker.model.failures import StoreError
from tracker.store.connection import Store
from tracker.store.errors import NoStore
from tracker.store.files import PRIVATE
from tracker.store.sentences import error_told
from tracker.text.drafts import draft_of


class FileThere(StoreError):
    """A file was to be made that is there already."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} is there already, and a backup replaces nothing.", "Name another file.")


class NotWritten(StoreError):
    """A file cannot be written where it was asked for."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(f"{file} cannot be written: {why}.", "Name a file in a folder that you may write.")


class OnServer(StoreError):
    """A store on a server is no file that could be copied."""

    def __init__(self) -> None:
        super().__init__(
            "A store on a server is backed up by the server's own means (pg_dump), or by "
            "'tracker export --all -o FILE', which 'tracker restore FILE' reads."
        )


class BadCopy(StoreError):
    """The copy of a store is damaged, as the store may be."""

    def __init__(self, said: str) -> None:
        super().__init__(
            f"No backup was kept, for SQLite says of the copy: {said}.",
            "Run 'tracker verify', and see what is wrong with the disk; an older backup may be whole.",
        )


def back_up(store: Store, file: Path) -> None:
    """Copy the store whole into a new file, as it is at one moment; others may write meanwhile."""
    if store.file is None:
        raise OnServer
    if not store.file.is_file():
        raise NoStore(store.address)
    if file.exists():
        raise FileThere(file)
    draft = draft_of(file)
    try:
        draft.touch(PRIVATE, exist_ok=False)
        _copy(store, draft)
        draft.chmod(S_IMODE(store.file.stat().st_mode) | PRIVATE)
        draft.replace(file)
    except OSError as error:
        raise NotWritten(file, error.strerror or str(error)) from None
    finally:
        draft.unlink(missing_ok=True)


def free_name(file: Path) -> Path:
    """Return a file's name, or that name with a number where it is taken."""
    name, number = file, 1
    while name.exists():
        number += 1
        name = file.with_name(f"{file.name}-{number}")
    return name


def sync(file: Path) -> None:
    """Wait until the disk has a file."""
    with file.open("rb") as written:
        os.fsync(written.fileno())


def _copy(store: Store, draft: Path) -> None:
    try:
        with store.looking() as connection, closing(sqlite3.connect(draft)) as copy:
            source = connection.connection.driver_connection
            assert isinstance(source, sqlite3.Connection)
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, that can also be read where nothing is written
            (said,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        raise error_told(DBAPIError(None, None, error)) from error
    if said != "ok":
        raise BadCopy(" ".join(str(said).split()))
    sync(draft)
