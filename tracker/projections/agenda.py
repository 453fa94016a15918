"""What comes up: what lapses, takes effect, is due, overdue or grows stale within some days."""

from collections.abc import Iterator
from enum import Enum

from attrs import field, frozen

from tracker.calculus.axioms import Effect
from tracker.calculus.doubts import Doubt
from tracker.calculus.spans import Span
from tracker.calculus.timeline import Answer
from tracker.model.catalogue import Fluent
from tracker.model.days import FUTURE
from tracker.model.events import Event, Stance
from tracker.narrative.effects import Change
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.spans import stale_days
from tracker.narrative.terms import terms_between
from tracker.narrative.timelines import Timelines
from tracker.projections.concerning import without_parts
from tracker.projections.dyads import take_part
from tracker.projections.plans import PlanStatus, last_planned_day, plans
from tracker.projections.relation import Asked


class Sort(Enum):
    """Why something stands in the calendar."""

    LAPSES = "lapses"
    TAKES_EFFECT = "takes effect"
    DUE = "due"
    OVERDUE = "overdue"
    UNHEARD = "outcome not in the log"
    STALE = "grows stale"


@frozen(eq=False)
class AgendaItem:
    """One day of the calendar (a range of days where it is vague), why, and by which event and fluent."""

    sort: Sort
    earliest: int
    latest: int
    event: Event | None = None
    fluent: Fluent | None = None


@frozen(eq=False)
class Agenda:
    """What comes up after the end of a day, for one actor or for all."""

    asked: Asked
    until: int
    actor: str | None
    items: tuple[AgendaItem, ...]
    narrative: Narrative = field(repr=False)

    @property
    def undated(self) -> int:
        """How many items fall in some days or a month, and on no one day."""
        return sum(item.earliest != item.latest for item in self.items)


def agenda(timelines: Timelines, asked: Asked, days: int, actor: str | None = None) -> Agenda:
    """List what comes up within some days after the end of a day, and what is overdue on it."""
    until = last_day_of_agenda(asked.on, days)
    narrative = timelines.narrative
    happenings = _happenings(narrative, actor)
    fluents = [fluent for fluent in narrative.fluents if actor is None or actor in narrative.wholes(fluent)]
    items = [
        *_plans(narrative, happenings, asked.on, until),
        *_effects(happenings, asked.on, until),
        *_lapses(timelines, fluents, asked.on, until),
        *_stale(timelines, fluents, asked.on, until),
    ]
    return Agenda(asked, until, actor, tuple(sorted(items, key=lambda i: (i.latest, i.sort.value))), narrative)


def last_day_of_agenda(day: int, days: int) -> int:
    """Return the last day on which something comes up within some days after a day."""
    return min(day + days, FUTURE - 1)


def _happenings(narrative: Narrative, actor: str | None) -> list[Happening]:
    """List the happenings in which an actor takes part, or all."""
    happenings = list(narrative.happenings.values())
    if actor is not None:
        happenings = [happening for happening in happenings if take_part(narrative, happening.events, {actor})]
    return without_parts(narrative, happenings)


def _plans(narrative: Narrative, happenings: list[Happening], day: int, until: int) -> Iterator[AgendaItem]:
    for plan in plans(narrative, happenings, day):
        date = plan.event.works_from
        if plan.status is PlanStatus.OVERDUE:
            yield AgendaItem(Sort.OVERDUE, date.earliest, last_planned_day(date), plan.event)
        elif plan.status is PlanStatus.UNHEARD:
            yield AgendaItem(Sort.UNHEARD, date.earliest, last_planned_day(date), plan.event)
        elif plan.status is PlanStatus.PENDING and date.earliest <= until and date.text != "..":
            yield AgendaItem(Sort.DUE, date.earliest, last_planned_day(date), plan.event)


def _effects(happenings: list[Happening], day: int, until: int) -> Iterator[AgendaItem]:
    """Yield the acts that are done and take effect in the days."""
    for happening in happenings:
        first, last = happening.works
        if happening.reports and happening.act[1] <= day < last and first <= until:
            yield AgendaItem(Sort.TAKES_EFFECT, first, last, happening.fullest)


def _lapses(timelines: Timelines, fluents: list[Fluent], day: int, until: int) -> Iterator[AgendaItem]:
    """Yield the ends set in advance that fall in the days and end what holds, or may hold, until then."""
    for fluent in fluents:
        for (event, made), term in terms_between(timelines.narrative, fluent, day, until):
            ends = _may_end_by_it if event.stance is Stance.ANNOUNCED else _ends_by_it
            if ends(timelines, fluent, made, term):
                yield AgendaItem(Sort.LAPSES, *term, event, fluent)


def _may_end_by_it(timelines: Timelines, fluent: Fluent, made: tuple[Change, ...], ends: Span) -> bool:
    """Say whether what a plan would begin may hold by its term, if it came about: then it ends with the term."""
    begun = [change.value for change in made if change.effect is Effect.INITIATES]
    return any(timelines.of(fluent, value).answer(ends[1]) is Answer.POSSIBLY for value in begun)


def _ends_by_it(timelines: Timelines, fluent: Fluent, made: tuple[Change, ...], ends: Span) -> bool:
    """Say whether what an event began holds through its term, or may, and not after it, or only perhaps renewed."""
    first, last = ends
    lines = [timelines.of(fluent, change.value) for change in made]
    if any(line.answer(last) is not Answer.NOT and line.answer(last + 1) is Answer.NOT for line in lines):
        return True
    return any(Doubt.TERM in line.why(last + 1) and Doubt.TERM not in line.why(first) for line in lines)


def _stale(timelines: Timelines, fluents: list[Fluent], day: int, until: int) -> Iterator[AgendaItem]:
    """Yield the days on which nothing recent confirms any more what holds; the answers of most fluents never do so."""
    for fluent in fluents:
        for first in stale_days(timelines, fluent):
            if day <= first <= until:
                yield AgendaItem(Sort.STALE, first, first, None, fluent)
