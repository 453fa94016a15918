"""Files that the desk reads and writes: whole or not at all, and never over the store."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.desk.texts import GivenFile
from tracker.model.failures import FileError
from tracker.text.drafts import replacing

MOST_BYTES = 64 * 2**20
"""No checkpoint, key or proof is longer."""


def read_bytes(file: GivenFile) -> bytes:
    """Read a checkpoint, key or proof; what keeps from it is a sentence."""
    if isinstance(file, bytes):
        return file
    try:
        with Path(file).open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise FileError(f"{file} cannot be read: {error.strerror}. Name a file that is there.") from None
    if len(data) > MOST_BYTES:
        raise FileError(f"{file} is far too long for what it should be. Name a checkpoint, key or proof.")
    return data


def write_file(path: Path, made: str | bytes, store: Path | None, *, private: bool = False) -> None:
    """Write a file whole or not at all; raises FileError where that cannot be, or the store stands there.

    One that is private is for its owner alone; one that was there, and that not everybody can read, keeps its rights.
    """
    with draft_for(path, store, private=private) as draft:
        draft.write_bytes(made.encode() if isinstance(made, str) else made)


@contextmanager
def draft_for(path: Path, store: Path | None, *, private: bool = False) -> Iterator[Path]:
    """Yield a draft that becomes the file when nothing went wrong; raises FileError as `write_file` does."""
    if not path.name:
        raise FileError("The file to be written has no name. Name one in a folder that you may write.")
    if store is not None and _is_of_store(path, store):
        raise FileError(f"{path} is the store. Name another file.")
    try:
        with replacing(path) as draft:
            if private:
                _close(path)
                draft.touch(0o600)
            yield draft
    except OSError as error:
        raise FileError(
            f"{path} cannot be written: {error.strerror}. Name a file in a folder that you may write."
        ) from None


def _close(path: Path) -> None:
    """Take a file that everybody can read from all but its owner: what is written there next is not for everybody."""
    if path.is_file() and path.stat().st_mode & 0o007:
        path.chmod(0o600)


def write_new(path: Path, made: str | bytes) -> None:
    """Write a file that is not there yet, or has the same in it; raises FileError for another."""
    if path.exists() and path.read_bytes() != (made.encode() if isinstance(made, str) else made):
        raise FileError(f"{path} is there already. Name another file with -o, or take it away.")
    write_file(path, made, None)


def _is_of_store(path: Path, store: Path) -> bool:
    """Say whether a file is the store, or one of those that SQLite keeps beside it."""
    endings = ("", "-wal", "-shm", "-journal")
    return os.path.realpath(path) in {os.path.realpath(store) + ending for ending in endings}
