"""Days and ranges of days as people write them, never more exactly than they are known."""

import re
from collections.abc import Sequence
from datetime import date

from tracker.model.dates import VagueDate
from tracker.model.days import FUTURE, MONTHS, PAST, spoken, spoken_range
from tracker.reports.language.words import listed

WIDE = 62
"""A range of more days than this is one 'at some point' in which something happened."""
_YEAR = 366
_DASH = "\u2013"
_ONE_MONTH = re.compile(r"from (\d+|\d+ \w+|[^\W\d]+) ((?:[^\W\d]+ )?\d{4}) to (.+) \2")

Span = tuple[int, int]


def days(earliest: int, latest: int) -> str:
    """Write a range of days: 'on 22 May 2021', 'at some point between 2021 and November 2025'."""
    if earliest > PAST and latest < FUTURE and latest - earliest > WIDE and not _whole(earliest, latest):
        return f"at some point {_between(earliest, latest)}"
    if earliest <= PAST and latest < FUTURE:
        return f"by {spoken(latest)}"
    return spoken_range(earliest, latest)


def plain_days(span: Span) -> str:
    """Write a range of days as it stands in brackets: '22 May 2021', 'May 2021', 'between 1 and 3 May 2021'."""
    return bare(days(*span))


def bare(said: str) -> str:
    """Leave out the preposition with which a date or a range of days begins: '22 May 2021', 'May 2021'."""
    return said.removeprefix("on ").removeprefix("in ")


def plain_when(said: str) -> str:
    """Leave out that a range of days is one 'at some point', where its place says so: 'between May and July 2021'."""
    return bare(said).removeprefix("at some point ")


def period(first: int, last: int) -> str:
    """Write a period that is asked about: 'from 1 January to 31 December 2021'."""
    begins, ends = date.fromordinal(first), date.fromordinal(last)
    if first == last:
        return f"on {spoken(first)}"
    start = f"{begins.day} {MONTHS[begins.month - 1]}" if begins.year == ends.year else spoken(first)
    return f"from {start} to {spoken(last)}"


def short_range(first: int, last: int) -> str:
    """Write from which day to which something went on, the month and year once: '10-12 August 2021'."""
    begins, ends = date.fromordinal(first), date.fromordinal(last)
    if first == last:
        return spoken(first)
    if begins.year != ends.year:
        return f"{spoken(first)} {_DASH} {spoken(last)}"
    if begins.month != ends.month:
        return f"{begins.day} {MONTHS[begins.month - 1]} {_DASH} {spoken(last)}"
    return f"{begins.day}{_DASH}{spoken(last)}"


def listed_days(ranges: Sequence[tuple[int, int]]) -> str:
    """Write several ranges of days, the year once where all are exact and in one year."""
    exact = all(first == last for first, last in ranges)
    if not exact or len({date.fromordinal(first).year for first, _ in ranges}) > 1:
        return listed([days(*one) for one in ranges])
    written = [date.fromordinal(first) for first, _ in ranges]
    one_month = len({one.month for one in written}) == 1
    short = [str(one.day) if one_month else f"{one.day} {MONTHS[one.month - 1]}" for one in written]
    month = f" {MONTHS[written[-1].month - 1]}" if one_month else ""
    return f"on {listed(short)}{month} {written[-1].year}"


def age(earliest: int, latest: int, day: int) -> str:
    """Write how long ago something was: '5 days', '4 months', 'up to 3 years'."""
    passed = max(day - latest, 0) if earliest <= PAST else max(day - earliest, 0)
    vague = "up to " if earliest > PAST and latest - earliest > WIDE else ""
    if passed < 62:
        return f"{vague}{passed} day{'' if passed == 1 else 's'}"
    return vague + (f"{round(passed / 30.44)} months" if passed < 731 else f"{passed * 100 // 36525} years")


def _whole(earliest: int, latest: int) -> bool:
    """Say whether a range is a whole year, or whole years."""
    first, last = date.fromordinal(earliest), date.fromordinal(latest)
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _between(earliest: int, latest: int) -> str:
    """Write a wide range: by its years and months where it fills them, or where it is longer than a year."""
    first, last = date.fromordinal(earliest), date.fromordinal(latest)
    ends_month = date.fromordinal(latest + 1).day == 1
    if first.year == last.year and first.day == 1 and ends_month:
        return f"between {MONTHS[first.month - 1]} and {MONTHS[last.month - 1]} {last.year}"
    if latest - earliest <= _YEAR:
        return spoken_range(earliest, latest)
    begins = str(first.year) if (first.month, first.day) == (1, 1) else f"{MONTHS[first.month - 1]} {first.year}"
    ends = str(last.year) if (last.month, last.day) == (12, 31) else f"{MONTHS[last.month - 1]} {last.year}"
    return f"between {begins} and {ends}"


def span(earliest: int, latest: int) -> str:
    """Write a range of days, an exact one as a date."""
    if earliest == latest:
        return spoken(latest)
    return spoken_range(earliest, latest)


def short(number: int) -> str:
    """Write a day where there is little room: '22 May 2021', '4 Sep 2021'."""
    written = date.fromordinal(number)
    return f"{written.day} {MONTHS[written.month - 1][:3]} {written.year}"


def dated(date: VagueDate) -> str:
    """Write a date, and of one that lasted the month and year once: 'from 22 to 24 May 2024'."""
    if date.earliest == date.last:
        return spoken_range(date.earliest, date.last)
    return _ONE_MONTH.sub(r"from \1 to \3 \2", date.spoken()) if date.extent else date.spoken()
