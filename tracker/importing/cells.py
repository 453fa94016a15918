"""What is wrong with the rows of a table: the first of each sort, and how many more rows have the same."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from attrs import define, evolve, field

from tracker.model.findings import Finding
from tracker.model.records import record
from tracker.text.shape import Faults, Wrong
from tracker.text.tree import Fields


@record(eq=False)
class ReadRow:
    """A row: on which line of its file it begins, the line of names being 1, and its cells by their columns.

    `places` says which cell of the row is in which column. A row that is told `again` stands in the table once, and is
    not counted. `wrong` is what is wrong with it, and in which column: a row that has such tells nothing, and keeps
    its document from being appended.
    """

    line: int
    cells: Mapping[str, str]
    places: Mapping[str, int]
    again: bool = False
    wrong: tuple[tuple[str, Wrong], ...] = ()


def picked(names: Sequence[str]) -> Callable[[Mapping[str, str]], Any]:
    """Return what picks some cells of a row as one value, as quickly as can be."""
    return itemgetter(*names) if names else lambda _row: ""


@define
class CellFaults:
    """Collects the faults of a table's rows, each sort once; `faults` are those of the file."""

    faults: Faults
    _rows: Counter[tuple[str, str]] = field(factory=Counter)

    def add(self, row: ReadRow, wrong: Iterable[tuple[str, Wrong]]) -> None:
        """Report what is wrong with a row: a cell stands at the row's line, and its column is counted in cells."""
        for column, fault in wrong:
            sort = (fault.code, str(fault))
            self._rows[sort] += 1
            if self._rows[sort] > 1:
                continue
            fields = Fields(row.line, 1)
            if column in row.places:
                fields[column], fields.marks[column] = row.cells[column], (1, 1, row.line, row.places[column])
                self.faults.at_value(fields, column, fault)
            else:
                self.faults.at_start(fields, fault)

    def findings(self) -> tuple[Finding, ...]:
        """Return the first fault of each sort, with how many more rows have the same."""
        return tuple(_with_more(found, self._rows[found.code, found.message] - 1) for found in self.faults.found)


def once_each(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the first fault of each sort in each file, with how many more rows have the same; and every warning."""
    found = [*dict.fromkeys(findings)]
    faults = Counter(_sort(one) for one in found if not one.warning)
    for one in found:
        if one.warning:
            yield one
        elif more := faults.pop(_sort(one), 0):
            yield _with_more(one, more - 1)


def _sort(finding: Finding) -> tuple[str, ...]:
    return finding.place.file, finding.code, finding.message, finding.remedy


def _with_more(finding: Finding, more: int) -> Finding:
    if more <= 0:
        return finding
    rows = f"{more:,} more {'row has' if more == 1 else 'rows have'} the same fault."
    return evolve(finding, remedy=f"{finding.remedy} {rows}")
