"""Timelines of fluents: what a narrative says of each is handed to the calculus, once, when it is asked for."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from attrs import define, evolve, field, frozen

from tracker.calculus.axioms import Effect, Initial, Occurrence
from tracker.calculus.doubts import Doubt
from tracker.calculus.order import close, tighten
from tracker.calculus.spans import Span
from tracker.calculus.timeline import Timeline, both, confirmed, negated, timeline, unrecorded
from tracker.catalogue.patterns import make_fluent
from tracker.model.catalogue import Fluent, FluentSort, Pattern
from tracker.model.dates import VagueDate
from tracker.model.days import FUTURE
from tracker.narrative.effects import Presumed
from tracker.narrative.narrative import Narrative, Presuming, Told, last_published

Value = str | None
OTHER = "\0other"
"""Stands for every value of a fluent that no event names."""

State = tuple[Value, Timeline]


@frozen
class _Case:
    """All that the calculus needs about one fluent: occurrences for each value, their order, and the spells."""

    occurrences: dict[Value, list[Occurrence]]
    order: dict[str, frozenset[str]]
    spells: tuple[Span, ...]


@define(eq=False)
class Timelines:
    """The timelines of a narrative's fluents, base and derived, each worked out when it is first asked for."""

    narrative: Narrative
    _cases: dict[Fluent, _Case] = field(factory=dict)
    _known: dict[tuple[Fluent, Value], Timeline] = field(factory=dict)
    _recorded: dict[tuple[Fluent, Value], Timeline] = field(factory=dict)

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
        """Return the last day of publication of what initiates or observes a fluent (or ends it, if not `holds`)."""
        effect = Effect.INITIATES if holds else Effect.TERMINATES
        events = [event for told in self.narrative.told.get(fluent, ()) for event in told.saying(value, effect)]
        events += [
            event
            for presuming in self.narrative.presumed.get(fluent, ())
            if presuming.presumed.holds == holds and presuming.presumed.value in (None, value)
            for event in presuming.happening.reports
        ]
        return last_published(events, self.narrative.documents)

    def recorded(self, fluent: Fluent, value: Value) -> Timeline:
        """Return the timeline of a fluent's value by what was recorded alone, without what is implied."""
        key = (fluent, value)
        if key not in self._recorded:
            found = [o for told in self.narrative.told.get(fluent, ()) for o in occurrences_of(told, value)]
            initial, spells = _initial(self.sort(fluent), value), self.narrative.spells(fluent)
            self._recorded[key] = timeline(found, self.narrative.order, initial, spells)
        return self._recorded[key]

    def _base(self, fluent: Fluent, value: Value) -> Timeline:
        sort = self.sort(fluent)
        case = self._case(fluent)
        key = value if value in case.occurrences else OTHER if sort.values else None
        found = timeline(case.occurrences.get(key, []), case.order, _initial(sort, value), case.spells)
        if sort.confirm:
            last = self.evidence_day(fluent, value)
            if last is not None:
                found = confirmed(found, last, _later(last, sort.confirm) - last)
        if sort.needs:
            found = self._within(found, fluent, sort, sort.needs)
        return found

    def _within(self, found: Timeline, fluent: Fluent, sort: FluentSort, needs: Pattern) -> Timeline:
        """Intersect a timeline with that of the fluent which it needs."""
        return both(found, self.of(self._bound(needs, fluent, sort), needs.value))

    def _derived(self, fluent: Fluent) -> Timeline:
        """Intersect the timelines that a derived fluent is made of."""
        sort = self.sort(fluent)
        parts = [(self._bound(pattern, fluent, sort), pattern) for pattern in sort.derived]
        lines = [self.of(part, pattern.value) for part, pattern in parts]
        lines = [negated(line) if pattern.absent else line for line, (_, pattern) in zip(lines, parts, strict=True)]
        found = lines[0]
        for line in lines[1:]:
            found = both(found, line)
        return found

    def _bound(self, pattern: Pattern, fluent: Fluent, sort: FluentSort) -> Fluent:
        """Put a fluent's arguments into a pattern that names them."""
        args = dict(zip(sort.args, fluent.args, strict=True))
        target = self.narrative.catalogue.known_fluent(pattern.fluent)
        return make_fluent(target, tuple(args.get(arg, arg) for arg in pattern.args))

    def _case(self, fluent: Fluent) -> _Case:
        if fluent not in self._cases:
            self._cases[fluent] = _Builder(self.narrative, fluent, self.sort(fluent)).case()
        return self._cases[fluent]


