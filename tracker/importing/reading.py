"""Reads a mapping from its YAML file, strictly: every fault with its place, all of them at once."""

import re
from pathlib import Path
from typing import Any

from tracker.importing.mapping import (
    ROW,
    SYSTEMS,
    ActorValue,
    BeginsValue,
    Condition,
    CountValue,
    DateValue,
    Documents,
    Drop,
    FirstValue,
    Lookup,
    Mapping,
    NeighbourValue,
    Rule,
    Succession,
    Value,
    WordValue,
)
from tracker.importing.templates import check_names, template, tree
from tracker.importing.written import written_date
from tracker.log.values import identifier
from tracker.model.failures import LogError
from tracker.text.files import yaml_bytes
from tracker.text.made import made_of
from tracker.text.reader import read_yaml
from tracker.text.shape import (
    Faults,
    Key,
    Shape,
    Wrong,
    line,
    many,
    mapping_of,
    one_of,
    read_fields,
    text,
    yes_or_no,
)
from tracker.text.tree import Fields, ListKey


def read_mapping(path: Path) -> Mapping:
    """Read a mapping; raises LogError with every fault of it."""
    file = path.as_posix()
    faults = Faults(file)
    try:
        source = read_yaml(yaml_bytes(path), file)
        faults = Faults(file, source.lines, list(source.findings))
        mapping = None if faults.found else _mapping(source.root, faults)
    except Wrong as wrong:
        faults.at_start({}, wrong)
    if faults.found:
        raise LogError(sorted(faults.found, key=lambda finding: finding.place), "Nothing was imported.")
    assert mapping is not None
    return mapping


def _mapping(root: Any, faults: Faults) -> Mapping | None:
    values = read_fields(root, WHOLE, faults, "the mapping")
    if faults.found:
        return None
    rules = tuple(rule for section in SECTIONS for rule in values.get(section, ()))
    if not rules:
        message = "the mapping has no rule"
        faults.at_start(root, Wrong("no-rule", message, "Write under 'events' what a row tells."))
        return None
    parts = {key: values[key] for key in values if key in _PARTS}
    mapping = Mapping(**values["mapping"], **values["table"], rules=rules, **parts)
    _check_names(mapping, root, faults)
    return mapping


def _condition(value: Any, faults: Faults) -> Condition:
    return mapping_of(many(_cell))(value, faults)


def _cell(value: Any, faults: Faults) -> str:
    return "" if value == "" else text(value, faults)


def _value(value: Any, faults: Faults) -> Value:
    make, shape = next((sort for key, sort in _SORTS.items() if isinstance(value, dict) and key in value), _SORTS["of"])
    values = read_fields(value, shape, faults, "a value")
    if not all(key in values for key in shape.required):
        return WordValue(template("", faults))
    made: Value = make(values)
    return made


def _succession(value: Any, faults: Faults) -> Succession | None:
    values = read_fields(value, _SUCCESSION, faults, "'successions'")
    if len(values) < len(_SUCCESSION.keys):
        return None
    return Succession(values["who"], values["year"], values["goes-on"], values["ends"])


def _lookups(value: Any, faults: Faults) -> tuple[Lookup, ...]:
    if not isinstance(value, dict):
        raise Wrong("shape", "under 'lookups' belong names with their keys", "Write 'names: {columns: ..., key: ...}'.")
    found = []
    for name, fields in value.items():
        read = read_fields(fields, _LOOKUP, faults, "a lookup")
        if all(key in read for key in _LOOKUP.required):
            found.append(Lookup(name, **read))
    return tuple(found)


def _rules(section: str) -> Any:
    """Return the reader of the rules whose entries stand in a section of the log."""

    @made_of("many", _RULE)
    def read(value: Any, faults: Faults) -> tuple[Rule, ...]:
        return tuple(rule for rule in many(one)(value, faults) if rule)

    def one(value: Any, faults: Faults) -> Rule | None:
        values = read_fields(value, _RULE, faults, "a rule")
        if "id" not in values or "kind" not in values:
            return None
        entry = tree({key: part for key, part in value.items() if key not in ("when", "unless", "merge")}, faults)
        return Rule(section, values.get("when", {}), values.get("unless", ()), entry, values.get("merge", ""))

    return read


