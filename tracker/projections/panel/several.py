"""The columns of fluents that may hold of several things at a time, and of what two actors have in common."""

from collections.abc import Callable, Iterator, Mapping, Sequence

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
    Courses,
    Key,
    Seat,
    Things,
    both_bits,
    ruled_bits,
)
from tracker.projections.panel.known import HOLDS, NOT, OUTSIDE, POSSIBLY, Known

Taking = Callable[[Key], Key]
"""Takes those of a row's actors that a fluent is of."""


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
    _parts: list[tuple[Courses, Taking]] = field(factory=list)
    _alone: list[int] = field(factory=list)
    _day: int | None = None
    _of_day: list[Mapping[Key, Bits]] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        """Find the things that the log tells of, part by part; parts that differ in the actor alone are one."""
        if not self.asked.open:
            self._things[()] = 0
        alone = list[list[int]]()
        made: dict[tuple[str, str | None, bool, tuple[Seat, ...]], Courses] = {}
        for sort, pattern, names in self._made_of():
            seats, players = _seated([_seat(self.asked, names, arg) for arg in pattern.args])
            shape = (sort.name, pattern.value, pattern.absent, seats)
            if shape not in made:
                made[shape] = Courses(self.known, sort, pattern, seats, self._things, self.documents)
            self._parts.append((made[shape], _taking(players)))
            alone.append(players)
        self._alone = [player for (player,) in alone] if all(len(players) == 1 for players in alone) else []
        for courses in made.values():
            self._gather(courses)
        for courses in made.values():
            if len({place for kind, place, _ in courses.seats if kind == THING}) < len(self.asked.open):
                courses.told = {key: [*self._things] for key in courses.told}  # it is told of every thing alike

    def columns(self) -> list[PanelColumn]:
        """Describe the four columns."""
        name = self.asked.name
        whole = PanelColumn(name, "integer", self.asked.says, ("0", "1"), self.documents)
        return [whole, answer_column(name, self.documents), *count_columns(name, self.documents)]

    def cells(self, stretches: Sequence[Stretch]) -> tuple[Cell, ...]:
        """Answer for the days of a row."""
        if not stretches or not self._things:
            return None, OUTSIDE, None, None
        if self.rule == "last-day":
            _, day, codes = stretches[-1]
            return self._on_one(codes, day)
        if self.rule == "first-day":
            day, _, codes = stretches[0]
            return self._on_one(codes, day)
        return self._tallied(ruled_bits([piece for stretch in stretches for piece in self._runs(*stretch)], self.rule))

    def _on_one(self, codes: tuple[str, ...], day: int) -> tuple[Cell, ...]:
        """Answer for one day, which many rows share.

        Of what two parts say of one actor each, no more is worked out than a row tells: most have something in common.
        """
        if len(self._alone) != 2:
            return self._tallied(self._on(codes, day))
        if day != self._day:
            self._day, self._of_day = day, [courses.of_day(day) for courses, _ in self._parts]
        (at, other_at), (player, second) = self._of_day, self._alone
        one, other = at[codes[player : player + 1]], other_at[codes[second : second + 1]]
        if sure := one[0] & other[0]:
            return 1, HOLDS, sure.bit_count(), (one[4] & other[4] & ~(one[1] | other[1])).bit_count()
        return self._tallied(both_bits(one, other))

    def _tallied(self, bits: Bits) -> tuple[Cell, ...]:
        """Count answers about several things: whether any holds, with the answer, the least and the most."""
        sure, no, may, closed, told = bits
        if sure:
            return 1, HOLDS, sure.bit_count(), (told & ~no).bit_count()
        surely_not = closed if self.asked.open else no
        if surely_not and surely_not == self._all():
            return 0, NOT, 0, 0
        return (None, POSSIBLY, 0, (told & ~no).bit_count()) if told & (no | may) else (None, OUTSIDE, None, None)

    def _all(self) -> int:
        return (1 << len(self._things)) - 1

    def _runs(self, first: int, last: int, codes: tuple[str, ...]) -> Iterator[BitPiece]:
        """Yield the runs of days on which all answers are the same, with these."""
        turns = {day for courses, taking in self._parts for day in courses.turns(taking(codes), first, last)}
        days = sorted({first, *turns})
        for start, after in zip(days, [*days[1:], last + 1], strict=True):
            yield start, after - 1, self._on(codes, start)

    def _on(self, codes: tuple[str, ...], day: int) -> Bits:
        courses, taking = self._parts[0]
        found = courses.on(taking(codes), day)
        for courses, taking in self._parts[1:]:
            found = both_bits(found, courses.on(taking(codes), day))
        return found

    def _made_of(self) -> Iterator[tuple[FluentSort, Pattern, Mapping[str, int]]]:
        """Yield the fluents that a column is made of, and what their arguments are called in the one that is asked."""
        names = {name: place for place, name in enumerate(self.sort.args)}
        if not self.sort.derived:
            yield self.sort, Pattern(self.sort.name, tuple(names), (), value=self.asked.pattern.value), names
        for pattern in self.sort.derived:
            yield self.known.catalogue.known_fluent(pattern.fluent), pattern, names

    def _gather(self, courses: Courses) -> None:
        """Note the fluents that the log tells of, under the actors of a row, where they are what is asked for."""
        for fluent in self.known.spans:
            if fluent.name == courses.sort.name:
                for args in _orders(fluent, courses.sort):
                    self._note(courses, args)

    def _note(self, courses: Courses, args: Sequence[str]) -> None:
        found: dict[str, list[tuple[int, str]]] = {PLAYER: [], THING: []}
        for (kind, place, code), arg in zip(courses.seats, args, strict=True):
            if kind != NAMED:
                found[kind].append((place, arg))
            elif code != arg:
                return
        players, things = (tuple([arg for _, arg in sorted(found[kind])]) for kind in (PLAYER, THING))
        told = courses.told.setdefault(players, [])
        if len(things) == len(self.asked.open):
            self._things.setdefault(things, len(self._things))
            told.append(things)


def _seated(seats: Sequence[Seat]) -> tuple[tuple[Seat, ...], list[int]]:
    """Give the actors of a fluent numbers of its own; return the seats, and which players of a row these are."""
    players = sorted({place for kind, place, _ in seats if kind == PLAYER})
    numbered = ((kind, players.index(place) if kind == PLAYER else place, code) for kind, place, code in seats)
    return tuple(numbered), players


def _taking(players: Sequence[int]) -> Taking:
    """Return what takes some players out of those of a row."""
    if len(players) == 1:
        (player,) = players
        return lambda codes: codes[player : player + 1]
    return lambda codes: tuple(codes[player] for player in players)


def _seat(asked: AskedFluent, names: Mapping[str, int], arg: str) -> Seat:
    """Say who stands in the place of an argument: a player of the row, a thing, or whoever is named."""
    place = names.get(arg)
    if place is None:
        return NAMED, 0, arg
    if place in asked.places:
        return PLAYER, asked.places.index(place), ""
    return (THING, asked.open.index(place), "") if place in asked.open else (NAMED, 0, asked.pattern.args[place])


def _orders(fluent: Fluent, sort: FluentSort) -> Iterator[tuple[str, ...]]:
    """Yield the arguments of a fluent, and where it is symmetric also with the first two exchanged."""
    yield fluent.args
    if sort.symmetric:
        yield (fluent.args[1], fluent.args[0], *fluent.args[2:])
