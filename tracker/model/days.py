"""Days as whole numbers, so that ranges compare and add without a calendar.

A day is a proleptic Gregorian ordinal (`datetime.date.toordinal`). `PAST` stands before every day that can be
written and `FUTURE` after: they are the ends of ranges that are open.
"""

from collections.abc import Sequence
from datetime import date

Span = tuple[int, int]
"""A first and a last day."""

PAST = 0
FUTURE = date.max.toordinal() + 1

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTH = rf"(?:{'|'.join(f'{name[:3]}(?:{name[3:]}|{name[3:4]})?' for name in MONTHS)})\.?"
"""What matches a month by its name or the beginning of it: 'September', 'Sept.', 'Sep'."""


def day(text: str) -> int:
    """Return the day written as YYYY-MM-DD; raises ValueError where there is no such day."""
    return date.fromisoformat(text).toordinal()


def iso(number: int | None) -> str | None:
    """Write a day as YYYY-MM-DD, and an open end as None."""
    if number is None or number <= PAST or number >= FUTURE:
        return None
    return date.fromordinal(number).isoformat()


def spoken(number: int) -> str:
    """Write a day as people do: '22 May 2021'."""
    written = date.fromordinal(number)
    return f"{written.day} {MONTHS[written.month - 1]} {written.year}"


def spoken_range(earliest: int, latest: int) -> str:
    """Write a range of days as people do, never more precisely than it is: 'in May 2021', 'by 9 June 2022'."""
    if earliest <= PAST and latest >= FUTURE:
        return "at an unknown time"
    if earliest <= PAST:
        return f"by {spoken(latest)}"
    if latest >= FUTURE:
        return f"on or after {spoken(earliest)}"
    if earliest == latest:
        return f"on {spoken(earliest)}"
    first, last = date.fromordinal(earliest), date.fromordinal(latest)
    whole_months = first.day == 1 and (latest + 1 >= FUTURE or date.fromordinal(latest + 1).day == 1)
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return f"in {MONTHS[first.month - 1]} {first.year}"
    if whole_months and first.month == 1 and last.month == 12:
        return f"in {first.year}" if first.year == last.year else f"between {first.year} and {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"between {first.day} and {spoken(latest)}"
    if first.year == last.year:
        return f"between {first.day} {MONTHS[first.month - 1]} and {spoken(latest)}"
    return f"between {spoken(earliest)} and {spoken(latest)}"


def spoken_days(runs: Sequence[Span]) -> str:
    """Write one of some runs of days as people do: 'on 20 or 25 May 2021', 'in May 2021 or in July 2021'."""
    if len(runs) < 2 or any(first < last for first, last in runs) or len({_month(first) for first, _ in runs}) > 1:
        return " or ".join(spoken_range(*run) for run in runs)
    *days, last = (first for first, _ in runs)
    return f"on {', '.join(str(date.fromordinal(day).day) for day in days)} or {spoken(last)}"


def _month(day: int) -> tuple[int, int]:
    written = date.fromordinal(day)
    return written.year, written.month
