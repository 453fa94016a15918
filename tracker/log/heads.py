"""The head of a new log, as far as its text gives one: title, day of publication, language, lines that are no text.

What a text does not give is left to the coder and named: a head is never filled with a guess.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from tracker.catalogue.english import EMPTY, words_of
from tracker.log.texts import is_skipped
from tracker.model.counted import date_meant
from tracker.model.dates import parse_date
from tracker.model.days import MONTH
from tracker.text.pages import NOTHING_TOLD, PageTold

_DAYS = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? \d{{4}}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})\b",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"\W*(share\b|related\b|read (more|also)\b|advert|subscribe\b|follow us\b|newsletter\b|copyright\b|©|all rights|"
    r"\[ad_\d+\]|tags?:|sign up\b|log in\b|cookies?\b|comments?\b|most (read|popular)\b|print\b|enditem\b)",
    re.IGNORECASE,
)
_SENTENCE = re.compile("[.!?:\u2026][\"'\u201d\u2019)\\]]*\\s*$")
_ENGLISH = 0.2
"""So many of the words of an English text at least are those that say nothing by themselves."""
_EDGE = 8
"""So many lines at either end of a text are looked at for the day on which it was printed."""
_LONGEST_TITLE = 30
_SHORTEST_SENTENCE = 4
_FEW_WORDS = 12
"""On a line of no more words, which is no sentence, a day is the printed one wherever it stands."""
_DATELINE = 40
"""Within so many characters a longer line may begin with its day, before the report itself."""
_DATELINE_END = re.compile(r"\s*(?:\([A-Z][\w /.-]*\)\s*)?(?:[)\]|:\u2013\u2014]|(?<=\s)-)")
_IN_SENTENCE = re.compile(r"\b[a-z]+\s$")
_DAY_FIRST = re.compile(
    r"\W*(?:(?:this article is from|date|published|posted|updated|created|on|\w+day)\W+)*", re.IGNORECASE
)
"""What may stand before its day on a line that says when a text was published, and is no title."""
_ENTRY = re.compile(r"\s*(?:[-\u2022*\u2013\u2014]|\d{1,3}[.)])\s+\S")
"""How an entry of a list begins."""
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


@frozen
class HeadFound:
    """The head of a log as far as it was found, and the keys that it still needs."""

    fields: Mapping[str, Any]
    missing: tuple[str, ...]


def head_of(lines: Sequence[str], name: str, sha256: str, told: PageTold = NOTHING_TOLD) -> HeadFound:
    """Return the head of the log of a text that is called so, by its lines and by what a page says of itself."""
    skip = navigation(lines)
    published = _published(lines, told.date)
    title = told.title or _title(lines, skip)
    found = {
        "id": identifier_of(told.publisher or name.rpartition(".")[0] or name, published.get("date", "")),
        "title": title,
        "publisher": told.publisher,
        "published": published,
        "language": told.language[:2].lower() or ("en" if reads_as_english(lines) else ""),
        "address": told.address,
        "source": name,
        "sha256": sha256,
        "skip": [f"{first}-{last}" if last > first else str(first) for first, last in skip],
    }
    needed = ("title", "publisher", "published", "language")
    return HeadFound({key: value for key, value in found.items() if value}, tuple(k for k in needed if not found[k]))


def navigation(lines: Sequence[str]) -> list[tuple[int, int]]:
    """List the runs of lines that seem to be no text: marks of pages, logos in front, what stands after the end."""
    said = [number for number, line in enumerate(lines, 1) if _is_text(line)]
    if not said:
        return []
    out = {number for number, line in enumerate(lines, 1) if _MARKS.match(line) and not _is_text(line)}
    last = max(said[-1], *(number for number, line in enumerate(lines, 1) if _is_sentence(line)), 0)
    out |= set(range(_list_end(lines, last) + 1, len(lines) + 1))
    out |= set(_logo(lines[: said[0] - 1]))
    return _runs(sorted(out), lines)


def _list_end(lines: Sequence[str], last: int) -> int:
    """Return the last line of the list that a line announces, or that line itself."""
    if last and lines[last - 1].rstrip().endswith(":"):
        for number, line in enumerate(lines[last:], last + 1):
            if line.strip() and not _ENTRY.match(line):
                break
            last = number if line.strip() else last
    return last


def _logo(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines of three or more in a row that have three words at most each: a logo, a menu."""
    row: list[int] = []
    for number, line in enumerate(lines, 1):
        words = len(line.split())
        if 0 < words <= 3 and not _DAYS.search(line):
            row.append(number)
        elif words:
            yield from row if len(row) >= 3 else ()
            row = []
    yield from row if len(row) >= 3 else ()


