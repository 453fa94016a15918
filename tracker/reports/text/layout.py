"""How every text report is laid out and cites: as wide as its terminal or a hundred columns, without colour."""

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable

WIDTH = 100
"""So many columns a report has in a file or a pipe, and at most in a terminal."""

_NARROWEST = 40
_GUTTER = 17


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
    if room >= WIDTH or len(line) <= room:
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    return wrapped(line.strip(), indent, f"{indent}  ")


def page_text(lines: Iterable[str]) -> str:
    """Put the lines of a report together, none wider than its terminal."""
    return "\n".join(part for line in lines for part in fitted(line))


def page_width() -> int:
    """Return how wide a report is: as COLUMNS says, or its terminal, within bounds; a hundred in a file or a pipe."""
    asked = os.environ.get("COLUMNS", "")
    if not (asked.isdecimal() and int(asked)) and not sys.stdout.isatty():
        return WIDTH
    return min(max(shutil.get_terminal_size((WIDTH, 0)).columns, _NARROWEST), WIDTH)


def _wrap(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text, page_width(), initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
