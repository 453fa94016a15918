"""Prints how fast the program is beside its peers: `make bench`. How to read it: `benchmarks/README.md`."""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from attrs import frozen
from briefings import briefing_ratios
from imports import import_lines
from made import log_text, occurrences
from measuring import Process, Ratio, beside, seconds, spoken, table

from tracker.calculus.axioms import Occurrence
from tracker.calculus.timeline import timeline
from tracker.catalogue.seeds import read_seeds
from tracker.given import given
from tracker.text.reader import read_yaml

EVENTS, FLUENTS = 10_000, 1_000
TRACKER = str(Path(sys.executable).with_name("tracker"))


@frozen
class Folder:
    """An empty folder, in which the benchmarks make what they need."""

    path: Path

    @property
    def log(self) -> Path:
        """The log of many events."""
        return self.path / "many" / "benchmark.yaml"

    def write_log(self) -> None:
        """Write the log of many events."""
        catalogue, _ = read_seeds(given("seeds"))
        self.log.parent.mkdir()
        self.log.write_text(log_text(catalogue, EVENTS), encoding="utf-8")

    def tracker(self, *words: str, store: str = "sample.db") -> Process:
        """Return a command of the program, to be run in the folder."""
        return Process([TRACKER, "--store", store, *words], self.path)

    def python(self, code: str) -> Process:
        """Return a process of Python that runs some code."""
        return Process([sys.executable, "-c", code], self.path)


def replay(folder: Folder) -> tuple[Ratio, str]:
    """Measure one answer about two actors from a small store, beside importing what it cannot do without."""
    folder.tracker("init")()
    folder.tracker("append", str(given("events")))()
    task, peer = folder.tracker("replay", "LTU", "CHN", "--on", "2021-12-31"), folder.python("import sqlalchemy, click")
    ratio = Ratio("tracker replay", "import sqlalchemy, click", *beside(task, peer, 31), bound=1.5)
    return ratio, f"replay: {task.peak:.0f} MiB at most, its peer {peer.peak:.0f} MiB"


def help_page(folder: Folder) -> tuple[Ratio, str]:
    """Measure the page of help, beside importing what it cannot do without."""
    task, peer = folder.tracker("--help"), folder.python("import click")
    ratio = Ratio("tracker --help", "import click", *beside(task, peer, 31), bound=1.6)
    return ratio, f"help: {task.peak:.0f} MiB at most, its peer {peer.peak:.0f} MiB"


def check(folder: Folder) -> tuple[Ratio, str]:
    """Measure a check of a large log without a fault, as a whole process, beside the bare events of its YAML."""
    task = folder.tracker("check", str(folder.log), store="none.db")
    said = task.said()
    if not said.startswith("No fault"):
        sys.exit(f"The log that the benchmarks made is not clean:\n{said}")
    ratio = Ratio(
        f"tracker check, {EVENTS:,} events", "the YAML's events alone", *beside(task, _bare(folder), 5), bound=8
    )
    return ratio, f"check: {EVENTS / ratio.seconds:,.0f} events/s, {task.peak:.0f} MiB at most"


def reading(folder: Folder) -> tuple[Ratio, str]:
    """Measure reading YAML strictly, with the place of everything in it, beside the bare events of the same YAML."""
    data = folder.log.read_bytes()
    times = beside(lambda: read_yaml(data, "benchmark.yaml"), _bare(folder), 5)
    ratio = Ratio(f"read_yaml, {EVENTS:,} events", "the YAML's events alone", *times, bound=4)
    lines = data.count(b"\n")
    return ratio, f"reading: {EVENTS / ratio.seconds:,.0f} events/s, {lines / ratio.seconds:,.0f} of {lines:,} lines/s"


def timelines(_folder: Folder) -> tuple[Ratio, str]:
    """Measure every answer of many fluents, beside sorting and grouping the same occurrences."""
    told = occurrences(FLUENTS, EVENTS)
    times = beside(lambda: _timelines(told), lambda: _sorted(told), 15)
    ratio = Ratio(f"{FLUENTS:,} timelines of {EVENTS:,} events", "sorting and grouping them", *times, bound=15)
    return ratio, f"timelines: {EVENTS / ratio.seconds:,.0f} events/s, {FLUENTS / ratio.seconds:,.0f} timelines/s"


def larger_store(folder: Folder) -> list[str]:
    """Append a large log, and answer about one dyad in the store that has it: no peer and no bound."""
    folder.tracker("init", store="large.db")()
    append = folder.tracker("append", str(folder.log), store="large.db")
    ask = folder.tracker("replay", "LTU", "POL", "--on", "2021-12-31", store="large.db")
    first, again = seconds(append), seconds(append)
    ask()
    asked = seconds(ask)
    speed = f"{EVENTS / first:,.0f} events/s, {append.peak:.0f} MiB at most"
    return [
        f"append of {EVENTS:,} events: {spoken(first)}, {speed}; once more: {spoken(again)}",
        f"replay from a store of {EVENTS:,} events: {spoken(asked)}, {ask.peak:.0f} MiB at most",
    ]


def _stores(folder: Path) -> list[Ratio]:
    try:
        from store import store_ratios  # noqa: PLC0415 - its peer is an extra
    except ModuleNotFoundError as missing:
        print(f"The store is not measured: its peer '{missing.name}' is not installed. Run: pip install '.[bench]'")
        return []
    return store_ratios(folder)


def _bare(folder: Folder) -> Callable[[], None]:
    text = folder.log.read_text(encoding="utf-8")

    def read() -> None:
        for _ in yaml.parse(text, Loader=yaml.CBaseLoader):
            pass

    return read


Told = list[tuple[str, Occurrence]]


def _grouped(told: Told) -> dict[str, list[Occurrence]]:
    groups: dict[str, list[Occurrence]] = {}
    for fluent, occurrence in told:
        groups.setdefault(fluent, []).append(occurrence)
    return groups


def _timelines(told: Told) -> None:
    for group in _grouped(told).values():
        timeline(group)


def _sorted(told: Told) -> None:
    _grouped(sorted(told, key=lambda one: one[1].earliest))


def main() -> None:
    """Measure everything and print it; processes first, while this one is small."""
    with TemporaryDirectory() as path:
        folder = Folder(Path(path))
        measured = [replay(folder), help_page(folder)]
        folder.write_log()
        large = larger_store(folder)
        large += import_lines(folder.path, TRACKER, read_seeds(given("seeds"))[0])
        pages = briefing_ratios(folder.path, TRACKER)
        measured += [check(folder), reading(folder), timelines(folder)]
        stores = _stores(folder.path)
    print(table([*(ratio for ratio, _ in measured), *pages, *stores]))
    print("\nAbsolute figures, which depend on the machine:")
    for line in [*(line for _, line in measured), *large]:
        print(f"  {line}")


if __name__ == "__main__":
    main()
