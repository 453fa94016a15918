"""Opens a store: from an address to connections whose transactions begin when they say so."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import define
from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.pool import NullPool, Pool, QueuePool

from tracker.store.errors import BadAddress, DatabaseFailed, NoFile, NoStore, NoText, UnknownSchema, WrongSchema
from tracker.store.files import WrittenMeanwhile, connect, make_private, stamp
from tracker.store.sentences import error_told, says_missing_table
from tracker.store.tables import SCHEMA

StoreConnection = Connection
"""In what a store is read or written: one transaction. Other rooms name it so, and know no database."""

PATIENCE = 10
"""For so many seconds a command waits for a lock or for a server, unless the address names its own time."""

_VERSION = "SELECT version_num FROM alembic_version"

DRIVERS = ("sqlite", "sqlite+pysqlite", "postgresql", "postgresql+psycopg")
"""The databases that a store is kept in, as an address names them."""

# A store's writers take one lock of its own: a database may hold several stores, each in a schema.
_LOCK = text("SELECT pg_advisory_xact_lock((7226::bigint << 32) + coalesce(to_regclass('entries')::oid::bigint, 0))")


@define
class Store:
    """A store at an address, kept as it may be shown; nothing is opened before it is asked for.

    `in_force` is the catalogue that was last found in force, with the position and the time at which it was recorded.
    """

    address: str
    engine: Engine
    in_force: tuple[object, int, str] | None = None

    def close(self) -> None:
        """Close what stays open between transactions."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a connection for reading one unchanging state; raises NoStore and WrongSchema."""
        with self._transaction(writes=False) as connection:
            self._check_schema(connection)
            yield connection

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """Open a connection for reading a store of any schema; raises NoStore."""
        with self._transaction(writes=False) as connection:
            if schema_of(connection) is None:
                raise NoStore(self.address)
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a connection for the one write transaction that may run; what is raised inside undoes all of it."""
        with self._transaction(writes=True) as connection:
            self._check_schema(connection)
            yield connection

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """Open a connection for making or changing the tables, while nobody else writes."""
        with self._transaction(writes=True, make=True) as connection:
            yield connection

    @property
    def file(self) -> Path | None:
        """The file of an SQLite store."""
        database = self.engine.url.database
        return Path(database) if self.engine.dialect.name == "sqlite" and database else None

    @contextmanager
    def _transaction(self, *, writes: bool, make: bool = False) -> Iterator[Connection]:
        if self.file is not None and not self.file.is_file():
            if not make:
                raise NoStore(str(self.file))
            if self.file.exists() and not self.file.is_file():  # somebody else may have made it by now
                raise NoFile(str(self.file))
            make_private(self.file)
        postgresql = self.engine.dialect.name == "postgresql"
        with in_sentences(), self.engine.connect() as connection:
            if postgresql:
                connection.execution_options(**_postgresql_options(writes))
            with connection.begin():
                if not postgresql:
                    _begin_sqlite(connection, writes)
                elif writes:
                    connection.execute(_LOCK)
                yield connection
            self._check_unwritten(connection)

    def _check_unwritten(self, connection: Connection) -> None:
        """See that nobody wrote to a file that is read without SQLite's locks, and keep nothing read for the next."""
        if "read_at" in connection.info:
            before = connection.info["read_at"]
            connection.invalidate()
            if self.file is not None and stamp(self.file) != before:
                raise WrittenMeanwhile

    def _check_schema(self, connection: Connection) -> None:
        try:
            found = _written(connection.exec_driver_sql(_VERSION).scalar())
        except DBAPIError as error:
            if says_missing_table(error):
                raise NoStore(self.address) from None
            raise
        if found is None:
            raise NoStore(self.address)
        if found != SCHEMA:
            raise UnknownSchema(found) if found > SCHEMA else WrongSchema(found, SCHEMA)


