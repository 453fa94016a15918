"""Reads each thing that a catalogue declares from its mapping of keys, the same from seeds and from a store."""

import re
from collections.abc import Callable
from typing import Any

from attrs import evolve, frozen

from tracker.catalogue.values import (
    ACTOR_CODE,
    WORD_CODE,
    arguments,
    change,
    counter,
    cue,
    ended,
    example,
    existence,
    length_of_time,
    lists,
    names,
    pattern,
    presupposed,
    role,
    same,
    state_numbers,
)
from tracker.model.catalogue import ACTOR_TYPES, THING_TYPES, Actor, FluentSort, Kind, Thing
from tracker.text.made import made_of
from tracker.text.shape import Faults, Key, Shape, Wrong, line, many, mapping_of, one_of, read_fields, text, yes_or_no

SHOWS = ("act", "figure", "position")
SYSTEMS = ("cow", "gw")
"""The lists of states whose numbers actors have: the Correlates of War, Gleditsch and Ward."""

_ACTOR = Shape(
    {
        "type": Key(one_of(ACTOR_TYPES), required=True),
        "names": Key(names, required=True),
        "adjective": Key(line),
        "alpha-2": Key(line),
        **{system: Key(state_numbers) for system in SYSTEMS},
        "capital": Key(line),
        "native": Key(many(line)),
        "aliases": Key(many(line)),
        "existence": Key(existence),
        "acts-for-members": Key(yes_or_no),
        "article": Key(yes_or_no),
        "several": Key(yes_or_no),
    }
)
_THING = Shape({"type": Key(one_of(THING_TYPES), required=True), "name": Key(line, required=True)})


@frozen
class _Confirm:
    """How long an answer is believed without being confirmed, and why one is believed for ever."""

    holds: str | None = None
    ended: str | None = None
    lasting: str = ""


@made_of("either", (one_of(("never",)), length_of_time))
def _believed(value: Any, faults: Faults) -> str | None:
    return None if value == "never" else length_of_time(value, faults)


_CONFIRM = Shape({"holds": Key(_believed), "ended": Key(_believed), "never": Key(text)})


@made_of("either", (length_of_time, _CONFIRM))
def _confirm(value: Any, faults: Faults) -> _Confirm:
    """Read how long an answer is believed: a period, one for each answer, or never with the reason."""
    if not isinstance(value, dict):
        period = length_of_time(value, faults)
        return _Confirm(period, period)
    values = read_fields(value, _CONFIRM, faults, "'confirm'")
    if ("never" in values) == bool({"holds", "ended"} & {*values}):
        remedy = "Write 'confirm: 2Y', 'confirm: {holds: 2Y, ended: never}', or 'confirm: {never: the reason}'."
        raise Wrong("not-a-period", "it is to be confirmed after a time, or never with a reason", remedy)
    return _Confirm(values.get("holds"), values.get("ended"), values.get("never", ""))


@made_of("either", (one_of(("withdrawn",)), length_of_time))
def _notice(value: Any, faults: Faults) -> str:
    return str(value) if value == "withdrawn" else length_of_time(value, faults)


_FLUENT = Shape(
    {
        "args": Key(arguments, required=True),
        "section": Key(text, required=True),
        "says": Key(text, required=True),
        "state": Key(text),
        "states": Key(mapping_of(text)),
        "values": Key(many(text)),
        "symmetric": Key(yes_or_no),
        "initial": Key(text),
        "shared": Key(yes_or_no),
        "renewable": Key(yes_or_no),
        "one": Key(text),
        "diplomatic": Key(yes_or_no),
        "while": Key(pattern),
        "reopens": Key(yes_or_no),
        "may-follow": Key(pattern),
        "follows-as": Key(text),
        "told-beyond": Key(yes_or_no),
        "confirm": Key(_confirm),
        "derived": Key(many(pattern)),
        "unending": Key(text),
        "holder": Key(many(text)),
    }
)
_KIND = Shape(
    {
        "label": Key(text, required=True),
        "also": Key(many(text)),
        "cues": Key(many(cue)),
        "roles": Key(mapping_of(role), required=True),
        "sentence": Key(text, required=True),
        "initiates": Key(many(pattern)),
        "terminates": Key(many(ended)),
        "releases": Key(many(pattern)),
        "presupposes": Key(many(presupposed)),
        "binds-whole": Key(yes_or_no),
        "word": Key(yes_or_no),
        "notice": Key(_notice),
        "covers": Key(text),
        "same": Key(same),
        "formerly": Key(mapping_of(text)),
        "each": Key(lists),
        "shows": Key(one_of(SHOWS)),
        "calls-off": Key(text),
        "counter": Key(counter),
        "cameo": Key(text),
        "goldstein": Key(text),
        "plover": Key(text),
        "instead": Key(text),
        "example": Key(example),
        "changes": Key(many(change)),
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
        numbers=tuple(evolve(number, system=name) for name in SYSTEMS for number in values.get(name, ())),
        existence=values.get("existence", ()),
        acts_for_members=values.get("acts-for-members", False),
        article=values.get("article", False),
        several=values.get("several", False),
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
        one=values.get("one", ""),
        diplomatic=values.get("diplomatic", False),
        needs=values.get("while"),
        reopens=values.get("reopens", False),
        may_follow=values.get("may-follow"),
        follows_as=values.get("follows-as"),
        told_beyond=values.get("told-beyond", False),
        confirm=values.get("confirm", _Confirm()).holds,
        confirm_ended=values.get("confirm", _Confirm()).ended,
        lasting=values.get("confirm", _Confirm()).lasting,
        derived=values.get("derived", ()),
        unending=values.get("unending", ""),
        holder=values.get("holder", ()),
        state=values.get("state", ""),
        value_states=values.get("states", {}),
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
        notice=values.get("notice", ""),
        covers=values.get("covers", ""),
        same=values.get("same", {}),
        formerly=values.get("formerly", {}),
        each=values.get("each", {}),
        shows=values.get("shows", "act"),
        calls_off=values.get("calls-off", ""),
        counter=values.get("counter"),
        cameo=values.get("cameo", ""),
        goldstein=values.get("goldstein", ""),
        plover=values.get("plover", ""),
        also=values.get("also", ()),
        cues=values.get("cues", ()),
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
    shape: Shape


FAMILIES = {
    "actors": Family("actor", ACTOR_CODE, read_actor, _ACTOR),
    "formats": Family("format", ACTOR_CODE, read_actor, _ACTOR),
    "things": Family("thing", WORD_CODE, read_thing, _THING),
    "fluents": Family("fluent", WORD_CODE, read_fluent, _FLUENT),
    "kinds": Family("kind", WORD_CODE, read_kind, _KIND),
}
