"""How every text report is laid out: as wide as its terminal or a hundred columns, in colour where that is wanted."""

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextvars import ContextVar
from itertools import zip_longest

from attrs import frozen

from tracker.calculus.timeline import Answer

WIDTH = 100
"""So many columns a report has in a file or a pipe, and at most in a terminal."""

LABELS = {Answer.HOLDS: "holds", Answer.POSSIBLY: "possibly", Answer.NOT: "not"}
"""What stands before a condition where each has a line; in words, the last is 'does not hold'."""

_NARROWEST = 40
_GUTTER, _NARROW_GUTTER, _ROOMY = 17, 11, 72
_SLIM = 8
_ROOM = 40
_WIDE = (
    r"\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60"
    r"\U00020000-\U0003ffff"
)
_UNEVEN = re.compile(rf"[\u0300-\u036f\u0590-\u10ff\u1200-\u1cff\u200b-\u200f\u2060-\u2064{_WIDE}]")
"""Letters that take up two columns or none, and scripts that have such."""
_STOPS = r"\u3001\u3002\u300b\u300d\u300f\uff01\uff09\uff0c\uff1a\uff1b\uff1f"
_PIECE = re.compile(rf"[^\S\u00a0]*(?:[{_WIDE}][{_STOPS}]*|(?:[^\s{_WIDE}]|\u00a0)+)")
"""What a line is not broken within: a word, or one wide letter with the stop or bracket behind it."""


@frozen
class View:
    """How much of an answer its text tells: the evidence, the acts, and what is alike one by one."""

    evidence: bool = False
    acts: bool = False
    unfold: bool = False

    def most(self, alike: int) -> int:
        """Return how many of what is alike are told one by one, where it is so many if nothing else is wanted."""
        return sys.maxsize if self.unfold else alike


FIRST = View()
"""What is told first: the answers."""


_PAINTING: ContextVar[bool] = ContextVar("painting", default=False)
_MARKS = {Answer.HOLDS.value: "\ufdd0", Answer.POSSIBLY.value: "\ufdd1", Answer.NOT.value: "\ufdd2"}
_END = "\ufdd3"
_COLOURS = {"\ufdd0": "\x1b[32m", "\ufdd1": "\x1b[33m", "\ufdd2": "\x1b[31m", _END: "\x1b[0m"}
_MARK = re.compile("([\ufdd0-\ufdd3])")


def painted(write: Callable[[], str], safe: Callable[[str], str]) -> str:
    """Return a text with the answers in it in colour; all else is made `safe` for a terminal."""
    token = _PAINTING.set(True)
    try:
        text = write()
    finally:
        _PAINTING.reset(token)
    return "".join(_COLOURS.get(part) or safe(part) for part in _MARK.split(text))


def answered(lines: Sequence[str], label: str, answer: str) -> list[str]:
    """Paint the label at the beginning of some lines as its answer is painted, where a text is painted at all."""
    if not _PAINTING.get() or answer not in _MARKS or not lines:
        return list(lines)
    return [lines[0].replace(label, f"{_MARKS[answer]}{label}{_END}", 1), *lines[1:]]


def titled(title: str, entries: Iterable[list[str]]) -> list[str]:
    """Write a section with its title, and nothing where it is empty."""
    lines = [line for entry in entries for line in entry]
    return ["", title, *lines] if lines else []


def row(label: str, text: str, hang: int = 2) -> list[str]:
    """Write a label in the gutter and a text beside it; one that is too long for it stands above the text."""
    gutter = _NARROW_GUTTER if page_width() < _ROOMY else _GUTTER
    above = [f"  {label}"] if len(label) > gutter - 3 else []
    dash = "- " if text.startswith("- ") else ""  # it stands before the first word, however long that is
    first = f"  {'' if above else label:<{gutter - 3}} {dash}"
    return answered([*above, *_wrap(text.removeprefix(dash), first, " " * (gutter + hang))], label, label)


