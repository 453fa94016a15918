"""The columns of figures: trade, students and the like, as they were last reported by the end of a period."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count, permutations

from attrs import define, frozen

from tracker.model.codes import whole_of
from tracker.model.events import Event
from tracker.model.numbers import Number, parse_number
from tracker.narrative.narrative import Narrative
from tracker.projections.dyads import actors_in_roles
from tracker.projections.ordering import by_days
from tracker.projections.panel.acts import Key
from tracker.projections.panel.columns import Cell, PanelColumn, slug
from tracker.projections.panel.wanted import PanelWanted

_WORDS = ("measure", "unit", "period")
_ENDS = ("", "_least", "_most", "_unit", "_period")
_VALUE = "value"
"""The role that holds a figure; other figures (a rank, a trend) are for reading."""

SideOn = Callable[[str, int], str]
"""Says for which side of a panel an actor stands on a day; empty where for none."""


@frozen(eq=False)
class _Figure:
    """A figure: when it was reported, how much, and for which period."""

    day: int
    value: Number
    unit: str
    period: str


@define
class FigureColumns:
    """Finds the last figure of each measure for each row: those of whom it was reported stood for its sides then."""

    documents: set[str]
    names: Mapping[str, str]
    _of_key: Mapping[tuple[Key, str], Sequence[_Figure]]

    def columns(self) -> list[PanelColumn]:
        """Describe five columns a measure: the number where it is exact, its bounds, its unit and its period."""
        return [column for measure, name in self.names.items() for column in self._of(measure, name)]

    def cells(self, key: Key, day: int) -> tuple[Cell, ...]:
        """Return the figures of some sides that were the last to be reported by a day."""
        return tuple([cell for measure in self.names for cell in _written(self._last(key, measure, day))])

    def _last(self, key: Key, measure: str, day: int) -> _Figure | None:
        figures = self._of_key.get((key, measure), ())
        place = bisect_right(figures, day, key=lambda figure: figure.day)
        return figures[place - 1] if place else None

    def _of(self, measure: str, name: str) -> Iterator[PanelColumn]:
        says = measure or "figure"
        words = (", last reported, where the number is exact", ": at least", ": at most", ": the unit")
        for end, more in zip(_ENDS, (*words, ": the period of the figure (EDTF)"), strict=True):
            sort = "string" if end in ("_unit", "_period") else "number"
            yield PanelColumn(f"{name}{end}", sort, f"{says}{more}", (), self.documents)


def figure_columns(
    narrative: Narrative, wanted: PanelWanted, codes: Iterable[str], side_on: SideOn, taken: Collection[str]
) -> FigureColumns:
    """Gather what figures were reported of some actors by the last day; no column has a name that is taken."""
    asked, documents = set(codes), set[str]()
    found: dict[tuple[Key, str], list[_Figure]] = {}
    for one in sorted(by_days(narrative.happenings.values()), key=lambda happening: happening.act[1]):
        for event in one.reports if one.certain and one.act[1] <= wanted.last else ():
            number, of = _number(event), _of_whom(narrative, event)
            if number and of <= asked and narrative.catalogue.known_kind(event.kind).shows == "figure":
                measure, unit, period = ("".join(event.roles.get(role, ("",))[:1]) for role in _WORDS)
                figure = _Figure(one.act[1], number, unit, period)
                for key in _keys([side_on(code, figure.day) for code in of], wanted):
                    found.setdefault((key, measure), []).append(figure)
                    documents.add(event.document)
    return FigureColumns(documents, _named(sorted({measure for _, measure in found}), taken), found)


def _of_whom(narrative: Narrative, event: Event) -> set[str]:
    """Name whose figure it is: who only says it is none of them."""
    said_by = {whole_of(code) for code in event.roles.get("by", ())}
    of = {whole_of(code) for code in event.roles.get("of", ())}
    return {whole_of(code) for code in actors_in_roles(event, narrative.catalogue)} - (said_by - of)


def _keys(sides: Collection[str], wanted: PanelWanted) -> Iterator[Key]:
    """Yield in which rows a figure stands: in that of one side, or in both orders in that of two."""
    if len(sides) == (1 if wanted.unit == "actor" else 2) and all(sides):
        yield from permutations(sorted(sides))


def _named(measures: Iterable[str], taken: Collection[str]) -> dict[str, str]:
    """Name the columns of each measure: what is measured is said in free words, and need be no name of a variable."""
    names, used = dict[str, str](), {*taken}
    for measure in measures:
        made = slug(measure)
        name = made if made[:1].isalpha() else f"figure_{made}".rstrip("_")
        numbered = chain((name,), (f"{name}_{number}" for number in count(2)))
        names[measure] = next(each for each in numbered if used.isdisjoint(f"{each}{end}" for end in _ENDS))
        used.update(f"{names[measure]}{end}" for end in _ENDS)
    return names


def _number(event: Event) -> Number | None:
    return parse_number(event.roles[_VALUE][0]) if event.roles.get(_VALUE) else None


def _written(figure: _Figure | None) -> tuple[Cell, ...]:
    if figure is None:
        return None, None, None, None, None
    low, high = (float(end) if end is not None else None for end in (figure.value.low, figure.value.high))
    return low if low == high else None, low, high, figure.unit or None, figure.period or None
