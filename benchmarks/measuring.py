"""Measures one thing beside its peer: turn about in one run, by the processor's time, so that others disturb least.

None of what is measured works in threads or waits for anything: on an idle machine its time by the clock is the same.
"""

import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter

from attrs import define, frozen

Task = Callable[[], object]
Clock = Callable[[], float]


@define
class Process:
    """A whole process; calling it runs it to its end, and `peak` is the most memory that a run has held, in MiB.

    Compiled modules are kept in its folder, whatever the environment says, so that only the first run compiles. On
    Linux the kernel counts what the parent held when it started the child, too: measure processes while the measuring
    program itself is small.
    """

    command: Sequence[str]
    folder: Path
    peak: float = 0.0

    def __call__(self) -> None:
        """Run the command once; what it prints is thrown away, and a failure ends the measuring."""
        with subprocess.Popen(
            self.command,
            cwd=self.folder,
            env=self._environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as child:
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise subprocess.CalledProcessError(child.returncode, self.command)
        self.peak = max(self.peak, used.ru_maxrss / 1024)

    def said(self) -> str:
        """Run the command once, unmeasured, and return what it prints."""
        run = subprocess.run(self.command, cwd=self.folder, env=self._environment(), capture_output=True, check=False)
        return run.stdout.decode() + run.stderr.decode()

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**kept, "PYTHONPYCACHEPREFIX": str(self.folder / "compiled")}


@frozen
class Ratio:
    """How long something takes beside its peer, in seconds of the processor, and how many times as long it may take."""

    name: str
    peer: str
    seconds: float
    peer_seconds: float
    bound: float

    @property
    def ratio(self) -> float:
        """How many times as long as its peer it takes."""
        return self.seconds / self.peer_seconds

    @property
    def verdict(self) -> str:
        """Say whether the ratio keeps within its bound."""
        return "ok" if self.ratio <= self.bound else "over"


def seconds(task: Task, clock: Clock = perf_counter) -> float:
    """Run a task once and return how long it took by a clock."""
    start = clock()
    task()
    return clock() - start


def processor() -> float:
    """Return the processor's time that this process has used so far, its finished children included."""
    return sum(used.ru_utime + used.ru_stime for used in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN)))


def beside(task: Task, peer: Task, repetitions: int, clock: Clock = processor) -> tuple[float, float]:
    """Return the median time of a task and of its peer, run turn about after one run of each to warm up."""
    task()
    peer()
    times = [(seconds(task, clock), seconds(peer, clock)) for _ in range(repetitions)]
    return median(time for time, _ in times), median(time for _, time in times)


def table(ratios: Sequence[Ratio]) -> str:
    """Write ratios as lines of columns."""
    rows = [("measured", "peer", "time", "peer's time", "ratio", "bound", "")]
    rows += [
        (r.name, r.peer, spoken(r.seconds), spoken(r.peer_seconds), f"{r.ratio:.2f}", f"{r.bound:g}", r.verdict)
        for r in ratios
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    left = (0, 1, 6)
    return "\n".join(
        "  ".join(
            f"{cell:<{width}}" if place in left else f"{cell:>{width}}"
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def spoken(time: float) -> str:
    """Write a time in the unit that suits it."""
    return f"{time:.2f} s" if time >= 1 else f"{time * 1000:.0f} ms"
