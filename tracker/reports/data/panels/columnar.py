"""A panel as Parquet, part by part, and as a file of Stata; each needs a package that not everybody installs."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tracker.model.failures import MissingPackage
from tracker.projections.panel.columns import PanelColumn
from tracker.projections.panel.panel import Panel
from tracker.reports.data.panels.rows import parts_of, whole_columns

_LONGEST_NAME, _LONGEST_LABEL = 32, 80
_KEPT = re.compile(
    r"aggregate|array|boolean|break|byte|case|catch|class|colvector|complex|const|continue|default|delegate|delete|do"
    r"|double|else|eltypedef|end|enum|explicit|export|external|float|for|friend|function|global|goto|if|in|inline|int"
    r"|local|long|pragma|protected|quad|rowvector|short|str\d*|strl|typedef|typename|using|virtual|with"
)
"""The words that Stata keeps for itself."""


def write_parquet(panel: Panel, path: Path) -> None:
    """Write a panel as Parquet, some thousand rows at a time; raises MissingPackage."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an optional package
        from pyarrow import parquet  # noqa: PLC0415
    except ModuleNotFoundError:
        raise MissingPackage(_needed("Parquet", "pyarrow")) from None
    types = {"integer": pa.int64(), "number": pa.float64(), "string": pa.string(), "date": pa.string()}
    schema = pa.schema([_described(pa.field(one.name, types[one.type]), one.says) for one in panel.columns])
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in parts_of(panel):
            columns = [[row[place] for row in rows] for place in range(len(panel.columns))]
            arrays = [pa.array(cells, field.type) for cells, field in zip(columns, schema, strict=True)]
            writer.write_batch(pa.record_batch(arrays, schema=schema))


def write_stata(panel: Panel, path: Path) -> None:
    """Write a panel for Stata 14 and newer, each variable with what it says as its label; raises MissingPackage."""
    try:
        import pandas as pd  # noqa: PLC0415 - an optional package
    except ModuleNotFoundError:
        raise MissingPackage(_needed("Stata", "pandas")) from None
    names = stata_names([column.name for column in panel.columns])
    cells = whole_columns(panel)
    made = {
        names[one.name]: pd.Series(
            cells[one.name], dtype="float64" if one.type in ("integer", "number") else "object"
        ).fillna("" if one.type in ("string", "date") else float("nan"))
        for one in panel.columns
    }
    labels = {names[one.name]: _label(one) for one in panel.columns}
    pd.DataFrame(made).to_stata(path, write_index=False, version=118, variable_labels=labels)


def stata_names(names: Sequence[str]) -> dict[str, str]:
    """Name variables as Stata can: at most 32 characters, each another, and none of its own words."""
    short: dict[str, str] = {}
    for name in names:
        made, number = f"{name}_" if _KEPT.fullmatch(name) else name[:_LONGEST_NAME], 1
        while made in short.values():
            number += 1
            made = f"{name[: _LONGEST_NAME - len(str(number)) - 1]}_{number}"
        short[name] = made
    return short


def _label(column: PanelColumn) -> str:
    return column.says[:_LONGEST_LABEL]


def _described(field: Any, says: str) -> Any:
    """Give a column of Parquet what it says, as its metadata."""
    return field.with_metadata({"description": says})


def _needed(form: str, name: str) -> str:
    needed = f"A panel as {form} needs the package '{name}', which is not installed."
    return f"{needed} Install it: pip install 'tracker[panels]'."