def _dropped(value: Any, faults: Faults) -> tuple[Drop, ...]:
    read = many(lambda part, inner: read_fields(part, _DROP, inner, "what is left out"))(value, faults)
    return tuple(Drop(**values) for values in read if len(values) == len(_DROP.keys))


def _documents(value: Any, faults: Faults) -> Documents | None:
    values = read_fields(value, _DOCUMENTS, faults, "'documents'")
    return Documents(**values) if "head" in values else None


def _section(shape: Shape, what: str) -> Any:
    return made_of("shape", shape)(lambda value, faults: read_fields(value, shape, faults, what))


def _check_names(mapping: Mapping, root: Any, faults: Faults) -> None:
    """Report every name that is not there: in braces, in a condition, of a column, a value or a list."""
    looked_up = {f"{lookup.name}.{column}" for lookup in mapping.lookups for column in lookup.columns}
    cells = {ROW, *mapping.columns, *looked_up}
    known = {*cells, *mapping.values}
    for name in sorted({ROW, *mapping.columns} & {*mapping.values}):
        wrong = Wrong("name-twice", f"'{name}' is the name of a column", "Call the value by another name.")
        faults.at_key(root["values"], name, wrong)
    above = set(cells)
    for name, value in mapping.values.items():  # each may name those above it, so that none names itself
        _report(root["values"], name, {hole for part in value.parts for _, hole, _ in part.holes}, above, faults)
        above.add(name)
    for lookup in mapping.lookups:
        columns = {hole for part in (lookup.by, lookup.otherwise) if part for _, hole, _ in part.holes}
        _report(root["lookups"], lookup.name, columns, {ROW, *mapping.columns, *mapping.values}, faults)
    _report(root, "documents", mapping.documents.head.names(), known, faults)
    for section in ("actors", "things"):
        _report(root, section, getattr(mapping, section).names(), known, faults)
    _report(root, "documents", {*mapping.documents.by}, {*mapping.columns}, faults)
    _report(root, "drop", {name for drop in mapping.drop for name in drop.when}, known, faults)
    _check_rules(mapping, root, known, faults)
    _check_successions(mapping, root, faults)


def _check_rules(mapping: Mapping, root: Any, known: set[str], faults: Faults) -> None:
    items = [item for section in SECTIONS for item in _listed(root.get(section, []))]
    for item, rule in zip(items, mapping.rules, strict=True):
        _report({"rule": item}, "rule", {*rule.entry.names(), *rule.asked}, known, faults)
        if rule.merge and not isinstance(item.get(rule.merge), list | dict):
            message = f"'{rule.merge}' is no list of the event"
            faults.at_value(item, "merge", Wrong("not-a-list", message, "Name a role that is written as a list."))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _check_successions(mapping: Mapping, root: Any, faults: Faults) -> None:
    if mapping.successions is None:
        return
    says, fields = mapping.successions, root["successions"]
    who = mapping.values.get(says.who)
    if not isinstance(who, ActorValue) or [hole for _, hole, _ in who.of.holes[:1]] != [who.of.text.strip("{}")]:
        message = f"'{says.who}' is no value that reads a number in one column"
        faults.at_value(fields, "who", Wrong("not-a-number-value", message, "Name a value with 'system: cow' or 'gw'."))
    columns = {hole for cell in (*says.goes_on.values(), *says.ends.values()) for _, hole, _ in cell.holes}
    columns |= {says.year, *says.goes_on, *says.ends}
    _report(root, "successions", columns, {*mapping.columns}, faults)


def _report(fields: Any, key: str, names: set[str], known: set[str], faults: Faults) -> None:
    try:
        check_names(names, known, f"There are: {', '.join(sorted(known))}.")
    except Wrong as wrong:
        inner = fields[key]
        faults.at_start(inner if isinstance(inner, Fields) else fields, wrong)


def _words(value: Any, faults: Faults) -> dict[str, str]:
    """Read words for texts; a list of texts as a key has one word for all of them."""
    read = mapping_of(_cell)(value, faults)
    return {one: word for key, word in read.items() for one in (key.items if isinstance(key, ListKey) else [key])}


def _letters(value: Any, faults: Faults) -> dict[str, str]:
    """Read which letters stand for characters that no text has, each named as U+008E."""
    letters = mapping_of(text)(value, faults)
    for name in letters:
        if not re.fullmatch(r"U\+[0-9A-F]{4,5}", name):
            faults.at_key(value, name, Wrong("not-a-character", f"'{name}' names no character", "Write it as U+008E."))
            return {}
    return {chr(int(name.replace("U+", "0x"), 0)): letter for name, letter in letters.items()}


