"""Dates as documents give them: a day range, written in a subset of EDTF (ISO 8601-2:2019, Extended Date/Time Format).

A date is never made more precise than its source. What is read: year, month, day; `?` `~` `%` after the whole date;
unspecified digits from the right (`202X`, `2021-XX`); seasons 21-23, quarters 33-36, quadrimesters 37-39, halves
40-41; intervals `a/b` with `..` or empty ends; one of a set `[a..b]`, `[a,b]`, `[..b]`, `[a..]`. All else is refused
with its column and a hint.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache

from attrs import evolve, frozen

from tracker.model.days import FUTURE, MONTHS, PAST, Span, spoken_days

TOLERANCE = "a date marked ~ or ? is widened by 3 days, 1 month or 1 year, as it is written"
"""The declared tolerance of approximate and uncertain dates, as every report prints it."""

_TOLERANCE_DAYS = 3


class DateFault(ValueError):
    """A text is not a date of the subset: `column` counts from 1 within it, `hint` says what to write."""

    def __init__(self, text: str, column: int, hint: str) -> None:
        super().__init__(f"'{text}' is not a date that is read here")
        self.text, self.column, self.hint = text, column, hint


@frozen
class VagueDate:
    """A date as written, and the day range in which it lies.

    `earliest` and `latest` are days (`PAST` and `FUTURE` where open). An extent (`a/b`) lasted: its range is that of
    its first date, and `last` is the latest day of its end; elsewhere `last` equals `latest`. A set that leaves days
    out between has its `members`, the first of them first.
    """

    text: str
    earliest: int
    latest: int
    last: int
    extent: bool = False
    members: tuple[Span, ...] = ()

    @property
    def days(self) -> tuple[Span, ...]:
        """The runs of days on one of which it lies: one, but for a set that leaves days out between."""
        return self.members or ((self.earliest, self.latest),)

    @property
    def exact(self) -> bool:
        """Say whether the date is one day."""
        return self.earliest == self.latest

    def by(self, day: int) -> "VagueDate":
        """Return the date bounded by a last day; one that lies wholly after that day is left as it is."""
        if day >= self.latest or day < self.earliest:
            return self
        days = tuple((first, min(last, day)) for first, last in self.days if first <= day)
        latest = days[-1][1]
        return evolve(self, latest=latest, last=min(self.last, day), members=days if len(days) > 1 else ())

    def spoken(self) -> str:
        """Write the date as people do: 'in May 2021', 'on 20 or 25 May 2021', 'from January 2018 to August 2018'."""
        if not self.extent:
            return spoken_days(self.days)
        first, last = (_noun(end) for end in self.text.split("/"))
        return " ".join(word for word in (first and f"from {first}", last and f"to {last}") if word)


def _noun(end: str) -> str:
    """Write one end of an extent without its preposition; an open one is empty."""
    return "" if end in ("", "..") else parse_date(end).spoken().removeprefix("in ").removeprefix("on ")


_ONE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX|\dXXX)"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?"
    r"(?P<mark>[?~%])?",
    re.ASCII,
)
_WITH_SLASHES = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|\d{4}/\d{1,2}/\d{1,2}", re.ASCII)
"""A day, and no interval."""

# Groups of months by their EDTF number: seasons are meteorological and of the northern hemisphere.
_GROUPS: dict[int, tuple[int, int]] = {
    **{21 + n: (3 + 3 * n, 3) for n in range(3)},
    **{33 + n: (1 + 3 * n, 3) for n in range(4)},
    **{37 + n: (1 + 4 * n, 4) for n in range(3)},
    **{40 + n: (1 + 6 * n, 6) for n in range(2)},
}


@lru_cache(maxsize=65536)
def parse_date(text: str) -> VagueDate:
    """Read a date of the subset; raises DateFault with the column and a hint for everything else."""
    if text.startswith("["):
        members = _one_of_set(text)
        latest = members[-1][1]
        return VagueDate(text, members[0][0], latest, latest, members=members if len(members) > 1 else ())
    if "/" in text and not _WITH_SLASHES.fullmatch(text):
        return _extent(text)
    earliest, latest = _single(text, text, 1)
    return VagueDate(text, earliest, latest, latest)


def _extent(text: str) -> VagueDate:
    first, _, second = text.partition("/")
    if "/" in second:
        raise DateFault(text, len(first) + len(second.partition("/")[0]) + 3, "An interval has one '/': first/last.")
    if first in ("", "..") and second in ("", ".."):
        raise DateFault(text, 1, "An interval needs at least one end that is a date.")
    start = (PAST, FUTURE) if first in ("", "..") else _single(first, text, 1)
    end = (PAST, FUTURE) if second in ("", "..") else _single(second, text, len(first) + 2)
    if end[1] < start[0]:
        raise DateFault(text, len(first) + 2, "The interval ends before it begins.")
    return VagueDate(text, start[0], min(start[1], end[1]), end[1], extent=True)


def _one_of_set(text: str) -> tuple[Span, ...]:
    if not text.endswith("]"):
        raise DateFault(text, len(text), "A set of dates ends with ']'.")
    spans: list[Span] = []
    column = 2
    for member in text[1:-1].split(","):
        stripped = member.strip(" ")
        spans.append(_member(stripped, text, column + len(member) - len(member.lstrip(" "))))
        column += len(member) + 1
    return _joined(spans)


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join the runs of days between which no day is left out."""
    runs: list[Span] = []
    for first, last in sorted(spans):
        if runs and first <= runs[-1][1] + 1:
            runs[-1] = runs[-1][0], max(runs[-1][1], last)
        else:
            runs.append((first, last))
    return tuple(runs)


