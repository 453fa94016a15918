"""Seats: what only one can hold at a time, with everybody of whom a report says that they held or hold it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import define

from tracker.calculus.axioms import Effect, Occurrence
from tracker.calculus.nearest import Nearest
from tracker.calculus.spans import Span
from tracker.model.catalogue import Fluent
from tracker.narrative.carried import taken_from, without_own
from tracker.narrative.confirming import DaysTold

if TYPE_CHECKING:
    from tracker.narrative.cases import Builder


@define(slots=False)
class Seat:
    """What only one can hold, by the fluents of all who held it: worked out once for all of them.

    `find` gives the builder of a fluent.
    """

    fluents: list[Fluent]
    find: Callable[[Fluent], Builder]

    def taken(
        self, row: Collection[Occurrence], holder: Fluent, days: Iterable[Span], own: Collection[str]
    ) -> list[Occurrence]:
        """Return the ends that others recorded as holders bring to a holder's row, which is also about some days."""
        others = self._recorded.around(holder, [*_days(row), *days], own)
        return without_own(taken_from(row, others), own)

    def taken_unrecorded(
        self, row: Collection[Occurrence], holder: Fluent, days: Iterable[Span], own: Collection[str]
    ) -> list[Occurrence]:
        """Return the ends that others bring of whom it is only presupposed that they held it."""
        others = self._implied.around(holder, [*_days(row), *days], own)
        return without_own(taken_from(row, others), own)

    def others(self, holder: Fluent) -> list[Fluent]:
        """List the other holders."""
        return [fluent for fluent in self.fluents if fluent != holder]

    def last_told_of_others(self, holder: Fluent) -> int | None:
        """Return the latest day of which a known event tells that another holds it."""
        return next((day for day, fluent in self._last_told if fluent != holder), None)

    @cached_property
    def holders(self) -> list[Builder]:
        """The builders of all holders."""
        return [self.find(fluent) for fluent in self.fluents]

    @cached_property
    def touching(self) -> frozenset[str]:
        """The ids of the happenings that touch or presuppose anybody's holding."""
        return frozenset(key for holder in self.holders for key in holder.own_happenings)

    @cached_property
    def _recorded(self) -> Nearest:
        rows = [(one.fluent, o) for one in self.holders for o in one.recorded_alone if o.effect is Effect.INITIATES]
        return Nearest(rows, self._ordered)

    @cached_property
    def _implied(self) -> Nearest:
        rows = [(one.fluent, o) for one in self.holders for row in one.implied.values() for o in row]
        return Nearest([(fluent, o) for fluent, o in rows if o.effect is Effect.INITIATES], self._ordered)

    @cached_property
    def _ordered(self) -> frozenset[str]:
        """The ids of what is stated to come before something, or after it."""
        return frozenset(key for pair in self.holders[0].narrative.order.pairs() for key in pair)

    @cached_property
    def _last_told(self) -> list[tuple[int, Fluent]]:
        narrative = self.holders[0].narrative
        days = [(DaysTold.of(narrative, one.fluent).last(None, holds=True), one.fluent) for one in self.holders]
        told = [(day, fluent) for day, fluent in days if day is not None]
        return sorted(told, key=lambda one: -one[0])


def _days(row: Iterable[Occurrence]) -> list[Span]:
    return [(o.earliest, o.latest) for o in row]