@define
class _Builder:
    """Builds the occurrences of one fluent, value by value, with what its events presuppose and nobody recorded."""

    narrative: Narrative
    fluent: Fluent
    fluent_sort: FluentSort
    _recorded: dict[Value, Timeline] = field(factory=dict)

    def case(self) -> _Case:
        told = self.narrative.told.get(self.fluent, [])
        presumed = self.narrative.presumed.get(self.fluent, [])
        values = self._values(told, presumed)
        occurrences = {value: [o for one in told for o in occurrences_of(one, value)] for value in values}
        order = self._order(told, presumed)
        extra: list[tuple[str, str]] = []
        added: dict[Value, list[Occurrence]] = {value: [] for value in values}
        for presuming in presumed:
            self._add_unrecorded(presuming, occurrences, order, added, extra)
        if any(added.values()):
            order, occurrences = self._with_added(order, extra, occurrences, added)
        return _Case(occurrences, order, self.spells)

    @cached_property
    def spells(self) -> tuple[Span, ...]:
        return self.narrative.spells(self.fluent)

    def _values(self, told: Iterable[Told], presumed: Iterable[Presuming]) -> list[Value]:
        if not self.fluent_sort.values:
            return [None]
        named = [c.value for one in told for _, made in one.versions for c in made if c.value is not None]
        named += [one.presumed.value for one in presumed if one.presumed.value is not None]
        return [*dict.fromkeys(named), OTHER]

    def _order(self, told: Iterable[Told], presumed: Iterable[Presuming]) -> dict[str, frozenset[str]]:
        ids = {one.happening.id for one in told} | {one.happening.id for one in presumed}
        later = self.narrative.order
        return {key: later[key] & ids for key in ids if key in later and later[key] & ids}

    def _add_unrecorded(
        self,
        presuming: Presuming,
        occurrences: dict[Value, list[Occurrence]],
        order: dict[str, frozenset[str]],
        added: dict[Value, list[Occurrence]],
        extra: list[tuple[str, str]],
    ) -> None:
        """Add the beginning (or end) that a happening presupposes, for its value and against all others."""
        one, presumed = presuming.happening, presuming.presumed
        certain = one.certain and presuming.shared
        doubt = None if certain else one.doubt or Doubt.CONTESTED
        presupposing = Occurrence(one.id, *one.works, Effect.RELEASES, certain, None, doubt)
        for value in self._presumed_values(presumed, occurrences):
            recorded = occurrences[value]
            without = self._without(presuming, value, recorded, order)
            found = unrecorded(
                recorded,
                presupposing,
                without,
                holds=presumed.holds,
                order=order,
                start=self._start(one.works),
                observed=presumed.observed,
            )
            if found is None:
                continue
            began, pairs = found
            extra.extend(pairs)
            added[value].append(began)
            if presumed.holds:
                ended = evolve(began, effect=Effect.TERMINATES)
                for other, row in added.items():
                    if other != value:
                        row.append(ended)

    def _without(
        self, presuming: Presuming, value: Value, recorded: list[Occurrence], order: dict[str, frozenset[str]]
    ) -> Timeline:
        """Return a value's recorded timeline without a happening, as far as it is asked for.

        Before an exact day the happening changes nothing, so that one timeline serves all that presuppose their eves.
        """
        one = presuming.happening
        initial = _initial(self.fluent_sort, value)
        if one.works[0] < one.works[1] or presuming.presumed.observed:
            return timeline([o for o in recorded if o.id != one.id], order, initial, self.spells)
        if value not in self._recorded:
            self._recorded[value] = timeline(recorded, order, initial, self.spells)
        return self._recorded[value]

    def _presumed_values(self, presumed: Presumed, occurrences: dict[Value, list[Occurrence]]) -> list[Value]:
        if presumed.value is None and not presumed.holds:
            return list(occurrences)
        return [presumed.value] if presumed.value in occurrences else []

    def _start(self, works: Span) -> int:
        """Return the first day of the spell in which a happening lies."""
        return next((first for first, last in self.spells if first <= works[1] and works[0] <= last + 1), 0)

    def _with_added(
        self,
        order: dict[str, frozenset[str]],
        extra: list[tuple[str, str]],
        occurrences: dict[Value, list[Occurrence]],
        added: dict[Value, list[Occurrence]],
    ) -> tuple[dict[str, frozenset[str]], dict[Value, list[Occurrence]]]:
        """Close the order with the unrecorded occurrences in it, and narrow their days."""
        pairs = [(earlier, later) for earlier, followers in order.items() for later in followers]
        closed, _ = close([*pairs, *extra])
        merged = {value: [*occurrences[value], *added[value]] for value in occurrences}
        told = self.narrative.happenings
        ranges = {
            o.id: (o.earliest, o.latest, told[o.id].certain if o.id in told else o.certain)
            for row in merged.values()
            for o in row
        }
        narrowed = tighten(ranges, closed)
        for value, row in merged.items():
            kept = [evolve(o, earliest=narrowed[o.id][0], latest=narrowed[o.id][1]) for o in row]
            merged[value] = [o for o in kept if o.earliest <= o.latest]
        return closed, merged


