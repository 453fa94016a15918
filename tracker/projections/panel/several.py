"""The columns of fluents that may hold of several things at a time, and of what two actors have in common."""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce

from attrs import define, field

from tracker.model.catalogue import Fluent, FluentSort, Pattern
from tracker.projections.panel.answers import AskedFluent, Stretch, answer_column, count_columns
from tracker.projections.panel.columns import Cell, PanelColumn
from tracker.projections.panel.courses import (
    NAMED,
    PLAYER,
    THING,
    BitPiece,
    Bits,
    PartCourses,
    Seat,
    Things,
    in_common,
    ruled_bits,
)
from tracker.projections.panel.known import HOLDS, NOT, OUTSIDE, POSSIBLY, Known


@define
class SeveralColumn:
    """A fluent that may hold of several things at a time: whether of any, of how many at least, and at most as told.

    A row has 0 only where it surely holds of none that the log tells of, and the log claims to have all of each. Of a
    thing that is named, and of whom nothing else is asked, a sure no is 0.
    """

    known: Known
    asked: AskedFluent
    rule: str
    sort: FluentSort
    documents: set[str] = field(factory=set)
    _things: dict[Things, int] = field(factory=dict)
    _parts: list[PartCourses] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        """Find the things that the log tells of, part by part, by the actors of a row."""
        if not self.asked.open:
            self._things[()] = 0
        for sort, pattern, names in self._made_of():
            seats = tuple(_seat(self.asked, names, arg) for arg in pattern.args)
            part = PartCourses(self.known, sort, pattern, seats, self._things, self.documents)
            self._parts.append(part)
            for fluent in self.known.spans:
                if fluent.name == sort.name:
                    self._take(part, fluent)
        for part in self._parts:
            if len({place for kind, place, _ in part.seats if kind == THING}) < len(self.asked.open):
                part.told = {codes: [*self._things] for codes in part.told}  # it is told of every thing alike

    def columns(self) -> list[PanelColumn]:
        """Describe the four columns."""
        name = self.asked.name
        whole = PanelColumn(name, "integer", self.asked.says, ("0", "1"), self.documents)
        return [whole, answer_column(name, self.documents), *count_columns(name, self.documents)]

    def cells(self, stretches: Sequence[Stretch]) -> tuple[Cell, ...]:
        """Answer for the days of a row."""
        if not stretches:
            return None, OUTSIDE, None, None
        bits = ruled_bits(self._pieces(stretches), self.rule)
        told = self._told(stretches[0][2])
        for _, _, codes in stretches[1:]:
            told |= self._told(codes)
        return self._tallied(bits, told)

    def _tallied(self, bits: Bits, told: int) -> tuple[Cell, ...]:
        """Count answers about several things: whether any holds, with the answer, the least and the most."""
        most = (told & ~bits.no).bit_count()
        if bits.sure:
            return 1, HOLDS, bits.sure.bit_count(), most
        closed = bits.closed if self.asked.open else bits.no
        if closed and closed == (1 << len(self._things)) - 1:
            return 0, NOT, 0, 0
        is_doubtful = told & (bits.no | bits.may)
        return (None, POSSIBLY, 0, most) if is_doubtful else (None, OUTSIDE, None, None)

    def _pieces(self, stretches: Sequence[Stretch]) -> list[BitPiece]:
        """Return the answers of the days that count, with these; of a single day only where one speaks for all."""
        if self.rule in ("first-day", "last-day"):
            first, last, codes = stretches[0 if self.rule == "first-day" else -1]
            day = first if self.rule == "first-day" else last
            return [(day, day, self._on(codes, day))]
        return [piece for stretch in stretches for piece in self._runs(*stretch)]

    def _runs(self, first: int, last: int, codes: tuple[str, ...]) -> Iterator[BitPiece]:
        turns = {day for part in self._parts for day in part.turns(_taken(part, codes), first, last)}
        days = sorted({first, *turns})
        for start, after in zip(days, [*days[1:], last + 1], strict=True):
            yield start, after - 1, self._on(codes, start)

    def _on(self, codes: tuple[str, ...], day: int) -> Bits:
        return reduce(in_common, (part.on(_taken(part, codes), day) for part in self._parts))

    def _told(self, codes: tuple[str, ...]) -> int:
        told = -1
        for part in self._parts:
            told &= part.told_of(_taken(part, codes))
        return told

    def _made_of(self) -> Iterator[tuple[FluentSort, Pattern, Mapping[str, int]]]:
        """Yield the fluents that a column is made of, and what their arguments are called in the one that is asked."""
        names = {name: place for place, name in enumerate(self.sort.args)}
        if not self.sort.derived:
            yield self.sort, Pattern(self.sort.name, tuple(names), (), value=self.asked.pattern.value), names
        for pattern in self.sort.derived:
            yield self.known.catalogue.known_fluent(pattern.fluent), pattern, names

    def _take(self, part: PartCourses, fluent: Fluent) -> None:
        """Note a fluent that the log tells of, under the actors of a row, where it is one that is asked for."""
        for args in _orders(fluent, part.sort):
            found: dict[str, dict[int, str]] = {PLAYER: {}, THING: {}, NAMED: {}}
            for (kind, place, code), arg in zip(part.seats, args, strict=True):
                if kind == NAMED and code != arg:
                    break
                found[kind][place] = arg
            else:
                several = part.told.setdefault(tuple(found[PLAYER][place] for place in part.takes), [])
                if len(found[THING]) == len(self.asked.open):
                    thing = tuple(arg for _, arg in sorted(found[THING].items()))
                    self._things.setdefault(thing, len(self._things))
                    several.append(thing)


def _seat(asked: AskedFluent, names: Mapping[str, int], arg: str) -> Seat:
    """Say who stands in the place of an argument: a player of the row, a thing, or whoever is named."""
    place = names.get(arg)
    if place is None:
        return NAMED, 0, arg
    if place in asked.places:
        return PLAYER, asked.places.index(place), ""
    return (THING, asked.open.index(place), "") if place in asked.open else (NAMED, 0, asked.pattern.args[place])


def _taken(part: PartCourses, codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([codes[place] for place in part.takes])


def _orders(fluent: Fluent, sort: FluentSort) -> Iterator[tuple[str, ...]]:
    """Yield the arguments of a fluent, and where it is symmetric also with the first two exchanged."""
    yield fluent.args
    if sort.symmetric:
        yield (fluent.args[1], fluent.args[0], *fluent.args[2:])
