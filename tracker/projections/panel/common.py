"""The columns of what two actors have in common: formats of which both are members, agreements that bind both.

A fluent made of the same of each of two is worked out from the spans of its parts, as replay does. Of all things at
once these are the bits of whole numbers, so that a pair is a word or two of arithmetic.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from tracker.calculus.spans import Span
from tracker.model.catalogue import FluentSort, Pattern
from tracker.model.days import FUTURE, PAST
from tracker.narrative.spans import ANY_OTHER, FluentSpans
from tracker.projections.panel.answers import OPEN, AskedFluent, Stretch, answer_column, count_columns
from tracker.projections.panel.columns import Cell, PanelColumn
from tracker.projections.panel.known import HOLDS, NOT, OUTSIDE, POSSIBLY, Known


@frozen
class Bits:
    """Of which things something holds on a day, may hold, and is told at all, a bit a thing."""

    sure: int = 0
    may: int = 0
    told: int = 0


_NOTHING = Bits()


@define
class _Course:
    """The bits of one actor over all days."""

    days: list[int]
    bits: list[Bits]

    def on(self, day: int) -> Bits:
        place = bisect_right(self.days, day) - 1
        return self.bits[place] if place >= 0 else _NOTHING

    def turns(self, first: int, last: int) -> list[int]:
        """Return the days between two on which a bit changes."""
        return self.days[bisect_right(self.days, first) : bisect_right(self.days, last)]


@define
class CommonColumn:
    """How many things both actors of a row have something of, whether any, and whether that is known."""

    known: Known
    asked: AskedFluent
    rule: str
    sort: FluentSort
    documents: set[str] = field(factory=set)
    _things: dict[str, int] = field(factory=dict)
    _courses: dict[str, _Course] = field(factory=dict)
    _at: dict[tuple[str, int], Bits] = field(factory=dict)
    _complete: dict[Span, bool] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """Gather the spans of the parts by actor: the actor stands first in them, the thing second."""
        part, third = self.sort.derived[0], self.asked.pattern.args[2]
        told: dict[str, list[FluentSpans]] = {}
        for fluent, spans in self.known.spans.items():
            if fluent.name == part.fluent and third in (OPEN, fluent.args[1]):
                told.setdefault(fluent.args[0], []).append(spans)
                self._things.setdefault(fluent.args[1], len(self._things))
        for actor, several in told.items():
            self._courses[actor] = self._course(several, part)

    def columns(self) -> list[PanelColumn]:
        """Describe the four columns."""
        name = self.asked.name
        whole = PanelColumn(name, "integer", self.asked.says, ("0", "1"), self.documents)
        return [whole, answer_column(name, self.documents), *count_columns(name, self.documents)]

    def cells(self, stretches: Sequence[Stretch]) -> tuple[Cell, ...]:
        """Count what two have in common in the days of a row; a 0 needs that the log has all of them."""
        if not stretches:
            return None, OUTSIDE, None, None
        sure, may, told = self._ruled(stretches)
        if sure:
            return 1, HOLDS, sure.bit_count(), (sure | may).bit_count()
        if self._are_complete(stretches) and not may:
            return 0, NOT, 0, 0
        return (None, POSSIBLY, 0, may.bit_count()) if told else (None, OUTSIDE, None, None)

    def _ruled(self, stretches: Sequence[Stretch]) -> tuple[int, int, int]:
        if self.rule == "last-day":
            return self._both(stretches[-1][2], stretches[-1][1])
        if self.rule == "first-day":
            return self._both(stretches[0][2], stretches[0][0])
        found = [self._both(codes, day) for first, last, codes in stretches for day in self._days(codes, first, last)]
        sure, may, told = found[0]
        for s, m, t in found[1:]:
            sure, may = (sure | s, may | m) if self.rule == "any-day" else (sure & s, (may | sure) & (m | s))
            told |= t
        return sure, may & ~sure, told

    def _days(self, codes: tuple[str, ...], first: int, last: int) -> list[int]:
        turns = {day for code in codes if code in self._courses for day in self._courses[code].turns(first, last)}
        return sorted({first, *turns})

    def _both(self, codes: tuple[str, ...], day: int) -> tuple[int, int, int]:
        a, b = self._on(codes[0], day), self._on(codes[1], day)
        sure = a.sure & b.sure
        return sure, (a.sure | a.may) & (b.sure | b.may) & ~sure, a.told & b.told

    def _on(self, code: str, day: int) -> Bits:
        key = (code, day)
        if key not in self._at:
            course = self._courses.get(code)
            self._at[key] = course.on(day) if course else _NOTHING
        return self._at[key]

    def _are_complete(self, stretches: Sequence[Stretch]) -> bool:
        """Say whether the log claims to have all members of each format it tells of, in all the days of a row."""
        first, last = stretches[0][0], stretches[-1][1]
        if self.rule in ("last-day", "first-day"):
            first = last = last if self.rule == "last-day" else first
        if (first, last) not in self._complete:
            claimed = [self.known.horizon.formats.get(thing) for thing in self._things]
            is_whole = bool(claimed) and all(days and days[0] <= first and last <= days[1] for days in claimed)
            self._complete[first, last] = is_whole
        return self._complete[first, last]

    def _course(self, several: Sequence[FluentSpans], part: Pattern) -> _Course:
        changes: list[tuple[int, int, int, int]] = []
        for told in several:
            bit = 1 << self._things[told.fluent.args[1]]
            self.documents |= self.known.documents(told.fluent)
            for sort, (first, last) in self._parted(told, part.value):
                changes += [(first, sort, 1, bit), (last + 1, sort, -1, bit)]
        return _summed(changes)

    def _parted(self, told: FluentSpans, value: str | None) -> Iterator[tuple[int, Span]]:
        """Yield the days on which a value surely holds (0), may hold (1), and of which anything is told (2)."""
        until = min(told.reach[1], self.known.horizon.latest) if told.reach else self.known.horizon.until
        begins = told.reach[0] if told.reach else PAST
        if begins <= until:
            yield 2, (begins, until)
        is_named = value is None or any(span.value == value for span in told.spans)
        for span in told.spans:
            first, last = span.first if span.certain else max(span.first, begins), min(span.last, until)
            if first <= last and (span.value == value or (span.value == ANY_OTHER and not is_named)):
                yield (0 if span.certain else 1), (first, last)
        yield 1, (until + 1, FUTURE)
        if begins > PAST:
            yield 1, (PAST, begins - 1)


def _summed(changes: list[tuple[int, int, int, int]]) -> _Course:
    """Add changes of bits up, day by day."""
    course, now = _Course([], []), [0, 0, 0]
    for day, sort, step, bit in sorted(changes):
        now[sort] = now[sort] | bit if step > 0 else now[sort] & ~bit
        if course.days and course.days[-1] == day:
            course.bits[-1] = Bits(*now)
        else:
            course.days.append(day)
            course.bits.append(Bits(*now))
    return course
