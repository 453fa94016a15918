"""YAML's own errors in plain words: what stands in the text, and what to write instead."""

import re
from typing import Any

import yaml

from tracker.model.findings import Finding
from tracker.text.characters import shown
from tracker.text.source import SourceText
from tracker.text.traps import opened_too_deep, too_deep

_QUOTE = "Put the whole text in double quotes."
_CLOSE = (
    """Close the quotation where it ends; inside double quotes write \\" for a quotation mark, inside single ones ''."""
)
_KEY = "Write 'key: value' with a space after ':', '- item' with a space after '-'; what goes on a text is indented."
_OUTERMOST = "Begin all outermost keys in the column of the first; one file holds one mapping or one list."
_LIST = "Begin each '- ' on a line of its own, write [a, b], or put a text in double quotes."
_BELONGS = "Begin it with '- ', or indent it as the key that it belongs with."
_SPACE = "Write a space after ':' where a value follows, or put the whole text in double quotes."
_BACKSLASH = "Write \\\\ for a backslash, or use single quotes."
_NO_ESCAPE = "'\\' begins an escape in double quotes, and this is none"

# A part of YAML's problem, whether the fault lies where the thing began, a sentence and a remedy.
_KNOWN = (
    (" tag", True, "'!' begins a tag, and tags are not read", _QUOTE),
    (" directive", True, "'%' begins a directive, and directives are not read", "Delete the line."),
    ("cannot start any token", False, "a text cannot begin with '{character}'", _QUOTE),
    ("unexpected end of stream", True, "the quotation mark opened here is never closed", _CLOSE),
    ("unexpected document indicator", True, "the quotation mark opened here is not closed before line {line}", _CLOSE),
    ("could not find expected ':'", True, "this line has no ': ' and belongs to nothing above", _KEY),
    ("expected <document start>", False, "this line does not belong to what stands above", _OUTERMOST),
    ("expected '-' indicator", False, "this line stands among the items of the list begun on line {begun}", _BELONGS),
    ("block sequence entries", False, "a list cannot begin on the line of its key", _LIST),
    ("mapping keys are not allowed", False, "a text cannot begin with '? '", _QUOTE),
    ("alphabetic or numeric", True, "a text cannot begin with '{character}'", _QUOTE),
    ("comment or line break", True, "'{character}' begins a text of several lines, and is none itself", _QUOTE),
    ("equal to 0", True, "'{character}' begins a text of several lines, and is none itself", _QUOTE),
    ("escape", False, _NO_ESCAPE, _BACKSLASH),
    ("hexdecimal", False, _NO_ESCAPE, _BACKSLASH),
    ("expected node content", False, "a value cannot begin with '{character}'", _QUOTE),
    ("unexpected ':'", True, "a text in brackets or braces holds ':'", _SPACE),
)

_Place = tuple[int, int]
_Fault = tuple[_Place, str, str]


def syntax_finding(source: SourceText, error: Exception) -> Finding:
    """Turn an error of the YAML parser into a finding."""
    (line, column), message, remedy = _fault(source, error)
    if deep := opened_too_deep(source.line(line)[:column]):
        code, _, message, remedy, length = too_deep((line, deep))
        return source.finding(code, line, deep, message, remedy, length)
    return source.finding("yaml", line, column, message, remedy)


def _fault(source: SourceText, error: Exception) -> _Fault:
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return _tag(source), "'!' begins a tag, and tags are not read", _QUOTE
    problem, here = error.problem or "", _place(source, error.problem_mark)
    opening = _place(source, error.context_mark or error.problem_mark)
    special = _tab(source, here) or _special(source, problem, here, opening)
    if special:
        return special
    for part, at_opening, message, remedy in _KNOWN:
        if part in f"{problem} {error.context}":
            place = opening if at_opening else here
            character = shown(_character(source, place))
            return place, message.format(character=character, line=here[0], begun=opening[0]), remedy
    return here, f"the text cannot be read as YAML: {problem}", "Compare it with a line that is read."


