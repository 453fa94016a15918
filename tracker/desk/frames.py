"""Frames of pandas or polars from rows of plain data: one column a value, what is nested with its place in its name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from csv import writer
from importlib import import_module
from io import StringIO
from typing import Any

from tracker.model.failures import MissingPackage, QuestionError

LIBRARIES = ("pandas", "polars", "pyarrow")
"""The packages that make frames or tables, in the order in which they are looked for."""


def frame(rows: Iterable[Mapping[str, Any]], library: str | None = None) -> Any:
    """Make a frame of rows with the package that is named, or the first that is installed."""
    flat = [dict(_flat(row)) for row in rows]
    columns = dict.fromkeys(column for row in flat for column in row)
    return framed({column: [row.get(column) for row in flat] for column in columns}, library)


def framed(whole: Mapping[str, list[Any]], library: str | None = None) -> Any:
    """Make a frame, or a table of Arrow, of columns with all their cells."""
    if library not in (None, *LIBRARIES):
        raise QuestionError(f"'{library}' makes no frames here. Name one of {', '.join(LIBRARIES)}.")
    found = _library((library,) if library else LIBRARIES)
    return found.table(whole) if found.__name__ == "pyarrow" else found.DataFrame(whole)


def comma_separated(rows: Iterable[Mapping[str, Any]]) -> str:
    """Write rows as CSV under the names of their columns; an unknown is an empty cell, yes and no are 1 and 0."""
    flat = [dict(_flat(row)) for row in rows]
    columns = list(dict.fromkeys(column for row in flat for column in row))
    written = StringIO()
    table = writer(written, lineterminator="\n")
    table.writerow(columns)
    table.writerows([_cell(row.get(column)) for column in columns] for row in flat)
    return written.getvalue()


def _cell(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else value


def _library(names: Sequence[str]) -> Any:
    """Import the first package that is installed; raises MissingPackage."""
    for name in names:
        try:
            return import_module(name)
        except ModuleNotFoundError:
            continue
    *others, last = names
    either = f"{', '.join(others)} or {last}" if others else last
    raise MissingPackage(f"A frame needs {either}, which is not installed. Install it: pip install {names[0]}")


def _flat(row: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield a row's columns: `since.earliest` for what is nested, and events of a list by their names."""
    for key, value in row.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{key}.")
        elif isinstance(value, list):
            yield f"{before}{key}", "; ".join(map(_named, value))
        else:
            yield f"{before}{key}", value


def _named(item: Any) -> str:
    """Name an item of a list: an event by its document and id, a condition by itself, anything else as it is."""
    if not isinstance(item, Mapping):
        return str(item)
    return str(next((item[key] for key in ("event", "fluent", "happening", "name") if key in item), item))
