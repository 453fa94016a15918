"""A YAML text as a tree of texts, lists and mappings, in which every part knows its line and column.

Every scalar stays text as written (`NO`, `2021`, `on`, `~`), in NFC; an empty plain scalar is ''. Lines and columns
count from 1, columns in characters. The containers are plain dicts and lists otherwise, and compare as these do.
"""

from typing import Any

from tracker.model.findings import Fix
from tracker.text.writer import written_value


class Fields(dict[str, Any]):
    """A mapping, where it begins, and for each key its line and column and those of its value."""

    __slots__ = ("column", "line", "marks")

    def __init__(self, line: int = 1, column: int = 1) -> None:
        super().__init__()
        self.line, self.column = line, column
        self.marks: dict[str, tuple[int, int, int, int]] = {}


class TreeList(list[Any]):
    """A list, where it begins, and the line and column of each item."""

    __slots__ = ("column", "line", "marks")

    def __init__(self, line: int = 1, column: int = 1) -> None:
        super().__init__()
        self.line, self.column = line, column
        self.marks: list[tuple[int, int]] = []


class ListKey(str):
    """A list of texts that stands for a key, `[a, b]`, as one text; its parts know their places."""

    __slots__ = ("items",)
    items: TreeList

    @classmethod
    def of(cls, items: TreeList) -> "ListKey":
        """Make a key of a list."""
        key = cls(f"[{', '.join(items)}]")
        key.items = items
        return key


def put_before(fields: Fields, before: str, key: str, value: Any) -> Fix:
    """Return the edit that puts a key with its value into a mapping, before one that it has."""
    first = next(iter(fields.marks.values()))
    line, column = fields.marks[before][:2]
    in_block = first[:2] == (fields.line, fields.column)  # in braces, the first key stands behind the brace
    between = "\n" + " " * (column - 1) if in_block else ", "
    return Fix(line, column, f"{key}: {written_value(value)}{between}", 0)


LISTED = frozenset(("each", "words"))
"""The keys under whose mappings a list of texts may be a key."""

Value = str | Fields | TreeList
