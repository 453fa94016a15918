"""Reads the values of a log that are more than text: ids, references, evidence, lines, numbers, last days."""

import re
from typing import Any

from tracker.catalogue.values import WORD_CODE, date_value
from tracker.model.dates import VagueDate
from tracker.model.days import FUTURE
from tracker.model.events import Evidence
from tracker.model.numbers import parse_number
from tracker.text.shape import Faults, Key, Reader, Shape, Wrong, bare_set, many, read_fields, text, whole_number

MOST_WORDS = 10

_REF = re.compile(
    r"(?:[a-z0-9]++(?:-[a-z0-9]++)*+/)?[a-z0-9]++(?:-[a-z0-9]++)*+(?:/[A-Z][A-Za-z0-9+-]*+(?:/[a-z0-9-]++)?)?"
)


def identifier(value: Any, faults: Faults) -> str:
    """Read an id: small letters, digits and hyphens, at most 80."""
    if isinstance(value, str) and len(value) <= 80 and WORD_CODE.fullmatch(value):
        return value
    remedy = "Write small letters, digits and hyphens, at most 80."
    raise Wrong("not-an-id", f"'{text(value, faults)[:80]}' is not an id", remedy)


def event_name(value: Any, faults: Faults) -> str:
    """Read the name of an event, its id in this log or document/event, or of a part of one: event/USA."""
    if isinstance(value, str) and _REF.fullmatch(value):
        return value
    remedy = "Write an event's id, or document/event."
    raise Wrong("not-a-reference", f"'{text(value, faults)}' names no event", remedy)


def quoted_words(value: Any, faults: Faults) -> str:
    """Read a few words of a text: enough to find the place, never a sentence."""
    written = text(value, faults)
    if (number := len(written.split())) > MOST_WORDS:
        message = f"{number} words are quoted; a log quotes at most {MOST_WORDS}"
        raise Wrong(
            "too-many-words", message, "Keep the few words that find the place; say the rest in a note of your own."
        )
    return written


def run_of_lines(value: Any, faults: Faults) -> tuple[int, int]:
    """Read a run of lines as first and last: 14-24, or one line."""
    written = text(value, faults)
    match = re.fullmatch(r"([0-9]{1,9})(?:-([0-9]{1,9}))?", written)
    if match is None or int(match[2] or match[1]) < int(match[1]):
        raise Wrong("not-lines", f"'{written}' is no run of lines", "Write first-last, as 14-24, or one line's number.")
    return int(match[1]), int(match[2] or match[1])


def last_day(value: Any, faults: Faults) -> VagueDate:
    """Read the last day of an effect; '..' says that it has none."""
    return VagueDate("..", FUTURE, FUTURE, FUTURE) if value == ".." else date_value(value, faults)


def line_number(value: Any, faults: Faults) -> int:
    """Read the number of a line; several lines are several evidences."""
    if isinstance(value, str) and not _RUN.fullmatch(value):
        return whole_number(value, faults)
    raise Wrong(
        "not-a-line", "an evidence is on one line", "Write one of its own for each line: [{line: 11}, {line: 12}]."
    )


_RUN = re.compile(r"[0-9]+ ?[-\u2013,] ?[0-9]+")
_EVIDENCE = Shape({"line": Key(line_number), "words": Key(quoted_words), "at": Key(text)})


def evidence(value: Any, faults: Faults) -> Evidence:
    """Read where a document says it: a line with a few words, or an article."""
    values = read_fields(value, _EVIDENCE, faults, "an evidence")
    if not ("line" in value or "at" in value):
        faults.at_start(
            value, Wrong("no-place", "the evidence names no place", "Add 'line:' or, for a treaty, 'at: art. 12'.")
        )
    return Evidence(**values)


def evidence_as_stored(value: Any, faults: Faults) -> Evidence:
    """Read an evidence that was read before: a line with words need not be looked at again."""
    if isinstance(value, dict) and len(value) == 2:
        line, words = value.get("line"), value.get("words")
        if type(line) is str and type(words) is str and line.isdecimal():
            return Evidence(int(line), words)
    return evidence(value, faults)


def number(value: Any, faults: Faults) -> str:
    """Read a number as it is written: 722, ~50, [20..25]."""
    shown = text(bare_set(value) if isinstance(value, list) and len(value) == 1 else value, faults)
    try:
        return parse_number(shown).text
    except ValueError:
        remedy = "Write 722, 1.5, ~50, >150, <=10 or [20..25]; the unit has a role of its own."
        raise Wrong("not-a-number", f"'{shown}' is not a number", remedy) from None


def date_text(value: Any, faults: Faults) -> str:
    """Read a date, and keep it as it is written."""
    return date_value(value, faults).text


def one_player(read: Reader) -> Reader:
    """Read the one player of a role."""

    def read_one(value: Any, faults: Faults) -> tuple[str]:
        if isinstance(value, list) and len(value) > 1:
            raise Wrong("not-one", "only one can stand here", "Write an event for each of them.")
        return (read(value, faults),)

    return read_one


def players(read: Reader) -> Reader:
    """Read the players of a role, one or a list of them, at least one."""
    read_all = many(read)

    def read_some(value: Any, faults: Faults) -> tuple[str, ...]:
        if isinstance(value, list) and not value:
            raise Wrong("empty-value", "nothing stands in the list", "Name at least one, or leave the whole line out.")
        return read_all(value, faults)

    return read_some
