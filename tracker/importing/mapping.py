"""A mapping: how a dataset becomes logs, as data in one YAML file, read strictly."""

import re
from collections.abc import Mapping as ReadOnly
from pathlib import Path
from typing import Any

from attrs import field, frozen

from tracker.importing.templates import CellTemplate, TemplateTree, check_names, template, tree
from tracker.log.values import identifier
from tracker.model.failures import LogError
from tracker.text.files import yaml_bytes
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
)
from tracker.text.tree import Fields

ROW = "row"
"""The name in braces that stands for the number of a row, the line of names being row 1."""

SYSTEMS = ("cow", "gw", "name")
"""How a cell names an actor: by its number in a list of states, or by a code or name of the catalogue."""

Condition = ReadOnly[str, tuple[str, ...]]
"""The words that a column may have, for each of some columns; an empty text is an empty cell."""


@frozen
class ActorValue:
    """An actor that a text names in a system, on a day; `instead` has what a text is to be read as."""

    of: CellTemplate
    system: str
    on: CellTemplate = field(factory=lambda: CellTemplate("", ()))
    instead: ReadOnly[str, str] = field(factory=dict)


@frozen
class WordValue:
    """A word for each text that may stand there, and another for the rest; without words it is the text itself."""

    of: CellTemplate
    words: ReadOnly[str, str] = field(factory=dict)
    otherwise: CellTemplate | None = None


@frozen
class LastValue:
    """What a text was in the row before of the same document for the same `by`; `otherwise` where there is none."""

    last: CellTemplate
    by: CellTemplate
    otherwise: CellTemplate

    @property
    def of(self) -> CellTemplate:
        """The text that is looked at."""
        return self.last


Value = ActorValue | WordValue | LastValue


@frozen
class Succession:
    """Which value has numbers of states, which column the year, and the cells of rows that a change of actors adds.

    `goes_on` are those of a row that is told again for who has the number next, `ends` those of one for an actor that
    loses its number. Each may name the columns of the row that is told again.
    """

    who: str
    year: str
    goes_on: ReadOnly[str, CellTemplate]
    ends: ReadOnly[str, CellTemplate]


@frozen
class Lookup:
    """A second table, found by the text of one of its columns; `otherwise` stands for what it does not have."""

    name: str
    columns: tuple[str, ...]
    key: str
    by: CellTemplate
    otherwise: CellTemplate | None = None


@frozen
class Rule:
    """What the rows that fit a condition tell: an event; rows with the same id add to its list `merge`."""

    when: Condition
    unless: Condition
    event: TemplateTree
    merge: str = ""


@frozen
class Drop:
    """Which rows are left out, and why."""

    when: Condition
    because: str


@frozen
class Documents:
    """The head of a document, and in which columns its rows agree."""

    head: TemplateTree
    by: tuple[str, ...] = ()


@frozen
class Mapping:
    """A whole mapping. A row that no rule and no `drop` fits is a fault: nothing is left out in silence."""

    id: str
    title: str
    columns: tuple[str, ...]
    documents: Documents
    events: tuple[Rule, ...]
    values: ReadOnly[str, Value] = field(factory=dict)
    letters: ReadOnly[str, str] = field(factory=dict)
    successions: Succession | None = None
    drop: tuple[Drop, ...] = ()
    lookups: tuple[Lookup, ...] = ()
    actors: TemplateTree = field(factory=TemplateTree)
    things: TemplateTree = field(factory=TemplateTree)


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
    values = read_fields(root, _WHOLE, faults, "the mapping")
    if faults.found:
        return None
    mapping = Mapping(**values["mapping"], **values["table"], **{key: values[key] for key in values if key in _PARTS})
    _check_names(mapping, root, faults)
    return mapping


def _condition(value: Any, faults: Faults) -> Condition:
    return mapping_of(many(_cell))(value, faults)


def _cell(value: Any, faults: Faults) -> str:
    return "" if value == "" else text(value, faults)