def _place(source: SourceText, mark: Any) -> _Place:
    """Return a mark's line and column, within the text: libyaml may end one line below it."""
    end = (len(source.lines), len(source.lines[-1]) + 1)
    return min((mark.line + 1, mark.column + 1), end)


def _tag(source: SourceText) -> _Place:
    """Find the tag that is not even Unicode, for the parser does not say where it stands."""
    begun = source.text.find(found[0]) if (found := re.search(r"![^\s]*%[^\s]*", source.text)) else 0
    return source.text.count("\n", 0, begun) + 1, begun - source.text.rfind("\n", 0, begun)


def _tab(source: SourceText, here: _Place) -> _Fault | None:
    """Find a tab in the indentation of the line at fault, or where a value begins."""
    line = source.line(here[0])
    indentation = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" not in indentation and _character(source, here) == "\t":
        return here, "a tab stands where a space belongs", "Put a space for the tab."
    if "\t" not in indentation:
        return None
    return (here[0], indentation.index("\t") + 1), "a tab indents this line", "Indent with spaces."


def _special(source: SourceText, problem: str, here: _Place, opening: _Place) -> _Fault | None:
    """Look at the line where one problem of YAML has several causes."""
    if "mapping values are not allowed" in problem:
        return _colon(source, here)
    if "did not find expected key" in problem:
        return _stray(source, here, opening)
    if "expected node content" in problem and _character(source, here) not in tuple("]},"):
        return _nothing(source, here)
    if "expected ',' or" in problem:
        return _unclosed(source, problem, here, opening)
    return None


def _colon(source: SourceText, here: _Place) -> _Fault:
    line, column = here
    if line == 1 or re.search(r":(\s|$)", source.line(line)[: column - 1]):
        return here, "a text without quotation marks cannot hold ': '", _QUOTE
    deep, above = _indentation(source.line(line)), _indentation(source.line(line - 1))
    if deep <= above:
        return (line - 1, above + 1), "this line has no ': '", _KEY
    remedy = f"Indent it as the key above, or put the text of line {line - 1} in double quotes if it goes on here."
    return (line, deep + 1), "this line is indented deeper than those that it belongs with", remedy


def _stray(source: SourceText, here: _Place, opening: _Place) -> _Fault:
    line, column = here
    before = source.line(line)[: column - 1].rstrip()
    if before and before[-1] in "\"']}":
        return here, f"more text follows after the closing {before[-1]}", f"{_QUOTE} {_CLOSE}"
    if column == opening[1]:
        message = f"no key stands here among the keys begun on line {opening[0]}"
        return here, message, "Write 'key: value', or indent the '- ' of a list below its own key."
    message = f"this line begins in column {column}, the keys since line {opening[0]} in column {opening[1]}"
    return here, message, f"Begin it in column {opening[1]}, or in that of another line that it belongs with."


def _nothing(source: SourceText, here: _Place) -> _Fault:
    if not _character(source, here):
        return here, "the text ends inside brackets or braces", "Close what is open above with ']' or '}'."
    return here, "this line does not go on the list above it", _BELONGS


def _unclosed(source: SourceText, problem: str, here: _Place, opening: _Place) -> _Fault:
    bracket, end = _character(source, opening), problem[-2]
    if here[0] != opening[0]:
        remedy = f"Write '{end}' where it ends, or put a text that begins with '{bracket}' in double quotes."
        return opening, f"the '{bracket}' opened here is not closed", remedy
    if _character(source, here) == ":":
        return here, "a text without quotation marks cannot hold ': '", _QUOTE
    return here, f"',' or '{end}' is missing before this", "Write it, or put the whole text in double quotes."


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _character(source: SourceText, place: _Place) -> str:
    return source.line(place[0])[place[1] - 1 : place[1]]
