"""With what a question is asked: the world's day, the last day of publication, the state of the store."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tracker.model.failures import QuestionError

Day = date | str
"""A day, as a date or written YYYY-MM-DD."""

Moment = date | str | int
"""A state of the store: a position, a day, or a time, also as they are written."""


class BadDay(QuestionError):
    """What was given for a day is not a date."""

    def __init__(self, asked: object) -> None:
        super().__init__(f"'{asked}' is not a date. Use YYYY-MM-DD.")
        self.asked = asked


class Backwards(QuestionError):
    """A period ends before it begins."""

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = date.fromordinal(first), date.fromordinal(last)
        super().__init__(f"The period ends on {self.last}, before it begins on {self.first}. Exchange the two days.")


class Bounds(NamedTuple):
    """The three dates of a question: `on` and `known_by` are days as whole numbers, None for no bound."""

    on: int
    known_by: int | None = None
    recorded_by: str | None = None


def bounds(on: Day | None = None, known_by: Day | None = None, recorded_by: Moment | None = None) -> Bounds:
    """Read the three dates of a question; raises BadDay. The world's day is today where none is named."""
    return Bounds(day_or_today(on), optional_day(known_by), moment(recorded_by))


def day_number(day: Day) -> int:
    """Return a day as a whole number; raises BadDay."""
    if isinstance(day, date):
        return day.toordinal()
    try:
        return date.fromisoformat(day).toordinal()
    except (ValueError, TypeError):
        raise BadDay(day) from None


def day_or_today(day: Day | None) -> int:
    """Return a day as a whole number, the reader's own where none is named."""
    return date.today().toordinal() if day is None else day_number(day)  # noqa: DTZ011 - as the reader's clock has it


def optional_day(day: Day | None) -> int | None:
    """Return a day as a whole number, None where none is named."""
    return None if day is None else day_number(day)


def moment(asked: Moment | None) -> str | None:
    """Write a state of the store as the store reads it."""
    return asked.isoformat() if isinstance(asked, date) else None if asked is None else str(asked)


def check_period(first: int | None, last: int | None) -> None:
    """Refuse a period that ends before it begins."""
    if first is not None and last is not None and last < first:
        raise Backwards(first, last)
