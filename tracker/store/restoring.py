"""Makes a store from an export: the same entries at the same positions, and so the same root."""

import json
import re
from base64 import b64decode
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from shutil import copyfileobj
from tempfile import NamedTemporaryFile, gettempdir
from typing import Any, BinaryIO

from attrs import define, field, frozen
from sqlalchemy import Connection, select

from tracker.log.assembly import SECTIONS
from tracker.log.files import STANDARD_INPUT
from tracker.model.canonical import as_written
from tracker.model.failures import StoreError
from tracker.store.connection import Store, schema_of
from tracker.store.exporting import AT_ONCE, FORMAT, VERSION, Header, Tree
from tracker.store.indexing import index_all
from tracker.store.leaves import leaf_rows, root_at
from tracker.store.rows import insert_rows
from tracker.store.schema import check_folder, migrate
from tracker.store.tables import CATALOGUE, HEAD, entries, leaves, places
from tracker.text.characters import shown

LONGEST = 256 * 2**20
"""No line of an export is longer."""

_KEYS = {"position", "recorded_at", "stream", "number", "section", "leaf", "body"}
_PLACE = {"file", "line"}
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z", re.ASCII)


class BadExport(StoreError):
    """A file is no export of a log, or not what was exported."""

    def __init__(self, name: str, line: int, why: str) -> None:
        super().__init__(f"{name}:{line}: {why}.", "Nothing was restored; take another copy of the export.")


class NotEmpty(StoreError):
    """There is a log where one was to be restored."""

    def __init__(self, where: str) -> None:
        super().__init__(f"The store at {where} has entries already.", "Name a new one with --store.")


class NotKept(StoreError):
    """What comes in cannot be kept until it was read."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(
            f"What comes in cannot be kept in {folder} while it is read: {why}. Nothing was restored.",
            "Make room there, or write the export to a file and name that.",
        )


@frozen
class ExportLine:
    """One entry of an export, as a row of its table, and where it stood last."""

    row: tuple[Any, ...]
    file: str | None
    line: int


class _Wrong(Exception):
    """What is wrong with a line."""


def restore(store: Store, file: Path | BinaryIO, migrations: Path) -> Header:
    """Make a store of what was exported, all of it or nothing; raises BadExport and NotEmpty.

    The file is read to its end before the store is touched; a stream, which can be read once, is kept in one meanwhile.
    """
    if isinstance(file, Path):
        return _restore(store, file, str(file), migrations)
    with _kept(store, file) as copy:
        return _restore(store, copy, STANDARD_INPUT, migrations)


def _restore(store: Store, file: Path, name: str, migrations: Path) -> Header:
    header = ExportReading(file, name).check()
    check_folder(store)
    with store.changing() as connection:
        if schema_of(connection) is not None and connection.execute(select(entries.c.position).limit(1)).first():
            raise NotEmpty(store.address)
        migrate(connection, migrations)
        _fill(connection, ExportReading(file, name))
        _make_index(connection, name, header)
    return header


@contextmanager
def _kept(store: Store, stream: BinaryIO) -> Iterator[Path]:
    """Keep what comes in for as long as it is read: beside the store, for its owner alone, and in a draft's name."""
    check_folder(store)
    folder = store.file.parent if store.file else Path(gettempdir())
    with ExitStack() as closing:
        try:
            copy = closing.enter_context(NamedTemporaryFile(dir=folder, prefix=".restore.", suffix=".draft"))
            copyfileobj(stream, copy)
            copy.flush()
        except OSError as error:
            raise NotKept(folder, error.strerror or str(error)) from None
        yield Path(copy.name)


def _fill(connection: Connection, reading: "ExportReading") -> None:
    """Insert the entries, their places and the proof tree."""
    records = reading.records()
    while part := list(islice(records, AT_ONCE)):
        rows = [record.row for record in part]
        insert_rows(connection, entries, rows)
        insert_rows(connection, leaves, leaf_rows(connection, rows[0][0], rows))
        insert_rows(connection, places, [(line.row[0], line.file, line.line) for line in part if line.file is not None])


def _make_index(connection: Connection, name: str, header: Header) -> None:
    try:
        if root_at(connection, header.size) != b64decode(header.root):
            raise BadExport(name, 1, "the entries do not have the root that stands here")
        index_all(connection)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        why = f"its entries cannot be read as a log ({type(error).__name__}: {shown(str(error))})"
        raise BadExport(name, 1, why) from None


