"""Kills appending processes at random moments: what was acknowledged is there, nothing is there by half."""

import random
import time
from pathlib import Path

from faults.logs import SIZE, write_log
from faults.processes import BROKEN_OFF, Appender, kill_tracker, run_and_die
from faults.stores import Trial

AT_ONCE = 2
"""So many processes append at the same time."""

LOGS = 40
"""So many logs lie ready for each: more than it can append before it is killed."""

LONGEST = 0.5
"""For so many seconds at most a process appends; an append takes a fraction of it."""

BETWEEN_VERIFYING = 20

THERE_ALREADY = f"Nothing is new: all {SIZE} entries were there already."


def kill_appenders(trial: Trial, kills: int) -> None:
    """Kill so many processes, two that append at the same time in each round; look at the store after every round."""
    acknowledged: set[str] = set()
    rounds = 0
    while trial.tally.counts["kills of an appender"] < kills:
        rounds += 1
        appenders = [start_appender(trial, f"paper-{rounds}-{n}", rounds * AT_ONCE + n) for n in range(AT_ONCE)]
        _kill_all(trial, appenders)
        for appender in appenders:
            _settle(trial, appender, acknowledged)
        trial.expect_whole(acknowledged, f"round {rounds}")
        if rounds % BETWEEN_VERIFYING == 0:
            trial.verify(f"round {rounds}")
    trial.verify("all kills")


def start_appender(trial: Trial, name: str, number: int) -> Appender:
    """Write logs, and start a process that appends them."""
    first = number * LOGS
    return Appender.start(trial.address, [write_log(trial.folder, f"{name}-{n}", first + n) for n in range(LOGS)])


def _kill_all(trial: Trial, appenders: list[Appender]) -> None:
    for appender in appenders:
        appender.go()
    for appender in appenders:
        time.sleep(random.uniform(0, LONGEST / AT_ONCE))  # noqa: S311 - chance, no secret
        trial.tally.count("kills of an appender", appender.kill())
        trial.tally.expect(appender.ended() != BROKEN_OFF, "an appender failed before it was killed")


def _settle(trial: Trial, appender: Appender, acknowledged: set[str]) -> None:
    """Append the log again at which a process was killed: it is there already as a whole, or appended as a whole."""
    heard = appender.acknowledged()
    trial.tally.count("acknowledged appends", len(heard))
    acknowledged.update(heard)
    path = appender.paths[min(len(heard), LOGS - 1)]
    done = trial.append(path)
    trial.tally.count("appended again after a kill")
    trial.tally.count("... of these, there already", done.present == SIZE)
    trial.tally.expect(
        (done.present, sum(done.new.values())) in ((SIZE, 0), (0, SIZE)),
        f"{path.stem} was there by half: {done.present} entries of {SIZE}",
    )
    acknowledged.add(path.stem)
    for other in appender.paths:
        other.unlink()


def lose_replies(trial: Trial, times: int) -> None:
    """End a process after its commit and before its answer; the same command again appends nothing."""
    for number in range(times):
        path = write_log(trial.folder, f"unheard-{number}", number)
        if not run_and_die(trial.address, path):
            trial.tally.expect(False, f"{path.stem} could not be appended")
            continue
        before = trial.position()
        again = trial.tracker("append", path.name)
        trial.tally.count("replies lost, and asked again")
        trial.tally.expect(
            THERE_ALREADY in again.out, f"{path.stem}, appended again, was answered: {again.out}{again.err}"
        )
        trial.tally.expect(trial.position() == before, f"{path.stem} was appended twice")
    trial.verify("lost replies")


def kill_commands(trial: Trial, kills: int) -> None:
    """Kill `tracker append` at random moments of its whole course; the same command again puts it right."""
    usual = trial.tracker("append", write_log(trial.folder, "usual", 1).name).seconds
    for number in range(kills):
        path = write_log(trial.folder, f"command-{number}", number)
        words = ["--store", trial.address, "append", path.name]
        trial.tally.count("kills of 'tracker append'", kill_tracker(trial.folder, words, usual))
        there = trial.sizes().get(path.stem, 0)
        trial.tally.expect(there in (0, SIZE), f"{path.stem} is there by half: {there} entries of {SIZE}")
        again = trial.tracker("append", path.name)
        trial.tally.expect(again.code == 0, f"{path.stem} cannot be appended after a kill: {again.out}{again.err}")
    trial.expect_whole({f"command-{number}" for number in range(kills)}, "kills of 'tracker append'")
    trial.verify("kills of 'tracker append'")
    _no_drafts(trial.folder, trial)


def _no_drafts(folder: Path, trial: Trial) -> None:
    left = [path.name for path in folder.iterdir() if path.name.startswith(".")]
    trial.tally.expect(not left, f"files were left: {left}")
