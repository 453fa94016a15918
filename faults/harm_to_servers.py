"""What may happen to a PostgreSQL server, and to a connection with it."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from threading import Thread

from faults.conditions import Condition
from faults.patience import PATIENCE
from faults.servers import Server

WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'"


def conditions_of_servers(server: Server, database: str) -> list[Condition]:
    """List what is tried: the server's, the database's and the connection's."""
    hasty = server.address(database, options="-clock_timeout%3D100")
    return [
        Condition("locked for longer than it waits", "has not ended", locked(server, database), hasty),
        Condition("a connection cut in the middle", "broke off", cut(server, database)),
        Condition("a server gone in the middle", "broke off", gone_in_the_middle(server, database)),
        Condition("a server that does not run", "lets nobody in", not_running(server)),
        Condition("a database that may only be read", "read-only", read_only(server, database)),
        Condition("a database that takes nobody", "not currently accepting", closed(server, database)),
    ]


@contextmanager
def locked(server: Server, database: str) -> Iterator[tuple[str, ...]]:
    """Hold the table of the log."""
    with server.connect(database) as other, other.transaction():
        other.execute("LOCK TABLE entries IN ACCESS EXCLUSIVE MODE")
        yield ()


@contextmanager
def cut(server: Server, database: str) -> Iterator[tuple[str, ...]]:
    """End the connection of whoever waits for the log."""

    def terminate() -> None:
        server.run(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}' "  # noqa: S608 - ours
            "AND wait_event_type = 'Lock'"
        )

    with _when_one_waits(server, database, terminate):
        yield ()


@contextmanager
def gone_in_the_middle(server: Server, database: str) -> Iterator[tuple[str, ...]]:
    """Stop the server at once while an append waits; start it afterwards."""
    with _when_one_waits(server, database, server.stop_at_once):
        yield ()
    server.start_again()


@contextmanager
def not_running(server: Server) -> Iterator[tuple[str, ...]]:
    """Stop the server, and start it afterwards."""
    server.stop_at_once()
    try:
        yield ()
    finally:
        server.start_again()


@contextmanager
def read_only(server: Server, database: str) -> Iterator[tuple[str, ...]]:
    """Let nobody write to a database."""
    server.run(f"ALTER DATABASE {database} SET default_transaction_read_only = on")
    try:
        yield ()
    finally:
        server.run(f"ALTER DATABASE {database} RESET default_transaction_read_only")


@contextmanager
def closed(server: Server, database: str) -> Iterator[tuple[str, ...]]:
    """Let nobody connect to a database."""
    server.run(f"ALTER DATABASE {database} ALLOW_CONNECTIONS false")
    try:
        yield ()
    finally:
        server.run(f"ALTER DATABASE {database} ALLOW_CONNECTIONS true")


@contextmanager
def _when_one_waits(server: Server, database: str, act: Callable[[], None]) -> Iterator[None]:
    """Hold the table of the log, and do something as soon as somebody waits for it, in the middle of an append."""
    with closing(server.connect(database)) as other, closing(server.connect()) as watch:
        other.autocommit = False
        other.execute("LOCK TABLE leaves IN ACCESS EXCLUSIVE MODE")

        def watch_and_act() -> None:
            while watch.execute(WAITING, [database]).fetchone() != (1,):
                time.sleep(0.01)
            act()

        watcher = Thread(target=watch_and_act, daemon=True)
        watcher.start()
        yield
        watcher.join(PATIENCE)
