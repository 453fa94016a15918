"""Reads the values of a log that are more than text: ids, references, runs of lines, numbers, last days."""

import re
from typing import Any

from tracker.catalogue.values import WORD_CODE, date_value
from tracker.model.dates import VagueDate
from tracker.model.days import FUTURE
from tracker.model.numbers import parse_number
from tracker.text.made import made_of
from tracker.text.shape import Faults, Reader, Wrong, bare_set, many, text

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

    @made_of("many", read)
    def read_some(value: Any, faults: Faults) -> tuple[str, ...]:
        if isinstance(value, list) and not value:
            raise Wrong("empty-value", "nothing stands in the list", "Name at least one, or leave the whole line out.")
        return read_all(value, faults)

    return read_some
