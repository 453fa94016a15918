"""Files are written whole or not at all: to a draft beside them, which takes their place at the end."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def draft_of(file: Path) -> Path:
    """Name the draft of a file: beside it, and no other process's."""
    return file.with_name(f".{file.name}.{os.getpid()}.draft")


@contextmanager
def replacing(file: Path) -> Iterator[Path]:
    """Yield a draft that takes a file's place when nothing went wrong; raises OSError.

    A link stays a link, to the file that is replaced, and a file that was there keeps its rights. What is no file, a
    device or a pipe, is written to and never replaced.
    """
    if file.exists() and not file.is_file():
        yield file
        return
    target = Path(os.path.realpath(file))
    draft = draft_of(target)
    try:
        yield draft
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    finally:
        with suppress(OSError):  # a name that is too long for a file is too long to be taken away
            draft.unlink(missing_ok=True)
