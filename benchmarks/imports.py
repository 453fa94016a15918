"""Measures an import: votes of a made-up body, by the mapping of the General Assembly's, as one event a roll call."""

import csv
from datetime import date, timedelta
from pathlib import Path
from random import Random

from measuring import Process, processor, seconds, spoken

from tracker.catalogue.catalogue import Catalogue

CALLS, VOTERS = 526, 190
_VOTES = ("1", "1", "1", "2", "3", "8")


def import_lines(folder: Path, tracker: str, catalogue: Catalogue) -> list[str]:
    """Import votes into a new store, and once more; say how long that took of the processor, and what it needs."""
    votes, calls = folder / "votes.csv", folder / "calls.csv"
    _write_votes(votes, calls, catalogue)
    Process([tracker, "--store", "votes.db", "init"], folder)()
    task = Process([tracker, "--store", "votes.db", "import", "unga-votes", str(votes), str(calls)], folder)
    first, again = seconds(task, processor), seconds(task, processor)
    rows, size = CALLS * VOTERS, (folder / "votes.db").stat().st_size / 2**20
    speed = f"{rows / first:,.0f} votes/s of the processor, {task.peak:.0f} MiB at most, a store of {size:.0f} MiB"
    return [f"import of {rows:,} votes as {CALLS} roll calls: {spoken(first)}, {speed}; once more: {spoken(again)}"]


def _write_votes(votes: Path, calls: Path, catalogue: Catalogue) -> None:
    """Write two tables of the shape that the mapping reads, the same on every run."""
    actors = filter(None, map(catalogue.actor, catalogue.codes("actors")))
    numbers = sorted({actor.cow for actor in actors if actor.cow and actor.exists(date(2000, 1, 1).toordinal())})
    draw = Random(1)  # noqa: S311 - not for secrets
    with votes.open("w", newline="", encoding="utf-8") as file, calls.open("w", newline="", encoding="utf-8") as titles:
        table, named = csv.writer(file), csv.writer(titles)
        table.writerow(["rcid", "session", "date", "unres", "ccode", "vote"])
        named.writerow(["rcid", "date", "short", "unres"])
        for call in range(1, CALLS + 1):
            day = date(2000, 1, 1) + timedelta(days=call)
            named.writerow([call, day, f"Question {call}", f"R/55/{call}"])
            table.writerows([call, 55, day, f"R/55/{call}", ccode, draw.choice(_VOTES)] for ccode in numbers[:VOTERS])
