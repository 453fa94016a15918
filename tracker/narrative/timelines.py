"""Timelines of fluents: what a narrative says of each is handed to the calculus, once, when it is asked for."""

from collections.abc import Sequence
from typing import Protocol

from attrs import define, field

from tracker.calculus.axioms import Occurrence
from tracker.calculus.spans import Spans, union
from tracker.calculus.timeline import Timeline, both, negated, timeline
from tracker.model.catalogue import Fluent, FluentSort
from tracker.model.days import FUTURE
from tracker.narrative.cases import Builder, Case
from tracker.narrative.confirming import (
    DaysTold,
    after_period,
    last_day_of_term,
    notice_of,
    rest,
    unconfirmed,
    without_acts,
)
from tracker.narrative.narrative import Narrative, Presuming
from tracker.narrative.rows import OTHER, Value
from tracker.narrative.seats import Seat

State = tuple[Value, Timeline]


class Lines(Protocol):
    """What has a timeline for each value of a fluent: the timelines of a narrative, or a part of their days."""

    def of(self, fluent: Fluent, value: Value = None) -> Timeline:
        """Return the timeline of a fluent, or of one of its values."""

    def values(self, fluent: Fluent) -> tuple[Value, ...]:
        """List the values of a fluent that events touch; (None,) where it has no values."""

    def sort(self, fluent: Fluent) -> FluentSort:
        """Return the catalogue's declaration of a fluent."""


