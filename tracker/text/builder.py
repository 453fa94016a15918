"""Builds the tree from libyaml's events: no alias, tag or duplicate passes, and every part keeps its place.

Recursion is safe: the depth is bounded before it could matter.
"""

from collections.abc import Callable
from typing import Any
from unicodedata import normalize

import yaml
from attrs import define, field
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from tracker.text.characters import shown
from tracker.text.source import Gathering
from tracker.text.traps import MOST_DEPTH, cut_by_comma, escape, indented_block, place, run_on, too_deep
from tracker.text.tree import LISTED, Fields, ListKey, TreeList, Value

MOST_NODES = 2_000_000

_WRITTEN_OUT = "Write the value out; a text that begins with '{0}' stands in double quotes."
_TO_LOOK_AT = frozenset('"|>')


@define
class TreeBuilder:
    """One pass over the events of one text."""

    text: str
    gathering: Gathering
    nodes: int = 0
    depth: int = 0
    under: str = ""
    next: Callable[[], Any] = field(init=False)

    def document(self) -> Value:
        """Build the tree of the one document that a file holds."""
        self.next = iter(yaml.parse(self.text, Loader=yaml.CBaseLoader)).__next__
        self.next()
        start: Any = self.next()
        first = None if type(start) is StreamEndEvent else self.next()
        if first is None or (type(first) is ScalarEvent and not first.style and not first.value):
            self.gathering.stop("empty", (1, 1), "the file is empty", "Write its keys and values, or delete the file.")
        if start.version or start.tags:
            message = "directives (lines that begin with '%') are not read"
            self.gathering.fault("directive", place(start), message, "Delete them, and the line '---'.")
        root = self._node(first)
        self.next()
        following = self.next()
        if type(following) is not StreamEndEvent:
            message = "a second document begins here"
            self.gathering.stop("several-documents", place(following), message, "Put it into a file of its own.")
        return root

    def _node(self, event: Any) -> Value:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            message = f"the file holds more than {MOST_NODES:,} values"
            self.gathering.stop("too-large", place(event), message, "Split the file into several.")
        kind = type(event)
        if kind is AliasEvent:
            self._refuse("alias", f"*{event.anchor}", event)
            return ""
        if event.anchor is not None:
            self._refuse("anchor", f"&{event.anchor}", event)
        if event.tag is not None:
            self._refuse("tag", "!", event)
        if kind is not ScalarEvent:
            return self._container(event)
        if event.style in _TO_LOOK_AT or event.end_mark.line != event.start_mark.line:
            self._look_at(event)
        text: str = event.value
        return text if text.isascii() else normalize("NFC", text)

    def _look_at(self, scalar: Any) -> None:
        """Report what a text hides that has escapes, is a block, or stands on several lines."""
        for fault in (escape(scalar), indented_block(self.text, scalar), run_on(self.gathering.source, scalar)):
            if fault:
                self.gathering.fault(*fault)

    def _container(self, event: Any) -> Value:
        if self.depth == MOST_DEPTH:
            self.gathering.stop(*too_deep(place(event)))
        self.depth += 1
        value = self._fields(event) if type(event) is MappingStartEvent else self._items(event)
        self.depth -= 1
        return value

    def _items(self, start: Any) -> TreeList:
        items = TreeList(*place(start))
        while type(event := self.next()) is not SequenceEndEvent:
            items.marks.append(place(event))
            items.append(self._node(event))
            if start.flow_style and type(event) is ScalarEvent and not event.style and _is_cut(event.value):
                self.gathering.fault(*cut_by_comma(self.text, event))
        return items

    def _fields(self, start: Any) -> Fields:
        fields, listed = Fields(*place(start)), self.under in LISTED
        following, node, marks = self.next, self._node, fields.marks
        while (kind := type(event := following())) is not MappingEndEvent:
            key: Any = node(event)
            if listed and type(key) is TreeList and key and all(isinstance(item, str) for item in key):
                key = ListKey.of(key)
            self.under = key if type(key) is str else ""
            value_event = following()
            value = node(value_event)
            if not isinstance(key, str) or key in fields or (key == "<<" and not event.style):
                self._refuse_key(event, key, fields)
                continue
            fields[key] = value
            mark, value_mark = event.start_mark, value_event.start_mark
            marks[key] = (mark.line + 1, mark.column + 1, value_mark.line + 1, value_mark.column + 1)
            if start.flow_style and kind is ScalarEvent and value == "" and self._stands_alone(event, value_event):
                self.gathering.fault(*cut_by_comma(self.text, event))
        return fields

    def _stands_alone(self, key: Any, value: Any) -> bool:
        """Say whether no ':' follows a key of a flow mapping."""
        return not self.text[key.end_mark.index : value.start_mark.index].lstrip().startswith(":")

    def _refuse_key(self, event: Any, key: Value, fields: Fields) -> None:
        """Say why a key is not taken; its value was read for the findings in it, and the first of duplicates stays."""
        if not isinstance(key, str):
            remedy = "Put the whole text in double quotes."
            self.gathering.fault("key-no-text", place(event), "a key is a text, not a list or a mapping", remedy)
        elif key in fields:
            message = f"the key '{shown(key)}' stands already on line {fields.marks[key][0]}"
            self.gathering.fault("duplicate-key", place(event), message, "Keep one of the two.", len(key))
        else:
            self.gathering.fault("merge-key", place(event), "merge keys are not read", "Write the keys out.", 2)

    def _refuse(self, what: str, written: str, event: Any) -> None:
        message = f"'{shown(written)}' is {'a' if what == 'tag' else 'an'} {what} in YAML, and not read here"
        self.gathering.fault(what, place(event), message, _WRITTEN_OUT.format(written[0]), len(written))


def _is_cut(text: str) -> bool:
    return text.count("(") > text.count(")")
