"""What the log answers about many things at once, day by day: a bit a thing, so that a row is a little arithmetic.

A fluent of which some places are open, and one that is made of others, is worked out from the answers about each thing
that the log tells of: as replay does, and as a column of that thing alone would be.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import groupby
from operator import and_, itemgetter, or_
from typing import NamedTuple

from attrs import define, field

from tracker.catalogue.patterns import make_fluent
from tracker.model.catalogue import Fluent, FluentSort, Pattern
from tracker.model.days import FUTURE, PAST
from tracker.projections.panel.known import HOLDS, NOT, OUTSIDE, POSSIBLY, Known, KnownFluent
from tracker.projections.panel.ruled import ruled

Things = tuple[str, ...]
"""The arguments in the open places of a fluent."""

Key = tuple[str, ...]
"""The actors of a row that a fluent is of."""

Seat = tuple[str, int, str]
"""Who stands in a place of a fluent: one of its actors, or of the things, by its number, or somebody by a code."""

PLAYER, THING, NAMED = "player", "thing", "named"


class Bits(NamedTuple):
    """Of which things something surely holds on some days, surely does not, and may; of all others nothing is known.

    Those that are `closed` surely do not, and the log claims to have all that would say otherwise. Of those `told` the
    log tells something about the actors of the row, on whichever day.
    """

    sure: int = 0
    no: int = 0
    may: int = 0
    closed: int = 0
    told: int = 0

    def answer(self, bit: int) -> str:
        """Return the answer about one thing."""
        return HOLDS if self.sure & bit else NOT if self.no & bit else POSSIBLY if self.may & bit else OUTSIDE


BitPiece = tuple[int, int, Bits]
"""A first and a last day, and what is answered on all the days between."""

_PLACE, _CLOSED, _TOLD = {HOLDS: 0, NOT: 1, POSSIBLY: 2}, 3, 4
_DAYS_KEPT = 100
"""Of so many days the bits of all actors are kept: the rows of a period ask for few, again and again."""


@define
class Course:
    """The bits of all days, from each on which they change, and of which things they are."""

    days: Sequence[int] = ()
    bits: Sequence[Bits] = ()
    things: int = 0

    def on(self, day: int) -> Bits:
        """Return the bits of a day."""
        return self.bits[bisect_right(self.days, day) - 1] if self.days else Bits()

    def turns(self, first: int, last: int) -> Sequence[int]:
        """Return the days after the first, up to the last, on which a bit changes."""
        return self.days[bisect_right(self.days, first) : bisect_right(self.days, last)]


@define(eq=False)
class Courses:
    """What is answered about a fluent of some actors and each of several things; worked out when it is asked for.

    A key is the actors who stand in the fluent's places, in the order of these.
    """

    known: Known
    sort: FluentSort
    pattern: Pattern
    seats: tuple[Seat, ...]
    things: Mapping[Things, int]
    documents: set[str]
    told: dict[Key, list[Things]] = field(factory=dict)
    _courses: dict[Key, tuple[Course, Course]] = field(factory=dict)
    _untold: Course = field(factory=Course)
    _at: dict[int, Mapping[Key, Bits]] = field(factory=dict)

    def on(self, key: Key, day: int) -> Bits:
        """Return what is answered about all things on a day, of some actors."""
        return self.of_day(day)[key] if len(key) == 1 else self._worked_out(key, day)

    def of_day(self, day: int) -> Mapping[Key, Bits]:
        """Return what is answered on a day of each single actor, who is in many rows: worked out once, and kept."""
        if day not in self._at:
            if len(self._at) >= _DAYS_KEPT:
                self._at.clear()
            self._at[day] = _OfDay(self._worked_out, day)
        return self._at[day]

    def turns(self, key: Key, first: int, last: int) -> set[int]:
        """Return the days after the first, up to the last, on which an answer changes."""
        return {day for course in self._of(key) for day in course.turns(first, last)}

    def _worked_out(self, key: Key, day: int) -> Bits:
        told, untold = self._of(key)
        if not told.things:
            return untold.on(day)
        mine, others, rest = told.on(day), untold.on(day), ~told.things
        sure, no, may, closed = (one | other & rest for one, other in zip(mine[:_TOLD], others[:_TOLD], strict=True))
        return Bits(sure, no, may, closed, told.things)

    def _of(self, key: Key) -> tuple[Course, Course]:
        if key not in self._courses:
            if not self._courses:
                self._untold = self._course(("",) * len(key), self.things)
            self._courses[key] = self._course(key, self.told.get(key, ())), self._untold
        return self._courses[key]

    def _course(self, key: Key, things: Iterable[Things]) -> Course:
        """Return what is answered about some things; of actors without a name, what is of those not told of."""
        changes: list[tuple[int, int, int | None, bool]] = []
        bits = 0
        for thing in things:
            known, bit = self.known.of(self._fluent(key, thing)), 1 << self.things[thing]
            bits |= bit
            self.documents |= known.documents()
            changes += [(first, bit, _PLACE.get(answer), closed) for first, answer, closed in self._answers(known)]
        return _added_up(changes, bits)

    def _fluent(self, key: Key, thing: Things) -> Fluent:
        standing = {PLAYER: key, THING: thing}
        args = (code if kind == NAMED else standing[kind][place] for kind, place, code in self.seats)
        return make_fluent(self.sort, tuple(args))

    def _answers(self, known: KnownFluent) -> Iterator[tuple[int, str, bool]]:
        """Yield the answers about a fluent over all days, each with its first day and whether it is a closed no."""
        for first, _, (answer, _) in known.pieces(self.pattern.value, PAST, FUTURE):
            if self.pattern.absent:
                answer = {HOLDS: NOT, NOT: HOLDS}.get(answer, answer)  # noqa: PLW2901 - the opposite is asked
            yield first, answer, answer == NOT and (self.pattern.absent or known.is_closed(first))


class _OfDay(dict[Key, Bits]):
    """What is answered on one day, of each actor that was asked of."""

    def __init__(self, worked_out: Callable[[Key, int], Bits], day: int) -> None:
        super().__init__()
        self._worked_out, self._day = worked_out, day

    def __missing__(self, key: Key) -> Bits:
        self[key] = found = self._worked_out(key, self._day)
        return found


def _added_up(changes: list[tuple[int, int, int | None, bool]], bits: int) -> Course:
    """Put the answers about single things together, day by day."""
    days, found, now = list[int](), list[Bits](), [0, 0, 0, 0]
    for day, group in groupby(sorted(changes, key=itemgetter(0)), key=itemgetter(0)):
        for _, bit, place, closed in group:
            now = [each & ~bit for each in now]
            if place is not None:
                now[place] |= bit
            now[_CLOSED] |= bit if closed else 0
        days.append(day)
        found.append(Bits(*now))
    return Course(days, found, bits)


def both_bits(one: Bits, other: Bits) -> Bits:
    """Answer about what is made of two: it holds where both do, and does not where either does not."""
    sure, no, may, closed, told = one
    sure2, no2, may2, closed2, told2 = other
    both = sure & sure2
    return Bits(both, no | no2, (sure | may) & (sure2 | may2) & ~both, closed | closed2, told & told2)


def ruled_bits(pieces: Sequence[BitPiece], rule: str) -> Bits:
    """Answer for all the days of some pieces by a rule, about each thing as `ruled` does about one.

    Where one day speaks for all, its piece is the only one.
    """
    bits = [each for _, _, each in pieces]
    if len(bits) == 1:
        return bits[0]
    always, ever = (Bits(*(reduce(put, each) for each in zip(*bits, strict=True))) for put in (and_, or_))
    if rule == "any-day":
        return Bits(ever.sure, always.no, ever.may & ~ever.sure, always.closed, ever.told)
    if rule == "all-days":
        return Bits(always.sure, ever.no, ever.may & ~ever.no, ever.closed, ever.told)
    return _longest(pieces, always, ever)


def _longest(pieces: Sequence[BitPiece], always: Bits, ever: Bits) -> Bits:
    """Answer what is always so, and one by one about the things whose answer changes."""
    changing = reduce(or_, (some & ~each for each, some in zip(always[:_TOLD], ever[:_TOLD], strict=True)))
    found = [*(each & ~changing for each in always[:_TOLD]), ever.told]
    for bit in _single(changing):
        answer, _ = ruled([(first, last, (bits.answer(bit), None)) for first, last, bits in pieces], "longest")
        is_closed = answer == NOT and all(bits.closed & bit for _, _, bits in pieces if bits.no & bit)
        for place in (_PLACE.get(answer), _CLOSED if is_closed else None):
            if place is not None:
                found[place] |= bit
    return Bits(*found)


def _single(bits: int) -> Iterator[int]:
    """Yield the bits that are set, one by one."""
    while bits:
        bit = bits & -bits
        yield bit
        bits ^= bit
