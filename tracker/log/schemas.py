"""JSON Schemas of logs and seeds, made from what reads them: editors complete and check by these while one types.

A schema knows which keys a mapping has and which words may stand there. What needs the rest of a log, the store or a
calendar (references, actors that another log declares, days that are none) only `tracker check` knows. Numbers, and
words such as `yes`, may stand as an editor reads them: a log has only texts.
"""

from collections.abc import Callable, Iterable
from typing import Any

from tracker.catalogue import values as of_catalogue
from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.reading import FAMILIES
from tracker.log import evidence, head, values
from tracker.log.shapes import EXPECTATION, MENDING, OF_NO_KIND, event_shapes
from tracker.model.catalogue import THING_TYPES, Kind
from tracker.model.events import EVENT_KEYS
from tracker.text.made import MADE_OF
from tracker.text.shape import Key, Reader, Shape, line, text, whole_number

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that editors know best."""

_TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_ID: Schema = {"type": ["string", "number"], "pattern": f"^{of_catalogue.WORD_CODE.pattern}$", "maxLength": 80}
_REF: Schema = {"type": ["string", "number"], "pattern": "^[a-z0-9][a-z0-9-]*(/[A-Za-z0-9+-]+)*$"}
_WHOLE: Schema = {"type": ["string", "integer"], "pattern": "^[0-9]{1,9}$"}
_ONE_DAY = r"[0-9]{1,4}X{0,3}(-[0-9X]{2}(-[0-9X]{2})?)?[?~%]?"
_END = rf"({_ONE_DAY}|\.\.)?"
_DATE: Schema = {
    "description": "2021, 2021-05, 2021-05-22, [2020..2021], 2020/2021; '~' or '?' at the end where it is not sure",
    "anyOf": [
        {"type": "integer"},
        {"type": "string", "pattern": rf"^({_ONE_DAY}|{_END}/{_END}|\[.*\])$"},
        {"type": "array", "items": {"type": ["string", "integer"]}},
    ],
}
_NUMBER: Schema = {
    "description": "722, 1.5, ~50, >150, <=10 or [20..25]",
    "anyOf": [
        {"type": "number"},
        {"type": "string", "pattern": r"^([~<>]=?)?[0-9.]+$|^\[[0-9.]+\]$"},
        {"type": "array", "items": {"type": ["string", "number"]}, "maxItems": 1},
    ],
}
_ANYTHING: Schema = {}

_SIMPLE: dict[Any, Schema] = {
    text: _TEXT,
    line: _TEXT,
    whole_number: _WHOLE,
    of_catalogue.date_value: _DATE,
    of_catalogue.pattern: {"type": "string"},
    values.identifier: _ID,
    values.event_name: _REF,
    values.run_of_lines: {"type": ["string", "integer"], "pattern": "^[0-9]+(-[0-9]+)?$"},
    values.last_day: {"anyOf": [{"const": ".."}, _DATE]},
    values.number: _NUMBER,
    values.date_text: _DATE,
    evidence.quoted_words: {**_TEXT, "pattern": rf"^\s*\S+(\s+\S+){{0,{evidence.MOST_WORDS - 1}}}\s*$"},
    evidence.line_number: _WHOLE,
}


def log_schema(catalogue: Catalogue) -> Schema:
    """Describe a log by a catalogue: its head, its sections, and of an event the roles of its kind."""
    sections: dict[str, Schema] = {
        "actors": _declared("actors"),
        "things": _declared("things"),
        "events": {"type": "array", "items": {"$ref": "#/definitions/event"}},
        "mending": {"type": "array", "items": _mapping(MENDING)},
        "expectations": {"type": "array", "items": _mapping(EXPECTATION)},
        "open": {"type": "array", "items": _TEXT},
    }
    return {
        "$schema": DRAFT,
        "title": "A document's log",
        "description": f"Made by 'tracker schema log' from catalogue {catalogue.version}.",
        "type": "object",
        "required": ["document"],
        "additionalProperties": False,
        "properties": {"document": _mapping(head.HEAD), **{key: _or_empty(one) for key, one in sections.items()}},
        "definitions": {"event": _event(catalogue), **_players(catalogue)},
    }


def seeds_schema(catalogue: Catalogue) -> Schema:
    """Describe a file of seeds: each family with the keys of its entries."""
    families = {name: _or_empty(_declared(name)) for name in FAMILIES}
    plain = {name: {"type": ["object", "array"]} for name in catalogue.plain if name not in FAMILIES}
    return {
        "$schema": DRAFT,
        "title": "A file of seeds",
        "description": f"Made by 'tracker schema seeds' from catalogue {catalogue.version}.",
        "type": "object",
        "properties": {**plain, **families},
    }


def shape_schema(shape: Shape) -> Schema:
    """Describe a mapping of keys and values that another room reads by a shape."""
    return _mapping(shape)


def _event(catalogue: Catalogue) -> Schema:
    """Describe an event: the keys that all have, and for each kind its roles."""
    kinds = [kind for kind in catalogue.kinds() if not kind.deprecated] + [k for k in catalogue.kinds() if k.deprecated]
    shared = {key: _key(known) for key, known in OF_NO_KIND.keys.items()}
    shared["kind"] = {"enum": [kind.name for kind in kinds], "enumDescriptions": [kind.label for kind in kinds]}
    shared["each"] = {"anyOf": [_words(("yes", "no")), {"type": "object"}]}
    return {
        "type": "object",
        "required": ["id", "kind"],
        "properties": shared,
        "allOf": [_DATED, *(_if_of(kind, catalogue) for kind in kinds)],
    }


_DATED: Schema = {
    "if": {"properties": {"stance": {"const": "announced"}}, "required": ["stance"]},
    "else": {"required": ["date"]},
}
"""Only a plan may have no date."""


def _if_of(kind: Kind, catalogue: Catalogue) -> Schema:
    """Describe what an event of a kind has besides: its roles, and no other keys."""
    known = event_shapes(catalogue).of(kind.name)
    assert known is not None, "the catalogue lists the kind"
    roles = {role: _role(kind, role) for role in kind.roles}
    for role, sort in known.settings:
        roles[role] = (
            _some({"enum": [*sort.values, "unknown"]})
            if kind.roles[role].several
            else {"enum": [*sort.values, "unknown"]}
        )
    needed = [key for key in known.shape.required if key in roles and key not in kind.formerly.values()]
    return {
        "if": {"properties": {"kind": {"const": kind.name}}, "required": ["kind"]},
        "then": {
            "properties": roles,
            "required": needed,
            "propertyNames": {"enum": [*EVENT_KEYS, *kind.roles, *kind.formerly]},
        },
    }


def _role(kind: Kind, name: str) -> Schema:
    """Describe who or what plays a role."""
    role = kind.roles[name]
    fixed = {"word": _TEXT, "number": _NUMBER, "date": _DATE, "event": _REF}
    sort = "thing" if role.type == "thing" or role.type in THING_TYPES else "actor"
    one = fixed.get(role.type, {"$ref": f"#/definitions/{sort}"})
    return _some(one) if role.several or name in kind.each else one


def _players(catalogue: Catalogue) -> dict[str, Schema]:
    """Describe actors and things: those of the catalogue are offered, those that logs declare may stand there."""
    actor, thing = of_catalogue.ACTOR_CODE.pattern, of_catalogue.WORD_CODE.pattern
    return {
        "actor": {
            "anyOf": [{"enum": [*catalogue.codes("actors")]}, {"type": "string", "pattern": f"^{actor}(/{thing})?$"}]
        },
        "thing": {"anyOf": [{"enum": [*catalogue.codes("things")]}, {"type": "string", "pattern": f"^{thing}$"}]},
    }


def _declared(family: str) -> Schema:
    """Describe the entries of a family by their codes."""
    return {"type": "object", "additionalProperties": _mapping(FAMILIES[family].shape)}


def _mapping(shape: Shape) -> Schema:
    """Describe a mapping by its shape."""
    return {
        "type": "object",
        "properties": {key: _key(known) for key, known in shape.keys.items()},
        "required": list(shape.required),
        "additionalProperties": shape.others,
    }


def _key(known: Key) -> Schema:
    return _read_by(known.read)


def _read_by(read: Reader | Shape) -> Schema:
    """Describe what a reader takes; what no schema tells may be anything."""
    if isinstance(read, Shape):
        return _mapping(read)
    how, of = getattr(read, MADE_OF, ("", None))
    made = _MADE.get(how)
    return made(of) if made else _SIMPLE.get(read, _ANYTHING)


def _words(words: Iterable[str]) -> Schema:
    return {"enum": [*words, *({"yes": True, "no": False}[word] for word in words if word in ("yes", "no"))]}


def _some(one: Schema) -> Schema:
    """Describe one of something, or a list of it."""
    return {"anyOf": [one, {"type": "array", "items": one}]} if one else _ANYTHING


_MADE: dict[str, Callable[[Any], Schema]] = {
    "one of": _words,
    "written": lambda by: {"type": ["string", "number"], "pattern": f"^({by})$"},
    "as": _read_by,
    "many": lambda of: _some(_read_by(of)),
    "mapping": lambda of: {"type": "object", "additionalProperties": _read_by(of)},
    "either": lambda of: {"anyOf": [*map(_read_by, of)]},
    "shape": _mapping,
    "any": lambda _: {"type": "object"},
}
"""How each is described that a reader may be made of."""


def _or_empty(section: Schema) -> Schema:
    """Let a section be empty."""
    return {"anyOf": [section, {"type": "null"}, {"const": ""}]}
