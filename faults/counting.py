"""Counts what was tried, and keeps each promise that was broken, as a sentence."""

from collections import Counter
from collections.abc import Iterable

from attrs import define, field


@define
class Tally:
    """What was tried on one sort of database: how often, and what did not go as promised."""

    counts: Counter[str] = field(factory=Counter)
    broken: list[str] = field(factory=list)

    def count(self, what: str, times: int = 1) -> None:
        """Count something that was tried or seen."""
        self.counts[what] += times

    def expect(self, kept: object, promise: str) -> None:
        """Keep a promise's sentence where it was broken."""
        if not kept:
            self.broken.append(promise)

    def add(self, other: "Tally") -> None:
        """Add what another counted."""
        self.counts += other.counts
        self.broken += other.broken


def table(tallies: dict[str, Tally]) -> str:
    """Show the counts of several databases beside one another, and what was broken."""
    rows = list(dict.fromkeys(what for tally in tallies.values() for what in tally.counts))
    width = max(map(len, [*rows, "promises broken"]))
    lines = [_line("", tallies, width), *(_line(what, _counted(tallies, what), width) for what in rows)]
    lines.append(_line("promises broken", (str(len(tally.broken)) for tally in tallies.values()), width))
    said = [f"{name}: {sentence}" for name, tally in tallies.items() for sentence in tally.broken]
    return "\n".join([*lines, *said])


def _counted(tallies: dict[str, Tally], what: str) -> list[str]:
    return [f"{tally.counts[what]:,}" if what in tally.counts else "-" for tally in tallies.values()]


def _line(head: str, cells: Iterable[str], width: int) -> str:
    return "  ".join([f"{head:<{width}}", *(f"{cell:>10}" for cell in cells)])
