"""A real PostgreSQL server for the tests: started once, from a package, listening on a socket of its own."""

import shutil
import tempfile
from itertools import count
from pathlib import Path

import psycopg
from attrs import define, field

from faults.servers import started

FAST = ("fsync", "synchronous_commit", "full_page_writes")
"""What a database needs only where its machine may fail."""

GUARDED = "guarded"
"""A role that must show its password, 'right'."""


@define
class Server:
    """A running server, and the databases that were made on it."""

    process: object
    folder: str
    numbers: object = field(factory=lambda: count(1))

    def address(self, database, role="postgres", **more):
        options = "&".join(f"{key}={value}" for key, value in {"host": self.socket, **more}.items())
        return f"postgresql+psycopg://{role}@/{database}?{options}"

    @property
    def socket(self):
        return str(self.process.get_postmaster_info().socket_dir)

    def connect(self, database="postgres", role="postgres"):
        """Connect as a stranger would, who knows nothing of the program."""
        return psycopg.connect(host=self.socket, dbname=database, user=role, autocommit=True)

    def run(self, *statements, database="postgres"):
        with self.connect(database) as connection:
            for statement in statements:
                connection.execute(statement)

    def make(self, template="template0"):
        """Make a database that nobody uses yet; return its name."""
        name = f"t{next(self.numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, *names):
        self.run(*(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)" for name in names))

    def stop(self):
        self.process.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)


def start():
    """Start a server; whoever calls this stops it."""
    folder = tempfile.mkdtemp(prefix="tracker-test-")
    server = Server(started(Path(folder) / "data"), folder)
    server.run(
        *(f"ALTER SYSTEM SET {one} = off" for one in FAST),
        f"CREATE ROLE {GUARDED} LOGIN PASSWORD 'right'",
    )
    hba = Path(folder) / "data" / "pg_hba.conf"
    hba.write_text(f"local all {GUARDED} scram-sha-256\n" + hba.read_text())
    server.run("SELECT pg_reload_conf()")
    return server
