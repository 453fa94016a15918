"""Makes the rows of a panel: who is there, paired, with the answers of the days on which they are there together."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import define

from tracker.calculus.spans import Spans, intersection
from tracker.model.catalogue import MEMBER
from tracker.narrative.narrative import Narrative
from tracker.narrative.spans import FluentSpans
from tracker.projections.panel.acts import ActColumns, act_columns
from tracker.projections.panel.answers import AskedFluent, FluentColumn, Stretch, filled_in
from tracker.projections.panel.columns import Cell, PanelColumn, all_columns, key_columns
from tracker.projections.panel.figures import FigureColumns, figure_columns
from tracker.projections.panel.known import Known
from tracker.projections.panel.several import SeveralColumn
from tracker.projections.panel.sides import PanelSide, Sides
from tracker.projections.panel.wanted import PanelWanted, Period, periods

Row = tuple[Cell, ...]


FluentPart = FluentColumn | SeveralColumn


@define
class RowMaker:
    """Makes rows, period by period: each has who and when, then answers, then acts and figures."""

    wanted: PanelWanted
    sides: Sides
    formats: tuple[str, ...]
    answers: list[tuple[tuple[int, ...], FluentPart]]
    acts: ActColumns | None
    figures: FigureColumns | None

    def columns(self) -> list[PanelColumn]:
        """Describe the columns, in the order of a row's cells; raises QuestionError where two would have one name."""
        further = [part.columns() for part in (self.acts, self.figures) if part]
        return all_columns([key_columns(self.wanted), *(part.columns() for _, part in self.answers), *further])

    def standing_for(self, code: str, day: int) -> str:
        """Return for which side an actor stands on a day, or as which format; empty where for none."""
        return code if code in self.formats else self.sides.standing_for(code, day)

    def rows(self) -> Iterator[Row]:
        """Yield the rows, period by period."""
        for period in periods(self.wanted):
            yield from self._of(period)

    def _of(self, period: Period) -> Iterator[Row]:
        sides = self.sides.of(period)
        if self.wanted.unit == "actor":
            for side in sides:
                yield self._row(period, (side,), side.days)
            return
        others = self._formats(period) if self.wanted.unit == "member" else sides
        for place, one in enumerate(sides):
            for other in others if self.wanted.unit == "member" or self.wanted.directed else sides[place + 1 :]:
                days = one.days if one.days == other.days else intersection(one.days, other.days)
                if days and one is not other:
                    yield self._row(period, (one, other), days)

    def _formats(self, period: Period) -> list[PanelSide]:
        found = Sides(self.sides.catalogue, PanelWanted(period.first, period.last), self.formats)
        return found.of(period)

    def _row(self, period: Period, players: Sequence[PanelSide], days: Spans) -> Row:
        stretches = _stretches(players, days)
        row = [*_keys(players, self.wanted), *period.named]
        for places, part in self.answers:
            is_of_all = places == (0, 1) or len(players) == 1
            row += part.cells(stretches if is_of_all else _taking(stretches, places))
        row += self.acts.cells(stretches) if self.acts else ()
        row += self.figures.cells(tuple([player.key for player in players]), days[-1][1]) if self.figures else ()
        return tuple(row)


def _stretches(players: Sequence[PanelSide], days: Spans) -> list[Stretch]:
    """Return the days on which all players are there by the catalogue, with their codes."""
    one, other = players[0], players[-1]
    if one.whole == days[0] == other.whole:
        return [(*days[0], (one.code, other.code) if len(players) > 1 else (one.code,))]
    return list(_cut(players, days))


def _cut(players: Sequence[PanelSide], days: Spans) -> Iterator[Stretch]:
    """Yield days cut wherever another actor stands for a player, or none does."""
    for first, last in days:
        starts = {first} | {stay.first for player in players for stay in player.stays if first < stay.first <= last}
        starts |= {stay.last + 1 for player in players for stay in player.stays if first <= stay.last < last}
        begins = sorted(starts)
        for start, after in zip(begins, [*begins[1:], last + 1], strict=True):
            codes = tuple(player.on(start) for player in players)
            if all(codes):
                yield start, after - 1, codes


def _taking(stretches: Sequence[Stretch], places: tuple[int, ...]) -> list[Stretch]:
    return [(first, last, tuple(codes[place] for place in places)) for first, last, codes in stretches]


def _keys(players: Sequence[PanelSide], wanted: PanelWanted) -> list[Cell]:
    """Write who a row is of, one number after the other, as the field has it."""
    if wanted.unit == "member":
        side, other = players
        return [*side.cells, other.code, other.name]
    if wanted.unit == "actor":
        return [*players[0].cells]
    one, other = players
    cow, gw, iso3c, name, code = one.cells
    cow2, gw2, iso3c2, name2, code2 = other.cells
    return [cow, cow2, gw, gw2, iso3c, iso3c2, name, name2, code, code2, _dyad_id(cow, cow2)]


def _dyad_id(one: Cell, other: Cell) -> int | None:
    if isinstance(one, int) and isinstance(other, int):
        return one * 1000 + other if one < other else other * 1000 + one
    return None


def maker(narrative: Narrative, wanted: PanelWanted, known: Known) -> RowMaker:
    """Prepare what makes the rows: who may be there, and each column with what it needs."""
    catalogue = narrative.catalogue
    sides = Sides(catalogue, wanted, tuple(dict.fromkeys((*wanted.codes, *full_members(known.spans.values(), wanted)))))
    answers = [
        (places, _part(known, wanted, asked))
        for pattern in wanted.fluents
        for asked, places in filled_in(catalogue, pattern, wanted)
    ]
    formats = _told_formats(known) if wanted.unit == "member" else ()
    taking_part = sides.everyone | {*formats}
    acts = act_columns(narrative, wanted, known.horizon, taking_part) if wanted.counts else None
    made = RowMaker(wanted, sides, formats, answers, acts, None)
    if wanted.figures:
        taken = {column.name for column in made.columns()}
        made.figures = figure_columns(narrative, wanted, taking_part, made.standing_for, taken)
    return made


def _part(known: Known, wanted: PanelWanted, asked: AskedFluent) -> FluentPart:
    """Return what answers a fluent: of one thing, or of several at a time, as what two have in common is."""
    sort = known.catalogue.known_fluent(asked.pattern.fluent)
    is_several = asked.open or sort.derived
    return (SeveralColumn if is_several else FluentColumn)(known, asked, wanted.rule, sort)


def full_members(told_of: Iterable[FluentSpans], wanted: PanelWanted) -> Iterator[str]:
    """Yield who surely or by some event's word was a full member of a format on a day that is asked of."""
    for told in told_of:
        if told.fluent.name == MEMBER and told.fluent.args[1] in wanted.formats:
            spans = [span for span in told.spans if span.value == "full" and (span.certain or span.told)]
            if any(span.first <= wanted.last and wanted.first <= span.last for span in spans):
                yield told.fluent.args[0]


def _told_formats(known: Known) -> tuple[str, ...]:
    """List the formats of whose members the log tells."""
    told = {fluent.args[1] for fluent in known.spans if fluent.name == MEMBER}
    return tuple(sorted({*told, *known.horizon.formats}))
