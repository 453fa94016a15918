"""Reads each thing that a catalogue declares from its mapping of keys, the same from seeds and from a store."""

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any, TypeVar

from attrs import evolve, frozen

from tracker.catalogue.patterns import parse_pattern
from tracker.model.catalogue import (
    ACTOR_TYPES,
    THING_TYPES,
    Actor,
    Counter,
    FluentSort,
    Kind,
    Name,
    Pattern,
    Role,
    StateNumber,
    Thing,
)
from tracker.model.dates import DateFault, VagueDate, parse_date
from tracker.model.days import FUTURE, PAST
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

ROLE_TYPES = ("actor", *ACTOR_TYPES, "thing", *THING_TYPES, "word", "number", "date", "event")
PERHAPS = "perhaps "
SHOWS = ("act", "figure", "position")
ACTOR_CODE = re.compile(r"[A-Z0-9][A-Za-z0-9+-]*")
WORD_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

Declared = TypeVar("Declared")


def an(word: str) -> str:
    """Put the article before a word: 'a country', 'an actor'."""
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def date_value(value: Any, faults: Faults) -> VagueDate:
    """Read a date; a bare `[a..b]`, which YAML takes for a list, is put back together."""
    written = bare_set(value)
    try:
        return parse_date(text(written, faults))
    except DateFault as fault:
        offset = fault.column - 1 if isinstance(value, str) else 0
        length = len(written) - offset if offset else None
        raise Wrong("not-a-date", f"{fault}", fault.hint, offset, length) from None


def pattern(value: Any, faults: Faults) -> Pattern:
    """Read a fluent with its arguments."""
    return _pattern(value, faults, several=False)


def _presupposed(value: Any, faults: Faults) -> Pattern:
    """Read a fluent that a kind presupposes, with one value or several."""
    return _pattern(value, faults, several=True)


def _pattern(value: Any, faults: Faults, *, several: bool) -> Pattern:
    written = text(value, faults)
    try:
        return parse_pattern(written, several=several)
    except ValueError:
        raise Wrong(
            "not-a-fluent", f"'{written}' is not a fluent", "Write name(argument, ...) = value, in quotation marks."
        ) from None


def _change(value: Any, faults: Faults) -> Pattern:
    """Read what an example makes of a fluent: that it holds, 'not' so, or 'perhaps', where it is left open."""
    written = text(value, faults)
    stated = written.removeprefix(PERHAPS)
    return evolve(pattern(stated, faults), perhaps=True) if stated != written else pattern(written, faults)


def _role(value: Any, faults: Faults) -> Role:
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


_SYSTEMS = ("cow", "gw")
_NAME = Shape({"name": Key(line, required=True), "from": Key(date_value), "to": Key(date_value)})
_COUNTER = Shape({"of": Key(text, required=True), "ordinal": Key(text), "one": Key(text)})


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


def _names(value: Any, faults: Faults) -> tuple[Name, ...]:
    if value == []:
        raise Wrong("empty-value", "nothing stands in the list", "Write one name at least.")
    names = many(_name)(value, faults)
    dated = [(index, one) for index, one in enumerate(value) if isinstance(one, dict)] if names[1:] else []
    for (_, one), (index, after) in pairwise(dated):
        end, begin = _date(one.get("to")), _date(after.get("from"))
        if end and begin:
            _check_apart(end, begin, value, index, faults)
    return names


def _existence(value: Any, faults: Faults) -> tuple[VagueDate, ...]:
    """Read the spells of an existence, which follow one another."""
    spells = many(date_value)(value, faults)
    if isinstance(value, list) and len(value) == len(spells):
        in_order = sorted(enumerate(spells), key=lambda spell: spell[1].earliest)
        for (_, one), (index, after) in pairwise(in_order):
            if end := _date(one.text.partition("/")[2]):
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


def _args(value: Any, faults: Faults) -> dict[str, str]:
    """Read a fluent's arguments: a list, for their order matters, of one 'name: type' each."""
    types = ("actor", *ACTOR_TYPES, "thing", *THING_TYPES, "word")
    written = value if isinstance(value, list) else [value]
    if any(isinstance(row, dict) and len(row) != 1 for row in written):
        raise Wrong("shape", "an argument is one 'name: type'", "Write [sender: actor, host: actor].")
    rows = many(mapping_of(one_of(types)))(value, faults)
    return {name: role_type for row in rows for name, role_type in row.items()}


