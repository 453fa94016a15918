"""Cases: all that the calculus needs about one fluent, with what its events presuppose and nobody recorded."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property

from attrs import define, field, frozen

from tracker.calculus.axioms import Effect, Occurrence
from tracker.calculus.doubts import Doubt
from tracker.calculus.order import Order, tighten
from tracker.calculus.presupposed import Record, unrecorded
from tracker.calculus.spans import Span
from tracker.calculus.timeline import timeline
from tracker.model.catalogue import Fluent, FluentSort, Pattern
from tracker.model.days import FUTURE, PAST
from tracker.narrative.carried import Openings, elsewhere, end_of_existence, ends_of, may_follow, without_own
from tracker.narrative.effects import Presumed
from tracker.narrative.narrative import Narrative, Presuming, Told
from tracker.narrative.rows import OTHER, Start, Value, occurrences_of, start_of
from tracker.narrative.seats import Seat


@frozen
class Case:
    """Occurrences for each value of a fluent, their order, and the spells in which its actors exist."""

    occurrences: dict[Value, list[Occurrence]]
    order: Order
    spells: tuple[Span, ...]


@define(slots=False)
class Carrier:
    """The fluent, or the absence of one, that carries another: its ends end what it carries."""

    builder: Builder
    needs: Pattern
    reopens: bool = False

    @cached_property
    def row(self) -> list[Occurrence]:
        """What happens to the carrier, or to the value of it that is needed."""
        rows = self.builder.case.occurrences
        if self.needs.value is None and self.builder.sort.values:
            return self.builder.any_value()
        return rows.get(self.needs.value, rows.get(OTHER, []))

    @cached_property
    def decisive(self) -> list[Occurrence]:
        """What of the carrier decides what it carries: its ends, and where they open that again, its new beginnings."""
        return [*self.ends, *(self._openings if self.reopens and self.ends else ())]

    @property
    def _openings(self) -> Openings:
        case, start = self.builder.case, self.builder.start((self.needs.value,))
        line = timeline(self.row, case.order, start.initial, case.spells, start.covered_from)
        return Openings(self.row, self.ends, line, case.order, self.needs.absent)

    @cached_property
    def ends(self) -> list[Occurrence]:
        """The ends of the carrier, by acts, terms, releases and the end of existence."""
        case = self.builder.case
        found = list(ends_of(self.row, case.order, absent=self.needs.absent))
        return found if self.needs.absent else [*found, *end_of_existence(str(self.builder.fluent), case.spells)]

    @cached_property
    def acts(self) -> list[Occurrence]:
        """The ends that acts and terms brought: not of existence, and not those that are only presupposed."""
        return [end for end in self.ends if "~" not in end.id or "~lapsed" in end.id]

    @cached_property
    def pairs(self) -> list[tuple[str, str]]:
        """What is stated of what the carrier's events presuppose."""
        known = {one.id for one in self.decisive}
        pairs = ((elsewhere(earlier), later) for earlier, later in self.builder.case.order.pairs() if "~" in earlier)
        return [pair for pair in pairs if pair[0] in known]


