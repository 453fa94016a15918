"""Opens the file of a table, also one that is compressed with gzip, and says what keeps it from being read."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from tracker.importing.columns import refused
from tracker.text.shape import Faults, Wrong

_COMPRESSED = ".gz"


@contextmanager
def opened_table(path: Path, faults: Faults) -> Iterator[BinaryIO]:
    """Open a table's file for reading; raises LogError where there is none, or it breaks off while it is read."""
    if not path.is_file():
        raise refused(faults, 1, unreadable("it is no file"))
    try:
        with cast("BinaryIO", gzip.open(path, "rb")) if path.suffix == _COMPRESSED else path.open("rb") as file:
            yield file
    except EOFError:
        raise refused(faults, 1, unreadable("it is cut off")) from None
    except (gzip.BadGzipFile, zlib.error):
        raise refused(faults, 1, unreadable("it is not compressed as its name says")) from None
    except OSError as error:
        raise refused(faults, 1, unreadable(str(error.strerror or error))) from None


def ending(path: Path) -> str:
    """Return how a table's name ends, without '.gz'."""
    return (path.with_suffix("") if path.suffix == _COMPRESSED else path).suffix.casefold()


def unreadable(why: str) -> Wrong:
    """Say that a table cannot be read, and why."""
    remedy = "Name a file of CSV or TSV, a workbook, a list in YAML or XML, or one of these with gzip."
    return Wrong("unreadable", f"the table cannot be read: {why}", remedy)
