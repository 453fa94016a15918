"""Cheap checks of a store, each with what is wrong and what to do; what stands in the log, `verify` looks at."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from stat import S_IROTH

from attrs import frozen
from sqlalchemy import Connection, func, select, text

from tracker.model.events import HANDLING
from tracker.model.failures import StoreError
from tracker.store.connection import Store, schema_of
from tracker.store.errors import UnknownSchema, WrongSchema
from tracker.store.guards import wrong_guards
from tracker.store.leaves import root_at
from tracker.store.looking import APPEND_AGAIN, COPY, strange_files, strange_sentence
from tracker.store.reading import bears_mark
from tracker.store.rights import RIGHTS
from tracker.store.shapes import wrong_shapes
from tracker.store.snapshots import catalogue_in_force, state_at
from tracker.store.standing import IndexDiffers, check_standing, index_stands
from tracker.store.tables import SCHEMA, entries, leaves
from tracker.store.verifying import AT_ONCE

ROOM = 64 * 2**20
"""So many bytes an append may need beside what a copy of the store does."""

HOUR = 3600
"""So old is a draft that no command still writes."""


@frozen
class Trouble:
    """Something that is wrong, and what to do."""

    message: str
    remedy: str


@frozen
class Check:
    """What was looked at, and what was found."""

    name: str
    troubles: tuple[Trouble, ...] = ()


Look = Callable[[Connection], Iterator[Trouble]]


def examine(store: Store, *folders: Path) -> tuple[Check, ...]:
    """Look at a store from outside and from inside; in folders, also at drafts that were left there."""
    found = [*_outside(store, folders)]
    if store.file is not None and not store.file.is_file():
        return tuple(found)
    try:
        with store.looking() as connection:
            found.append(Check("schema", tuple(_schema(connection))))
            if not found[-1].troubles:
                for name, look in _inside(store, connection):
                    found.append(_looked(name, look, connection))
    except StoreError as error:
        found.append(Check("database", (_told(error),)))
    return tuple(found)


def _inside(store: Store, connection: Connection) -> Iterator[tuple[str, Look]]:
    if connection.dialect.name == "sqlite":
        yield from (("journal", _journal), ("readers", _open_to_others(store)))
    else:
        yield from (("durability", _durability), ("encoding", _encoding), ("rights", _rights))
    yield from (
        ("guards", _guards),
        ("proof tree", _tree),
        ("catalogue", _catalogue),
        ("index", _index),
        ("texts", _texts),
    )


def _looked(name: str, look: Look, connection: Connection) -> Check:
    try:
        return Check(name, tuple(look(connection)))
    except StoreError as error:
        return Check(name, (_told(error),))


def _told(error: StoreError) -> Trouble:
    """Return an error as what is wrong and what to do."""
    return Trouble(error.message, error.remedy)


def _outside(store: Store, folders: tuple[Path, ...]) -> Iterator[Check]:
    file = store.file
    if file is not None:
        yield Check("file", tuple(_file(file)))
        folders = (file.parent, *folders)
        if file.is_file():
            yield Check("free space", tuple(_space(file)))
    yield Check("drafts", tuple(_drafts({folder.resolve() for folder in folders if folder.is_dir()})))


def _file(file: Path) -> Iterator[Trouble]:
    if not file.is_file():
        what = "is not a file" if file.exists() else "is not there"
        yield Trouble(f"{file} {what}.", "Make a store with 'tracker init', or name another with --store.")
    elif not os.access(file, os.R_OK):
        yield Trouble(f"{file} may not be read.", f"Ask its owner for the right, or run: chmod u+rw {file}")
    elif not os.access(file, os.W_OK):
        yield Trouble(f"{file} may not be written.", f"Ask its owner for the right, or run: chmod u+rw {file}")
    elif not os.access(file.parent, os.W_OK):
        yield Trouble(
            f"The folder {file.parent} may not be written, and SQLite keeps files beside the store.",
            "Ask its owner for the right, or move the store to a folder of your own.",
        )


def _space(file: Path) -> Iterator[Trouble]:
    size, free = file.stat().st_size, shutil.disk_usage(file.parent).free
    if free < size + ROOM:
        message = f"The disk has {free // 2**20} MiB left, and the store takes {max(size // 2**20, 1)} MiB."
        yield Trouble(message, "Make room: a backup or an upgrade needs as much again, an append some of it.")


def _drafts(folders: set[Path]) -> Iterator[Trouble]:
    """Find what a command that was killed left half written."""
    old = time.time() - HOUR
    for folder in sorted(folders):
        for draft in sorted(folder.glob(".*.draft")):
            if draft.is_file() and draft.stat().st_mtime < old:
                yield Trouble(
                    f"{draft} was left by a command that did not end.", "Delete it: what has its name is whole."
                )


def _schema(connection: Connection) -> Iterator[Trouble]:
    found = schema_of(connection) or ""
    if found != SCHEMA:
        yield _told(UnknownSchema(found) if found > SCHEMA else WrongSchema(found, SCHEMA))


def _guards(connection: Connection) -> Iterator[Trouble]:
    remedy = "Somebody who owns the database took it in hand: run 'tracker verify --against' an older checkpoint."
    if wrong := wrong_guards(connection):
        yield Trouble(f"Of the guards of the log, {', '.join(wrong)}.", remedy)
    if wrong := wrong_shapes(connection):
        yield Trouble(f"Of the tables, {', '.join(wrong)}.", remedy)


def _tree(connection: Connection) -> Iterator[Trouble]:
    size = connection.execute(select(func.max(entries.c.position))).scalar() or 0
    hashed = connection.execute(select(func.max(leaves.c.position))).scalar() or 0
    if size != hashed:
        message = f"The log has {size} entries, and the proof tree {hashed} leaves."
        yield Trouble(message, "Run 'tracker verify': it says which entry has none.")
    elif size:
        root_at(connection, size)


def _catalogue(connection: Connection) -> Iterator[Trouble]:
    try:
        if catalogue_in_force(connection) is None:
            yield Trouble("The store has no catalogue.", "Run 'tracker init' again.")
        else:
            state_at(connection)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"The catalogue of the store cannot be read ({type(error).__name__})."
        yield Trouble(message, "Run 'tracker verify', and 'tracker seeds load' with the catalogue of your program.")


def _index(connection: Connection) -> Iterator[Trouble]:
    check_standing(connection)
    if not index_stands(connection):
        yield _told(IndexDiffers())


def _texts(connection: Connection) -> Iterator[Trouble]:
    """Find the first entry that cannot have come through the reader of logs."""
    for _, message in strange_files(connection):
        yield Trouble(message, APPEND_AGAIN)
        break
    query = select(*(entries.c[name] for name in ("position", "stream", "section", "body"))).order_by(
        entries.c.position
    )
    with connection.execute(query, execution_options={"yield_per": AT_ONCE}) as rows:
        strange = next((said for row in rows.mappings() if (said := strange_sentence(dict(row)))), None)
    if strange:
        yield Trouble(strange, COPY)


def _open_to_others(store: Store) -> Callable[[Connection], Iterator[Trouble]]:
    """Find a file that every user of the machine may read, although it has documents with a mark."""

    def look(connection: Connection) -> Iterator[Trouble]:
        file = store.file
        if file is None or not file.stat().st_mode & S_IROTH:
            return
        if bears_mark(connection, HANDLING[1:]):
            message = f"Every user of this machine may read {file}, and it has documents that are marked."
            yield Trouble(message, f"Run: chmod 600 {file}")

    return look


def _journal(connection: Connection) -> Iterator[Trouble]:
    mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
    if mode != "wal":
        message = f"SQLite keeps its journal as '{mode}', not as 'wal': who reads and who writes wait for one another."
        yield Trouble(message, "Keep the store on a disk of this machine, not in a folder of the network.")


_LACKING = text("SELECT NOT (has_table_privilege(:table, :right) OR has_any_column_privilege(:table, :right))")
_LACKING_DELETE = text("SELECT NOT has_table_privilege(:table, :right)")
_TOO_MANY = text(
    """SELECT r.rolname FROM pg_roles AS r, pg_class AS c
    WHERE c.oid IN (to_regclass('entries'), to_regclass('leaves')) AND NOT r.rolsuper AND r.rolname NOT LIKE 'pg\\_%'
    AND NOT pg_has_role(r.oid, c.relowner, 'MEMBER') AND (has_any_column_privilege(r.oid, c.oid, 'UPDATE')
        OR has_table_privilege(r.oid, c.oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER'))
    GROUP BY 1 ORDER BY 1"""
)


def _rights(connection: Connection) -> Iterator[Trouble]:
    """See whether this role may append, and whether another than the owner may change the log."""
    role = connection.execute(text("SELECT current_user")).scalar()
    lacking = [
        f"{right.lower()} on {table}"
        for table, rights in RIGHTS.items()
        for right in (named.partition(" ")[0] for named in rights)
        if connection.execute(
            _LACKING_DELETE if right == "DELETE" else _LACKING, {"table": table, "right": right}
        ).scalar()
    ]
    if lacking:
        yield Trouble(f"The role '{role}' lacks {', '.join(lacking)}.", f"The owner runs 'tracker grant {role}'.")
    for other in connection.execute(_TOO_MANY).scalars():
        yield Trouble(f"The role '{other}' has rights to change the log.", f"The owner runs 'tracker grant {other}'.")


def _durability(connection: Connection) -> Iterator[Trouble]:
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        if connection.exec_driver_sql(f"SHOW {setting}").scalar() == "off":
            message = f"The server runs with {setting} = off: what was appended can be lost when its machine stops."
            yield Trouble(message, f"Set {setting} = on in the server's postgresql.conf.")


def _encoding(connection: Connection) -> Iterator[Trouble]:
    found = connection.exec_driver_sql("SHOW server_encoding").scalar()
    if found != "UTF8":
        message = f"The database keeps its texts in {found}, and not every name can be written in it."
        yield Trouble(message, "Export the log, and restore it in a database made with ENCODING 'UTF8'.")