SECTIONS = ("events", "mending")
"""The sections of a log whose entries the rules of a mapping make."""

_PARTS = ("letters", "successions", "documents", "values", "drop", "lookups", "actors", "things")
_ABOUT = Shape({"id": Key(identifier, required=True), "title": Key(line, required=True)})
_TABLE = Shape({"columns": Key(many(line), required=True)})
_DOCUMENTS = Shape({"by": Key(many(line)), "head": Key(tree, required=True), "together": Key(yes_or_no)})
_ACTOR = Shape(
    {
        "of": Key(template, required=True),
        "system": Key(one_of(SYSTEMS), required=True),
        "on": Key(template),
        "instead": Key(mapping_of(text)),
        "otherwise": Key(mapping_of(text)),
    }
)
_WORD = Shape({"of": Key(template, required=True), "words": Key(_words), "otherwise": Key(template)})
_LAST, _NEXT = (
    Shape({key: Key(template, required=True) for key in (of, "by", "otherwise")}) for of in ("last", "next")
)
_FIRST = Shape({"first": Key(many(template), required=True)})
_COUNT = Shape({"count": Key(template, required=True)})
_DATE = Shape(
    {
        "date": Key(many(template), required=True),
        "written": Key(many(written_date)),
        "horizon": Key(text),
        "before": Key(template),
    }
)
_BEGINS = Shape(
    {"begins": Key(many(template), required=True), "before": Key(template, required=True), "after": Key(template)}
)


def _neighbour(key: str) -> Any:
    return lambda values: NeighbourValue(values[key], values["by"], values["otherwise"], key == "next")


_SORTS: dict[str, tuple[Any, Shape]] = {
    "system": (lambda values: ActorValue(**values), _ACTOR),
    "last": (_neighbour("last"), _LAST),
    "next": (_neighbour("next"), _NEXT),
    "first": (lambda values: FirstValue(**values), _FIRST),
    "count": (lambda values: CountValue(**values), _COUNT),
    "date": (lambda values: DateValue(**values), _DATE),
    "begins": (lambda values: BeginsValue(**values), _BEGINS),
    "of": (lambda values: WordValue(**values), _WORD),
}
"""How each sort of value is made and read, by the key that tells it."""

_SUCCESSION = Shape(
    {
        "who": Key(line, required=True),
        "year": Key(line, required=True),
        "goes-on": Key(mapping_of(template), required=True),
        "ends": Key(mapping_of(template), required=True),
    }
)
_LOOKUP = Shape(
    {
        "columns": Key(many(line), required=True),
        "key": Key(line, required=True),
        "by": Key(template, required=True),
        "otherwise": Key(template),
    }
)
_RULE = Shape(
    {
        "when": Key(_condition),
        "unless": Key(many(_condition)),
        "merge": Key(line),
        "id": Key(template, required=True),
        "kind": Key(text, required=True),
    },
    others=True,
)
_DROP = Shape({"when": Key(_condition, required=True), "because": Key(line, required=True)})
WHOLE = Shape(
    {
        "mapping": Key(_section(_ABOUT, "'mapping'"), required=True),
        "table": Key(_section(_TABLE, "'table'"), required=True),
        "documents": Key(_documents, required=True),
        "letters": Key(_letters),
        "values": Key(mapping_of(_value)),
        "lookups": Key(_lookups),
        "successions": Key(_succession),
        "actors": Key(tree),
        "things": Key(tree),
        "events": Key(_rules("events")),
        "mending": Key(_rules("mending")),
        "drop": Key(_dropped),
    }
)
"""The shape of a whole mapping."""

_ANY_TEXT = ".*"

for _read, _how, _of in (
    (_cell, "written", _ANY_TEXT),
    (template, "written", _ANY_TEXT),
    (written_date, "as", text),
    (tree, "any", None),
    (_condition, "mapping", many(_cell)),
    (_words, "mapping", _cell),
    (_letters, "mapping", text),
    (_value, "either", tuple(shape for _, shape in _SORTS.values())),
    (_succession, "shape", _SUCCESSION),
    (_lookups, "mapping", _LOOKUP),
    (_dropped, "many", _DROP),
    (_documents, "shape", _DOCUMENTS),
):
    made_of(_how, _of)(_read)