def _counter(value: Any, faults: Faults) -> Counter:
    if isinstance(value, str):
        return Counter(text(value, faults))
    values = read_fields(value, _COUNTER, faults, "a counter")
    return Counter(values.get("of", ""), values.get("ordinal", ""), values.get("one", ""))


def _period(value: Any, faults: Faults) -> str:
    written = text(value, faults)
    if not re.fullmatch(r"[1-9][0-9]{0,2}[DMY]", written):
        raise Wrong("not-a-period", f"'{written}' is not a length of time", "Write a number and D, M or Y, as 1Y.")
    return written


def _number(value: Any, faults: Faults) -> str:
    written = text(value, faults)
    if not re.fullmatch(r"[1-9][0-9]{0,2}", written):
        raise Wrong("not-a-state-number", f"'{written}' is no number of a state", "Write one to three digits.")
    return written


_DATED_NUMBER = Shape({"number": Key(_number, required=True), "from": Key(date_value), "to": Key(date_value)})


def _numbers(value: Any, faults: Faults) -> tuple[StateNumber, ...]:
    """Read an actor's number in a list of states, or several, each with its days; the list is named later."""
    return many(_dated_number)(value, faults)


def _dated_number(value: Any, faults: Faults) -> StateNumber:
    if isinstance(value, str):
        return StateNumber("", _number(value, faults))
    values = read_fields(value, _DATED_NUMBER, faults, "a number")
    first, last = values.get("from"), values.get("to")
    days = (first.earliest if first else PAST, last.latest if last else FUTURE)
    return StateNumber("", values.get("number", ""), *days)


def _example(value: Any, _faults: Faults) -> Mapping[str, Any]:
    """Take an event as it stands: it is read as a log's event is, with all that the catalogue declares."""
    if not isinstance(value, dict):
        raise Wrong("shape", "an example is one event", "Write its date and its roles: {date: 2001-03-01, by: GRC}.")
    return value


_ACTOR = Shape(
    {
        "type": Key(one_of(ACTOR_TYPES), required=True),
        "names": Key(_names, required=True),
        "adjective": Key(line),
        "alpha-2": Key(line),
        **{system: Key(_numbers) for system in _SYSTEMS},
        "capital": Key(line),
        "native": Key(many(line)),
        "aliases": Key(many(line)),
        "existence": Key(_existence),
        "acts-for-members": Key(yes_or_no),
        "article": Key(yes_or_no),
    }
)
_THING = Shape({"type": Key(one_of(THING_TYPES), required=True), "name": Key(line, required=True)})
_FLUENT = Shape(
    {
        "args": Key(_args, required=True),
        "section": Key(text, required=True),
        "says": Key(text, required=True),
        "state": Key(text),
        "values": Key(many(text)),
        "symmetric": Key(yes_or_no),
        "initial": Key(text),
        "shared": Key(yes_or_no),
        "renewable": Key(yes_or_no),
        "while": Key(pattern),
        "confirm": Key(_period),
        "derived": Key(many(pattern)),
        "unending": Key(text),
    }
)
_KIND = Shape(
    {
        "label": Key(text, required=True),
        "also": Key(many(text)),
        "roles": Key(mapping_of(_role), required=True),
        "sentence": Key(text, required=True),
        "initiates": Key(many(pattern)),
        "terminates": Key(many(pattern)),
        "releases": Key(many(pattern)),
        "presupposes": Key(many(_presupposed)),
        "binds-whole": Key(yes_or_no),
        "word": Key(yes_or_no),
        "same": Key(many(text)),
        "shows": Key(one_of(SHOWS)),
        "calls-off": Key(text),
        "counter": Key(_counter),
        "cameo": Key(text),
        "goldstein": Key(text),
        "plover": Key(text),
        "instead": Key(text),
        "example": Key(_example),
        "changes": Key(many(_change)),
        "leaves": Key(many(pattern)),
        "deprecated": Key(text),
    }
)


