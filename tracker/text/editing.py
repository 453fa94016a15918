"""Edits a file by the places of its values: all that is not edited, comments and order among it, stays as it was."""

import codecs
from collections.abc import Iterable
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from tracker.model.findings import Fix
from tracker.text.characters import decode, replaced

_Place = tuple[int, int]


def edited(data: bytes, fixes: Iterable[Fix]) -> tuple[bytes, list[Fix]]:
    """Return a file with some edits made, and which of them were; of two that meet, the first alone is made."""
    text = data.decode("utf-8", "surrogateescape")
    begin = len(codecs.BOM_UTF8.decode()) if data.startswith(codecs.BOM_UTF8) else 0
    starts = _line_starts(text)
    starts[0] = begin
    ends = _ends(decode(data))
    made: list[tuple[int, int, Fix]] = []
    last = -1
    for fix in sorted(fixes, key=lambda fix: (fix.line, fix.column)):
        span = _span(fix, text, starts, ends)
        if span is not None and span[0] >= last and span[1] <= len(text):
            made.append((*span, fix))
            last = max(span[1], span[0] + 1)
    for first, end, fix in reversed(made):
        text = text[:first] + fix.text + text[end:]
    return text.encode("utf-8", "surrogateescape"), [fix for _, _, fix in made]


def _span(fix: Fix, text: str, starts: list[int], ends: dict[_Place, _Place]) -> tuple[int, int] | None:
    """Return from where to where an edit replaces, counted in characters; None where nothing begins at its place."""
    if fix.line > len(starts):
        return None
    first = starts[fix.line - 1] + fix.column - 1
    if fix.length is not None:
        return first, first + fix.length
    end = ends.get((fix.line, fix.column))
    if end is None:
        return None
    last = starts[end[0] - 1] + end[1] - 1  # that of a text in a block is where the next line begins
    return first, first + len(text[first:last].rstrip(" \t\r\n"))


def _line_starts(text: str) -> list[int]:
    """Return where each line begins; a carriage return before a line feed belongs to the line's end."""
    starts = [0]
    while (found := text.find("\n", starts[-1])) >= 0:
        starts.append(found + 1)
    return starts


def _ends(text: str) -> dict[_Place, _Place]:
    """Return for each place at which a text, or a list or mapping in brackets, begins, where it ends."""
    ends: dict[_Place, _Place] = {}
    begun = []
    try:
        for event in yaml.parse(replaced(text), Loader=yaml.CBaseLoader):
            if isinstance(event, ScalarEvent | AliasEvent):
                ends[_place(event.start_mark)] = _place(event.end_mark)
            elif isinstance(event, MappingStartEvent | SequenceStartEvent):
                begun.append(event)
            elif isinstance(event, MappingEndEvent | SequenceEndEvent) and (start := begun.pop()).flow_style:
                ends[_place(start.start_mark)] = _place(event.end_mark)
    except yaml.YAMLError:
        pass  # what stands before the fault has its ends
    return ends


def _place(mark: Any) -> _Place:
    return mark.line + 1, mark.column + 1
