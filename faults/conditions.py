"""Appends where it cannot be done: each time a sentence, nothing half done, and all well once the cause is gone."""

import re
from contextlib import AbstractContextManager

from attrs import frozen

from faults.logs import SIZE, write_log
from faults.processes import Ran, run_tracker
from faults.stores import Trial

_SENTENCES = re.compile(r"[A-Z][^\n]+[.]")
_WHAT_TO_DO = (
    "try again",
    "Make room",
    "Run the same command again",
    "must be writable",
    "Check the address",
    "tracker init",
)


@frozen
class Condition:
    """Something that keeps an append from its work: how it comes about, and what is to be said of it."""

    name: str
    said: str
    harm: AbstractContextManager[tuple[str, ...]]
    address: str = ""


def try_condition(trial: Trial, condition: Condition) -> None:
    """Append while the condition lasts, and again when it is gone."""
    path = write_log(trial.folder, condition.name.replace(" ", "-"), len(condition.name))
    before = trial.sizes()
    address = condition.address or trial.address
    with condition.harm as prefix:
        refused = run_tracker(trial.folder, "--store", address, "append", path.name, before=prefix)
    trial.tally.count(f"tried: {condition.name}")
    _expect_sentence(trial, condition, refused)
    trial.tally.expect(trial.sizes() == before, f"{condition.name}: something was appended")
    again = trial.tracker("append", path.name)
    trial.tally.expect(
        f"{SIZE} entries appended" in again.out, f"{condition.name}: afterwards still {again.out}{again.err}"
    )
    trial.verify(condition.name)


def _expect_sentence(trial: Trial, condition: Condition, ran: Ran) -> None:
    """Expect exit code 1 and one line on the second stream, which says what is wrong and what to do."""
    line = ran.err.rstrip("\n")
    clear = (
        ran.code == 1
        and not ran.out
        and re.search(condition.said, line)
        and _SENTENCES.fullmatch(line)
        and any(words in line for words in _WHAT_TO_DO)
    )
    trial.tally.expect(clear, f"{condition.name}: answered {ran.code}: {ran.out}{ran.err}")
