"""Reads the lines of a table whose cells are separated by commas or tabs: CSV or TSV, in UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from tracker.importing.columns import refused
from tracker.importing.opening import ending, opened_table
from tracker.text.shape import Faults, Wrong

DELIMITERS = {".csv": ",", ".tsv": "\t", ".tab": "\t"}
"""What separates the cells, by the ending of the file; a comma, where it has another."""


def separated_lines(path: Path, faults: Faults) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the cells of each line that has some, and where it begins; raises LogError where it is no table."""
    with opened_table(path, faults) as file, io.TextIOWrapper(file, "utf-8-sig", "surrogateescape", newline="") as text:
        reader = csv.reader(text, delimiter=DELIMITERS.get(ending(path), ","), strict=True)
        begins = 1
        try:
            for cells in reader:
                if cells:
                    yield begins, cells
                begins = reader.line_num + 1
        except csv.Error as error:
            message = f"from here on this is no table: {error}"
            wrong = Wrong("not-a-table", message, "Look for a quotation mark too many.")
            raise refused(faults, begins, wrong) from None
