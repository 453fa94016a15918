"""Rows as they are told: their cells, and the values that are worked out of them when they are asked for."""

from collections.abc import Callable, Iterable
from collections.abc import Mapping as ReadOnly

from tracker.importing.cells import ReadRow
from tracker.importing.mapping import Condition, Lookup
from tracker.text.shape import Wrong

Cells = ReadOnly[str, str]
Table = ReadOnly[str, Cells]


def meets(seen: ReadOnly[str, str], when: Condition) -> bool:
    """Say whether a row fits a condition."""
    for name, words in when.items():  # noqa: SIM110 - twice as quick as a generator, five times a row
        if seen[name] not in words:
            return False
    return True


class FaultyRow(Exception):
    """A row cannot be told: what is wrong, and in which column."""

    def __init__(self, column: str, wrong: Wrong) -> None:
        super().__init__(str(wrong))
        self.column, self.wrong = column, wrong


class SeenRow(dict[str, str]):
    """A row with its cells and the values that were worked out of it so far; another is worked out when it is asked."""

    __slots__ = ("_how", "row")

    def __init__(self, row: ReadRow, how: ReadOnly[str, Callable[["SeenRow"], str]]) -> None:
        super().__init__(row.cells)
        self.row, self._how = row, how

    def __missing__(self, name: str) -> str:
        """Work out a value, and keep it."""
        value = self[name] = self._how[name](self)
        return value


class Ways(dict[str, Callable[[SeenRow], str]]):
    """How each value is worked out; a name is looked up once."""

    def __init__(self, way_of: Callable[[str], Callable[[SeenRow], str]]) -> None:
        super().__init__()
        self._way_of = way_of

    def __missing__(self, name: str) -> Callable[[SeenRow], str]:
        way = self[name] = self._way_of(name)
        return way


def table_of(lookup: Lookup, rows: Iterable[ReadRow]) -> Table:
    """Gather a second table by its key; capitals and small letters are alike."""
    return {row.cells[lookup.key].casefold(): row.cells for row in rows if not row.wrong}
