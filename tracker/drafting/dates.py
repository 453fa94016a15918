"""Finds the words of a text that are dates, and says which dates they are by the handbook's table."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from attrs import frozen

from tracker.model.counted import date_meant
from tracker.model.dates import VagueDate, parse_date
from tracker.model.days import MONTH

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_PART = r"(?:early|mid|late|the beginning of|the end of|the middle of|spring|summer|autumn|fall)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_OF_MONTH = rf"(?:{MONTH} {_DAY}|{_DAY}(?: of)? {MONTH})"


def _ends(between: str) -> str:
    """Match two days of one year, of which one may leave its month to the other."""
    return rf"(?:{_OF_MONTH} {between} (?:{_OF_MONTH}|{_DAY})|{_DAY} {between} {_OF_MONTH})"


_RUN = rf"(?:from )?(?:{MONTH} \d{{1,2}}[-\u2013]\d{{1,2}}|\d{{1,2}}[-\u2013]\d{{1,2}} {MONTH})"
"""Days that follow one another: 'from July 16-18'."""
_PARTS_OF_RUN = re.compile(
    rf"(?:from )?(?:(?P<month>{MONTH}) )?(?P<first>\d{{1,2}})[-\u2013](?P<last>\d{{1,2}})(?: (?P<of>{MONTH}))?"
    rf"(?:,? (?P<year>{_YEAR}))?"
)
_AFTER = r"[Tt]he (?:following|next) (?:day|month|year)"
_PHRASES = (
    rf"(?:between {_ends('and')}|from {_ends('(?:to|until)')}|{_ends('or')}),? {_YEAR}",
    rf"{_RUN}(?:,? {_YEAR})?",
    rf"{MONTH} {_DAY},? {_YEAR}",
    rf"{_DAY}(?: of)? {MONTH},? {_YEAR}",
    rf"{_YEAR}-\d\d-\d\d",
    rf"{_PART}[ -](?:of )?(?:{MONTH},? )?{_YEAR}",
    rf"{MONTH},? {_YEAR}",
    rf"the (?:first|second) half of {_YEAR}|the (?:first|second|third|fourth|last) quarter of {_YEAR}",
    rf"{MONTH} {_DAY}(?![,.]?\d|\u2013\d)",
    rf"{_DAY}(?: of)? {MONTH}",
    rf"(?:on |last |this )?{_WEEKDAY}",
    r"(?:last|this|[Ee]arlier this|Last|This) (?:week|month|year)",
    r"(?:in recent (?:months|years)|just now|today|yesterday|recently|lately|previously|earlier)",
    _AFTER,
    _YEAR,
)
_DATE = re.compile(rf"(?<![\w-])(?:{'|'.join(_PHRASES)})(?![\w-])")
_WITHOUT_YEAR = re.compile(rf"{MONTH} {_DAY}|{_DAY}(?: of)? {MONTH}|{_RUN}")
_ONLY_YEAR = re.compile(_YEAR)
_NEXT = re.compile(r"the (?:following|next) (?P<unit>day|month|year)", re.IGNORECASE)


@frozen
class Dated:
    """Words of a sentence that are a date: where they stand, and which date as logs write it.

    Where the words leave out the year, `year` are the words that name it, earlier in the text.
    """

    start: int
    end: int
    words: str
    written: str
    year: str = ""

    @property
    def date(self) -> VagueDate:
        """The range of days that it is."""
        return parse_date(self.written)

    @property
    def is_day(self) -> bool:
        """Say whether its words name a day themselves."""
        return re.fullmatch(r"\d{4}-\d\d-\d\d", self.written) is not None and re.search(r"\d", self.words) is not None


def named_dates(text: str, dates: Iterable[Dated]) -> list[Dated]:
    """Leave out what dates nothing in a sentence: the year of a thing's name, 'today' beside its day, 'previously'."""
    dates = [dated for dated in dates if not _is_of_a_name(text, dated)]
    if any(re.search(r"\d", dated.words) for dated in dates):
        dates = [dated for dated in dates if dated.words.lower() not in ("previously", "earlier")]
    if any(dated.is_day for dated in dates):
        return [dated for dated in dates if dated.words.lower() not in ("today", "yesterday", "just now")]
    return dates


def _is_of_a_name(text: str, dated: Dated) -> bool:
    """Say whether a month or year is part of what something is called: 'the 1903 Treaty'."""
    called = re.search(r"\b(?:the|its|their|his|her|this)\s+$", text[: dated.start]) and re.match(
        r"\s[A-Z]", text[dated.end :]
    )
    return called is not None and not dated.is_day


def dates_in(text: str, published: VagueDate, year: str = "", last: str = "") -> Iterator[Dated]:
    """Yield the dates of a text.

    A day without a year is of the year that was named last, or else of the page's; 'the following day' is counted from
    the date that was told last.
    """
    for match in _DATE.finditer(text):
        words = match.group()
        lacking = _WITHOUT_YEAR.fullmatch(words) is not None
        counted = _NEXT.fullmatch(words)
        written = _after(last, counted["unit"]) if counted else date_by(words, published, year if lacking else "")
        if written is not None:
            last = written
            yield Dated(match.start(), match.end(), words, written, year if lacking else "")
        if not lacking and (named := _ONLY_YEAR.search(words)):
            year = named.group()


def date_by(words: str, published: VagueDate, year: str = "") -> str | None:
    """Write as a date what some words mean, those of a year with them where they leave it out."""
    if run := _PARTS_OF_RUN.fullmatch(words):
        month, of = run["month"] or run["of"], run["year"] or year or published.text[:4]
        return date_meant(f"from {run['first']} {month} {of} to {run['last']} {month} {of}")
    return date_meant(f"{words}, {year}" if year else words, published)


def _after(last: str, unit: str) -> str | None:
    """Write the day, month or year after a date that was told; nothing where that is not as precise."""
    told = re.fullmatch(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", last)
    if told is None or told[unit] is None:
        return None
    year, month = int(told["year"]), int(told["month"] or 1)
    if unit == "day":
        return str(date.fromisoformat(last) + timedelta(days=1))
    return str(year + 1) if unit == "year" else f"{year + month // 12}-{month % 12 + 1:02}"


def year_named(text: str) -> str:
    """Return the last year that a text names, or nothing."""
    return next((match.group() for match in reversed(list(re.finditer(rf"(?<!\d){_YEAR}(?!\d)", text)))), "")
