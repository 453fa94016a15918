"""What a panel is asked for: rows of which sort, of whom, over which periods, and which columns these have."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from attrs import frozen

from tracker.model.catalogue import Pattern

UNITS = ("dyad", "actor", "member")
"""What a row is of: a pair of actors, one actor, or an actor and a format."""

RULES = ("last-day", "first-day", "any-day", "all-days", "longest")
"""Which of the days of a period speak for it: those on which all of the row's actors are there."""

EVERY = ("year", "quarter", "month", "day")

COUNTS = ("kind", "quad", "root", "goldstein")
"""What acts can be counted by."""


@frozen
class PanelWanted:
    """The rows and columns that are asked for.

    The actors are the `codes` and whoever was, or may have been, a full member of one of the `formats`; or else the
    states of the list of a `system` on its days. A pair that is not `directed` has one row a period.
    """

    first: int
    last: int
    unit: str = "dyad"
    codes: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    system: str = ""
    every: str = "year"
    fluents: tuple[Pattern, ...] = ()
    rule: str = "last-day"
    directed: bool = True
    counts: tuple[str, ...] = ()
    figures: bool = False


@frozen
class Period:
    """The days of one period, both inside, and what a row says of when it is."""

    first: int
    last: int
    named: tuple[int | str, ...]


def periods(wanted: PanelWanted) -> Iterator[Period]:
    """Yield the periods from the first day to the last; the two at the ends may be cut."""
    first = wanted.first
    while first <= wanted.last:
        day = date.fromordinal(first)
        last = min(_last_day(day, wanted.every), wanted.last)
        yield Period(first, last, _named(day, wanted.every))
        first = last + 1


def _last_day(day: date, every: str) -> int:
    """Return the last day of the period in which a day lies."""
    if every == "day":
        return day.toordinal()
    months = {"year": 12, "quarter": 3, "month": 1}[every]
    last_month = ((day.month - 1) // months + 1) * months
    return day.replace(month=last_month, day=monthrange(day.year, last_month)[1]).toordinal()


def _named(day: date, every: str) -> tuple[int | str, ...]:
    if every == "day":
        return day.year, day.isoformat()
    part = {"year": (), "quarter": ((day.month + 2) // 3,), "month": (day.month,)}[every]
    return day.year, *part
