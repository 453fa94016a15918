"""A mapping to fill in, written from the columns of a table: what has to be said stands there, with what it means."""

import re
from collections.abc import Collection
from importlib.resources import files
from pathlib import Path

from tracker.importing.columns import refused
from tracker.importing.mapping import ROW
from tracker.importing.tables import table_rows
from tracker.importing.templates import as_id
from tracker.text.characters import one_line
from tracker.text.shape import Faults, Wrong
from tracker.text.writer import written_value

_MAY_BE_NAMED = re.compile("[^{}:]+")
"""The names of columns that a text can have in braces."""

_MOST_SHOWN = 3
"""So many different cells of a column are shown."""

_MOST_LETTERS = 40
"""So much of a cell is shown."""


def starting_mapping(table: Path) -> str:
    """Return a mapping that names the columns of a table; raises LogError where that is none, or has no row."""
    cells = _some_cells(table)
    if not cells:
        wrong = Wrong("no-row", "the table has no row below its columns", "Name one that has some.")
        raise refused(Faults(table.as_posix()), 1, wrong)
    name = as_id(re.sub(r"\..*", "", table.name)) or "table"
    first = next(filter(_MAY_BE_NAMED.fullmatch, cells), ROW)
    mapping = files("tracker.importing").joinpath("starter.txt").read_text(encoding="utf-8")
    return mapping.format(
        cells="\n".join(f"#   {one_line(column)}: {' | '.join(map(_begun, some))}" for column, some in cells.items()),
        id=name,
        columns=", ".join(map(written_value, cells)),
        first=written_value(first),
        first_cell=written_value(f"{{{first}}}"),
        date=_free("date", cells),
        who=_free("who", cells),
    )


def _free(name: str, columns: Collection[str]) -> str:
    """Return a name for a value that no column has."""
    return next(free for free in (name, f"{name}-read", f"the-{name}", f"{name}-of-row") if free not in columns)


def _some_cells(table: Path) -> dict[str, dict[str, None]]:
    """Return the first different cells of each column."""
    some: dict[str, dict[str, None]] = {}
    for row in table_rows(table, ()):
        for column, cell in row.cells.items():
            of_column = some.setdefault(column, {})
            if cell and len(of_column) < _MOST_SHOWN:
                of_column[cell] = None
        if all(len(of_column) == _MOST_SHOWN for of_column in some.values()):
            break
    return some


def _begun(cell: str) -> str:
    return one_line(" ".join(cell.split())[:_MOST_LETTERS])
