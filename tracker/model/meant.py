"""What somebody may have meant by a text that is no date of the subset: 19.9.2023, 27 September 2023, early 2021."""

import re
from calendar import monthrange
from unicodedata import category, decimal

from tracker.model.days import MONTH, MONTHS

_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([./-])(\d{1,2})(?:\2(\d{1,2}))?([?~%]?)", re.ASCII)

_MONTH = f"(?P<month>{MONTH})"
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FLAGS = re.ASCII | re.IGNORECASE
_WORDS = (
    re.compile(rf"{_DAY}(?: of)? {_MONTH},? {_YEAR}", _FLAGS),
    re.compile(rf"{_MONTH} {_DAY},? {_YEAR}", _FLAGS),
    re.compile(rf"{_MONTH},? {_YEAR}", _FLAGS),
)

_DASH, _MINUS = "-", "\u2212"

_THIRDS = {"early": 0, "beginning of": 0, "mid": 1, "middle of": 1, "late": 2, "end of": 2}
_THIRD = re.compile(rf"(?:the |at the |in )?(?P<third>{'|'.join(_THIRDS)})[ -](?:{_MONTH},? )?{_YEAR}", _FLAGS)

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23}
_SEASON = re.compile(rf"(?P<season>{'|'.join(_SEASONS)})(?: of)? {_YEAR}", _FLAGS)


def meant(written: str) -> list[str]:
    """Write as dates what a text may mean, the likeliest first; what comes out may still be no day of any calendar."""
    if (plain := _plain(written)) != written:
        return [plain, *meant(plain)]
    if match := _YEAR_FIRST.fullmatch(written):
        return [_numbers(match[1], match[3], match[4]) + match[5]]
    if match := _DAY_FIRST.fullmatch(written):
        first, separator, second, year = match.groups()
        by_day, by_month = _numbers(year, second, first), _numbers(year, first, second)
        only_by_day = separator == "." and int(second) <= 12
        return [by_day] if only_by_day or first == second else [by_day, by_month]
    words = " ".join(written.split())
    if match := _THIRD.fullmatch(words):
        return [_third(_THIRDS[match["third"].lower()], int(match["year"]), month_number(match["month"]))]
    if match := _SEASON.fullmatch(words):
        return [f"{match['year']}-{_SEASONS[match['season'].lower()]}"]
    found = [match for shape in _WORDS if (match := shape.fullmatch(words))]
    return [_numbers(m["year"], str(month_number(m["month"])), m.groupdict().get("day")) for m in found]


def _plain(written: str) -> str:
    """Write with the hyphens and digits of a keyboard what looks so, without the spaces around it."""
    return "".join(_DASH if category(c) == "Pd" or c == _MINUS else str(decimal(c, c)) for c in written).strip()


def _numbers(year: str, month: str, day: str | None) -> str:
    return f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else "")


def month_number(name: str | None) -> int:
    """Return the number of a month by its name or the beginning of it; 0 where there is none."""
    return next((n for n, month in enumerate(MONTHS, 1) if name and month[:3].lower() == name[:3].lower()), 0)


def _third(third: int, year: int, month: int) -> str:
    """Write a third of a year or of a month; the first two of a month have ten days each."""
    if not month:
        return f"[{year:04}-{4 * third + 1:02}..{year:04}-{4 * third + 4:02}]"
    last = monthrange(max(year, 1), month)[1] if third == 2 else 10 * third + 10
    return f"[{year:04}-{month:02}-{10 * third + 1:02}..{year:04}-{month:02}-{last:02}]"
