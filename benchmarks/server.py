"""A PostgreSQL server for the benchmarks, started from a package, with a database for each store that is measured."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
from attrs import frozen

from faults.servers import started


@frozen
class Server:
    """A running server, reached by the folder of its socket; every commit waits for the disk."""

    socket: str
    numbers: "count[int]"

    def new_database(self) -> str:
        """Make an empty database; return its name."""
        name = f"bench{next(self.numbers)}"
        with psycopg.connect(host=self.socket, dbname="postgres", user="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0".encode())
        return name


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """Run a server in a folder until the block ends."""
    process = started(folder / "data")
    try:
        yield Server(str(process.get_postmaster_info().socket_dir), count())
    finally:
        process.cleanup()
