"""Reads the values of a catalogue's entries that are more than text: dates, fluents, names, roles, numbers."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from attrs import evolve

from tracker.catalogue.patterns import parse_pattern
from tracker.model.catalogue import ACTOR_TYPES, THING_TYPES, Counter, Cue, Name, Pattern, Role, StateNumber
from tracker.model.dates import DateFault, VagueDate, parse_date
from tracker.model.days import FUTURE, PAST
from tracker.text.made import made_of
from tracker.text.shape import (
    Faults,
    Key,
    Shape,
    Wrong,
    bare_set,
    line,
    many,
    mapping_of,
    one_of,
    read_fields,
    text,
    yes_or_no,
)

ARGUMENT_TYPES = ("actor", *ACTOR_TYPES, "thing", *THING_TYPES, "word")
ROLE_TYPES = (*ARGUMENT_TYPES, "number", "date", "event")
PERHAPS = "perhaps "
ACTOR_CODE = re.compile(r"[A-Z0-9][A-Za-z0-9+-]*")
WORD_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LENGTH = re.compile("[1-9][0-9]{0,2}[DMY]")
_STATE_NUMBER = re.compile("[1-9][0-9]{0,2}")


def an(word: str) -> str:
    """Put the article before a word: 'a country', 'an actor'."""
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def date_value(value: Any, faults: Faults) -> VagueDate:
    """Read a date; a bare `[a..b]`, which YAML takes for a list, is put back together."""
    return _counted_from(value, faults, faults.published)


@made_of("as", date_value)
def said_value(value: Any, faults: Faults) -> VagueDate:
    """Read the day on which words were said: also of what is to come, it is counted back from the publication."""
    return _counted_from(value, faults, faults.printed)


def _counted_from(value: Any, faults: Faults, published: VagueDate | None) -> VagueDate:
    written = bare_set(value)
    try:
        return parse_date(text(written, faults))
    except DateFault as fault:
        offset = fault.column - 1 if isinstance(value, str) else 0
        length = len(written) - offset if offset else None
        right = _meant(written, value, published)
        hint = f"Write {right}." if right and right not in fault.hint else fault.hint
        raise Wrong("not-a-date", f"{fault}", hint, offset, length, right=right) from None


def _meant(written: str, value: Any, published: VagueDate | None) -> str | None:
    """Return the one date that a text means; what stands in a list is left to be looked at."""
    from tracker.model.counted import date_meant  # noqa: PLC0415 - a good log never needs it

    return date_meant(written, published) if isinstance(value, str) else None


def pattern(value: Any, faults: Faults) -> Pattern:
    """Read a fluent with its arguments."""
    return _pattern(value, faults)


@made_of("as", pattern)
def ended(value: Any, faults: Faults) -> Pattern:
    """Read a fluent that a kind ends, be it only for a time."""
    return _pattern(value, faults, ending=True)


@made_of("as", pattern)
def presupposed(value: Any, faults: Faults) -> Pattern:
    """Read a fluent that a kind presupposes, with one value or several."""
    return _pattern(value, faults, several=True)


def _pattern(value: Any, faults: Faults, *, several: bool = False, ending: bool = False) -> Pattern:
    written = text(value, faults)
    try:
        return parse_pattern(written, several=several, ending=ending)
    except ValueError:
        raise Wrong(
            "not-a-fluent", f"'{written}' is not a fluent", "Write name(argument, ...) = value, in quotation marks."
        ) from None


@made_of("as", pattern)
def change(value: Any, faults: Faults) -> Pattern:
    """Read what an example makes of a fluent: that it holds, 'not' so, or 'perhaps', where it is left open."""
    written = text(value, faults)
    stated = written.removeprefix(PERHAPS)
    return evolve(pattern(stated, faults), perhaps=True) if stated != written else pattern(written, faults)


@made_of("written", rf"(optional\s+)?(list\s+of\s+)?({'|'.join(ROLE_TYPES)})")
def role(value: Any, faults: Faults) -> Role:
    """Read a role's type, whether it may be left out and whether it takes several: 'optional list of actor'."""
    written = text(value, faults)
    words = written.split()
    optional = words[:1] == ["optional"]
    words = words[optional:]
    several = words[:2] == ["list", "of"]
    words = words[2 * several :]
    if len(words) != 1 or words[0] not in ROLE_TYPES:
        remedy = f"Write [optional] [list of] and one of: {', '.join(ROLE_TYPES)}."
        raise Wrong("not-a-role-type", f"'{written}' is not the type of a role", remedy)
    return Role(words[0], optional, several)