def _value(value: Any, faults: Faults) -> Value:
    sort, shape = next(
        ((sort, shape) for key, sort, shape in _SORTS if isinstance(value, dict) and key in value), _SORTS[2][1:]
    )
    values = read_fields(value, shape, faults, "a value")
    if not all(key in values for key in shape.required):
        return WordValue(template("", faults))
    return sort(**values)


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


def _rules(value: Any, faults: Faults) -> tuple[Rule, ...]:
    return tuple(rule for rule in many(_rule)(value, faults) if rule)


def _rule(value: Any, faults: Faults) -> Rule | None:
    values = read_fields(value, _RULE, faults, "a rule")
    missing = [key for key in ("id", "kind") if key not in values]
    if missing:
        return None
    event = {key: part for key, part in value.items() if key not in ("when", "unless", "merge")}
    return Rule(values.get("when", {}), values.get("unless", {}), tree(event, faults), values.get("merge", ""))


def _dropped(value: Any, faults: Faults) -> tuple[Drop, ...]:
    read = many(lambda part, inner: read_fields(part, _DROP, inner, "what is left out"))(value, faults)
    return tuple(Drop(**values) for values in read if len(values) == len(_DROP.keys))


def _documents(value: Any, faults: Faults) -> Documents | None:
    values = read_fields(value, _DOCUMENTS, faults, "'documents'")
    return Documents(**values) if "head" in values else None


def _section(shape: Shape, what: str) -> Any:
    return lambda value, faults: read_fields(value, shape, faults, what)


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
        _report(root["values"], name, _holes(value), above, faults)
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
    items = root["events"] if isinstance(root["events"], list) else [root["events"]]
    for item, rule in zip(items, mapping.events, strict=True):
        _report({"rule": item}, "rule", {*rule.event.names(), *rule.when, *rule.unless}, known, faults)
        if rule.merge and not isinstance(item.get(rule.merge), list | dict):
            message = f"'{rule.merge}' is no list of the event"
            faults.at_value(item, "merge", Wrong("not-a-list", message, "Name a role that is written as a list."))


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


def _holes(value: Value) -> set[str]:
    if isinstance(value, ActorValue):
        parts = [value.of, value.on]
    else:
        parts = [value.of, *filter(None, [value.otherwise]), *([value.by] if isinstance(value, LastValue) else [])]
    return {name for part in parts for _, name, _ in part.holes}


def _letters(value: Any, faults: Faults) -> dict[str, str]:
    """Read which letters stand for characters that no text has, each named as U+008E."""
    letters = mapping_of(text)(value, faults)
    for name in letters:
        if not re.fullmatch(r"U\+[0-9A-F]{4,5}", name):
            faults.at_key(value, name, Wrong("not-a-character", f"'{name}' names no character", "Write it as U+008E."))
            return {}
    return {chr(int(name.replace("U+", "0x"), 0)): letter for name, letter in letters.items()}


_PARTS = ("letters", "successions", "documents", "values", "events", "drop", "lookups", "actors", "things")
_ABOUT = Shape({"id": Key(identifier, required=True), "title": Key(line, required=True)})
_TABLE = Shape({"columns": Key(many(line), required=True)})
_DOCUMENTS = Shape({"by": Key(many(line)), "head": Key(tree, required=True)})
_ACTOR = Shape(
    {
        "of": Key(template, required=True),
        "system": Key(one_of(SYSTEMS), required=True),
        "on": Key(template),
        "instead": Key(mapping_of(text)),
    }
)
_WORD = Shape({"of": Key(template, required=True), "words": Key(mapping_of(text)), "otherwise": Key(template)})
_LAST = Shape(
    {
        "last": Key(template, required=True),
        "by": Key(template, required=True),
        "otherwise": Key(template, required=True),
    }
)
_SORTS = (("system", ActorValue, _ACTOR), ("last", LastValue, _LAST), ("of", WordValue, _WORD))
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
        "unless": Key(_condition),
        "merge": Key(line),
        "id": Key(template, required=True),
        "kind": Key(text, required=True),
    },
    others=True,
)
_DROP = Shape({"when": Key(_condition, required=True), "because": Key(line, required=True)})
_WHOLE = Shape(
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
        "events": Key(_rules, required=True),
        "drop": Key(_dropped),
    }
)