def read_actor(code: str, fields: Any, faults: Faults) -> Actor | None:
    """Read an actor; None where a fault keeps it from being one."""
    values = _read(fields, _ACTOR, faults, f"the actor '{code}'", ("type", "names"))
    if values is None or not values["names"]:
        return None
    native = values.get("native", ())
    aliases = [values.get("alpha-2"), values.get("capital"), *native, *values.get("aliases", ())]
    return Actor(
        code=code,
        type=values["type"],
        names=values["names"],
        adjective=values.get("adjective", ""),
        aliases=tuple(dict.fromkeys(alias for alias in aliases if alias)),
        native=native,
        alpha_2=values.get("alpha-2", ""),
        capital=values.get("capital", ""),
        numbers=tuple(evolve(number, system=name) for name in _SYSTEMS for number in values.get(name, ())),
        existence=values.get("existence", ()),
        acts_for_members=values.get("acts-for-members", False),
        article=values.get("article", False),
    )


def read_thing(code: str, fields: Any, faults: Faults) -> Thing | None:
    """Read a thing; None where a fault keeps it from being one."""
    values = _read(fields, _THING, faults, f"the thing '{code}'", ("type", "name"))
    return Thing(code, values["type"], values["name"]) if values else None


def read_fluent(name: str, fields: Any, faults: Faults) -> FluentSort | None:
    """Read a sort of fluent; None where a fault keeps it from being one."""
    values = _read(fields, _FLUENT, faults, f"the fluent '{name}'", ("args", "section", "says"))
    if values is None:
        return None
    return FluentSort(
        name=name,
        args=values["args"],
        section=values["section"],
        says=values["says"],
        values=values.get("values", ()),
        symmetric=values.get("symmetric", False),
        initial=values.get("initial", "unknown"),
        shared=values.get("shared", False),
        renewable=values.get("renewable", False),
        needs=values.get("while"),
        confirm=values.get("confirm"),
        derived=values.get("derived", ()),
        unending=values.get("unending", ""),
        state=values.get("state", ""),
    )


def read_kind(name: str, fields: Any, faults: Faults) -> Kind | None:
    """Read a kind; None where a fault keeps it from being one."""
    values = _read(fields, _KIND, faults, f"the kind '{name}'", ("label", "roles", "sentence"))
    if values is None:
        return None
    return Kind(
        name=name,
        label=values["label"],
        roles=values["roles"],
        sentence=values["sentence"],
        initiates=values.get("initiates", ()),
        terminates=values.get("terminates", ()),
        releases=values.get("releases", ()),
        presupposes=values.get("presupposes", ()),
        binds_whole=values.get("binds-whole", True),
        word=values.get("word", False),
        same=values.get("same", ()),
        shows=values.get("shows", "act"),
        calls_off=values.get("calls-off", ""),
        counter=values.get("counter"),
        cameo=values.get("cameo", ""),
        goldstein=values.get("goldstein", ""),
        plover=values.get("plover", ""),
        also=values.get("also", ()),
        instead=values.get("instead", ""),
        example=values.get("example", {}),
        changes=values.get("changes", ()),
        leaves=values.get("leaves", ()),
        deprecated=values.get("deprecated", ""),
    )


def _read(fields: Any, shape: Shape, faults: Faults, what: str, needed: tuple[str, ...]) -> dict[str, Any] | None:
    values = read_fields(fields, shape, faults, what)
    return values if all(key in values for key in needed) else None


@frozen
class Family:
    """One top-level key of a seed file: what its entries are called, how a code looks, and how one is read."""

    entry: str
    code: re.Pattern[str]
    read: Callable[[str, Any, Faults], Any]


FAMILIES = {
    "actors": Family("actor", ACTOR_CODE, read_actor),
    "formats": Family("format", ACTOR_CODE, read_actor),
    "things": Family("thing", WORD_CODE, read_thing),
    "fluents": Family("fluent", WORD_CODE, read_fluent),
    "kinds": Family("kind", WORD_CODE, read_kind),
}