def _member(member: str, text: str, column: int) -> Span:
    if ".." not in member:
        return _single(member, text, column)
    first, _, second = member.partition("..")
    if not first and not second:
        raise DateFault(text, column, "A set needs at least one end that is a date.")
    earliest = _single(first, text, column)[0] if first else PAST
    latest = _single(second, text, column + len(first) + 2)[1] if second else FUTURE
    if latest < earliest:
        raise DateFault(text, column + len(first) + 2, "The set ends before it begins.")
    return earliest, latest


def _single(part: str, text: str, column: int) -> Span:
    """Read one date without brackets or slash to its range of days."""
    match = _ONE.fullmatch(part)
    if match is None:
        raise DateFault(text, column + _first_fault(part), _hint(part))
    year, month, day, mark = match.group("year", "month", "day", "mark")
    widen: Callable[[Span], Span] = _by_year
    if "X" in year:
        if month is not None:
            raise DateFault(
                text, column + year.index("X"), "Digits are left unspecified from the right: 202X, 2021-XX."
            )
        low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
        span = (_ordinal(max(low, 1), 1, 1), _ordinal(high, 12, 31))
    elif month is None or (month == "XX" and day in (None, "XX")):
        span = _months(_year(year, text, column), 1, 12)
    elif month == "XX":
        raise DateFault(text, column + 5, "Digits are left unspecified from the right: 2021-XX, 2021-05-XX.")
    else:
        span, widen = _within_year(_year(year, text, column), int(month), day, text, column)
    return widen(span) if mark else span


def _within_year(year: int, month: int, day: str | None, text: str, column: int) -> tuple[Span, Callable[[Span], Span]]:
    if month in _GROUPS and day is None:
        first, length = _GROUPS[month]
        return _months(year, first, length), _by_month
    if month == 24:
        raise DateFault(text, column + 5, f"Winter lies in two years: write the months, as [{year}-12..{year + 1}-02].")
    if not 1 <= month <= 12:
        hint = "A month is 01 to 12, a season 21 to 23, a quarter 33 to 36, a third 37 to 39, a half 40 or 41."
        raise DateFault(text, column + 5, hint)
    if day is None or day == "XX":
        return _months(year, month, 1), _by_month
    days = monthrange(year, month)[1]
    if not 1 <= int(day) <= days:
        raise DateFault(text, column + 8, f"{MONTHS[month - 1]} {year} has {days} days.")
    number = _ordinal(year, month, int(day))
    return (number, number), _by_day


def _year(year: str, text: str, column: int) -> int:
    if year == "0000":
        raise DateFault(text, column, "Years run from 0001 to 9999.")
    return int(year)


def _ordinal(year: int, month: int, day: int) -> int:
    return date(year, month, day).toordinal()


def _months(year: int, first: int, length: int) -> Span:
    last = first + length - 1
    return _ordinal(year, first, 1), _ordinal(year, last, monthrange(year, last)[1])


def _by_day(span: Span) -> Span:
    return max(span[0] - _TOLERANCE_DAYS, PAST), min(span[1] + _TOLERANCE_DAYS, FUTURE)


def _by_month(span: Span) -> Span:
    """Widen by one month on either side; a whole month begins on its first day and ends on its last."""
    before, after = span[0] - 1, span[1] + 1
    return _month_of(before)[0] if before > PAST else PAST, _month_of(after)[1] if after < FUTURE else FUTURE


def _month_of(day: int) -> Span:
    written = date.fromordinal(day)
    return _months(written.year, written.month, 1)


def _by_year(span: Span) -> Span:
    first, last = date.fromordinal(span[0]).year, date.fromordinal(span[1]).year
    return (
        _ordinal(first - 1, 1, 1) if first > 1 else PAST,
        _ordinal(last + 1, 12, 31) if last < 9999 else FUTURE,
    )


def _first_fault(part: str) -> int:
    """Return how many characters of a refused date still fit the beginning of one."""
    shape = "0000-00-00"
    for place, character in enumerate(part):
        if place >= len(shape) or not (
            (shape[place] == "-" and character == "-") or (shape[place] == "0" and character in "0123456789X")
        ):
            return place
    return max(len(part) - 1, 0)


def _hint(part: str) -> str:
    """Say what to write instead of the most usual mistakes."""
    if not part:
        return "A date belongs here, as 2021-05-22, 2021-05, 2021 or [2021-05..2021-07]."
    from tracker.model.meant import meant  # noqa: PLC0415 - a good log never needs it

    if likely := [written for written in dict.fromkeys(meant(part)) if _reads(written)]:
        shown = [f"{written} ({parse_date(written).spoken()})" for written in likely] if len(likely) > 1 else likely
        return f"Write {' or '.join(shown)}."
    if "T" in part or ":" in part:
        return "Dates are whole days: leave out the time."
    if re.fullmatch(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}", part):
        return "Write year, month and day: 2021-05-22."
    if re.fullmatch(r"\d{4}-\d{1,2}(-\d{1,2})?[?~%]?", part):
        return "Month and day have two digits: 2021-05-02."
    if re.search(r"[?~%].", part):
        return "A qualifier (?, ~ or %) stands once, after the whole date: 2021-05~."
    if re.search(r"[A-Wa-z]", part):
        return "Write numbers: 2021-05 for May 2021, 2021-21 for spring, 202X for the 2020s."
    if part.startswith("-") or re.match(r"\d{5}", part):
        return "Years run from 0001 to 9999 and have four digits."
    return (
        "Write 2021-05-22, 2021-05, 2021, 2021-33 (a quarter), 2020/2021 (it lasted) or [2020..2021] (one day within)."
    )


def _reads(text: str) -> bool:
    """Say whether a text is a date."""
    try:
        parse_date(text)
    except DateFault:
        return False
    return True
