"""The columns of acts: how many there surely were in a period, of which sorts, and how good or bad they were.

A count is one of what the log tells. It is 0 only in a period for which a document claims to be complete: elsewhere,
that nothing is told is not that nothing happened.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, product

from attrs import define, frozen

from tracker.catalogue.codes import QUAD_CLASSES
from tracker.model.catalogue import Kind
from tracker.model.codes import whole_of
from tracker.model.days import Span
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.dyads import actors_in_roles
from tracker.projections.panel.answers import Stretch
from tracker.projections.panel.columns import Cell, PanelColumn, slug
from tracker.projections.panel.known import Horizon
from tracker.projections.panel.wanted import PanelWanted
from tracker.projections.sides import acting

Key = tuple[str, ...]
"""Who acts and towards whom; one code in a panel of single actors."""


@frozen(eq=False)
class _Act:
    """A happening: its kind, the days on which it was, whether it surely was, and the columns that count it."""

    kind: Kind
    days: Span
    certain: bool
    sorts: tuple[str, ...]


@frozen(eq=False)
class _Acts:
    """The acts of one key in the order of their first days; `until` is the last day of each and of all before it."""

    acts: Sequence[_Act]
    begins: Sequence[int]
    until: Sequence[int]

    def within(self, first: int, last: int) -> Iterator[_Act]:
        """Yield the acts that may have been on a day between two."""
        place = bisect_right(self.begins, last)
        while place and self.until[place - 1] >= first:
            place -= 1
            if self.acts[place].days[1] >= first:
                yield self.acts[place]


@define
class ActColumns:
    """Counts the acts of a row's actors, on the days on which these are there, and as whom."""

    wanted: PanelWanted
    horizon: Horizon
    documents: set[str]
    sorts: Mapping[str, str]
    _acts: Mapping[Key, _Acts]

    def columns(self) -> list[PanelColumn]:
        """Describe the columns: all acts, then those of each sort that there is."""
        texts = {"acts": "Acts that surely were in the period", "acts_most": "Acts that may have been in it"}
        found = [
            PanelColumn(name, "integer", says, (), self.documents) for name, says in {**texts, **self.sorts}.items()
        ]
        if "goldstein" in self.wanted.counts:
            found += [
                PanelColumn(
                    "goldstein_n", "integer", "Sure acts that have a value of Goldstein's scale", (), self.documents
                ),
                PanelColumn("goldstein_sum", "number", "The sum of these values", (), self.documents),
                PanelColumn("goldstein_mean", "number", "Their mean", (), self.documents),
            ]
        return found

    def cells(self, stretches: Sequence[Stretch]) -> tuple[Cell, ...]:
        """Count the acts of a row; those that lie in one run of its days surely were in it."""
        found: dict[_Act, bool] = {}
        for first, last, codes in stretches:
            for key in {codes, codes if self.wanted.directed else codes[::-1]} & self._acts.keys():
                for act in self._acts[key].within(first, last):
                    is_sure = act.certain and first <= act.days[0] and act.days[1] <= last
                    found[act] = found.get(act, False) or is_sure
        return self._counted([act for act, is_sure in found.items() if is_sure], len(found), stretches)

    def _counted(self, sure: Sequence[_Act], most: int, stretches: Sequence[Stretch]) -> tuple[Cell, ...]:
        sorts = Counter(name for act in sure for name in act.sorts)
        counts = [len(sure), most, *(sorts[name] for name in self.sorts)]
        values = [act.kind.score for act in sure if act.kind.goldstein]
        is_whole = bool(stretches) and all(is_complete(self.horizon, first, last) for first, last, _ in stretches)
        cells: list[Cell] = [number if number or is_whole else None for number in counts]
        if "goldstein" in self.wanted.counts:
            mean = round(sum(values) / len(values), 6) if values else None
            number = len(values) if values or is_whole else None
            cells += [number, round(sum(values), 6) if values else None, mean]
        return tuple(cells)


def act_columns(narrative: Narrative, wanted: PanelWanted, horizon: Horizon, codes: Iterable[str]) -> ActColumns:
    """Gather the acts between some actors, or of them, between the first day and the last."""
    asked, documents = set(codes), set[str]()
    found: dict[Key, list[_Act]] = {}
    sorts: dict[str, dict[str, str]] = {}
    for one in narrative.happenings.values():
        if one.reports and one.act[0] <= wanted.last and wanted.first <= one.act[1]:
            kind = narrative.catalogue.known_kind(one.fullest.kind)
            keys = tuple(_keys(narrative, one, wanted, asked)) if kind.shows == "act" else ()
            if keys:
                of_kind = sorts.setdefault(kind.name, dict(_sorts(kind, wanted.counts)))
                act = _Act(kind, one.act, one.certain, tuple(of_kind))
                for key in keys:
                    found.setdefault(key, []).append(act)
                documents.update(event.document for event in one.reports)
    named = {name: says for of_kind in sorts.values() for name, says in of_kind.items()}
    acts = {key: _in_order(several) for key, several in found.items()}
    return ActColumns(wanted, horizon, documents, dict(sorted(named.items())), acts)


def _in_order(acts: Iterable[_Act]) -> _Acts:
    several = sorted(acts, key=lambda act: act.days)
    return _Acts(several, [act.days[0] for act in several], [*accumulate((act.days[1] for act in several), max)])


def _sorts(kind: Kind, counts: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the names of the columns of single sorts that count a kind, each with what it says."""
    if "kind" in counts:
        yield f"acts_{slug(kind.name)}", f"Sure acts of the kind {kind.name}: {kind.label}"
    if "quad" in counts and kind.cameo:
        number, says = QUAD_CLASSES[kind.cameo[:2]]
        yield f"quad_{number}", f"Sure acts of {says}"
    if "root" in counts and kind.cameo:
        yield f"root_{kind.cameo[:2]}", f"Sure acts with the CAMEO root {kind.cameo[:2]}"


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


def is_complete(horizon: Horizon, first: int, last: int) -> bool:
    """Say whether a document claims to have all that happened between two days."""
    return any(start <= first and last <= end for start, end in horizon.complete)
