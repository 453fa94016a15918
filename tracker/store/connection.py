"""Opens a store: from an address to connections whose transactions begin when they say so."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import define
from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from tracker.store.errors import BadAddress, DatabaseFailed, NoStore, WrongSchema
from tracker.store.tables import SCHEMA

BUSY_MILLISECONDS = 10_000

_PASSWORD = re.compile(r"(?<=:)[^:/@]+(?=@)")


@define
class Store:
    """A store at an address, kept as it may be shown; nothing is opened before it is asked for."""

    address: str
    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a connection for one read transaction; raises NoStore and WrongSchema."""
        with in_sentences(), self._existing().connect() as connection, connection.begin():
            self._check_schema(connection)
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a connection for the one write transaction that may run; what is raised inside undoes all of it."""
        with in_sentences(), self._existing().connect() as opened:
            connection = opened.execution_options(tracker_writes=True)
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(7226)"))
                self._check_schema(connection)
                yield connection

    @property
    def file(self) -> Path | None:
        """The file of an SQLite store."""
        database = self.engine.url.database
        return Path(database) if self.engine.dialect.name == "sqlite" and database else None

    def _existing(self) -> Engine:
        if self.file is not None and not self.file.is_file():
            raise NoStore(str(self.file))
        return self.engine

    def _check_schema(self, connection: Connection) -> None:
        found = schema_of(connection)
        if found is None:
            raise NoStore(self.address)
        if found != SCHEMA:
            raise WrongSchema(found, SCHEMA)


def open_store(address: str) -> Store:
    """Return the store at a file's name or a database URL; raises BadAddress where it is neither."""
    shown = _PASSWORD.sub("***", address) if "://" in address else address
    try:
        url = make_url(address) if "://" in address else URL.create("sqlite", database=address)
        engine = create_engine(url, poolclass=NullPool)
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        why = _PASSWORD.sub("***", str(error).splitlines()[0])
        raise BadAddress(shown, why.rstrip(".")) from None
    except ModuleNotFoundError as error:
        raise BadAddress(shown, f"its driver '{error.name}' is not installed") from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return Store(shown, engine)


def schema_of(connection: Connection) -> str | None:
    """Return the revision of a store's schema; None where there is none."""
    try:
        with connection.begin_nested():
            found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except DBAPIError:
        return None
    return found


def _prepare_sqlite(dbapi: Any, _record: Any) -> None:
    """Leave transactions to us: Python's driver would begin them too late for an append to be safe."""
    dbapi.isolation_level = None
    cursor = dbapi.cursor()
    for pragma in (
        f"busy_timeout={BUSY_MILLISECONDS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "recursive_triggers=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Begin a write by taking the lock, before the position is read that it depends on."""
    writes = connection.get_execution_options().get("tracker_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def in_sentences() -> Iterator[None]:
    """Turn what the database raises into a sentence."""
    try:
        yield
    except DBAPIError as error:
        raise DatabaseFailed(str(error.orig).splitlines()[0].rstrip(".")) from error