def open_store(address: str, *, stays_open: bool = False) -> Store:
    """Return the store at a file's name or a database URL; raises BadAddress where it is neither.

    Each transaction opens a connection and closes it, and nothing stays open for whoever copies or moves the file.
    Where there will be many, one connection `stays_open` for all until the store is closed.
    """
    shown = _without_password(address) if "://" in address else address
    try:
        url = make_url(address) if "://" in address else URL.create("sqlite", database=address)
        if wrong := _wrong(url):
            raise BadAddress(shown, wrong)
        pool: type[Pool] = QueuePool if stays_open else NullPool
        engine = create_engine(
            url,
            poolclass=pool,
            pool_pre_ping=stays_open and url.get_backend_name() == "postgresql",
            connect_args=_patience(url),
        )
    except (ArgumentError, ValueError):
        raise BadAddress(shown, "a URL is name://user:password@host:port/database, its port a number") from None
    except ImportError as error:
        raise BadAddress(
            shown, f"its driver '{error.name}' is not installed (pip install 'tracker[postgres]')"
        ) from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "do_connect", _connect_sqlite)
    else:
        event.listen(engine, "connect", _prepare_postgresql)
    return Store(shown, engine)


def _without_password(address: str) -> str:
    """Return an address as it may be shown; of one that is no good URL nothing is shown that may be a password."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        url = None
    if url is None or "@" in (url.host or ""):
        return f"{address.partition('://')[0]}://..."
    hidden = {key: "***" if "pass" in key.lower() else value for key, value in url.query.items()}
    return url.set(query=hidden).render_as_string(hide_password=True)


def _wrong(url: URL) -> str | None:
    """Say what keeps a URL from being the address of a store."""
    if url.drivername not in DRIVERS:
        return f"no store is kept in '{url.drivername}', but in sqlite or postgresql+psycopg"
    if url.get_backend_name() == "sqlite":
        if url.database in (None, "", ":memory:"):
            return "it names no file"
        if unknown := url.query.keys() - {"timeout"}:
            return f"a file has no option '{min(unknown)}', but 'timeout', in seconds"
    elif "@" in (url.host or ""):
        return "a '@' in a password is written %40, a '/' %2F and a ':' %3A"
    twice = next((key for key, value in url.query.items() if not isinstance(value, str)), None)
    return f"it says '{twice}' twice" if twice else None


def schema_of(connection: Connection) -> str | None:
    """Return the revision of a store's schema; None where there is none."""
    try:
        with connection.begin_nested():
            found = _written(connection.exec_driver_sql(_VERSION).scalar())
    except DBAPIError as error:
        if says_missing_table(error):
            return None
        raise
    return found


def _written(version: Any) -> str | None:
    """Return a schema's version as a text, whatever a damaged store has there."""
    return None if version is None else str(version)


def _patience(url: URL) -> dict[str, int]:
    key = "timeout" if url.get_backend_name() == "sqlite" else "connect_timeout"
    return {} if key in url.query else {key: PATIENCE}


def _postgresql_options(writes: bool) -> dict[str, Any]:
    """Read one snapshot; write where every statement sees what was committed before the lock was taken."""
    if writes:
        return {"isolation_level": "READ COMMITTED"}
    return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def _connect_sqlite(_dialect: Any, record: Any, words: Any, settings: Any) -> Any:
    """Open a file; the pool's record keeps how, for whoever begins a transaction."""
    return connect(words[0], settings, record.info)


def _begin_sqlite(connection: Connection, writes: bool) -> None:
    """Begin a write by taking the lock, before the position is read that it depends on; let a reading write nothing."""
    if writes and "not_writable" in connection.info:
        raise OperationalError("BEGIN IMMEDIATE", None, connection.info["not_writable"])
    if connection.info.get("writes", True) != writes:
        connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
        connection.info["writes"] = writes
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare_postgresql(dbapi: Any, _record: Any) -> None:
    """Wait for a lock as long as on SQLite, unless the address or the server says how long."""
    dbapi.autocommit = True
    with dbapi.cursor() as cursor:
        wait = "SELECT set_config('lock_timeout', %s, false) WHERE current_setting('lock_timeout') = '0'"
        cursor.execute(wait, [f"{PATIENCE}s"])
    dbapi.autocommit = False


@contextmanager
def again(connection: Connection) -> Iterator[Connection]:
    """Read by a connection, or by another of its engine where it is closed: for what a log had, which never changes."""
    if not connection.closed:
        yield connection
        return
    with in_sentences(), connection.engine.connect() as other:
        yield other


@contextmanager
def in_sentences() -> Iterator[None]:
    """Turn what the database raises into a sentence."""
    try:
        yield
    except DBAPIError as error:
        raise error_told(error) from error
    except UnicodeEncodeError:
        raise NoText from None
    except UnicodeDecodeError:  # SQLite names what is damaged, and what it names is damaged
        raise DatabaseFailed("what it has is damaged, and no text") from None