@define(slots=False)
class Builder:
    """Builds the case of one fluent, value by value, from what was recorded.

    `find` gives the builder of another fluent that carries it; `seat` has the other holders of what only one can hold.
    """

    narrative: Narrative
    fluent: Fluent
    sort: FluentSort
    find: Callable[[Fluent], Builder]
    seat: Seat | None
    _records: dict[frozenset[Value], Record] = field(factory=dict)
    _pairs: list[tuple[str, str]] = field(factory=list)
    _added: dict[Value, list[Occurrence]] = field(factory=dict)

    @cached_property
    def case(self) -> Case:
        """The recorded occurrences, with those that are presupposed of their time before."""
        implied = self.implied
        recorded = {value: self.record((value,)).occurrences for value in self.values}
        if self.seat:
            row, own = recorded[None], self._own((None,))
            recorded[None] = [*row, *self.seat.taken_unrecorded(row, self.fluent, self._other_days, own)]
        if not implied and self.seat is None and self.carrier is None:
            return Case({value: list(row) for value, row in recorded.items()}, self.order, self.spells)
        return self._with_added(recorded)

    @cached_property
    def carrier(self) -> Carrier | None:
        """What carries the fluent, where it needs anything."""
        needs = self.sort.needs
        if needs is None:
            return None
        return Carrier(self.find(self.narrative.catalogue.bound(needs, self.fluent)), needs, self.sort.reopens)

    @cached_property
    def forerunner(self) -> Carrier | None:
        """What the fluent may follow, with whose end it may begin."""
        before = self.sort.may_follow
        return Carrier(self.find(self.narrative.catalogue.bound(before, self.fluent)), before) if before else None

    @cached_property
    def implied(self) -> dict[Value, list[Occurrence]]:
        """What is presupposed and nobody recorded, by value."""
        for presuming in self.presumed:
            self._add_unrecorded(presuming)
        return self._added

    def any_value(self) -> list[Occurrence]:
        """Return what happens to the fluent as such: it goes on where one value follows another."""
        values = frozenset(self.values)
        added = {o.id: o for row in self.implied.values() for o in row if o.effect is Effect.TERMINATES}
        added |= {o.id: o for row in self.implied.values() for o in row if o.effect is Effect.INITIATES}
        return [*self.record(values).occurrences, *added.values()]

    def record(self, values: Collection[Value]) -> Record:
        """Return what is recorded of a value, or of several as one, with the ends that come from elsewhere."""
        key = frozenset(values)
        if key not in self._records:
            found = [o for told in self.told for o in occurrences_of(told, key, self.sort)]
            own = {o.id for o in found}
            if self.carrier:
                found += without_own(self.carrier.decisive, own)
            if self.forerunner:
                begins = self.sort.follows_as in values
                found += without_own(may_follow(self.forerunner.acts, begins=begins), own)
            if self.seat:
                found += self.seat.taken(found, self.fluent, self._other_days, own)
            start = self.start(key)
            self._records[key] = Record(found, self.order, start.initial, self.spells, start.covered_from)
        return self._records[key]

    def start(self, values: Collection[Value]) -> Start:
        """Return what is assumed of a value, or of several as one, before anything is told."""
        return start_of(self.narrative, self.fluent, self.sort, values)

    @cached_property
    def recorded_alone(self) -> list[Occurrence]:
        """What happenings do to the fluent, without what comes from elsewhere."""
        return [o for told in self.told for o in occurrences_of(told, (None,), self.sort)]

    @property
    def _other_days(self) -> list[Span]:
        """The days of what is presupposed of the fluent, and those on which its actors begin and cease to exist."""
        bounds = [(day, day) for spell in self.spells for day in spell if PAST < day < FUTURE]
        return [*(presuming.happening.works for presuming in self.presumed), *bounds]

    def _own(self, values: Collection[Value]) -> set[str]:
        """Return the ids of the happenings that have an effect of their own on some values."""
        return {told.happening.id for told in self.told if occurrences_of(told, values, self.sort)}

    def denies(self, presuming: Presuming) -> bool:
        """Say whether in no world of the recorded events it was as a happening presupposes, right before it."""
        presumed, happening = presuming.presumed, presuming.happening
        presupposing, start = self._presupposing(presuming)
        if presupposing.latest <= start:
            return False
        several = [presumed.values] if presumed.holds else [(value,) for value in self._presumed_values(presumed)]
        records = [self.record(values) for values in several]
        return any(
            any(o.id != happening.id for o in record.occurrences)
            and not record.may_be(presupposing, start, held=presumed.holds)
            for record in records
        )

    @cached_property
    def told(self) -> Sequence[Told]:
        """What happenings do to the fluent."""
        return self.narrative.told.get(self.fluent, ())

    @cached_property
    def presumed(self) -> Sequence[Presuming]:
        """What happenings presuppose or observe of the fluent."""
        return self.narrative.presumed.get(self.fluent, ())

    @cached_property
    def spells(self) -> tuple[Span, ...]:
        """The spells in which the fluent's actors all exist."""
        return self.narrative.spells(self.fluent)

    @cached_property
    def values(self) -> list[Value]:
        """The values that events name, and one for all others; None alone where the fluent has no values."""
        if not self.sort.values:
            return [None]
        named = [c.value for told in self.told for _, made in told.versions for c in made if c.value is not None]
        named += [value for one in self.presumed for value in one.presumed.values if value is not None]
        if self.forerunner and self.forerunner.acts and self.sort.follows_as:
            named.append(self.sort.follows_as)
        return [*dict.fromkeys(named), OTHER]

    @cached_property
    def order(self) -> Order:
        """The order of the happenings that touch or presuppose the fluent."""
        order = self.narrative.order
        if not order.followers:
            return order
        return order.among(self._touching)

    @cached_property
    def _touching(self) -> set[str]:
        """The ids of the happenings that decide the fluent."""
        elsewhere = (carrier.decisive for carrier in (self.carrier, self.forerunner) if carrier)
        found = {o.id.partition("~")[0] for row in elsewhere for o in row}
        return found | self.own_happenings | (self.seat.touching if self.seat else set())

    @property
    def own_happenings(self) -> set[str]:
        """The ids of the happenings that touch or presuppose the fluent itself."""
        return {told.happening.id for told in self.told} | {one.happening.id for one in self.presumed}

    def _add_unrecorded(self, presuming: Presuming) -> None:
        """Add the beginning (or end) that a happening presupposes, for its value and against all others."""
        presumed = presuming.presumed
        presupposing, start = self._presupposing(presuming)
        for value in self._presumed_values(presumed):
            found = unrecorded(
                self.record((value,)),
                presupposing,
                holds=presumed.holds,
                start=start,
                observed=presumed.observed,
                word=presumed.word,
                otherwise=self._otherwise(presumed, presupposing, start),
                values=self.record(presumed.values) if len(presumed.values) > 1 else None,
            )
            if found is not None:
                began, pairs = found
                self._pairs.extend(pairs)
                self._add(value, began, others=presumed.holds)

    def _presupposing(self, presuming: Presuming) -> tuple[Occurrence, int]:
        """Return a happening as one that presupposes something, and the first day of the spell in which it lies."""
        happening = presuming.happening
        certain = happening.certain and presuming.shared
        doubt = None if certain else happening.doubt or Doubt.CONTESTED
        start, works = self._within_spell(happening.works)
        return Occurrence(happening.id, *works, Effect.RELEASES, certain, None, doubt), start

    def _otherwise(self, presumed: Presumed, presupposing: Occurrence, start: int) -> bool:
        """Say whether by the record another than the first of the values presupposed may have been so right before."""
        records = [self.record((value,)) for value in presumed.values[1:]]
        return any(next(record.words_before(presupposing, start, held=True), None) for record in records)

    def _add(self, value: Value, began: Occurrence, *, others: bool) -> None:
        self._added.setdefault(value, []).append(began)
        if others:
            ended = began.like(began.earliest, began.latest, Effect.TERMINATES)
            for other in self.values:
                if other != value:
                    self._added.setdefault(other, []).append(ended)

    def _presumed_values(self, presumed: Presumed) -> Iterable[Value]:
        if presumed.value is None and not presumed.holds:
            return self.values
        return [presumed.value] if presumed.value in self.values else []

    def _within_spell(self, works: Span) -> tuple[int, Span]:
        """Return the first day of the spell in which a happening lies, and its days in it."""
        meeting = [spell for spell in self.spells if spell[0] <= works[1] and works[0] <= spell[1] + 1]
        if not meeting:
            return PAST, works
        first, last = meeting[0]
        return first, (max(works[0], first), min(works[1], last + 1)) if len(meeting) == 1 else works

    def _with_added(self, recorded: dict[Value, Sequence[Occurrence]]) -> Case:
        """Put the unrecorded occurrences into the order, and narrow their days by it."""
        sure = {o.id for row in (*self._added.values(), *recorded.values()) for o in row if o.certain and "~" in o.id}
        order = self.order.extended([*self._pairs, *(self.carrier.pairs if self.carrier else ())], sure)
        rows: dict[Value, list[Occurrence]] = {}
        for value in self.values:
            row = [*recorded[value], *self._added.get(value, ())]
            narrowed = tighten(_days_by_id(row), order)
            told = (_narrowed(o, narrowed[o.id]) for o in row)
            rows[value] = [o for o in told if o.earliest <= o.latest]
        return Case(rows, order, self.spells)


def _days_by_id(row: Iterable[Occurrence]) -> dict[str, Span]:
    """Return the days on which each id may lie: what two reports of one happening presuppose has one, with its days."""
    found: dict[str, Span] = {}
    for o in row:
        days = found.get(o.id)
        own = (o.earliest, o.latest)
        found[o.id] = own if days is None else (min(days[0], own[0]), max(days[1], own[1]))
    return found


def _narrowed(occurrence: Occurrence, days: Span) -> Occurrence:
    """Return an occurrence on those of its own days that the order allows."""
    if days[0] <= occurrence.earliest and occurrence.latest <= days[1]:
        return occurrence
    first, last = max(occurrence.earliest, days[0]), min(occurrence.latest, days[1])
    return occurrence.like(first, last, occurrence.effect)
