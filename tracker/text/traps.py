"""Where YAML silently reads something else than what a person sees; each rule answers with a fault or None.

The events are libyaml's. The stubs leave their marks optional, which the C parser always sets: hence `Any`.
"""

import re
from typing import Any

from tracker.text.characters import FORBIDDEN, code, shown
from tracker.text.source import SourceText

Fault = tuple[str, tuple[int, int], str, str, int]
"""The code, place, message, remedy and length of a finding."""

MOST_DEPTH = 20

_QUOTE = "Put the whole text in double quotes"
_CALL = re.compile(r"[^()\n]*\([^()\n]*\)")
_OPENED = re.compile(r"[\w-]+\([^()\n]*\Z")
_INDENTED_BLOCK = re.compile(r"[|>][+-]?[0-9]+")
_QUOTED_OR_BRACKET = re.compile(r"""(?s:"(?:[^"\\]|\\.)*+"?)|'[^']*+'?|[\[\]{}]""")
_ITEM = re.compile(r"\s*- ")
_ITEM_OR_KEY = re.compile(r"\s*(?:- |[\w-]+:(?: |$))")


def place(event: Any) -> tuple[int, int]:
    """Return the line and column at which an event begins, counted from 1."""
    return event.start_mark.line + 1, event.start_mark.column + 1


def cut_by_comma(text: str, event: Any) -> Fault:
    """Say that a comma cut a text in two, as in `{member(a, b): x}` and `{words: the ambassador, recalled}`."""
    begin, end = event.start_mark.index, event.end_mark.index
    call = _CALL.match(text, begin) or _CALL.match(text, _opening(text, begin))
    whole = call is not None and call.end() >= end
    remedy = f'{_QUOTE}: "{shown(call.group())}".' if call and whole else f"{_QUOTE}, or write 'key: value'."
    message = f"'{shown(text[begin:end])}' stands alone here: inside [ ] and {{ }} a comma ends a text"
    return "cut-by-comma", place(event), message, remedy, end - begin


def _opening(text: str, begin: int) -> int:
    """Return where a call begins that a comma cut, or the place itself where none does."""
    before = _OPENED.search(text, text.rfind("\n", 0, begin) + 1, begin)
    return before.start() if before else begin


def escape(event: Any) -> Fault | None:
    """Find a character written as an escape that may not be written plainly."""
    found = FORBIDDEN.search(event.value)
    if event.style != '"' or not found:
        return None
    message = f"this text holds the character {code(found.group())} as an escape"
    return "control-character", place(event), message, "Delete the escape.", 1


def indented_block(text: str, event: Any) -> Fault | None:
    """Find `>50`, which is no text but the beginning of one, with its indentation."""
    found = _INDENTED_BLOCK.match(text, event.start_mark.index) if event.style in ("|", ">") else None
    if not found:
        return None
    message = f"'{found.group()}' begins a text of several lines, and is none itself"
    return "indented-block", place(event), message, f'{_QUOTE}: "{found.group()}".', len(found.group())


def run_on(source: SourceText, event: Any) -> Fault | None:
    """Find a text that swallowed lines after it, by wrong indentation or a quotation mark left open."""
    if event.style in ("|", ">"):
        return None
    begun = event.start_mark.line + 1
    swallowed = _ITEM_OR_KEY if event.style else _ITEM
    for number in range(begun + 1, event.end_mark.line + 2):
        line = source.line(number)
        if swallowed.match(line):
            column = len(line) - len(line.lstrip()) + 1
            message = f"the text begun on line {begun} runs on into this line"
            cure = "Close its quotation mark" if event.style else "Indent this line as those that it belongs with"
            return (
                "run-on",
                (number, column),
                message,
                f"{cure}, or write the text on one line.",
                len(line) - column + 1,
            )
    return None


def too_deep(where: tuple[int, int]) -> Fault:
    """Say that something is nested deeper than anything in a log."""
    remedy = "Nothing in a log is nested so: write it flatter."
    return "too-deep", where, f"this is nested deeper than {MOST_DEPTH} levels", remedy, 1


def opened_too_deep(line: str) -> int | None:
    """Return the column of the bracket that opens one level too many on a line; None where none does.

    libyaml looks ahead on a line, and stops at a depth of its own before it has told of the first bracket. Which depth
    that is, and what it says of it, differs from version to version.
    """
    depth = 0
    for match in _QUOTED_OR_BRACKET.finditer(line):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match[0], 0)
        if depth > MOST_DEPTH:
            return match.start() + 1
    return None