def occurrences_of(told: Told, value: Value) -> list[Occurrence]:
    """Return what a happening does to one value: one effect where all reports agree, else each as a possibility."""
    one = told.happening
    effects: list[Effect | None] = []
    ends: list[Span] = []
    for event, made in told.versions:
        on_value = [effect for change in made if (effect := change.on(value)) is not None]
        effects.append(_strongest(on_value))
        if event.until and Effect.INITIATES in on_value:
            ends.append(last_day_of(event.until))
    until = (min(a for a, _ in ends), max(b for _, b in ends)) if ends else None
    distinct = [effect for effect in dict.fromkeys(effects) if effect is not None]
    agreed = len(set(effects)) == 1
    return [
        Occurrence(
            one.id,
            *one.works,
            effect,
            certain=one.certain and agreed,
            until=until if effect is Effect.INITIATES else None,
            doubt=one.doubt or (None if agreed else Doubt.CONTESTED),
        )
        for effect in distinct
    ]


def last_day_of(until: VagueDate) -> Span:
    """Return the range of a last day: a plain date is its own last day, a set or a qualified one is doubtful."""
    doubtful = until.text.startswith("[") or until.text[-1] in "?~%"
    return (until.earliest if doubtful else until.last, until.last)


def _strongest(effects: Sequence[Effect]) -> Effect | None:
    """Return an event's one effect on a value: what it sets stands over what it ends."""
    for effect in (Effect.INITIATES, Effect.RELEASES, Effect.TERMINATES):
        if effect in effects:
            return effect
    return None


def _initial(sort: FluentSort, value: Value) -> Initial:
    if sort.initial in ("unknown", "true", "false"):
        return Initial(sort.initial)
    return Initial.TRUE if sort.initial == value else Initial.FALSE


def _later(day: int, period: str) -> int:
    """Add a period such as 1Y, 6M or 90D to a day; a month's last days stay within the month."""
    count, unit = int(period[:-1]), period[-1]
    if unit == "D":
        return day + count
    start = date.fromordinal(day)
    months = start.year * 12 + start.month - 1 + count * (12 if unit == "Y" else 1)
    for last in (start.day, 30, 29, 28):
        try:
            return date(months // 12, months % 12 + 1, last).toordinal()
        except ValueError:
            continue
    return FUTURE