def _runs(numbers: Sequence[int], lines: Sequence[str]) -> list[tuple[int, int]]:
    """Join lines to runs between which only empty ones stand; a run begins and ends with one that is not empty."""
    runs: list[tuple[int, int]] = []
    for number in (one for one in numbers if lines[one - 1].strip()):
        between = lines[runs[-1][1] : number - 1] if runs else ["text"]
        if not any(line.strip() for line in between):
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return runs


def _is_text(line: str) -> bool:
    """Say whether a line is a sentence, or long enough to hold one."""
    words = len(line.split())
    return words >= 15 or (words >= 8 and _SENTENCE.search(line) is not None)


def _is_sentence(line: str) -> bool:
    """Say whether a line may be a short sentence, with which a text may end."""
    return len(line.split()) >= _SHORTEST_SENTENCE and bool(_SENTENCE.search(line)) and not _MARKS.match(line)


def reads_as_english(lines: Sequence[str]) -> bool:
    """Say whether a text is in English, by the words that every English text is full of."""
    words = [word for line in lines for word in words_of(line)]
    return bool(words) and sum(word in EMPTY for word in words) >= _ENGLISH * len(words)


def _title(lines: Sequence[str], skip: Sequence[tuple[int, int]]) -> str:
    """Return the first line of a text that may be its title: not left out, no sentence, and no day of publication."""
    for number, line in enumerate(lines, 1):
        if not line.strip() or is_skipped(number, skip) or _begins_with_day(line):
            continue
        title = line.strip().lstrip("#").strip()
        return "" if _SENTENCE.search(title) or len(title.split()) > _LONGEST_TITLE else title
    return ""


def _begins_with_day(line: str) -> bool:
    """Say whether a line is a short one that says first when a text was published."""
    ahead = _DAY_FIRST.match(line) if len(line.split()) <= _FEW_WORDS else None
    return ahead is not None and _DAYS.match(line, ahead.end()) is not None


def _published(lines: Sequence[str], told: str) -> dict[str, Any]:
    """Return the day on which a text says that it was published, with its line; or only the one that a page says."""
    printed = list(_printed(lines))
    days = dict.fromkeys(day for _, day in printed)
    day = told[:10] if told else next(iter(days)) if len(days) == 1 else ""
    if not day:
        return {}
    line = next((number for number, on in printed if on == day), None)
    return {"date": day, "basis": "printed", "line": str(line)} if line else {"date": day, "basis": "inferred"}


def _printed(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the days that stand on short lines, or before a report, at either end of a text."""
    filled = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    for number, line in dict.fromkeys((*filled[:_EDGE], *filled[-_EDGE:])):
        for match in _DAYS.finditer(line):
            meant = date_meant(match[0])
            short = len(line.split()) <= _FEW_WORDS and (_begins_with_day(line) or not _is_sentence(line))
            alone = short or _is_dateline(line, match)
            if alone and meant is not None and parse_date(meant).exact:
                yield number, meant


def _is_dateline(line: str, day: re.Match[str]) -> bool:
    """Say whether a day stands before a report, set off by a sign as where it was written is: 'Vilnius, 22 May -'."""
    ahead, ends = line[: day.start()], _DATELINE_END.match(line, day.end())
    return len(ahead) < _DATELINE and ends is not None and not _IN_SENTENCE.search(ahead)


def identifier_of(called: str, date: str = "") -> str:
    """Make an id of a publisher, or a file's name, and the day; empty where neither has a letter for one."""
    word = _NOT_IN_ID.sub("-", called.lower()).strip("-")
    return "-".join(part for part in (word[:50].strip("-"), date) if part)
