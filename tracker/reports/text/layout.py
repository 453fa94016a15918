"""How every text report is laid out and cites: as wide as its terminal or a hundred columns, without colour."""

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable

WIDTH = 100
"""So many columns a report has in a file or a pipe, and at most in a terminal."""

_NARROWEST = 40
_GUTTER = 17
_WIDE = (
    r"\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60"
    r"\U00020000-\U0003ffff"
)
_UNEVEN = re.compile(rf"[\u0300-\u036f\u0590-\u10ff\u1200-\u1cff\u200b-\u200f\u2060-\u2064{_WIDE}]")
"""Letters that take up two columns or none, and scripts that have such."""
_STOPS = r"\u3001\u3002\u300b\u300d\u300f\uff01\uff09\uff0c\uff1a\uff1b\uff1f"
_PIECE = re.compile(rf"\s*(?:[{_WIDE}][{_STOPS}]*|[^\s{_WIDE}]+)")
"""What a line is not broken within: a word, or one wide letter with the stop or bracket behind it."""


def titled(title: str, entries: Iterable[list[str]]) -> list[str]:
    """Write a section with its title, and nothing where it is empty."""
    lines = [line for entry in entries for line in entry]
    return ["", title, *lines] if lines else []


def row(label: str, text: str, hang: int = 2) -> list[str]:
    """Write a label in the gutter and a text beside it."""
    return _wrap(text, f"  {label:<{_GUTTER - 3}} ", " " * (_GUTTER + hang))


def wrapped(text: str, indent: str, hang: str | None = None) -> list[str]:
    """Write a text indented, its further lines by another indent where one is given."""
    return _wrap(text, indent, hang if hang is not None else indent)


def fitted(line: str) -> list[str]:
    """Wrap a line that nothing has wrapped, where the terminal is narrower than a report in a file."""
    room = page_width()
    if room >= WIDTH or columns(line) <= room:
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    return wrapped(line.strip(), indent, f"{indent}  ")


def page_text(lines: Iterable[str]) -> str:
    """Put the lines of a report together, none wider than its terminal; a text begins no line of its own."""
    return "\n".join(part for line in lines for part in fitted(line.replace("\n", " ")))


def page_width() -> int:
    """Return how wide a report is: as COLUMNS says, or its terminal, within bounds; a hundred in a file or a pipe."""
    asked = os.environ.get("COLUMNS", "")
    if not (asked.isdecimal() and int(asked)) and not sys.stdout.isatty():
        return WIDTH
    return min(max(shutil.get_terminal_size((WIDTH, 0)).columns, _NARROWEST), WIDTH)


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes up: Chinese letters take two each, marks upon letters none."""
    if not _UNEVEN.search(text):
        return len(text)
    from wcwidth import width  # noqa: PLC0415 - its tables are read only where letters are not all one column wide

    return width(text)


def _wrap(text: str, first: str, rest: str) -> list[str]:
    if not _UNEVEN.search(text):
        fold = textwrap.TextWrapper(page_width(), first, rest, break_long_words=False, break_on_hyphens=False)
        return fold.wrap(text)
    lines, room = [first], page_width()
    for piece in _PIECE.findall(text):
        if columns(lines[-1] + piece) > room and lines[-1] not in (first, rest):
            lines.append(rest)
        lines[-1] += piece.lstrip() if lines[-1] in (first, rest) else piece
    return lines
