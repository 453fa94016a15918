"""The rows of a panel as CSV, and as the columns that a frame is made of."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice
from typing import TextIO

from tracker.projections.panel.columns import Cell
from tracker.projections.panel.panel import Panel
from tracker.reports.data.shapes_panel import ColumnData

MISSING = "NA"
"""Stands in CSV for what is not known: never an empty cell that might be taken for a no, and never 0."""

AT_ONCE = 10_000


def write_csv(panel: Panel, stream: TextIO) -> int:
    """Write a panel's rows below the names of its columns; return how many rows there are."""
    writer, count = csv.writer(stream, lineterminator="\n"), 0
    writer.writerow([column.name for column in panel.columns])
    for rows in parts_of(panel):
        writer.writerows(map(_written, rows))
        count += len(rows)
    return count


def csv_lines(panel: Panel) -> Iterator[str]:
    """Yield the lines of the same CSV, some thousand at a time."""
    head = StringIO()
    csv.writer(head, lineterminator="\n").writerow([column.name for column in panel.columns])
    yield head.getvalue()
    for rows in parts_of(panel):
        part = StringIO()
        csv.writer(part, lineterminator="\n").writerows(map(_written, rows))
        yield part.getvalue()


def _written(row: tuple[Cell, ...]) -> Sequence[Cell]:
    return [MISSING if cell is None else cell for cell in row] if None in row else row


def parts_of(panel: Panel) -> Iterator[list[tuple[Cell, ...]]]:
    """Yield the rows of a panel, some thousand at a time, so that no more than these are held."""
    rows = panel.rows()
    while part := list(islice(rows, AT_ONCE)):
        yield part


def whole_columns(panel: Panel) -> dict[str, list[Cell]]:
    """Return each column of a panel with all its cells."""
    names = [column.name for column in panel.columns]
    rows = list(panel.rows())
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}


def column_data(panel: Panel) -> list[ColumnData]:
    """Describe the columns of a panel as plain data."""
    return [
        {"name": one.name, "type": one.type, "says": one.says, "words": list(one.words), "key": one.is_key}
        for one in panel.columns
    ]
