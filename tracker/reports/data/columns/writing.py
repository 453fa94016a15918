"""Writes tables to Parquet in partitions, so many rows at a time: what waits is never more than some thousand rows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from attrs import define, field

from tracker.model.failures import MissingPackage
from tracker.reports.data.columns.tables import ColumnTable, Row

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_AT_ONCE, _MOST_WAITING, _MOST_OPEN = 20_000, 100_000, 50
_LEVEL = 6
_ENCODINGS = {"position": "DELTA_BINARY_PACKED"} | dict.fromkeys(("event", "began", "happening"), "DELTA_BYTE_ARRAY")
"""How columns are written of which hardly two cells are alike, but each is like the one before."""
_NO_PART = {"integer": 0, "string": "__HIVE_DEFAULT_PARTITION__"}
"""The partition in which a table without rows has its file, so that every program finds its columns."""


@define
class TableFiles:
    """The files of one table: a folder a partition, `year=2021/part-0.parquet`, or one file.

    Of many partitions the one that waited longest for rows is closed; what comes later goes into its next file. What
    is private is for its owner alone.
    """

    table: ColumnTable
    folder: Path
    private: bool = False
    rows: int = 0
    _waiting: dict[Any, list[Row]] = field(factory=dict)
    _writers: dict[Any, Any] = field(factory=dict)
    _files: Counter[Any] = field(factory=Counter)
    _arrow: Any = field(init=False)
    _count: int = 0

    def __attrs_post_init__(self) -> None:
        """Import what writes; raises MissingPackage."""
        self._arrow = arrow()

    def add_all(self, rows: Iterable[Row]) -> None:
        """Take rows, and write those of a partition once there are enough of them."""
        for row in rows:
            part = row[-1] if self.table.by else None
            waiting = self._waiting.setdefault(part, [])
            waiting.append(row)
            self.rows += 1
            self._count += 1
            if len(waiting) >= _AT_ONCE:
                self._write(part)
            elif self._count >= _MOST_WAITING:
                self._write(max(self._waiting, key=lambda each: len(self._waiting[each])))

    def close(self) -> None:
        """Write what waits, and end every file; a table without rows has a file without."""
        if not self.rows:
            self._waiting[_NO_PART[self.table.columns[-1][1]] if self.table.by else None] = []
        for part in list(self._waiting):
            self._write(part)
        for writer in self._writers.values():
            writer.close()

    def _write(self, part: Any) -> None:
        rows = self._waiting.pop(part)
        self._count -= len(rows)
        schema = self._schema()
        columns = [*zip(*rows, strict=True)] or [()] * len(schema)
        arrays = [self._arrow.array(cells, each.type) for cells, each in zip(columns, schema, strict=False)]
        writer = self._writers.pop(part, None) or self._opened(part, schema)
        self._writers[part] = writer  # the last that was written to stands last
        writer.write_batch(self._arrow.record_batch(arrays, schema=schema))

    def _opened(self, part: Any, schema: Any) -> Any:
        """Open the next file of a partition, and close another where too many are open."""
        if len(self._writers) >= _MOST_OPEN:
            self._writers.pop(next(iter(self._writers))).close()
        folder = self.folder / self.table.name
        for each in (folder, folder / f"{self.table.by}={part}" if self.table.by else folder):
            each.mkdir(mode=0o700 if self.private else 0o777, exist_ok=True)
        file = each / f"part-{self._files[part]}.parquet"
        self._files[part] += 1
        file.touch(0o600 if self.private else 0o666)
        encodings = {name: _ENCODINGS[name] for name in schema.names if name in _ENCODINGS}
        return self._arrow.parquet.ParquetWriter(
            file,
            schema,
            compression="zstd",
            compression_level=_LEVEL,
            use_dictionary=[name for name in schema.names if name not in encodings],
            column_encoding=encodings,
        )

    def _schema(self) -> Any:
        """Return the columns that stand in the files: that of the partition stands in the folder's name."""
        types = {
            "string": self._arrow.string(),
            "integer": self._arrow.int64(),
            "number": self._arrow.float64(),
            "boolean": self._arrow.bool_(),
            "date": self._arrow.date32(),
        }
        columns = self.table.columns[:-1] if self.table.by else self.table.columns
        fields = [self._arrow.field(name, types[sort], metadata={"description": says}) for name, sort, says in columns]
        return self._arrow.schema(fields)


def arrow() -> Any:
    """Import pyarrow with what writes Parquet; raises MissingPackage."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an optional package
        import pyarrow.parquet  # noqa: PLC0415
    except ModuleNotFoundError:
        needed = "Parquet needs the package 'pyarrow', which is not installed."
        raise MissingPackage(f"{needed} Install it: pip install 'tracker[panels]'.") from None
    return pa