def columned(
    label: str, text: str, cells: Sequence[str] = (), widths: Sequence[int] = (), answer: str = ""
) -> list[str]:
    """Write a label, a text that takes up the room left, and cells in columns of fixed widths at the right.

    Where there is no room for columns, what stands in them follows the text.
    """
    first, told = f"{label:<{_SLIM}} ", [cell for cell in cells if cell]
    room = page_width() - len(first) - sum(widths) - max(2 * len(widths) - 1, 0)
    if room < _ROOM:
        tail = f" ({', '.join(told)})" if told else ""
        return answered(_wrap(text + tail, first, " " * (len(first) + 2)), label, answer)
    lines = _wrap(text, "", "  ", room)
    right = "  ".join(f"{cell}{' ' * (width - columns(cell))}" for cell, width in zip(cells, widths, strict=True))
    top = f"{first}{lines[0]}{' ' * (room - columns(lines[0]))} {right}".rstrip()
    return answered([top, *(f"{' ' * len(first)}{line}" for line in lines[1:])], label, answer)


def coded(rows: Sequence[tuple[str, str, str]]) -> list[str]:
    """Write codes, what sort each is, and its names in columns; where these have no room, the names below."""
    width = max((len(code) for code, _, _ in rows), default=0)
    sorts = max((len(sort) for _, sort, _ in rows), default=0)
    hang = " " * (width + sorts + 2)
    if page_width() - len(hang) < _ROOM:
        return [part for code, sort, names in rows for part in (f"{code} ({sort})", *wrapped(names, "  "))]
    return [part for code, sort, names in rows for part in _wrap(names, f"{code:<{width}} {sort:<{sorts}} ", hang)]


def grid(rows: Sequence[Sequence[str]], room: int, flush_right: Sequence[bool] = ()) -> list[str]:
    """Write rows in columns that stand, cells broken where they must be; nothing where there is no room for them."""
    standing = list(zip(*rows, strict=True))
    widths = [max(map(columns, cells)) for cells in standing]
    least = [
        max((columns(piece.strip()) for cell in cells for piece in _PIECE.findall(cell)), default=0)
        for cells in standing
    ]
    room -= 2 * (len(widths) - 1)
    taken = [[columns(cell) for cell in row] for row in rows]
    while sum(widths) > room:
        spare = [place for place, width in enumerate(widths) if width > least[place]]
        if not spare:
            return []
        widths[min(spare, key=lambda place: (_height(taken, widths, place), -widths[place]))] -= 1
    return [line for row in rows for line in _grid_row(row, widths, flush_right or [False] * len(widths))]


def _height(taken: Sequence[Sequence[int]], widths: Sequence[int], narrowed: int) -> int:
    """Return how many lines rows of cells take up about, if one column is a letter narrower."""
    made = [width - (place == narrowed) for place, width in enumerate(widths)]
    return sum(max(-(-cell // width) for cell, width in zip(row, made, strict=True)) for row in taken)


def _grid_row(row: Sequence[str], widths: Sequence[int], flush_right: Sequence[bool]) -> Iterator[str]:
    cells = [_wrap(cell, "", "", width) if cell else [] for cell, width in zip(row, widths, strict=True)]
    for lines in zip_longest(*cells, fillvalue=""):
        yield "  ".join(map(_padded, lines, widths, flush_right)).rstrip()


def _padded(text: str, width: int, right: bool) -> str:
    space = " " * (width - columns(text))
    return space + text if right else text + space


def wrapped(text: str, indent: str, hang: str | None = None) -> list[str]:
    """Write a text indented, its further lines by another indent where one is given."""
    return _wrap(text, indent, hang if hang is not None else indent)


def fitted(line: str) -> list[str]:
    """Wrap a line that nothing has wrapped, where the terminal is narrower than a report in a file."""
    room = page_width()
    if room >= WIDTH or columns(_MARK.sub("", line)) <= room:
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


def _wrap(text: str, first: str, rest: str, room: int = 0) -> list[str]:
    room = room or page_width()
    text = _MARK.sub("", text)
    if not _UNEVEN.search(text):
        fold = textwrap.TextWrapper(room, first, rest, break_long_words=False, break_on_hyphens=False)
        return fold.wrap(text)
    lines = [first]
    for piece in _PIECE.findall(text):
        if columns(lines[-1] + piece) > room and lines[-1] not in (first, rest):
            lines.append(rest)
        lines[-1] += piece.lstrip() if lines[-1] in (first, rest) else piece
    return lines
