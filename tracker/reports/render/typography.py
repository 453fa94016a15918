"""Texts of a page as printers set them: marks that curl, dashes in ranges, dates that hold, scripts in their direction.

What is typed, such as a command, and what names an entry or an address stays as it is.
"""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from attrs import evolve, fields, has

from tracker.model.days import MONTHS
from tracker.reports.briefs.briefing import Picture
from tracker.reports.render.bidi import isolated
from tracker.text.characters import curled

Page = TypeVar("Page")
"""A briefing, or whatever else is shown as a page."""

_KEPT = (
    "svg", "events", "url", "document", "mark", "marks", "language", "actors", "happening", "answers", "code", "pairs",
    "partners", "kind",
)  # fmt: skip
_MONTH = "|".join(MONTHS)
_DATE = re.compile(rf"(\d{{1,2}}) ({_MONTH})\b(?: (\d{{4}}))?")
_NO_BREAK = "\u00a0"


def typeset(page: Page, *, unbroken: bool, marked: bool = True) -> Page:
    """Return a page with its texts set; where days must stay `unbroken`, a line never ends inside one.

    What runs from right to left is set apart by marks, but where they are not `marked`, since a format has its own.
    """

    def set_(text: str) -> str:
        text = curled(text)
        text = _held(text) if unbroken and "--" not in text else text
        return isolated(text) if marked else text

    made: Page = _set(page, set_)
    return made


def _held(text: str) -> str:
    """Keep a day and its month, and these and their year, on one line."""

    def date(match: re.Match[str]) -> str:
        return _NO_BREAK.join(part for part in match.groups() if part)

    return _DATE.sub(date, text)


def _set(part: Any, text: Callable[[str], str]) -> Any:
    if isinstance(part, str):
        return text(part)
    if isinstance(part, tuple):
        return tuple(_set(one, text) for one in part)
    if not has(type(part)) or isinstance(part, Picture):
        return part
    values = {each.name: getattr(part, each.name) for each in fields(type(part))}
    told = {name: value for name, value in values.items() if name not in _KEPT or _has_parts(value)}
    return evolve(part, **{name: _set(value, text) for name, value in told.items()})


def _has_parts(value: Any) -> bool:
    """Say whether a value is a list of what has texts of its own, and not of names."""
    return isinstance(value, tuple) and any(has(type(one)) for one in value)
