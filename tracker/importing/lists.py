"""Reads a list in YAML as a table: an entry is a row, a key a column, and what stands deeper `key.1.key`.

The column `#` has the comment above an entry, in which lists that people keep by hand often say why.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tracker.importing.columns import NOTHING, refused
from tracker.importing.opening import opened_table
from tracker.model.failures import LogError
from tracker.text.files import MOST_BYTES
from tracker.text.reader import read_yaml
from tracker.text.shape import Faults, Wrong
from tracker.text.tree import Fields

COMMENT = "#"


def list_rows(path: Path, faults: Faults) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the keys of a list's entries, and then the values of each; raises LogError where the file is no list."""
    source = read_yaml(_bytes(path, faults), faults.file)
    faults.lines, faults.found = source.lines, list(source.findings)
    if faults.found:
        raise LogError(faults.found, NOTHING)
    if not isinstance(source.root, list) or not all(isinstance(entry, Fields) for entry in source.root):
        message = "this is no list of entries with keys"
        raise refused(faults, 1, Wrong("not-a-list-of-entries", message, "Begin each entry with '- key: value'."))
    read = [(entry.line, {COMMENT: _comment(source.lines, entry.line), **_cells(entry)}) for entry in source.root]
    names = [*dict.fromkeys([COMMENT, *(name for _, cells in read for name in cells)])]
    yield 1, names
    for line, cells in read:
        yield line, [cells.get(name, "") for name in names]


def _bytes(path: Path, faults: Faults) -> bytes:
    """Read a file, no further than shows that it is too large, also one that is compressed or called .yml."""
    with opened_table(path, faults) as file:
        return file.read(MOST_BYTES + 1)


def _cells(entry: Fields) -> dict[str, str]:
    return dict(deep_cells("", entry))


def deep_cells(before: str, value: Any) -> Iterator[tuple[str, str]]:
    """Yield the texts of a value, each with what stands above it: `key.1.key`."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from deep_cells(f"{before}{'.' if before else ''}{key}", part)
    elif isinstance(value, list):
        for number, part in enumerate(value, 1):
            yield from deep_cells(f"{before}.{number}", part)
    else:
        yield before, value


def _comment(lines: Sequence[str], line: int) -> str:
    """Return the comment that stands right above a line."""
    first = line - 1
    while first and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return " ".join(text.strip().lstrip("# ") for text in lines[first : line - 1])
