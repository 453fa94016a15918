"""A panel: its columns, and its rows one after the other; each pair that is there on a common day once a period."""

from collections.abc import Collection, Iterable, Iterator

from attrs import field, frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import Pattern
from tracker.narrative.narrative import Narrative
from tracker.narrative.spans import FluentSpans, all_spans
from tracker.projections.panel.answers import all_columns
from tracker.projections.panel.columns import Cell, PanelColumn
from tracker.projections.panel.known import Known, horizon_of
from tracker.projections.panel.making import RowMaker, maker
from tracker.projections.panel.wanted import PanelWanted
from tracker.projections.relation import Asked

Row = tuple[Cell, ...]

MEMBER = "member"


@frozen(eq=False)
class Panel:
    """What was asked, the columns, and whatever makes the rows: these are made anew each time one goes through them."""

    wanted: PanelWanted
    asked: Asked
    columns: tuple[PanelColumn, ...]
    narrative: Narrative = field(repr=False)
    _maker: RowMaker = field(repr=False)

    def rows(self) -> Iterator[Row]:
        """Yield the rows, period by period, each cell under its column."""
        return self._maker.rows()

    @property
    def key(self) -> list[str]:
        """The columns that no two rows have alike."""
        return [column.name for column in self.columns if column.is_key]

    @property
    def cited(self) -> list[str]:
        """The documents that the columns rest on, as far as rows were made."""
        return sorted({document for column in self.columns for document in column.documents})


def panel(narrative: Narrative, wanted: PanelWanted, asked: Asked, kept: Iterable[FluentSpans] | None = None) -> Panel:
    """Make a panel of what is told, or of spans that were kept of it; no row is made yet."""
    names = names_needed(narrative.catalogue, wanted)
    found = _told(narrative, names) if kept is None else kept
    known = Known(narrative.catalogue, horizon_of(narrative), {told.fluent: told for told in found})
    made = maker(narrative, wanted, known)
    columns = all_columns([key_columns(wanted), *(part.columns() for _, part in made.answers), made.further()])
    return Panel(wanted, asked, tuple(columns), narrative, made)


def names_needed(catalogue: Catalogue, wanted: PanelWanted) -> set[str]:
    """Name the base fluents that the columns, and the choice of actors, are made of."""
    names = {part for pattern in wanted.fluents for part in base_names(catalogue, pattern)}
    return names | ({MEMBER} if wanted.formats or wanted.unit == "member" else set())


def _told(narrative: Narrative, names: Collection[str]) -> Iterator[FluentSpans]:
    """Yield the spans of all that is told of some sorts of fluents."""
    yield from all_spans(narrative, [fluent for fluent in narrative.fluents if fluent.name in names])


def base_names(catalogue: Catalogue, pattern: Pattern) -> tuple[str, ...]:
    """Name the base fluents that a fluent is made of; itself, where it is one."""
    sort = catalogue.known_fluent(pattern.fluent)
    return tuple(part.fluent for part in sort.derived) or (pattern.fluent,)


_NAMED = {
    "ccode": ("integer", "Number in the Correlates of War list, on the last day of the row"),
    "gwcode": ("integer", "Number in the list of Gleditsch and Ward, on the last day of the row"),
    "iso3c": ("string", "Code of ISO 3166 in three letters"),
    "name": ("string", "Name on the last day of the row"),
    "code": ("string", "Code of the catalogue, which every actor has"),
}
_WHEN = {
    "year": [("year", "integer", "Year")],
    "quarter": [("year", "integer", "Year"), ("quarter", "integer", "Quarter, 1 to 4")],
    "month": [("year", "integer", "Year"), ("month", "integer", "Month, 1 to 12")],
    "day": [("year", "integer", "Year"), ("date", "date", "Day")],
}


def key_columns(wanted: PanelWanted) -> list[PanelColumn]:
    """Describe the columns that say of whom a row is, and when."""
    ends = ("1", "2") if wanted.unit == "dyad" else ("",)
    identity = {"cow": "ccode", "gw": "gwcode"}.get(wanted.system, "code")
    found = [
        PanelColumn(f"{name}{end}", sort, says, is_key=name == identity)
        for name, (sort, says) in _NAMED.items()
        for end in ends
    ]
    if wanted.unit == "dyad":
        found.append(PanelColumn("dyadid", "integer", "The lower number of the first list times 1000, plus the higher"))
    if wanted.unit == "member":
        found += [
            PanelColumn("format", "string", "Code of the format", is_key=True),
            PanelColumn("format_name", "string", "Name of the format on the last day of the row"),
        ]
    return [*found, *(PanelColumn(name, sort, says, is_key=True) for name, sort, says in _WHEN[wanted.every])]
