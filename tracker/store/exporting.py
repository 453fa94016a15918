"""Writes a whole log as lines of JSON: first what it is, then every entry in order, each with its leaf's hash.

What is written depends on no database and on no schema: a store of any age can be exported, and restored in another.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import define, field, frozen
from sqlalchemy import Connection, inspect, select

from tracker.model.canonical import as_written
from tracker.model.failures import StoreError
from tracker.store.backup import FileThere, NotWritten, sync
from tracker.store.leaves import root_at
from tracker.store.proof.leaf import leaf_bytes
from tracker.store.proof.merkle import grow, leaf_hash, root_of
from tracker.store.proving import origin_of
from tracker.store.snapshots import position_at
from tracker.store.tables import entries, places
from tracker.text.drafts import draft_of

FORMAT = "tracker-log"
"""What the first line calls the file."""

VERSION = 1
"""The version of the file's form that is written, and the newest that is read."""

AT_ONCE = 2_000


class RootDiffers(StoreError):
    """The entries are not those of which the proof tree is made."""

    def __init__(self) -> None:
        super().__init__(
            "The entries are not those that were appended: they do not have the root of the proof tree.",
            "What was written of the export cannot be restored. Run 'tracker verify': it says which entry differs.",
        )


@frozen
class Header:
    """What an export says of its log in the first line."""

    origin: str
    size: int
    root: str


@define
class Tree:
    """A proof tree that grows with the entries as they are read."""

    size: int = 0
    origin: str = "tracker/"
    _frontier: list[bytes] = field(factory=list)

    def add(self, entry: Any) -> str:
        """Add an entry's leaf; return its hash."""
        leaf = leaf_hash(leaf_bytes(entry))
        grow(self._frontier, self.size, leaf)
        self.size += 1
        if self.size == 1:
            self.origin = f"tracker/{leaf.hex()[:32]}"
        return b64encode(leaf).decode()

    @property
    def header(self) -> Header:
        """What the tree is so far."""
        return Header(self.origin, self.size, b64encode(root_of(self._frontier)).decode())


def export_lines(connection: Connection, recorded_by: str | None = None) -> Iterator[str]:
    """Yield a store's entries as the lines of an export; raises RootDiffers at the end if they are not their tree's."""
    header, tree = header_of(connection, recorded_by), Tree()
    said = {"format": FORMAT, "version": VERSION, "origin": header.origin, "size": header.size, "root": header.root}
    yield as_written(said)
    for row in _rows(connection, header.size):
        yield _line(row, tree.add(row))
    if tree.header != header:
        raise RootDiffers


def export_to(connection: Connection, file: Path, recorded_by: str | None = None) -> None:
    """Write an export to a new file, whole or not at all."""
    if file.exists():
        raise FileThere(file)
    draft = draft_of(file)
    try:
        with draft.open("x", encoding="utf-8", newline="\n") as stream:
            draft.chmod(0o600)  # as little as a server shows
            stream.writelines(f"{line}\n" for line in export_lines(connection, recorded_by))
        sync(draft)
        draft.replace(file)
    except OSError as error:
        raise NotWritten(file, error.strerror or str(error)) from None
    finally:
        draft.unlink(missing_ok=True)


def header_of(connection: Connection, recorded_by: str | None = None) -> Header:
    """Say what a log is: from its proof tree, or from the entries where the store is too old to have one."""
    size = position_at(connection, recorded_by)
    if inspect(connection).has_table("leaves"):
        return Header(origin_of(connection), size, b64encode(root_at(connection, size)).decode())
    tree = Tree()
    for row in _rows(connection, size):
        tree.add(row)
    return tree.header


def _rows(connection: Connection, size: int) -> Iterable[Any]:
    query = select(entries, places.c.file, places.c.line).where(entries.c.position <= size)
    query = query.join(places, places.c.position == entries.c.position, isouter=True).order_by(entries.c.position)
    return connection.execute(query, execution_options={"yield_per": AT_ONCE}).mappings()


def _line(row: Any, leaf: str) -> str:
    """Write an entry; its body stands last, as the store keeps it."""
    said = {name: row[name] for name in ("position", "recorded_at", "stream", "number", "section")}
    if row["file"] is not None:
        said |= {"file": row["file"], "line": row["line"]}
    try:
        return f'{as_written({**said, "leaf": leaf})[:-1]},"body":{row["body"]}}}'
    except TypeError:
        raise RootDiffers from None  # what is no text stands under the name of one
