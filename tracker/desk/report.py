"""What the desk answers with: a value, and the same content as text, as plain data, and as a frame."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

from attrs import asdict, field, frozen

from tracker.desk.files import write_file
from tracker.desk.frames import comma_separated, frame
from tracker.reports.data.plain import to_json
from tracker.reports.text.layout import View, painted
from tracker.text.characters import escaped

Value = TypeVar("Value")
Data = Mapping[str, Any] | list[Any]


@frozen(eq=False)
class Report(Generic[Value]):
    """An answer: `value` is what the program knows it as; `rows` names the list in its data that makes a frame."""

    value: Value
    _text: Callable[..., str] = field(repr=False)
    _data: Callable[[Value], Any] = field(repr=False)
    rows: str = ""

    def __str__(self) -> str:
        return self.to_text()

    def to_text(self, *, coloured: bool = False) -> str:
        """Return the answer as a command prints it: what a terminal would obey is shown, wherever it came from."""
        return self._written(lambda: self._text(self.value), coloured=coloured)

    def _written(self, write: Callable[[], str], *, coloured: bool) -> str:
        return painted(write, escaped) if coloured else escaped(write())

    def to_dict(self) -> Any:
        """Return the answer as plain data: the content of --json."""
        return self._data(self.value)

    def to_json(self) -> str:
        """Return the answer as --json prints it."""
        return to_json(self.to_dict())

    def to_csv(self) -> str:
        """Return the answer's rows as CSV, under the names that a frame gives its columns."""
        return comma_separated(self.to_rows())

    def to_frame(self, library: str | None = None) -> Any:
        """Return the answer's rows as a frame of pandas or polars, whichever is installed; raises MissingPackage."""
        return frame(self.to_rows(), library)

    def to_rows(self) -> Iterable[Mapping[str, Any]]:
        """Return the list that the answer consists of, as plain data."""
        data = self.to_dict()
        rows: Any = data[self.rows] if self.rows else data
        return rows if isinstance(rows, list) else [rows]


@frozen(eq=False)
class ViewedReport(Report[Value]):
    """An answer whose text tells what is asked for first, and more where that is wanted; its data have everything."""

    def to_text(
        self, *, evidence: bool = False, chronology: bool = False, unfold: bool = False, coloured: bool = False
    ) -> str:
        """Return the answer as a command prints it: with its evidence, its acts, and what is alike one by one."""
        view = View(evidence, chronology, unfold)
        return self._written(lambda: self._text(self.value, view), coloured=coloured)


@frozen(eq=False)
class DrawnReport(ViewedReport[Value]):
    """An answer that can be drawn too."""

    _svg: Callable[[Value], str] = field(kw_only=True, repr=False)
    is_marked: bool = field(kw_only=True)
    """Whether it rests on a document that is not for everybody."""

    def to_svg(self) -> str:
        """Draw the answer, as SVG."""
        return self._svg(self.value)

    def draw(self, path: str | Path) -> None:
        """Draw the answer into a file; for its owner alone where it rests on a marked document."""
        write_file(Path(path), self.to_svg(), None, private=self.is_marked)


@frozen(eq=False)
class CalendarReport(Report[Value]):
    """An answer that a calendar program reads too."""

    _ics: Callable[[Value], str] = field(kw_only=True, repr=False)
    is_marked: bool = field(kw_only=True)
    """Whether it rests on a document that is not for everybody."""

    def to_ics(self) -> str:
        """Return the answer as iCalendar (RFC 5545), without what has no one day; raises MissingPackage."""
        return self._ics(self.value)


def fields_data(value: Any) -> dict[str, Any]:
    """Return a record as plain data, under the names of its fields."""
    return asdict(value)