_NAME = Shape({"name": Key(line, required=True), "from": Key(date_value), "to": Key(date_value)})
_COUNTER = Shape({"of": Key(text, required=True), "ordinal": Key(text), "one": Key(text)})


_CUE = Shape(
    {
        "words": Key(text, required=True),
        "gives": Key(mapping_of(text)),
        "after": Key(many(text)),
        "not-after": Key(many(text)),
        "known": Key(yes_or_no),
        "unless": Key(many(text)),
        "weaker": Key(mapping_of(text)),
        "weaker-by": Key(many(text)),
    }
)


@made_of("either", (text, _CUE))
def cue(value: Any, faults: Faults) -> Cue:
    """Read by what words a text tells of a kind: 'embassy opened|reopened', or these and what they give its roles."""
    fields = {"words": value} if isinstance(value, str) else value
    values = read_fields(fields, _CUE, faults, "a cue")
    words = tuple(tuple(one.split("|")) for one in values.get("words", "").split())
    return Cue(
        words,
        values.get("gives", {}),
        values.get("after", ()),
        values.get("not-after", ()),
        values.get("known", False),
        values.get("unless", ()),
        values.get("weaker", {}),
        values.get("weaker-by", ()),
    )


@made_of("either", (line, _NAME))
def _name(value: Any, faults: Faults) -> Name:
    if isinstance(value, str):
        return Name(line(value, faults))
    values = read_fields(value, _NAME, faults, "a name")
    first, last = values.get("from"), values.get("to")
    if first and last and last.last < first.earliest:
        message = f"the name ends ({last.text}) before it begins ({first.text})"
        faults.at_value(
            value, "to", Wrong("backward", message, "Write its first day under 'from', its last under 'to'.")
        )
    return Name(values.get("name", ""), first.earliest if first else PAST, last.latest if last else FUTURE)


@made_of("many", _name)
def names(value: Any, faults: Faults) -> tuple[Name, ...]:
    """Read an actor's names, one at least, whose days follow one another."""
    if value == []:
        raise Wrong("empty-value", "nothing stands in the list", "Write one name at least.")
    names = many(_name)(value, faults)
    dated = [(index, name) for index, name in enumerate(value) if isinstance(name, dict)] if names[1:] else []
    for (_, before), (index, after) in pairwise(dated):
        end, begin = _date(before.get("to")), _date(after.get("from"))
        if end and begin:
            _check_apart(end, begin, value, index, faults)
    return names


@made_of("many", date_value)
def existence(value: Any, faults: Faults) -> tuple[VagueDate, ...]:
    """Read the spells of an existence, which follow one another."""
    spells = many(date_value)(value, faults)
    if isinstance(value, list) and len(value) == len(spells):
        in_order = sorted(enumerate(spells), key=lambda spell: spell[1].earliest)
        for (_, before), (index, after) in pairwise(in_order):
            if end := _date(before.text.partition("/")[2]):
                _check_apart(end, after, value, index, faults)
    return spells


def _date(written: Any) -> VagueDate | None:
    """Return a date where there is one; what is wrong with another is reported where it is read."""
    try:
        return parse_date(written) if isinstance(written, str) else None
    except DateFault:
        return None