@define(eq=False)
class Timelines:
    """The timelines of a narrative's fluents, base and derived, each worked out when it is first asked for."""

    narrative: Narrative
    _builders: dict[Fluent, Builder] = field(factory=dict)
    _seats: dict[Fluent, Seat] = field(factory=dict)
    _evidence: dict[tuple[Fluent, Value, bool], int | None] = field(factory=dict)
    _told: dict[Fluent, DaysTold] = field(factory=dict)
    _taken: dict[Fluent, Spans] = field(factory=dict)
    _believing: dict[tuple[Fluent, Value], Timeline] = field(factory=dict)
    _known: dict[tuple[Fluent, Value], Timeline] = field(factory=dict)

    def values(self, fluent: Fluent) -> tuple[Value, ...]:
        """List the values of a fluent that events touch, in the catalogue's order; (None,) where it has no values."""
        sort = self.sort(fluent)
        if not sort.values:
            return (None,)
        touched = [value for value in self._case(fluent).occurrences if value not in (None, OTHER)]
        return tuple(sorted(touched, key=lambda v: (sort.values.index(v) if v in sort.values else 999, str(v))))

    def sort(self, fluent: Fluent) -> FluentSort:
        """Return the catalogue's declaration of a fluent."""
        return self.narrative.catalogue.known_fluent(fluent.name)

    def of(self, fluent: Fluent, value: Value = None) -> Timeline:
        """Return the timeline of a fluent, or of one of its values."""
        key = (fluent, value)
        if key not in self._known:
            self._known[key] = self._derived(fluent) if self.sort(fluent).derived else self._base(fluent, value)
        return self._known[key]

    def evidence_day(self, fluent: Fluent, value: Value = None, *, holds: bool = True) -> int | None:
        """Return the last day of which a known event tells that a fluent holds (or does not)."""
        key = (fluent, value, holds)
        if key not in self._evidence:
            self._evidence[key] = self._days_told(fluent).last(value, holds=holds)
        return self._evidence[key]

    def _days_told(self, fluent: Fluent) -> DaysTold:
        if fluent not in self._told:
            self._told[fluent] = DaysTold.of(self.narrative, fluent)
        return self._told[fluent]

    def denies(self, presuming: Presuming) -> bool:
        """Say whether the record surely denies what a happening presupposes of a fluent."""
        return self._builder(presuming.presumed.fluent).denies(presuming)

    def parts(self, fluent: Fluent) -> list[Fluent]:
        """List the fluents that a derived fluent is made of; none where it is not derived."""
        return [self.narrative.catalogue.bound(pattern, fluent) for pattern in self.sort(fluent).derived]

    def bases(self, fluent: Fluent) -> list[Fluent]:
        """List the fluents whose events can end or begin another: what carries it or went before, other holders."""
        builder = self._builder(fluent)
        carriers = [carrier.builder for carrier in (builder.carrier, builder.forerunner) if carrier]
        return [*(base.fluent for base in carriers), *(builder.seat.others(fluent) if builder.seat else ())]

    def _base(self, fluent: Fluent, value: Value) -> Timeline:
        line, ended = self._believed(fluent, value), self.sort(fluent).confirm_ended
        if ended is None:
            return line
        seat = self._builder(fluent).seat
        days = [self.evidence_day(fluent, value, holds=False), seat.last_told_of_others(fluent) if seat else None]
        last = max((day for day in days if day is not None), default=None)
        if last is None:
            return line
        doubtful = rest(line.excluded, after_period(last, ended) + 1)
        if not doubtful:
            return line
        row = self._row(fluent, value)
        acts = {told.happening.id for told in self._builder(fluent).told}
        otherwise = self._line(fluent, value, without_acts(row, acts)).excluded
        taken = self._surely_taken(fluent) if seat else ()
        return unconfirmed(line, holds=(), ended=rest(doubtful, last, otherwise, taken))

    def _surely_taken(self, fluent: Fluent) -> Spans:
        """Return the days on which anybody surely holds what only one can: on those of its own, it is not excluded."""
        key, seat = self.narrative.catalogue.seat(fluent), self._builder(fluent).seat
        assert key, "asked only of what only one can hold"
        assert seat, "asked only of what only one can hold"
        if key not in self._taken:
            lines = [self._believed(holder, None) for holder in seat.fluents]
            self._taken[key] = union(span for line in lines for span in line.certain)
        return self._taken[key]

    def _believed(self, fluent: Fluent, value: Value) -> Timeline:
        """Return a timeline in which what holds is believed for its time."""
        key = (fluent, value)
        if key not in self._believing:
            self._believing[key] = self._confirmed(fluent, value)
        return self._believing[key]

    def _confirmed(self, fluent: Fluent, value: Value) -> Timeline:
        line = self._line(fluent, value, self._row(fluent, value))
        period = self.sort(fluent).confirm or notice_of(self.narrative, fluent)
        last = self.evidence_day(fluent, value) if period else None
        if period is None or last is None:
            return unconfirmed(line, holds=(), ended=self._to_begin(fluent, value))
        until = max(after_period(last, period), last_day_of_term(self.narrative, fluent, value) or 0)
        return unconfirmed(line, holds=((until + 1, FUTURE),), ended=self._to_begin(fluent, value))

    def _to_begin(self, fluent: Fluent, value: Value) -> Spans:
        """Return the days on which nothing confirms any more that what was to begin did not."""
        period = notice_of(self.narrative, fluent, value, holds=False)
        if period is None:
            return ()
        told = self.evidence_day(fluent, value, holds=False)
        _, covered = self.narrative.covered.get(self.narrative.catalogue.covered_format(fluent) or "", (0, 0))
        return ((after_period(max(told or 0, covered), period) + 1, FUTURE),)

    def _row(self, fluent: Fluent, value: Value) -> list[Occurrence]:
        rows = self._case(fluent).occurrences
        return rows.get(value if value in rows else OTHER if self.sort(fluent).values else None, [])

    def _line(self, fluent: Fluent, value: Value, row: Sequence[Occurrence]) -> Timeline:
        case, start = self._case(fluent), self._builder(fluent).start((value,))
        return timeline(row, case.order, start.initial, case.spells, start.covered_from)

    def _derived(self, fluent: Fluent) -> Timeline:
        """Intersect the timelines that a derived fluent is made of."""
        sort = self.sort(fluent)
        pairs = list(zip(self.parts(fluent), sort.derived, strict=True))
        lines = [self.of(part, pattern.value) for part, pattern in pairs]
        lines = [negated(line) if pattern.absent else line for line, (_, pattern) in zip(lines, pairs, strict=True)]
        found = lines[0]
        for line in lines[1:]:
            found = both(found, line)
        return found

    def _case(self, fluent: Fluent) -> Case:
        return self._builder(fluent).case

    def _builder(self, fluent: Fluent) -> Builder:
        if fluent not in self._builders:
            sort = self.sort(fluent)
            self._builders[fluent] = Builder(self.narrative, fluent, sort, self._builder, self._seat(fluent))
        return self._builders[fluent]

    def _seat(self, fluent: Fluent) -> Seat | None:
        """Return what only one can hold, where a report says that another held or holds it."""
        key = self.narrative.catalogue.seat(fluent)
        holders = self.narrative.seats.get(key, []) if key else []
        if key is None or all(holder == fluent for holder in holders):
            return None
        if key not in self._seats:
            self._seats[key] = Seat(holders, self._builder)
        return self._seats[key]