@define
class ExportReading:
    """Reads an export line by line, and knows what the next one must be."""

    file: Path
    name: str
    _line: int = 0
    _recorded_at: str = ""
    _numbers: dict[str, int] = field(factory=dict)
    _tree: Tree = field(factory=Tree)

    def check(self) -> Header:
        """Read the whole file; return what its first line says, which is so."""
        for _ in self.records():
            pass
        return self._tree.header

    def records(self) -> Iterator[ExportLine]:
        """Yield the entries; raises BadExport at the first line that is not as it was exported."""
        try:
            with self.file.open("rb") as stream:
                header = self._header(self._next(stream))
                while line := self._next(stream):
                    yield self._record(line)
        except OSError as error:
            raise BadExport(self.name, self._line + 1, f"it cannot be read ({error.strerror})") from None
        except (_Wrong, ValueError, RecursionError) as error:
            why = str(error) if isinstance(error, _Wrong) else "this is not a line of an export"
            raise BadExport(self.name, max(self._line, 1), why) from None
        if self._tree.size < header.size:
            why = f"the file ends after {self._tree.size} entries, and should have {header.size}: it was cut off"
            raise BadExport(self.name, self._line, why)
        if self._tree.header != header:
            raise BadExport(self.name, 1, "the entries that follow are not those of this origin, size and root")

    def _next(self, stream: BinaryIO) -> bytes:
        line = stream.readline(LONGEST)
        self._line += bool(line)
        if line and not line.endswith(b"\n"):
            raise _Wrong("the line has no end: the file was cut off")
        return line

    def _header(self, line: bytes) -> Header:
        try:
            said = _plain(line)
        except (ValueError, RecursionError):
            said = None
        if not isinstance(said, dict) or said.get("format") != FORMAT:
            raise _Wrong("this is not an export of a log, such as 'tracker export --all' writes")
        version = said.get("version")
        if version != VERSION:
            raise _Wrong(f"the export has version {shown(str(version))}, this program reads {VERSION}: use a newer one")
        if said.keys() != {"format", "version", "origin", "size", "root"}:
            raise _Wrong("the first line says more or less than format, version, origin, size and root")
        origin, size, root = said.get("origin"), said.get("size"), said.get("root")
        if not (isinstance(origin, str) and isinstance(root, str) and type(size) is int and size > 0):
            raise _Wrong("the first line does not say origin, size and root")
        return Header(origin, size, root)

    def _record(self, line: bytes) -> ExportLine:
        said = _plain(line)
        if not isinstance(said, dict) or not _KEYS <= said.keys() <= _KEYS | _PLACE:
            raise _Wrong("this is not an entry")
        self._check_order(said)
        body = as_written(said["body"])
        if self._tree.add({**said, "body": body}) != said["leaf"]:
            raise _Wrong(f"the entry at position {said['position']} is not what was exported: its hash differs")
        row = tuple(body if column.name == "body" else said[column.name] for column in entries.columns)
        return ExportLine(row, *_place(said))

    def _check_order(self, said: dict[str, Any]) -> None:
        """See that an entry has the types that its table has, and continues what came before."""
        position, stream, number = said["position"], said["stream"], said["number"]
        if type(position) is not int or position != self._tree.size + 1:
            raise _Wrong(f"position {self._tree.size + 1} should stand here, and '{shown(str(position))}' does")
        if not isinstance(stream, str) or not 0 < len(stream) <= 80 or not stream.isprintable():
            raise _Wrong("the entry has no stream")
        expected = self._numbers[stream] = self._numbers.get(stream, 0) + 1
        if type(number) is not int or number != expected:
            raise _Wrong(f"number {expected} of '{shown(stream)}' should stand here, and '{shown(str(number))}' does")
        if said["section"] not in (CATALOGUE, HEAD, *SECTIONS):
            raise _Wrong(f"the entry has no section that a log has: '{shown(str(said['section']))}'")
        recorded_at = said["recorded_at"]
        if not isinstance(recorded_at, str) or not _TIME.fullmatch(recorded_at) or recorded_at < self._recorded_at:
            raise _Wrong(f"'{shown(str(recorded_at))}' is not a time, or is before that of the entry that precedes it")
        self._recorded_at = recorded_at


def _plain(line: bytes) -> Any:
    """Read a line that says each thing once: of two values of a key, another reader might take the other."""
    return json.loads(line.decode(), object_pairs_hook=_once, parse_constant=_refused, parse_float=_refused)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    if len(said) != len(pairs):
        raise _Wrong("a key stands in it twice")
    return said


def _refused(value: str) -> Any:
    raise _Wrong(f"'{value}' is not a value of a log")


def _place(said: dict[str, Any]) -> tuple[str | None, int]:
    """Read where an entry stood last."""
    file, line = said.get("file"), said.get("line", 0)
    if (file is not None and not isinstance(file, str)) or type(line) is not int or not 0 <= line < 2**31:
        raise _Wrong("the entry has no place in a file")
    return file, line