def _check_apart(end: VagueDate, begin: VagueDate, listed: list[Any], index: int, faults: Faults) -> None:
    """Report what surely begins before that ends which stands before it."""
    if begin.latest < end.earliest:
        message = f"it begins ({begin.text}) when the one before it has not ended ({end.text})"
        faults.at_item(
            listed, index, Wrong("backward", message, "Write the days so that each ends before the next begins.")
        )


_argument = mapping_of(one_of(ARGUMENT_TYPES))


@made_of("many", _argument)
def arguments(value: Any, faults: Faults) -> dict[str, str]:
    """Read a fluent's arguments: a list, for their order matters, of one 'name: type' each."""
    written = value if isinstance(value, list) else [value]
    if any(isinstance(row, dict) and len(row) != 1 for row in written):
        raise Wrong("shape", "an argument is one 'name: type'", "Write [sender: actor, host: actor].")
    rows = many(_argument)(value, faults)
    return {name: role_type for row in rows for name, role_type in row.items()}


@made_of("either", (text, _COUNTER))
def counter(value: Any, faults: Faults) -> Counter:
    """Read what events are counted as."""
    if isinstance(value, str):
        return Counter(text(value, faults))
    values = read_fields(value, _COUNTER, faults, "a counter")
    return Counter(values.get("of", ""), values.get("ordinal", ""), values.get("one", ""))


@made_of("either", (mapping_of(text), many(text)))
def lists(value: Any, faults: Faults) -> dict[str, str]:
    """Read the roles in which several may stand, alone or each with the role whose number is a share of it."""
    if isinstance(value, dict):
        return mapping_of(text)(value, faults)
    return dict.fromkeys(many(text)(value, faults), "")


@made_of("either", (mapping_of(many(text)), many(text)))
def same(value: Any, faults: Faults) -> dict[str, tuple[str, ...]]:
    """Read the roles whose player may stand in others too: each with these, or several of which each may be any."""
    if isinstance(value, dict):
        return mapping_of(many(text))(value, faults)
    return dict.fromkeys(many(text)(value, faults), ())


@made_of("written", _LENGTH.pattern)
def length_of_time(value: Any, faults: Faults) -> str:
    """Read a length of time: 2Y, 18M, 90D."""
    written = text(value, faults)
    if not _LENGTH.fullmatch(written):
        raise Wrong("not-a-period", f"'{written}' is not a length of time", "Write a number and D, M or Y, as 1Y.")
    return written


@made_of("written", _STATE_NUMBER.pattern)
def _number(value: Any, faults: Faults) -> str:
    written = text(value, faults)
    if not _STATE_NUMBER.fullmatch(written):
        raise Wrong("not-a-state-number", f"'{written}' is no number of a state", "Write one to three digits.")
    return written


_DATED_NUMBER = Shape({"number": Key(_number, required=True), "from": Key(date_value), "to": Key(date_value)})


@made_of("either", (_number, _DATED_NUMBER))
def _dated_number(value: Any, faults: Faults) -> StateNumber:
    if isinstance(value, str):
        return StateNumber("", _number(value, faults))
    values = read_fields(value, _DATED_NUMBER, faults, "a number")
    first, last = values.get("from"), values.get("to")
    days = (first.earliest if first else PAST, last.latest if last else FUTURE)
    return StateNumber("", values.get("number", ""), *days)


@made_of("many", _dated_number)
def state_numbers(value: Any, faults: Faults) -> tuple[StateNumber, ...]:
    """Read an actor's number in a list of states, or several, each with its days; the list is named later."""
    return many(_dated_number)(value, faults)


@made_of("any", None)
def example(value: Any, _faults: Faults) -> Mapping[str, Any]:
    """Take an event as it stands: it is read as a log's event is, with all that the catalogue declares."""
    if not isinstance(value, dict):
        raise Wrong("shape", "an example is one event", "Write its date and its roles: {date: 2001-03-01, by: GRC}.")
    return value
