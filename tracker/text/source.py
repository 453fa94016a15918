"""A source is one text that was read: its lines, the tree found in it, and the findings about both."""

from functools import cached_property
from typing import NoReturn
from unicodedata import combining, east_asian_width

from attrs import field, frozen

from tracker.model.findings import Finding, Place
from tracker.text.characters import escaped, escaped_units
from tracker.text.tree import Value

_SHOWN = 160
_WHOLE_UP_TO, _BEFORE = 120, 80


@frozen
class SourceText:
    """One YAML text: its file, its text with line feeds only, the tree (None where there is none), and the findings."""

    file: str
    text: str
    root: Value | None = None
    findings: tuple[Finding, ...] = ()

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends."""
        return tuple(self.text.split("\n"))

    def line(self, number: int) -> str:
        """Return the line of a number counted from 1; past the end of the text it is empty."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def finding(  # noqa: PLR0913, PLR0917 - a finding has these parts, and each reading room gives most of them
        self, code: str, line: int, column: int, message: str, remedy: str, length: int = 1, warning: bool = False
    ) -> Finding:
        """Make a finding about a place in this text, with the line as its excerpt."""
        place = Place(self.file, line, column)
        return Finding(code, place, message, remedy, excerpt(self.line(line), column), length, warning)


class Stopped(Exception):
    """What follows in a text cannot be read; the reason is among the findings."""


@frozen
class Gathering:
    """The findings about one source while it is read: all of them, up to a number that nobody mends in one sitting."""

    source: SourceText
    most: int
    found: list[Finding] = field(factory=list)

    def fault(self, code: str, place: tuple[int, int], message: str, remedy: str, length: int = 1) -> None:
        """Add a finding; raises Stopped where there are too many."""
        self.found.append(self.source.finding(code, *place, message, remedy, length))
        if len(self.found) >= self.most:
            self.stop("too-many", place, "so many faults that what follows is not read", "Mend these first.")

    def stop(self, code: str, place: tuple[int, int], message: str, remedy: str, length: int = 1) -> NoReturn:
        """Add a finding and end the reading."""
        self.found.append(self.source.finding(code, *place, message, remedy, length))
        raise Stopped


def excerpt(line: str, column: int) -> str:
    """Cut a long line around a column; where its beginning goes, an ellipsis and 80 characters stand before it."""
    start = column - 1 - _BEFORE if column > _WHOLE_UP_TO else 0
    end = start + _SHOWN
    return ("…" if start else "") + escaped(line[start:end]) + ("…" if end < len(line) else "")


def mark(finding: Finding) -> str:
    """Return the line to print under a finding's excerpt: `^` under the characters that are meant."""
    cut = finding.place.column > _WHOLE_UP_TO and finding.excerpt.startswith("…")
    start = _BEFORE + 1 if cut else finding.place.column - 1
    units = escaped_units(finding.excerpt)
    return " " * _width(units[:start]) + "^" * max(_width(units[start : start + finding.length]), 1)


def _width(units: list[str]) -> int:
    """Count the columns of a terminal: Chinese characters take two, combining marks none."""
    return sum(len(u) if len(u) > 1 else 0 if combining(u) else 1 + (east_asian_width(u) in "WF") for u in units)
