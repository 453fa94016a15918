"""Reads a list in YAML as a table: an entry is a row, a key a column, and what stands deeper `key.1.key`.

The column `#` has the comment above an entry, in which lists that people keep by hand often say why.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tracker.importing.cells import ReadRow
from tracker.importing.columns import NOTHING, check_columns, refused
from tracker.model.failures import LogError
from tracker.text.files import yaml_bytes
from tracker.text.reader import read_yaml
from tracker.text.shape import Faults, Wrong
from tracker.text.tree import Fields

LISTS = (".yaml", ".yml")
"""The endings of files that are read so."""

COMMENT = "#"


def listed_rows(path: Path, columns: Sequence[str]) -> Iterator[ReadRow]:
    """Yield the entries of a list as rows; raises LogError where the file is no list, or lacks a column."""
    source = read_yaml(yaml_bytes(path), path.as_posix())
    faults = Faults(path.as_posix(), source.lines, list(source.findings))
    if faults.found:
        raise LogError(faults.found, NOTHING)
    if not isinstance(source.root, list) or not all(isinstance(entry, Fields) for entry in source.root):
        message = "this is no list of entries with keys"
        raise refused(faults, 1, Wrong("not-a-list-of-entries", message, "Begin each entry with '- key: value'."))
    read = [(entry.line, dict(_cells("", entry))) for entry in source.root]
    names = [*dict.fromkeys([COMMENT, *(name for _, cells in read for name in cells)])]
    check_columns(names, columns, faults)
    for line, cells in read:
        fields = Fields(line, 1)
        fields.update(dict.fromkeys(names, ""))
        fields.update({**cells, COMMENT: _comment(source.lines, line)})
        yield ReadRow(line, fields)


def _cells(before: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _cells(f"{before}{'.' if before else ''}{key}", part)
    elif isinstance(value, list):
        for number, part in enumerate(value, 1):
            yield from _cells(f"{before}.{number}", part)
    else:
        yield before, value


def _comment(lines: Sequence[str], line: int) -> str:
    """Return the comment that stands right above a line."""
    first = line - 1
    while first and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return " ".join(text.strip().lstrip("# ") for text in lines[first : line - 1])
