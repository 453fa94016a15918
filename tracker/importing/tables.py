"""Reads the rows of a table, one after another, whatever sort of file it is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter
from pathlib import Path

from tracker.importing import workbooks
from tracker.importing.cells import ReadRow
from tracker.importing.columns import check_columns
from tracker.importing.elements import element_lines
from tracker.importing.lists import list_rows
from tracker.importing.opening import ending
from tracker.importing.separated import DELIMITERS, separated_lines
from tracker.text.characters import FORBIDDEN, explained
from tracker.text.shape import Faults, Wrong

Lines = Callable[[Path, Faults], Iterator[tuple[int, Sequence[str]]]]
"""Yields the names of a table's columns, and then the cells of each row, with the line on which each begins."""

_READERS: Mapping[str, Lines] = {
    ".yaml": list_rows,
    ".yml": list_rows,
    ".xml": element_lines,
    workbooks.ENDING: workbooks.workbook_lines,
}
"""What reads the files whose names end so; all others are read as CSV."""

SHEETS = (*DELIMITERS, ".xml", workbooks.ENDING)
"""How the names of tables end that no mapping can be taken for."""

_AT_ONCE = 500
"""So many rows are looked at together for characters that no text has: hardly one has any."""

_NO_LETTERS: Mapping[str, str] = {}


def table_rows(path: Path, columns: Sequence[str], letters: Mapping[str, str] = _NO_LETTERS) -> Iterator[ReadRow]:
    """Yield the rows of a table that has to have some columns, with these alone, or with all where none are named.

    Something is wrong with a row whose number of cells is not that of the columns, with one that has characters that no
    text has, and, where no columns are named, with one that has a cell below no name. `letters` are put in the place of
    such characters first. Raises LogError where the file is no table, or breaks off.
    """
    faults = Faults(path.as_posix())
    lines = _lines(path, faults)
    _, names = next(lines, (1, ()))
    check_columns(names, columns, faults)
    wanted = tuple(columns or filter(None, names))
    nameless = () if columns else [place for place, name in enumerate(names) if not name]
    places = {name: names.index(name) + 1 for name in wanted}
    pick = _picking([place - 1 for place in places.values()])
    in_place = str.maketrans(dict(letters))
    width, may_be_plain = len(names), not nameless and all(map(FORBIDDEN.match, letters))
    while part := [*islice(lines, _AT_ONCE)]:
        whole = "".join([cell for _, found in part for cell in found])
        is_plain, is_trimmed = may_be_plain and _is_text(whole), " " not in whole
        for line, found in part:
            if is_plain and len(found) == width:
                kept = pick(found) if is_trimmed else map(str.strip, pick(found))
                yield ReadRow(line, dict(zip(wanted, kept, strict=True)), places)
            else:
                uneven = () if len(found) == width else _uneven(names, found)
                kept = pick([*found, *[""] * width] if uneven else found)
                cells = {name: cell.translate(in_place).strip() for name, cell in zip(wanted, kept, strict=True)}
                lost = not uneven and any(found[place].strip() for place in nameless)
                yield ReadRow(line, cells, places, False, uneven or (_NAMELESS if lost else _no_text(cells)))


def count_rows(path: Path) -> int:
    """Look through a table to its end, and count its rows; raises LogError where it is none, or breaks off."""
    return max(0, sum(1 for _ in _lines(path, Faults(path.as_posix()))) - 1)


def _lines(path: Path, faults: Faults) -> Iterator[tuple[int, Sequence[str]]]:
    return _READERS.get(ending(path), separated_lines)(path, faults)


def _picking(places: Sequence[int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """Return what picks some cells of a row, as quickly as can be."""
    if len(places) < 2:
        return lambda found: tuple(found[place] for place in places)
    return itemgetter(*places)


def _is_text(cells: str) -> bool:
    """Say whether some cells have no character that no text has; most are plain, and that is seen at once."""
    return (cells.isascii() and cells.isprintable()) or not FORBIDDEN.search(cells)


def _uneven(names: Sequence[str], found: Sequence[str]) -> tuple[tuple[str, Wrong], ...]:
    message = f"this row has {len(found)} cells, and the table {len(names)} columns"
    return (("", Wrong("uneven-row", message, "Look for a comma or quotation mark too many.")),)


_NAMELESS = (("", Wrong("no-column-name", "a cell of this row stands below no name", "Name its column, or empty it.")),)


def _no_text(cells: Mapping[str, str]) -> tuple[tuple[str, Wrong], ...]:
    """Return what no text has, cell by cell."""
    if not FORBIDDEN.search("".join(cells.values())):
        return ()
    wrong = ((name, found.group()) for name, cell in cells.items() if (found := FORBIDDEN.search(cell)))
    return tuple((name, Wrong(*explained(character))) for name, character in wrong)
