"""A panel: its columns, and its rows one after the other; each pair that is there on a common day once a period."""

from collections.abc import Collection, Iterable, Iterator

from attrs import field, frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import MEMBER, Pattern
from tracker.narrative.narrative import Narrative
from tracker.narrative.spans import FluentSpans, all_spans
from tracker.projections.panel.columns import Cell, PanelColumn
from tracker.projections.panel.known import Known, horizon_of
from tracker.projections.panel.making import RowMaker, maker
from tracker.projections.panel.wanted import PanelWanted
from tracker.projections.relation import Asked

Row = tuple[Cell, ...]


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
    return Panel(wanted, asked, tuple(made.columns()), narrative, made)


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
