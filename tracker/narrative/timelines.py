"""Timelines of fluents: what a narrative says of each is handed to the calculus, once, when it is asked for."""

from datetime import date

from attrs import define, field

from tracker.calculus.axioms import Effect
from tracker.calculus.timeline import Timeline, both, confirmed, negated, timeline
from tracker.model.catalogue import Fluent, FluentSort
from tracker.model.days import FUTURE
from tracker.narrative.cases import Builder, Case
from tracker.narrative.narrative import Narrative, Presuming, last_published
from tracker.narrative.rows import OTHER, Value, initial_of

State = tuple[Value, Timeline]


@define(eq=False)
class Timelines:
    """The timelines of a narrative's fluents, base and derived, each worked out when it is first asked for."""

    narrative: Narrative
    _cases: dict[Fluent, Case] = field(factory=dict)
    _builders: dict[Fluent, Builder] = field(factory=dict)
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
        """Return the last day of publication of what initiates or observes a fluent (or ends it, if not `holds`)."""
        effect = Effect.INITIATES if holds else Effect.TERMINATES
        events = [event for told in self.narrative.told.get(fluent, ()) for event in told.saying(value, effect)]
        events += [
            event
            for presuming in self.narrative.presumed.get(fluent, ())
            if presuming.presumed.holds == holds and (presuming.presumed.value in (None, value))
            for event in presuming.happening.reports
        ]
        return last_published(events, self.narrative.documents)

    def denies(self, presuming: Presuming) -> bool:
        """Say whether the record surely denies what a happening presupposes of a fluent."""
        return self._builder(presuming.presumed.fluent).denies(presuming)

    def _base(self, fluent: Fluent, value: Value) -> Timeline:
        sort = self.sort(fluent)
        case = self._case(fluent)
        key = value if value in case.occurrences else OTHER if sort.values else None
        found = timeline(case.occurrences.get(key, []), case.order, initial_of(sort, (value,)), case.spells)
        if sort.confirm:
            last = self.evidence_day(fluent, value)
            if last is not None:
                found = confirmed(found, last, _later(last, sort.confirm) - last)
        return found

    def _derived(self, fluent: Fluent) -> Timeline:
        """Intersect the timelines that a derived fluent is made of."""
        sort = self.sort(fluent)
        parts = [(self.narrative.catalogue.bound(pattern, fluent), pattern) for pattern in sort.derived]
        lines = [self.of(part, pattern.value) for part, pattern in parts]
        lines = [negated(line) if pattern.absent else line for line, (_, pattern) in zip(lines, parts, strict=True)]
        found = lines[0]
        for line in lines[1:]:
            found = both(found, line)
        return found

    def _case(self, fluent: Fluent) -> Case:
        if fluent not in self._cases:
            self._cases[fluent] = self._builder(fluent).case()
        return self._cases[fluent]

    def _builder(self, fluent: Fluent) -> Builder:
        if fluent not in self._builders:
            self._builders[fluent] = Builder(self.narrative, fluent, self.sort(fluent), self._builder)
        return self._builders[fluent]


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
