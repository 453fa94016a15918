"""How a table's width is shared among its columns: by what stands in them, the same in every format with pages."""

from collections.abc import Sequence
from math import sqrt

from tracker.reports.briefs.briefing import Sentence, Table
from tracker.reports.render.sources import marks

_EDGE, _BRACKETS = 2, 2
"""Letters that a cell's edges take, and those around a mark."""


def printed_columns(table: Table) -> list[tuple[str, ...]]:
    """Return what stands in each column of a table: its heading, then the texts with their marks, as wide as these."""
    rows = [[column.heading for column in table.columns], *(list(map(_printed, row)) for row in table.rows)]
    return list(zip(*rows, strict=True))


def fits_line(columns: Sequence[Sequence[str]], line: int) -> bool:
    """Say whether every text of a table can stand on one line of so many letters, beside the others of its row."""
    return sum(map(_longest_text, columns)) <= line


def is_crowded(columns: Sequence[Sequence[str]], line: int) -> bool:
    """Say whether a word is wider than its column has room for, beside the others."""
    return sum(map(_longest_word, columns)) > line


def shares(columns: Sequence[Sequence[str]], line: int) -> list[float]:
    """Share a line among columns: a short one has room for its texts, and the long ones more the longer theirs are.

    Each has room for its longest word at least, if all have. A date is a word: a space that does not break ends none.
    """
    whole = [_longest_text(column) for column in columns]
    given: dict[int, float] = {}
    for place in sorted(range(len(columns)), key=lambda place: (whole[place], place)):
        fair = (line - sum(given.values())) / (len(columns) - len(given))
        if whole[place] > fair:
            break
        given[place] = whole[place]
    long = [place for place in range(len(columns)) if place not in given]
    given |= _among_long([columns[place] for place in long], long, max(0.0, line - sum(given.values())))
    return [given[place] / sum(given.values()) for place in range(len(columns))]


def _among_long(columns: Sequence[Sequence[str]], places: Sequence[int], room: float) -> dict[int, float]:
    """Share what is left: first room for each one's longest word, then by how much text each has.

    A word for which there is no room has what is left, and breaks: the short columns beside it keep theirs.
    """
    words = [_longest_word(column) for column in columns]
    least = [word * min(1.0, room / (sum(words) or 1)) for word in words]
    weights = [sqrt(sum(map(len, column))) for column in columns]
    further = max(0.0, room - sum(least)) / (sum(weights) or 1)
    return {place: word + further * weight for place, word, weight in zip(places, least, weights, strict=True)}


def _longest_text(column: Sequence[str]) -> int:
    return max(map(len, column)) + _EDGE


def _longest_word(column: Sequence[str]) -> int:
    return max(len(word) for text in column for word in f"{text} ".split(" ")) + _EDGE


def _printed(cell: Sentence) -> str:
    """Return a cell's text with its marks, as wide as these are: the first holds to the word before it."""
    shown = ["x" * ((len(mark) + _BRACKETS) * 3 // 4) for _, mark in marks(cell)]
    return f"{cell.text}{' '.join(shown)}"
