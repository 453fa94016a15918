"""Kills the commands that write files, at random and at the worst moment: a file is as it was or as it is to be."""

from pathlib import Path

from attrs import frozen

from faults.logs import write_log
from faults.processes import KILLED_AT, kill_tracker, run_tracker
from faults.stores import Trial

REASON = "The text says otherwise."


@frozen
class Mending:
    """A command of the desk, and the file that it writes."""

    trial: Trial
    words: tuple[str, ...]

    @property
    def file(self) -> Path:
        """The desk's own document."""
        return self.trial.folder / "desk.yaml"

    def content(self) -> bytes:
        """Return what stands in the file."""
        return self.file.read_bytes() if self.file.exists() else b""

    def entries(self) -> int:
        """Return how many mendings the store has."""
        return max(self.trial.sizes().get("desk", 0) - 1, 0)


def prepare(trial: Trial) -> float:
    """Append a log to be mended, and mend it once; return how long that took."""
    trial.append(write_log(trial.folder, "mended", 3))
    return trial.tracker(*_mending(0)).seconds


def kill_mendings(trial: Trial, kills: int) -> None:
    """Kill `tracker correct` and `tracker retract` at random moments; the same command again puts it right."""
    usual = prepare(trial)
    for number in range(1, kills + 1):
        mending = Mending(trial, _mending(number))
        before = mending.content()
        words = ["--store", trial.address, *mending.words]
        trial.tally.count("kills of 'correct' and 'retract'", kill_tracker(trial.folder, words, usual))
        _settle(mending, before, number)
    trial.verify("kills of 'correct' and 'retract'")


def kill_before_renaming(trial: Trial) -> None:
    """Kill a command of the desk when the store has its entry and the file has not."""
    before = (trial.folder / "desk.yaml").read_bytes()
    number = before.count(b"reason:")
    mending = Mending(trial, _mending(number))
    killed = run_tracker(
        trial.folder,
        *("--store", trial.address, *mending.words),
        code=KILLED_AT.format(event="os.rename", name=".draft"),
    )
    trial.tally.count("kills between store and file", killed.code == -9)
    trial.tally.expect(mending.entries() == number + 1, "a kill before the renaming came before the append")
    other = trial.tracker(*_mending(number + 1))
    trial.tally.expect(other.code == 1 and "tracker export desk" in other.out, f"no way out is shown: {other.out}")
    _settle(mending, before, number)


def kill_while_writing(trial: Trial) -> None:
    """Kill `tracker checkpoint` when it is to put the new file in the place of the old."""
    file = trial.folder / "log.checkpoint"
    trial.tracker("checkpoint", "-o", file.name)
    before = file.read_bytes()
    trial.append(write_log(trial.folder, "written", 5))
    words = ("--store", trial.address, "checkpoint", "-o", file.name)
    killed = run_tracker(trial.folder, *words, code=KILLED_AT.format(event="os.rename", name=".draft"))
    trial.tally.count("kills while a file is written", killed.code == -9)
    trial.tally.expect(killed.code == -9, f"a checkpoint is not written beside its place first: {killed.err}")
    trial.tally.expect(file.read_bytes() == before, "half a checkpoint was left")


def _mending(number: int) -> tuple[str, ...]:
    """Return a command that mends: the last one that is given a key says what holds."""
    words = ("--set", f"note=reading {number}", "--reason", REASON)
    return ("correct", f"mended/recalled-{number % 2}", *words) if number % 2 else _retraction(number)


def _retraction(number: int) -> tuple[str, ...]:
    """Return a command that retracts: an event, and the next time its retraction, for nothing is retracted twice."""
    before = number // 2
    of = f"desk/retraction-{before}" if before % 2 else "mended/recalled-2"
    return ("retract", of, "--reason", f"{REASON} It was reading {number}.")


def _settle(mending: Mending, before: bytes, number: int) -> None:
    """See that the file is whole; run the command again where the file has not what it was to have."""
    tally, after = mending.trial.tally, mending.content()
    tally.expect(
        after.startswith(before) and after.count(b"reason:") in (number, number + 1), f"half a file: {after!r}"
    )
    if after == before:
        again = mending.trial.tracker(*mending.words)
        tally.expect(again.code == 0, f"{mending.words} cannot be run again: {again.out}{again.err}")
    done = mending.content().count(b"reason:"), mending.entries()
    tally.expect(done == (number + 1, number + 1), f"file and store have {done} mendings, and not {number + 1}")
