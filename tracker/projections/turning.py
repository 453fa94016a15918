"""The days on which the answer about two actors may become another: between two of them, each day has the same.

The runs of their fluents are not enough: acts, plans, terms, the age of a doubt and the names of a day turn it too.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from attrs import field, frozen

from tracker.calculus.timeline import Timeline
from tracker.model.catalogue import Fluent
from tracker.model.days import FUTURE, PAST
from tracker.model.events import Document, Event
from tracker.narrative.happenings import Happening, reported_days
from tracker.narrative.narrative import Narrative
from tracker.narrative.planned import calls_off, said_by
from tracker.narrative.rows import OTHER, last_day_of
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Holding, shared_line
from tracker.projections.chronology import acts_of
from tracker.projections.dyads import Aspect, Shared, actors_of
from tracker.projections.plans import LONG, last_planned_day
from tracker.projections.relation import Gathered


def turning_days(told: Gathered, *, acts: bool = True) -> list[int]:
    """List the days on which the answer may become another than on their eves, in order, from the first that can be.

    Without `acts` those are left out on which nothing but the chronology grows.
    """
    narrative = told.timelines.narrative
    turning = {
        *turning_days_of(told.timelines, told.fluents),
        *(day for shared in told.shared for day in _days_of_shared(told.timelines, shared)),
        *(
            day
            for happening in _happenings(told)
            if acts or is_told_beside(narrative, happening)
            for day in _days_of_happening(narrative, happening)
        ),
        *_days_of_names(narrative, _codes(told)),
        *_days_of_coverage(log.document for log in narrative.logs),
    }
    return [PAST + 1, *sorted(day for day in turning if PAST + 1 < day < FUTURE)]


def turning_days_of(timelines: Timelines, fluents: Iterable[Fluent]) -> list[int]:
    """List the days on which the answers of some fluents, and how they are told, may become others."""
    narrative, asked = timelines.narrative, list(fluents)
    turning = {
        *(day for fluent in asked for day in _days_of_fluent(timelines, fluent)),
        *(day for log in narrative.logs for day in _days_of_document(log.document)),
        *_days_of_names(narrative, (code for fluent in asked for code in fluent.args)),
    }
    return [PAST + 1, *sorted(day for day in turning if PAST + 1 < day < FUTURE)]


def _days_of_fluent(timelines: Timelines, fluent: Fluent) -> Iterator[int]:
    """Yield the days of a fluent's own: of its values, evidence, documents and terms, and of its actors' existence."""
    narrative, others = timelines.narrative, [OTHER] if timelines.sort(fluent).values else []
    yield narrative.begins_by(fluent)
    for first, last in narrative.spells(fluent):
        yield from (first, last + 1)
    for value in (*timelines.values(fluent), *others):
        line = timelines.of(fluent, value)
        yield from _days_of_line(line)
        yield from _days_of_publication(narrative, line)
        for seen in (timelines.evidence_day(fluent, value, holds=holds) for holds in (True, False)):
            yield from () if seen is None else (seen, seen + 1)
    for told in narrative.told.get(fluent, ()):
        for until in (event.until for event, _ in told.versions if event.until is not None):
            yield from _around(last_day_of(until))


def _days_of_shared(timelines: Timelines, shared: Shared) -> Iterator[int]:
    yield from _days_of_fluent(timelines, shared.fluent)
    for value in timelines.values(shared.fluent):
        line = shared_line(timelines, shared, value)
        yield from _days_of_line(line)
        yield from _days_of_publication(timelines.narrative, line)


def _days_of_line(line: Timeline) -> Iterator[int]:
    """Yield the days on which an answer, or why it is in doubt, or what speaks for it may become another."""
    yield from _edges(*line.pos, *line.neg, *line.stale, *line.untold)
    for part in line.parts:
        yield from _days_of_line(part)
    for word in line.words:
        occurrence = word.occurrence
        yield from (word.first, word.past)
        yield from _edges(*word.holds, *word.fails)
        yield from _around((occurrence.earliest, occurrence.latest))
        yield from _around(occurrence.until) if occurrence.until else ()


def _days_of_publication(narrative: Narrative, line: Timeline) -> Iterator[int]:
    """Yield when what decides an answer was published: where nothing else tells, that was the last evidence of it."""
    for part in line.parts:
        yield from _days_of_publication(narrative, part)
    ids = {word.occurrence.id.partition("~")[0] for word in line.words}
    happenings = filter(None, map(narrative.happenings.get, ids))
    events = (event for one in happenings for event in (one.reports or one.plans))
    for published in {narrative.documents[event.document].published.latest for event in events}:
        yield from (published, published + 1)


def _happenings(told: Gathered) -> Iterator[Happening]:
    """Yield all that a chronology, the plans, the counts and the disputes of two actors are made of."""
    narrative = told.timelines.narrative
    shared = {one.happening.id for each in told.shared for one in narrative.told.get(each.fluent, ())}
    acts = acts_of(narrative, [*told.own, *(narrative.happenings[key] for key in shared)])
    causes = {cause for act in acts for cause in act.causes}
    yield from (act.happening for act in acts)
    yield from (narrative.happenings[key] for key in causes)
    for happening in narrative.happenings.values():
        if any(calls_off(event, narrative.catalogue) for event in happening.reports):
            yield happening


@frozen(eq=False)
class ByTurns(Gathered):
    """What is told of two actors, each aspect answered anew from the days on alone on which its own answer turns."""

    _turns: dict[Aspect, list[int]] = field(factory=dict, init=False, repr=False)
    _kept: dict[tuple[Aspect, int], tuple[Holding, ...]] = field(factory=dict, init=False, repr=False)

    def answers_of(self, aspect: Aspect, day: int) -> tuple[Holding, ...]:
        """Answer one aspect of the two as it was answered on the last of its turning days."""
        if aspect not in self._turns:
            self._turns[aspect] = sorted({*self._days_of(aspect)})
        key = aspect, bisect_right(self._turns[aspect], day)
        if key not in self._kept:
            self._kept[key] = super().answers_of(aspect, day)
        return self._kept[key]

    def _days_of(self, aspect: Aspect) -> Iterator[int]:
        if isinstance(aspect, Shared):
            yield from _days_of_shared(self.timelines, aspect)
        else:
            yield from _days_of_fluent(self.timelines, aspect)
        yield from (day for log in self.timelines.narrative.logs for day in _days_of_document(log.document))


def told_beside(told: Gathered) -> Gathered:
    """Return what is told of two actors without the acts that the chronology alone tells.

    On each day its answers, plans, counts, statements and disputes are the same, and no day looks through all acts, or
    answers again what did not turn.
    """
    own = (one for one in told.own if is_told_beside(told.timelines.narrative, one))
    return ByTurns(told.dyad, told.fluents, tuple(own), told.shared, told.timelines)


def is_told_beside(narrative: Narrative, happening: Happening) -> bool:
    """Say whether a happening is told beside the acts: counted, stated, planned, to come, in doubt, or calling off."""
    waits = happening.act != happening.works
    if happening.plans or waits or happening.doubt is not None or happening.id in narrative.contested:
        return True
    kinds = [narrative.catalogue.known_kind(event.kind) for event in happening.events]
    return any(kind.counter is not None or kind.shows != "act" or kind.calls_off for kind in kinds)


def _days_of_happening(narrative: Narrative, happening: Happening) -> Iterator[int]:
    yield from _around(happening.act)
    yield from _around(happening.works)
    for event in happening.events:
        yield from _around(reported_days(event, narrative.documents[event.document])[0])
    for plan in happening.plans:
        yield from _days_of_plan(narrative, plan)


def _days_of_plan(narrative: Narrative, plan: Event) -> Iterator[int]:
    """Yield when a plan is told, when it falls overdue, and from when on nobody waits for it."""
    last = last_planned_day(plan.date)
    yield from (said_by(plan, narrative.documents), last + 1, last + LONG + 1)


def _days_of_document(document: Document) -> Iterator[int]:
    """Yield the days of which a document claims to know all."""
    if document.covers is not None:
        yield from (document.covers.earliest, document.covers.last + 1)


def _days_of_coverage(documents: Iterable[Document]) -> Iterator[int]:
    """Yield from when on no document tells anything, which is said of later days."""
    published = [document.published.latest for document in documents if not document.desk]
    yield from (max(published) + 1,) if published else ()


def _codes(told: Gathered) -> set[str]:
    """Return the codes of all who are named where two actors are told of."""
    narrative = told.timelines.narrative
    codes = {*told.dyad.pair, *(shared.format for shared in told.shared)}
    codes.update(code for shared in told.shared for code in shared.fluent.args)
    return codes | {code for one in told.own for event in one.events for code in actors_of(event, narrative)}


def _days_of_names(narrative: Narrative, codes: Iterable[str]) -> Iterator[int]:
    """Yield the days from which on an actor bears another name."""
    actors = filter(None, map(narrative.catalogue.actor, codes))
    for name in (name for actor in actors for name in actor.names):
        yield from _around((name.first, name.last))


def _edges(*spans: tuple[int, int]) -> Iterator[int]:
    for first, last in spans:
        yield from (first, last + 1)


def _around(days: tuple[int, int]) -> Iterator[int]:
    """Yield both ends of a range, and the days behind them."""
    for day in days:
        yield from (day, day + 1)
