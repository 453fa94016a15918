"""The one date that a phrase of a document means: 'on 22 May 2021', 'around May 2021', 'recently', 'on Monday'.

The words and their ranges are those of the table in the coder's handbook. What may mean two dates means none here.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from tracker.model.dates import DateFault, VagueDate, parse_date
from tracker.model.days import FUTURE, MONTH
from tracker.model.meant import meant, month_number

_FLAGS = re.ASCII | re.IGNORECASE
_ABOUT = re.compile(r"(?:around|about|circa|c\.|roughly|approximately) (?P<rest>.+)", _FLAGS)
_BY = re.compile(r"(?:by|not later than|no later than) (?P<rest>.+)", _FLAGS)
_TWO_ENDS = (
    (re.compile(r"between (?P<first>.+) and (?P<last>.+)", _FLAGS), "[{first}..{last}]"),
    (re.compile(r"from (?P<first>.+) (?:to|until|till|through) (?P<last>.+)", _FLAGS), "{first}/{last}"),
    (re.compile(r"(?:on )?(?P<first>.+) or (?P<last>.+)", _FLAGS), "[{first},{last}]"),
)
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_QUARTER = re.compile(rf"(?:the )?(?P<which>{'|'.join(_QUARTERS)}) quarter(?: of)? (?P<year>\d{{4}})", _FLAGS)
_SHORT_QUARTER = re.compile(r"Q(?P<which>[1-4])[ /](?P<year>\d{4})", _FLAGS)
_HALF = re.compile(r"(?:the )?(?P<which>first|second) half(?: of)? (?P<year>\d{4})", _FLAGS)
_DECADE = re.compile(r"(?:the )?(?P<decade>\d{3})0s", _FLAGS)
_LEAD = re.compile(r"(?:on|in|during|the) ", _FLAGS)

_BACK = {
    "just": 7,
    "just now": 7,
    "now": 7,
    "today": 7,
}
"""So many days back from the last day of publication some words reach."""
_MONTHS_BACK = {
    "recently": 3,
    "lately": 3,
    "in recent months": 6,
    "recent months": 6,
    "in recent years": 60,
    "recent years": 60,
}
"""So many months back from it others reach."""
_TEN_YEARS = 3660
_OPEN = ("previously", "earlier", "already")
"""And these reach back without an end."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"(?:on |last |this )?(?P<day>{'|'.join(_WEEKDAYS)})", _FLAGS)
_CALENDAR = re.compile(r"(?P<which>last|this|earlier this) (?P<part>week|month|year)", _FLAGS)
_MONTH = f"(?P<month>{MONTH})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_OF_THE_YEAR = (
    re.compile(rf"(?:on |in )?{_MONTH}(?: {_DAY})?", _FLAGS),
    re.compile(rf"(?:on )?{_DAY}(?: of)? {_MONTH}", _FLAGS),
)


def date_meant(words: str, published: VagueDate | None = None) -> str | None:
    """Write as a date what a phrase means; None where it means none, or may mean two.

    Without a day of publication, from which vague words and weekdays are counted back, these mean none.
    """
    phrase = " ".join(words.split())
    found = _named(phrase) or (_counted(phrase, published) if published else None)
    return found if found is not None and _reads(found) else None


def _named(phrase: str) -> str | None:
    """Return what a phrase means that names its year itself."""
    plain = _LEAD.sub("", phrase, count=1) if _LEAD.match(phrase) else phrase
    for written in (phrase, plain):
        if _reads(written):
            return written
        likely = [each for each in dict.fromkeys(meant(written)) if _reads(each)]
        if likely:
            return likely[0] if len(likely) == 1 else None
    if match := _ABOUT.fullmatch(plain):
        return _marked(_named(match["rest"]))
    if match := _BY.fullmatch(plain):
        last = _named(match["rest"])
        return f"[..{last}]" if last and _is_single(last) else None
    return _part_of_year(plain) or _of_two(phrase)


