"""Reads XML as a table: the rows stand where, from outside, one element first comes more than once, or below the root.

An attribute is a column, and so is an element with its text; what stands deeper is `element.inner`, and the second of
the same name in a row `element.2`. A row's own text has the name of its element. What stands outside of the rows is not
read. A file that declares a document type is refused: that is where entities come from,
and files of data need none.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from attrs import define, field

from tracker.importing.columns import refused
from tracker.importing.opening import opened_table
from tracker.text.shape import Faults, Wrong

_PIECE = 2**16
_DEEPEST = 50
_MOST_CELLS = 10_000
_PLAIN = "Save it as CSV, or take out what only a program for XML needs."


class HostileXml(Exception):
    """XML that has what no table needs: a document type, or no end of levels or cells."""


@define
class _Elements:
    """Reads elements one after another; those at a `depth` are rows, with their cells and lines."""

    depth: int
    parser: expat.XMLParserType = field(factory=expat.ParserCreate)
    counted: Counter[tuple[int, str]] = field(factory=Counter)
    rows: list[tuple[int, dict[str, str]]] = field(factory=list)
    _path: list[str] = field(factory=list)
    _texts: list[list[str]] = field(factory=list)
    _line: int = 1
    _cells: dict[str, str] = field(factory=dict)
    _named: Counter[str] = field(factory=Counter)

    def __attrs_post_init__(self) -> None:
        refuse_document_types(self.parser)
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        level = len(self._path)
        if level >= _DEEPEST:
            raise HostileXml(f"it has more than {_DEEPEST} levels")
        self.counted[level, tag] += 1
        if level == self.depth:
            self._line, self._cells, self._named = self.parser.CurrentLineNumber, {}, Counter()
        self._path.append(self._name(tag) if level > self.depth else tag)
        self._texts.append([])
        if level >= self.depth:
            for name, value in attributes.items():
                self._put(".".join([*self._path[self.depth + 1 :], self._name(name)]), value)

    def _name(self, tag: str) -> str:
        """Name an element or an attribute in its row: the second of the same name has a number."""
        whole = ".".join([*self._path[self.depth + 1 :], tag])
        self._named[whole] += 1
        return f"{tag}.{self._named[whole]}" if self._named[whole] > 1 else tag

    def _put(self, name: str, value: str) -> None:
        self._cells[name] = value
        if len(self._cells) > _MOST_CELLS:
            raise HostileXml(f"a row has more than {_MOST_CELLS:,} cells")

    def _text(self, text: str) -> None:
        if len(self._path) > self.depth:
            self._texts[-1].append(text)

    def _end(self, tag: str) -> None:
        text = " ".join("".join(self._texts.pop()).split())
        name = ".".join(self._path[self.depth + 1 :])
        self._path.pop()
        if text and len(self._path) >= self.depth:
            self._put(name or self._name(tag), text)
        if len(self._path) == self.depth:
            self.rows.append((self._line, self._cells))


def refuse_document_types(parser: expat.XMLParserType) -> None:
    """Let a parser raise HostileXml where a document type is declared."""

    def refuse(*_: object) -> None:
        raise HostileXml("it declares a document type")

    parser.StartDoctypeDeclHandler = refuse


def element_lines(path: Path, faults: Faults) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the names of the rows' cells, and then the cells of each row; raises LogError where it is no such XML."""
    depth = _depth_of_rows(path, faults)
    names = dict.fromkeys(name for _, cells in _rows(path, faults, depth) for name in cells)
    yield 1, tuple(names)
    for line, cells in _rows(path, faults, depth):
        yield line, tuple(cells.get(name, "") for name in names)


def _depth_of_rows(path: Path, faults: Faults) -> int:
    elements = _Elements(_DEEPEST)
    for _ in _read(path, faults, elements):
        pass
    return min((level for (level, _), times in elements.counted.items() if times > 1), default=1)


def _rows(path: Path, faults: Faults, depth: int) -> Iterator[tuple[int, dict[str, str]]]:
    elements = _Elements(depth)
    for _ in _read(path, faults, elements):
        yield from elements.rows
        elements.rows.clear()


def _read(path: Path, faults: Faults, elements: _Elements) -> Iterator[None]:
    """Read a file piece by piece."""
    with opened_table(path, faults) as file:
        for piece in _pieces(file):
            try:
                elements.parser.Parse(piece, not piece)
            except expat.ExpatError as error:
                message = f"from here on this is no XML: {expat.ErrorString(error.code)}"
                raise refused(faults, error.lineno, Wrong("not-xml", message, "Mend it, or save it as CSV.")) from None
            except (LookupError, ValueError):  # expat asks Python for what it does not know itself
                message = "this XML is in an encoding that is not read"
                raise refused(faults, 1, Wrong("not-xml", message, "Save it in UTF-8.")) from None
            except HostileXml as why:
                line = elements.parser.CurrentLineNumber
                raise refused(faults, line, Wrong("not-safe-xml", f"this XML is not read: {why}", _PLAIN)) from None
            yield


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    """Yield a file's bytes, and at its end nothing."""
    while piece := file.read(_PIECE):
        yield piece
    yield b""
