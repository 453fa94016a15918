"""The columns of acts: how many there surely were in a period, of which sorts, and how good or bad they were.

A count is one of what the log tells. It is 0 only in a period for which a document claims to be complete: elsewhere,
that nothing is told is not that nothing happened.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from attrs import define, field, frozen

from tracker.catalogue.codes import QUAD_CLASSES
from tracker.model.catalogue import Kind
from tracker.model.codes import whole_of
from tracker.model.days import Span
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.dyads import actors_in_roles
from tracker.projections.panel.columns import Cell, PanelColumn, slug
from tracker.projections.panel.known import Horizon
from tracker.projections.panel.wanted import PanelWanted, Period
from tracker.projections.sides import acting

Key = tuple[str, ...]
"""Who acts and towards whom; one code in a panel of single actors."""


@frozen(eq=False)
class _Act:
    """A happening: its kind, the days on which it was, whether it surely was, and who acted towards whom."""

    kind: Kind
    days: Span
    certain: bool
    keys: tuple[Key, ...]


@define
class ActColumns:
    """Counts the acts of a row's actors, period by period."""

    wanted: PanelWanted
    horizon: Horizon
    acts: list[_Act]
    documents: set[str]
    _rows: dict[Key, list[tuple[_Act, bool]]] = field(factory=dict)
    _is_whole: bool = False

    def columns(self) -> list[PanelColumn]:
        """Describe the columns: all acts, then those of each sort that there is."""
        texts = {"acts": "Acts that surely were in the period", "acts_most": "Acts that may have been in it"}
        texts |= dict(self._sorts())
        found = [PanelColumn(name, "integer", says, (), self.documents) for name, says in texts.items()]
        if "goldstein" in self.wanted.counts:
            found += [
                PanelColumn(
                    "goldstein_n", "integer", "Sure acts that have a value of Goldstein's scale", (), self.documents
                ),
                PanelColumn("goldstein_sum", "number", "The sum of these values", (), self.documents),
                PanelColumn("goldstein_mean", "number", "Their mean", (), self.documents),
            ]
        return found

    def enter(self, period: Period) -> None:
        """Gather the acts of a period by who acted."""
        self._rows, self._is_whole = {}, is_complete(self.horizon, period)
        for act in self.acts:
            if act.days[0] <= period.last and period.first <= act.days[1]:
                is_sure = act.certain and period.first <= act.days[0] and act.days[1] <= period.last
                for key in act.keys:
                    self._rows.setdefault(key, []).append((act, is_sure))

    def cells(self, codes: Sequence[str]) -> tuple[Cell, ...]:
        """Count the acts of a row."""
        found = self._rows.get(tuple(codes), [])
        if not self.wanted.directed and len(codes) > 1:
            found = [*found, *(pair for pair in self._rows.get(tuple(codes[::-1]), ()) if pair not in found)]
        sure = [act for act, is_sure in found if is_sure]
        sorts = Counter(name for act in sure for name in self._sorts_of(act.kind))
        counts = [len(sure), len(found), *(sorts[name] for name, _ in self._sorts())]
        values = [act.kind.score for act in sure if act.kind.goldstein]
        cells: list[Cell] = [self._count(number) for number in counts]
        if "goldstein" in self.wanted.counts:
            mean = round(sum(values) / len(values), 6) if values else None
            cells += [self._count(len(values)), round(sum(values), 6) if values else None, mean]
        return tuple(cells)

    def _count(self, number: int) -> int | None:
        return number if number or self._is_whole else None

    def _sorts(self) -> Iterator[tuple[str, str]]:
        """Yield the names of the columns of single sorts, each with what it says."""
        kinds = {act.kind.name: act.kind for act in self.acts}
        names = {name: None for kind in kinds.values() for name in self._sorts_of(kind)}
        labels = {
            f"acts_{slug(kind.name)}": f"Sure acts of the kind {kind.name}: {kind.label}" for kind in kinds.values()
        }
        labels |= {f"quad_{number}": f"Sure acts of {says}" for number, says in QUAD_CLASSES.values()}
        for name in sorted(names):
            yield name, labels.get(name, f"Sure acts with the CAMEO root {name.removeprefix('root_')}")

    def _sorts_of(self, kind: Kind) -> Iterator[str]:
        if "kind" in self.wanted.counts:
            yield f"acts_{slug(kind.name)}"
        if "quad" in self.wanted.counts and kind.cameo:
            yield f"quad_{QUAD_CLASSES[kind.cameo[:2]][0]}"
        if "root" in self.wanted.counts and kind.cameo:
            yield f"root_{kind.cameo[:2]}"


def act_columns(narrative: Narrative, wanted: PanelWanted, horizon: Horizon, codes: Iterable[str]) -> ActColumns:
    """Gather the acts between some actors, or of them, between the first day and the last."""
    asked, documents = set(codes), set[str]()
    acts: list[_Act] = []
    for one in narrative.happenings.values():
        if one.reports and one.act[0] <= wanted.last and wanted.first <= one.act[1]:
            kind = narrative.catalogue.known_kind(one.fullest.kind)
            keys = tuple(_keys(narrative, one, wanted, asked)) if kind.shows == "act" else ()
            if keys:
                acts.append(_Act(kind, one.act, one.certain, keys))
                documents.update(event.document for event in one.reports)
    return ActColumns(wanted, horizon, acts, documents)


def _keys(narrative: Narrative, one: Happening, wanted: PanelWanted, asked: set[str]) -> Iterator[Key]:
    """Yield who acted towards whom; where nobody is said to act, each of those who take part did towards the others."""
    event = one.together
    everyone = {whole_of(code) for code in actors_in_roles(event, narrative.catalogue)} & asked
    doing = {whole_of(code) for code in acting(event, narrative.catalogue)} & asked
    if wanted.unit == "actor":
        yield from ((code,) for code in sorted(doing or everyone))
        return
    others = everyone - doing or everyone
    yield from ((a, b) for a, b in product(sorted(doing or everyone), sorted(others)) if a != b)


def is_complete(horizon: Horizon, period: Period) -> bool:
    """Say whether a document claims to have all that happened in a period."""
    return any(first <= period.first and period.last <= last for first, last in horizon.complete)
