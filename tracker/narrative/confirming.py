"""Doubt has an age: of which day known events tell, and from when on nothing confirms an answer any more."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from attrs import evolve, frozen

from tracker.calculus.axioms import Effect, Occurrence
from tracker.calculus.spans import Spans, complement, intersection, union
from tracker.calculus.timeline import Timeline
from tracker.model.catalogue import Fluent
from tracker.model.days import FUTURE
from tracker.model.events import Event
from tracker.narrative.effects import Change, Presumed
from tracker.narrative.narrative import Narrative, Told
from tracker.narrative.rows import Value, last_day_of


@frozen(eq=False)
class DaysTold:
    """The latest days of which known events tell something of a fluent: what many say alike is looked at once.

    An act tells of its latest day as that report dates it, an observation of its own, and what presupposes it of its
    eve: none of a day after its document's publication.
    """

    narrative: Narrative
    acts: Mapping[tuple[Change, ...], tuple[Told, int]]
    disputed: Sequence[Told]
    presumed: Mapping[Presumed, int]

    @classmethod
    def of(cls, narrative: Narrative, fluent: Fluent) -> "DaysTold":
        """Gather what is told of a fluent, by what it says."""
        acts: dict[tuple[Change, ...], tuple[Told, int]] = {}
        disputed: list[Told] = []
        for told in narrative.told.get(fluent, ()):
            if not told.is_of_one:
                disputed.append(told)
                continue
            (event, made), *_ = told.versions
            day = _day(narrative, event, event.works_from.latest)
            if made not in acts or acts[made][1] < day:
                acts[made] = (told, day)
        presumed: dict[Presumed, int] = {}
        for one in narrative.presumed.get(fluent, ()):
            for event in one.happening.reports:
                day = _day(narrative, event, event.date.latest - (not one.presumed.observed))
                presumed[one.presumed] = max(day, presumed.get(one.presumed, day))
        return cls(narrative, acts, disputed, presumed)

    def last(self, value: Value, *, holds: bool) -> int | None:
        """Return the latest day of which a known event tells that the fluent holds, or that it does not."""
        return max(self._days(value, Effect.INITIATES if holds else Effect.TERMINATES, holds=holds), default=None)

    def _days(self, value: Value, effect: Effect, *, holds: bool) -> Iterator[int]:
        yield from (day for told, day in self.acts.values() if told.saying(value, effect))
        for told in self.disputed:
            for event in told.saying(value, effect):
                yield _day(self.narrative, event, event.works_from.latest)
        for presumed, day in self.presumed.items():
            if presumed.holds == holds and (value in presumed.values or presumed.values == (None,)):
                yield day


def _day(narrative: Narrative, event: Event, latest: int) -> int:
    return min(latest, narrative.documents[event.document].published.latest)


def last_day_of_term(narrative: Narrative, fluent: Fluent, value: Value, *, by: int = FUTURE) -> int | None:
    """Return the last day, before some day, through which a term surely runs: it needs no confirming until then."""
    tolds = narrative.told.get(fluent, ())
    ending = [told for told in tolds if any(event.until for event in told.happening.reports)]
    events = [event for told in ending for event in told.saying(value, Effect.INITIATES) if event.until]
    days = [last_day_of(event.until)[0] for event in events if event.until]
    return max((day for day in days if day < by), default=None)


def notice_of(narrative: Narrative, fluent: Fluent, value: Value = None, *, holds: bool = True) -> str | None:
    """Return how long what lasts for ever is believed since notice was given that it is to end; None where none runs.

    With `holds` false, how long it is believed not to hold since notice that it is to begin, as an invitation is. The
    last notice counts, and none that something was begun or ended after, or by itself.
    """
    acts = [one.happening for one in narrative.told.get(fluent, ()) if any(not e.that for e in one.happening.reports)]
    given = [
        (one.happening.works[1], notice)
        for one in narrative.presumed.get(fluent, ())
        if one.presumed.holds == holds and (holds or value in one.presumed.values) and one.happening.certain
        if one.happening not in acts
        for event in one.happening.reports
        if (notice := narrative.catalogue.known_kind(event.kind).notice)
    ]
    if not given:
        return None
    day, notice = max(given)
    over = any(act.works[0] > day for act in acts)
    return None if over or notice == "withdrawn" else notice


def after_period(day: int, period: str) -> int:
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


def unconfirmed(line: Timeline, *, holds: Spans, ended: Spans) -> Timeline:
    """Let what surely holds, and what surely does not, become possible on the days on which nothing confirms it."""
    lapsed, over = intersection(line.certain, holds), intersection(line.excluded, ended)
    if not lapsed and not over:
        return line
    return evolve(
        line,
        pos=union([*line.pos, *over]),
        neg=union([*line.neg, *lapsed]),
        stale=union([*line.stale, *lapsed, *over]),
    )


def without_acts(occurrences: Sequence[Occurrence], acts: Collection[str]) -> list[Occurrence]:
    """Let the ends that some happenings brought about leave all open, to see which answers others bring about."""
    return [
        o.like(o.earliest, o.latest, Effect.RELEASES) if o.effect is Effect.TERMINATES and _is_act(o, acts) else o
        for o in occurrences
    ]


def _is_act(occurrence: Occurrence, acts: Collection[str]) -> bool:
    own = occurrence.unrecorded and not occurrence.id.endswith("~elsewhere")
    return occurrence.last_of_day or occurrence.id in acts or own


def rest(days: Spans, first: int, *others: Spans) -> Spans:
    """Return those of some days that lie on or after a day and in none of the others."""
    return intersection(
        intersection(days, ((first, FUTURE),)), complement(union([span for row in others for span in row]))
    )
