"""With what a briefing is asked: its bounds, its period, its handling, and from which state of the log on."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tracker.desk.bounds import Backwards, Bounds
from tracker.desk.files import read_bytes
from tracker.desk.formats import mark_named
from tracker.desk.lazily import Lazily
from tracker.model.days import day
from tracker.model.failures import QuestionError

if TYPE_CHECKING:
    from tracker.store.proof import checkpoint
else:
    checkpoint = Lazily("tracker.store.proof.checkpoint")  # only what is asked with one needs one


class Head(NamedTuple):
    """What stands at the head of two pages as it was given: the day of issue, the desk, and whom to ask."""

    issued: int | None = None
    desk: str = ""
    contact: str = ""


NO_HEAD = Head()


class Scope(NamedTuple):
    """With what a briefing is asked: its bounds, the first day of its period, the highest handling, and a root.

    `root` is that of the checkpoint which names the record, empty where none does. `head` stands at a page's head.
    `is_default` says that nobody named the period. `sections` is a file that says which sections the page has.
    """

    bounds: Bounds
    since: int
    handling: str = ""
    root: bytes = b""
    head: Head = NO_HEAD
    is_default: bool = False
    sections: str = ""


class Checkpointed(NamedTuple):
    """A state of the log: its position or moment, the day that was asked about, and its root where that is known."""

    recorded_by: str
    day: int | None = None
    root: bytes = b""


def scope(
    bounds: Bounds, since: int | None, handling: str | None, at: str | Path | None, head: Head = NO_HEAD
) -> Scope:
    """Read with what a briefing is asked; without `since` the period is the year up to the day."""
    first = _year_before(bounds.on) if since is None else since
    if first > bounds.on:
        raise Backwards(first, bounds.on)
    mark = mark_named(handling)
    if at is None:
        return Scope(bounds, first, mark, head=head, is_default=since is None)
    if bounds.recorded_by:
        raise QuestionError("A checkpoint and 'recorded by' both name a state of the store. Name one of them.")
    state = checkpointed(at)
    return Scope(bounds._replace(recorded_by=state.recorded_by), first, mark, state.root, head, since is None)


def last_state(since: str, last_on: int | None) -> Checkpointed:
    """Read what the last briefing was made from: a checkpoint's file, or a position, day or time of the store."""
    found = checkpointed(since) if Path(since).is_file() else Checkpointed(since, _day_of(since))
    return found if last_on is None else found._replace(day=last_on)


def checkpointed(path: str | Path) -> Checkpointed:
    """Read a checkpoint: the position that it stands for, and the day on which the last entry was recorded."""
    found = checkpoint.read_checkpoint(read_bytes(path))
    return Checkpointed(str(found.size), day(found.recorded_at[:10]) if found.recorded_at else None, found.root)


def _day_of(written: str) -> int | None:
    """Return the day that is written, None where a position or a time is."""
    try:
        return day(written) if "-" in written else None
    except ValueError:
        return None


def _year_before(number: int) -> int:
    """Return the first day of the year that ends with a day: 1 January for 31 December."""
    last = date.fromordinal(number)
    if last.year == date.min.year:
        return date.min.toordinal()
    in_leap_year = (last.month, last.day) == (2, 29)
    return last.replace(year=last.year - 1, day=28 if in_leap_year else last.day).toordinal() + 1
