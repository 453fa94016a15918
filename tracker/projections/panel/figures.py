"""The columns of figures: trade, students and the like, as they were last reported by the end of a period."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from attrs import define, field, frozen

from tracker.model.codes import whole_of
from tracker.model.days import Span
from tracker.model.events import Event
from tracker.model.numbers import Number, parse_number
from tracker.narrative.narrative import Narrative
from tracker.projections.dyads import actors_in_roles
from tracker.projections.ordering import by_days
from tracker.projections.panel.acts import Key
from tracker.projections.panel.columns import Cell, PanelColumn, slug
from tracker.projections.panel.wanted import PanelWanted, Period

_VALUE = "value"
"""The role that holds a figure; other figures (a rank, a trend) are for reading."""


@frozen(eq=False)
class _Figure:
    """A figure: of whom, of what, when it was reported, how much, and for which period."""

    keys: tuple[Key, ...]
    measure: str
    days: Span
    value: Number
    unit: str
    period: str


@define
class FigureColumns:
    """Keeps the last figure of each measure for each row, period by period."""

    figures: list[_Figure]
    documents: set[str]
    _next: int = 0
    _latest: dict[tuple[Key, str], _Figure] = field(factory=dict)

    def columns(self) -> list[PanelColumn]:
        """Describe four columns a measure: the number where it is exact, its bounds, its unit and its period."""
        return [column for measure in self._measures() for column in self._of(measure)]

    def enter(self, period: Period) -> None:
        """Take in what was reported by the end of a period."""
        while self._next < len(self.figures) and self.figures[self._next].days[1] <= period.last:
            figure = self.figures[self._next]
            self._latest |= {(key, figure.measure): figure for key in figure.keys}
            self._next += 1

    def cells(self, codes: Sequence[str]) -> tuple[Cell, ...]:
        """Return the figures of a row."""
        return tuple(
            cell for measure in self._measures() for cell in _written(self._latest.get((tuple(codes), measure)))
        )

    def _measures(self) -> list[str]:
        return sorted({figure.measure for figure in self.figures})

    def _of(self, measure: str) -> Iterator[PanelColumn]:
        name = slug(measure)
        yield PanelColumn(name, "number", f"{measure}, last reported, where the number is exact", (), self.documents)
        yield PanelColumn(f"{name}_least", "number", f"{measure}: at least", (), self.documents)
        yield PanelColumn(f"{name}_most", "number", f"{measure}: at most", (), self.documents)
        yield PanelColumn(f"{name}_unit", "string", f"{measure}: the unit", (), self.documents)
        yield PanelColumn(f"{name}_period", "string", f"{measure}: the period of the figure (EDTF)", (), self.documents)


def figure_columns(narrative: Narrative, wanted: PanelWanted, codes: Iterable[str]) -> FigureColumns:
    """Gather what figures were reported of some actors by the last day, in the order of their days."""
    asked, documents = set(codes), set[str]()
    found: list[_Figure] = []
    for one in by_days(narrative.happenings.values()):
        for event in one.reports if one.certain and one.act[0] <= wanted.last else ():
            keys = tuple(_keys(narrative, event, wanted, asked))
            number = _number(event)
            if keys and number and narrative.catalogue.known_kind(event.kind).shows == "figure":
                told = ["".join(event.roles.get(role, ("",))[:1]) for role in ("measure", "unit", "period")]
                found.append(_Figure(keys, told[0], one.act, number, told[1], told[2]))
                documents.add(event.document)
    return FigureColumns(sorted(found, key=lambda figure: figure.days[1]), documents)


def _keys(narrative: Narrative, event: Event, wanted: PanelWanted, asked: set[str]) -> Iterator[Key]:
    """Yield whose figure it is: that of one actor, or in both orders that of two."""
    said_by = {whole_of(code) for code in event.roles.get("by", ())}
    of = {whole_of(code) for code in event.roles.get("of", ())}
    codes = {whole_of(code) for code in actors_in_roles(event, narrative.catalogue)} - (said_by - of)
    if len(codes) == (1 if wanted.unit == "actor" else 2) and codes <= asked:
        yield from permutations(sorted(codes))


def _number(event: Event) -> Number | None:
    return parse_number(event.roles[_VALUE][0]) if event.roles.get(_VALUE) else None


def _written(figure: _Figure | None) -> tuple[Cell, ...]:
    if figure is None:
        return None, None, None, None, None
    low, high = (float(end) if end is not None else None for end in (figure.value.low, figure.value.high))
    return low if low == high else None, low, high, figure.unit or None, figure.period or None