def _part_of_year(phrase: str) -> str | None:
    """Return a quarter, a half, or the ten years that a phrase names."""
    if match := _QUARTER.fullmatch(phrase):
        return f"{match['year']}-{32 + _QUARTERS[match['which'].lower()]}"
    if match := _SHORT_QUARTER.fullmatch(phrase):
        return f"{match['year']}-{32 + int(match['which'])}"
    if match := _HALF.fullmatch(phrase):
        return f"{match['year']}-{40 + (match['which'].lower() == 'second')}"
    if match := _DECADE.fullmatch(phrase):
        return f"{match['decade']}X"
    return None


def _of_two(phrase: str) -> str | None:
    """Return what a phrase with two ends means; an end may leave the month or the year to the other."""
    for shape, written in _TWO_ENDS:
        match = shape.fullmatch(phrase)
        last = _last_of(match) if match else None
        if match is None or last is None or not _is_single(last):
            continue
        rest = match["last"].split()
        tails = (" ".join(rest[begin:]) for begin in range(len(rest), 0, -1))
        first = next((end for tail in ("", *tails) if (end := _named(f"{match['first']} {tail}".strip()))), None)
        if first is not None and _is_single(first):
            return written.format(first=first, last=last)
    return None


def _last_of(ends: re.Match[str]) -> str | None:
    """Return the last of two ends; after a month and a day it may be a day and the year: 'May 5 or 6, 2020'."""
    return _named(ends["last"]) or _named(f"{ends['first'].split()[0]} {ends['last']}")


def _counted(phrase: str, published: VagueDate) -> str | None:
    """Return what a phrase means that is counted from the day of publication."""
    if published.latest >= FUTURE or published.latest <= _TEN_YEARS:
        return None  # a head with a fault has no day, and nothing is counted back beyond the first of years
    last = date.fromordinal(published.latest)
    word = phrase.lower()
    if word in _OPEN:
        return f"[..{last}]"
    if word in _BACK:
        return f"[{last - timedelta(days=_BACK[word])}..{last}]"
    if word in _MONTHS_BACK:
        return f"[{_months_before(last, _MONTHS_BACK[word])}..{last}]"
    if published.exact and word == "yesterday":
        return f"{last - timedelta(days=1)}"
    if published.exact and (match := _WEEKDAY.fullmatch(word)):
        return f"{last - timedelta(days=(last.weekday() - _WEEKDAYS.index(match['day'])) % 7)}"
    if published.exact and (match := _CALENDAR.fullmatch(word)):
        return _by_calendar(match["which"], match["part"], last)
    return _in_the_year(phrase, published)


def _by_calendar(which: str, part: str, last: date) -> str:
    """Return the week, month or year that is running on a day, up to it, or the one before; weeks begin on Monday.

    'Last week' may also be the seven days before, so it reaches to the eve.
    """
    monday = last - timedelta(days=last.weekday())
    if which != "last":
        begin = {"week": monday, "month": last.replace(day=1), "year": last.replace(month=1, day=1)}[part]
        return f"[{begin}..{last}]"
    if part == "week":
        return f"[{monday - timedelta(days=7)}..{last - timedelta(days=1)}]"
    return _months_before(last, 1).isoformat()[:7] if part == "month" else f"{last.year - 1}"


def _in_the_year(phrase: str, published: VagueDate) -> str | None:
    """Return a day or month without a year: that of the page, where it is not later than the page."""
    year = date.fromordinal(published.latest).year
    if date.fromordinal(published.earliest).year != year:
        return None
    for shape in _OF_THE_YEAR:
        if match := shape.fullmatch(phrase):
            written = f"{year}-{month_number(match['month']):02}" + (f"-{match['day']:0>2}" if match["day"] else "")
            return written if _reads(written) and parse_date(written).earliest <= published.latest else None
    return None


def _months_before(day: date, months: int) -> date:
    """Return the day so many months before; where its month is shorter, the last of that."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _marked(written: str | None) -> str | None:
    """Mark a date as approximate."""
    return f"{written}~" if written and _is_single(written) else None


def _is_single(written: str) -> bool:
    return written[0] != "[" and "/" not in written


def _reads(written: str) -> bool:
    """Say whether a text is a date as logs have them."""
    try:
        parse_date(written)
    except DateFault:
        return False
    return True
