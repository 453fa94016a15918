"""Days, doubt, numbers and lists as people write them, never more exactly than they are known."""

from collections.abc import Collection, Sequence
from datetime import date

from tracker.calculus.timeline import Answer
from tracker.model.days import FUTURE, MONTHS, PAST, spoken, spoken_range
from tracker.reports.sentences import listed, sentence

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WIDE = 62
"""A range of more days than this is one 'at some point' in which something happened."""
_YEAR = 366

Span = tuple[int, int]


def days(earliest: int, latest: int) -> str:
    """Write a range of days: 'on 22 May 2021', 'at some point between 2021 and November 2025'."""
    if earliest > PAST and latest < FUTURE and latest - earliest > _WIDE and not _whole(earliest, latest):
        return f"at some point {_between(earliest, latest)}"
    if earliest <= PAST and latest < FUTURE:
        return f"by {spoken(latest)} at the latest"
    return spoken_range(earliest, latest)


def plain_days(span: Span) -> str:
    """Write a range of days as it stands in brackets: '22 May 2021', 'May 2021', 'between 1 and 3 May 2021'."""
    return days(*span).removeprefix("on ").removeprefix("in ")


def period(first: int, last: int) -> str:
    """Write a period that is asked about: 'from 1 January to 31 December 2021'."""
    begins, ends = date.fromordinal(first), date.fromordinal(last)
    if first == last:
        return f"on {spoken(first)}"
    start = f"{begins.day} {MONTHS[begins.month - 1]}" if begins.year == ends.year else spoken(first)
    return f"from {start} to {spoken(last)}"


def since(answer: Answer, earliest: int, latest: int, begins: Collection[int]) -> str:
    """Write since when an answer stands, without 'since': '22 May 2021', '10 August 2021 at the latest'.

    Empty where nothing is known of it; `begins` are the first days on which it can be asked at all.
    """
    if answer is Answer.POSSIBLY or latest <= PAST:
        return ""
    if earliest == latest:
        return spoken(latest)
    if earliest in begins or earliest <= PAST or latest - earliest > _WIDE:
        return f"{spoken(latest)} at the latest"
    said = spoken_range(earliest, latest)
    return said.removeprefix("in ") if said.startswith("in ") else f"a day {said}"


def number(count: int) -> str:
    """Write a small number as a word."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def of_many(count: int, word: str, plural: str = "") -> str:
    """Write a number of things: 'one act', 'three acts', '17 acts'."""
    return f"{number(count)} {word if count == 1 else plural or word + 's'}"


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


def listed_lines(lines: Sequence[int]) -> str:
    """Write the numbers of lines: 'line 12', 'lines 19, 23 and 29'."""
    return f"line{'s' if len(lines) > 1 else ''} {listed([str(line) for line in lines])}"


def capital(text: str) -> str:
    """Begin with a capital letter, where the script has one."""
    return sentence(text)


def age(earliest: int, latest: int, day: int) -> str:
    """Write how long ago something was: '5 days', '4 months', 'up to 3 years'."""
    passed = max(day - latest, 0) if earliest <= PAST else max(day - earliest, 0)
    vague = "up to " if earliest > PAST and latest - earliest > _WIDE else ""
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
