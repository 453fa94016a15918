"""A mapping to fill in, written from the columns of a table: what has to be said stands there, with what it means."""

import re
from importlib.resources import files
from pathlib import Path

from tracker.importing.tables import table_rows
from tracker.importing.templates import as_id
from tracker.text.writer import written_value

_MOST_SHOWN = 3
"""So many different cells of a column are shown."""


def starting_mapping(table: Path) -> str:
    """Return a mapping that names the columns of a table; raises LogError where that is none."""
    shown: dict[str, dict[str, None]] = {}
    for row in table_rows(table, ()):
        for name, cell in row.cells.items():
            of_column = shown.setdefault(name, {})
            if cell and len(of_column) < _MOST_SHOWN:
                of_column[cell] = None
        if all(len(cells) == _MOST_SHOWN for cells in shown.values()):
            break
    name = as_id(re.sub(r"\..*", "", table.name)) or "table"
    cells = [f"#   {column}: {' | '.join(' '.join(cell.split())[:40] for cell in shown[column])}" for column in shown]
    columns = [written_value(column) for column in shown]
    mapping = files("tracker.importing").joinpath("starter.txt").read_text(encoding="utf-8")
    return mapping.format(
        cells="\n".join(cells), id=name, title=name, columns=", ".join(columns), first=next(iter(shown), "column")
    )
