"""Asks whether a text names the day that an event is dated: '22 May', 'May 22', 'on Saturday', 'yesterday'.

What is looked at is little: the lines that the event cites, those beside them, the dateline and the publication. A
text in another language than English is left alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tracker.model.days import MONTHS
from tracker.model.events import Document, Event

Texts = Mapping[str, Sequence[str]]
"""The lines of the texts at hand, by the ids of the documents that cite them."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_RELATIVE = re.compile(
    r"\b(today|tonight|yesterday|tomorrow|overnight|last night|(?:this|same|that|next|following|previous) "
    r"(?:day|morning|afternoon|evening|night))\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\b(?:on|from|until|till|by|to) the (\d{1,2})(?:st|nd|rd|th)\b"
    r"|\bthe (\d{1,2})(?:st|nd|rd|th) of (?:this|next|last|the same) month\b",
    re.IGNORECASE,
)
"""A day by its number alone: its month is that of which the text speaks."""
_NEAR = r"[^.;:]{0,15}?"
"""What may stand between a day and its month, as in 'from 21 to 23 May' and 'May 21 and 22'."""


def cited_lines(event: Event, texts: Texts) -> list[int]:
    """List the lines that an event cites of a text at hand."""
    last = len(texts.get(event.document, ()))
    return [one.line for one in event.evidence if one.line is not None and one.line <= last]


def says_the_day(event: Event, document: Document, texts: Texts) -> bool:
    """Say whether the day that an event is dated may stand in the lines that it cites, or around them."""
    if not is_english(document) or _of_publication(event, document):
        return True
    lines, day = texts[document.id], date.fromordinal(event.date.earliest)
    around = [*beside(cited_lines(event, texts), lines), *_dating(document, lines), document.dateline]
    return any(names_day(text, day) for text in around)


def is_english(document: Document) -> bool:
    """Say whether a document is in English, or does not say in what."""
    return not document.language or document.language.startswith("en")


def names_day(text: str, day: date) -> bool:
    """Say whether a text may name a day: by its number and month, by its weekday, or from where the writer stands."""
    by_number = any(day.day == int(found[1] or found[2]) for found in _BARE.finditer(text))
    return by_number or _RELATIVE.search(text) is not None or bool(re.search(_written(day), text, re.IGNORECASE))


def _written(day: date) -> str:
    """Return what matches the ways in which a day is written; a year beside it is not looked at."""
    number, month = rf"\b0?{day.day}(?:st|nd|rd|th)?\b", MONTHS[day.month - 1]
    named = rf"\b{month[:3]}(?:t|{month[3:]})?\b\.?" if month[3:] else rf"\b{month}\b"
    weekday = _WEEKDAYS[day.weekday()]
    apart = r"[./-]"
    numbers = (f"0?{day.month}{apart}0?{day.day}", f"0?{day.day}{apart}0?{day.month}")
    ways = (rf"{number}{_NEAR}{named}", rf"{named}{_NEAR}{number}", rf"\b{weekday}s?\b", rf"\b{weekday[:3]}\.")
    return "|".join((*ways, *(rf"(?<!\d){way}(?!\d)" for way in numbers)))


def _of_publication(event: Event, document: Document) -> bool:
    """Say whether the day is one on which the document may have been published."""
    return document.published.earliest <= event.date.earliest <= document.published.latest


def beside(cited: Sequence[int], lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines cited, and the nearest ones before and after that are not empty."""
    for number in cited:
        yield lines[number - 1]
        yield next((line for line in reversed(lines[: number - 1]) if line.strip()), "")
        yield next((line for line in lines[number:] if line.strip()), "")


def _dating(document: Document, lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines by which the document itself is dated."""
    published = document.body.get("published")
    written = published.get("line", ()) if isinstance(published, Mapping) else ()
    for number in [written] if isinstance(written, str) else written:
        yield lines[int(number) - 1] if number.isdigit() and 0 < int(number) <= len(lines) else ""
