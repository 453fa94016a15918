"""How commands fare in a store of very many events: `make bench EVENTS=1000000`, some minutes and a gigabyte of disk.

Each command is a whole process beside `replay` of the sample events, run turn about; the time is the processor's.
What is printed is a table of Markdown, as `benchmarks/RESULTS.md` has it.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import frozen
from made import log_tree
from measuring import Process, beside, processor, seconds, spoken

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.seeds import read_seeds
from tracker.given import given
from tracker.log.assembly import DECLARING, RawEntry, RawLog
from tracker.model.events import Source
from tracker.narrative.appending import check_appended
from tracker.store.connection import open_store
from tracker.store.spans import renew
from tracker.store.writing import append
from tracker.text.shape import Faults

TRACKER = str(Path(sys.executable).with_name("tracker"))
BATCH, REPETITIONS = 10_000, 3
REPLAY = ("replay", "LTU", "CHN", "--on", "2021-12-31")

KIND = """\
kinds:
  toast-raised:
    label: raises a toast to somebody
    roles: {by: actor, toward: actor}
    sentence: "{by} raised a toast to {toward}"
"""

COMMANDS = (
    REPLAY,
    ("replay", "FRA", "DEU", "--on", "2021-12-31"),
    ("events", "--kind", "alliance-concluded"),
    ("events", "--kind", "ambassador-recalled", "--from", "2020-01-01", "--to", "2020-01-31"),
    ("events", "--document", "benchmark-5"),
    ("events", "--actor", "LTU", "--from", "2020-01-01", "--to", "2020-06-30"),
    ("calendar", "--on", "2021-12-31"),
    ("brief", "NATO", "--on", "2021-12-31"),
    ("who", "member(*, NATO)", "--on", "2021-12-31"),
    ("members", "NATO", "--on", "2021-12-31"),
    ("network", "LTU", "--on", "2021-12-31"),
    ("seeds", "load", "kinds-of-mine"),
    ("verify",),
)


ONCE = ("seeds", "verify")
"""Commands that are run once: what was loaded is there, and what is verified takes long."""


@frozen
class Measured:
    """What a command took, in seconds of the processor and MiB at most, and how long `replay` of the samples did."""

    command: str
    seconds: float
    peak: float
    replay: float


def main(arguments: list[str]) -> None:
    """Fill a store with the samples and so many events, unless it is given, and measure every command."""
    number, given_store = int(arguments[0].replace(",", "")), arguments[1:]
    if number % BATCH and not given_store:
        sys.exit(f"The events are made {BATCH:,} at a time. Ask for a multiple of that.")
    with TemporaryDirectory() as name:
        folder = Path(name)
        store = str(Path(given_store[0]).resolve()) if given_store else _filled(folder, number)
        (folder / "kinds-of-mine" / "kinds").mkdir(parents=True)
        (folder / "kinds-of-mine" / "kinds" / "mine.yaml").write_text(KIND)
        _sampled(folder, "samples.db")
        print("| command | time | memory | `replay` of the samples | times |")
        print("|---|---|---|---|---|")
        for one in _measured(folder, store):
            print(f"| `{one.command}` | {spoken(one.seconds)} | {one.peak:.0f} MiB | {spoken(one.replay)}", end=" | ")
            print(f"{one.seconds / one.replay:.1f} |", flush=True)


def _measured(folder: Path, store: str) -> Iterator[Measured]:
    peer = Process([TRACKER, "--store", "samples.db", *REPLAY], folder)
    peer()
    for words in COMMANDS:
        task = Process([TRACKER, "--store", store, *words], folder)
        if words[0] in ONCE:
            took, replay = seconds(task, processor), seconds(peer, processor)
        else:
            took, replay = beside(task, peer, REPETITIONS)
        yield Measured(f"tracker {' '.join(words)}", took, task.peak, replay)


def _sampled(folder: Path, store: str) -> None:
    """Make a store with the sample events."""
    Process([TRACKER, "--store", store, "init"], folder)()
    Process([TRACKER, "--store", store, "append", str(given("events"))], folder)()


def _filled(folder: Path, number: int) -> str:
    """Make a store of the sample events and many more, and return its name; no YAML is written in between."""
    _sampled(folder, "big.db")
    catalogue, _ = read_seeds(given("seeds"))
    store = open_store(str(folder / "big.db"), stays_open=True)
    for batch in range(number // BATCH):
        append(store, [_raw(catalogue, batch)], catalogue, check_appended)
    renew(store)
    store.close()
    return str(folder / "big.db")


def _raw(catalogue: Catalogue, batch: int) -> RawLog:
    tree: Mapping[str, Any] = log_tree(catalogue, BATCH, batch)
    source = Source(f"{batch}.yaml", 1)
    declared = [
        RawEntry(section, fields, source, code) for section in DECLARING for code, fields in tree[section].items()
    ]
    events = [RawEntry("events", fields, source) for fields in tree["events"]]
    return RawLog(tree["document"], source, [*declared, *events], Faults(source.file))


if __name__ == "__main__":
    main(sys.argv[1:])
