"""Attacks a store for real and prints how often: `make attack`. Exits 1 where a promise of docs/trust.md is broken."""

import argparse
import sqlite3
import sys
import time
from collections.abc import Callable, Collection
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attack.histories import tell_lies
from attack.mutants import mutate_logs
from attack.tamperings import QUESTIONS, flip_bits, tamper_with_file, tamper_with_server
from faults.campaign import given_catalogue
from faults.counting import Tally, table
from faults.logs import write_log
from faults.servers import running_server
from faults.stores import new_trial
from tracker.given import given

SHARES = 2
"""Among so many processes flips and mutants are divided: a seed makes the same ones, however many cores there are."""


def main() -> None:
    """Run the attacks, as often as was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutants", type=int, default=20_000, help="mutants of logs")
    parser.add_argument("--flips", type=int, default=300, help="bits that are flipped in a file")
    parser.add_argument("--histories", type=int, default=10_000, help="random histories that a witness is asked about")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 2**32, help="for the same chance again")
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    tallies = {"sqlite": Tally(), "postgresql": Tally(), "any": Tally()}
    begun = time.monotonic()
    with TemporaryDirectory(prefix="tracker-attack-") as folder, ProcessPoolExecutor() as processes:
        made = [
            (where, processes.submit(tallied, attack, *given_to))
            for where, attack, *given_to in parts(Path(folder), asked)
        ]
        for where, done in made:
            tallies[where].add(done.result())
    tallies["any"].count("seconds", round(time.monotonic() - begun))
    print(table(tallies))
    sys.exit(any(tally.broken for tally in tallies.values()))


Part = tuple[str, Callable[..., None], *tuple[Any, ...]]


def parts(folder: Path, asked: argparse.Namespace) -> list[Part]:
    """List what is attacked, each in a process of its own, the longest first: where, how, and with what."""
    flips, mutants = _shares(asked.flips), _shares(asked.mutants)
    return [
        ("sqlite", attack_file, folder / "file", 0, asked.seed),
        ("postgresql", attack_server, folder / "server"),
        *(("any", mutate, count, asked.seed + share) for share, count in enumerate(mutants)),
        *(("sqlite", flip, folder / f"flips-{share}", count, asked.seed + share) for share, count in enumerate(flips)),
        ("any", witness, asked.histories, asked.seed),
    ]


def _shares(count: int) -> list[int]:
    """Divide a number among some processes."""
    return [count // SHARES + (share < count % SHARES) for share in range(SHARES)]


def tallied(attack: Callable[..., None], *given_to: Any) -> Tally:
    """Run one attack, and return what was counted."""
    tally = Tally()
    attack(*given_to, tally)
    return tally


def mutate(mutants: int, seed: int, tally: Tally) -> None:
    """Make mutants of the sample logs."""
    mutate_logs(given("events"), given_catalogue(), mutants, seed, tally)


def flip(folder: Path, flips: int, seed: int, tally: Tally) -> None:
    """Flip bits of a file."""
    flip_bits(_appended(folder, tally), flips, seed, tally)


def attack_file(  # noqa: PLR0913, PLR0917 - what the whole attack does is done less of in a test
    folder: Path, flips: int, seed: int, tally: Tally, questions: Collection[str] = QUESTIONS, step: int = 1
) -> None:
    """Tamper with a file, and flip its bits."""
    file = _appended(folder, tally)
    tamper_with_file(file, tally, questions, step)
    flip_bits(file, flips, seed, tally)


def _appended(folder: Path, tally: Tally) -> Path:
    """Make a store with a log in it; return its file, with nothing beside it."""
    trial = new_trial(f"sqlite:///{folder}/log.db", folder, given_catalogue(), tally)
    trial.append(write_log(folder, "paper", 1))
    with closing(sqlite3.connect(folder / "log.db")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return folder / "log.db"


def attack_server(
    folder: Path, tally: Tally, questions: Collection[str] = ("relation", "append"), step: int = 1
) -> None:
    """Tamper with a store on a server."""
    with running_server() as server:
        database = server.make()
        trial = new_trial(server.address(database), folder, given_catalogue(), tally)
        trial.append(write_log(folder, "paper", 1))
        tamper_with_server(server, database, tally, questions, step)


def witness(histories: int, seed: int, tally: Tally) -> None:
    """Ask a witness about random histories."""
    told = tell_lies(histories, seed)
    tally.count("random histories", histories)
    tally.count("requests that a witness signed", told.signed)
    tally.count("requests that a witness refused", told.refused)
    for name in told.passed:
        tally.expect(False, f"a witness signed a fork or a cut: {name}")


if __name__ == "__main__":
    main()
