"""Rows: what the happenings of a narrative do to one fluent, or one value of it, as the calculus wants it."""

from collections.abc import Collection, Sequence

from attrs import frozen

from tracker.calculus.axioms import Effect, Initial, Occurrence
from tracker.calculus.doubts import Doubt
from tracker.calculus.spans import Span
from tracker.calculus.timeline import UNCOVERED
from tracker.model.catalogue import COVERED, Fluent, FluentSort
from tracker.model.dates import VagueDate
from tracker.narrative.covering import came_in
from tracker.narrative.narrative import Narrative, Told

Value = str | None
OTHER = "\0other"
"""Stands for every value of a fluent that no event names."""


def occurrences_of(told: Told, values: Collection[Value], sort: FluentSort) -> list[Occurrence]:
    """Return what a happening does to one value or several: one effect where all reports agree, else each possibly."""
    if len(told.versions) == 1:
        return _of_one_version(told, values, sort)
    happening = told.happening
    effects: list[Effect | None] = []
    ends: list[Span] = []
    for event, made in told.versions:
        on_values = [effect for change in made if (effect := change.on(values)) is not None]
        effects.append(_strongest(on_values))
        if event.until and Effect.INITIATES in on_values:
            ends.append(last_day_of(event.until))
    until = (min(a for a, _ in ends), max(b for _, b in ends)) if ends else None
    distinct = [effect for effect in dict.fromkeys(effects) if effect is not None]
    agreed = len(set(effects)) == 1
    return [
        Occurrence(
            happening.id,
            *happening.works,
            effect,
            certain=happening.certain and agreed,
            until=until if effect is Effect.INITIATES else None,
            doubt=happening.doubt or (None if agreed else Doubt.CONTESTED),
            seen=all(event.that is not None for event, _ in told.versions),
            keeps_terms=sort.renewable,
            may_go_on=sort.renewable and effect is Effect.INITIATES,
            pauses=_pauses(told) if effect is Effect.TERMINATES else False,
        )
        for effect in distinct
    ]


def _of_one_version(told: Told, values: Collection[Value], sort: FluentSort) -> list[Occurrence]:
    """Return what a happening does where one report tells of the fluent, as nearly always: what it says."""
    happening, ((event, made),) = told.happening, told.versions
    on_values = [effect for change in made if (effect := change.on(values)) is not None]
    effect = on_values[0] if len(on_values) == 1 else _strongest(on_values)
    if effect is None:
        return []
    begins = effect is Effect.INITIATES
    return [
        Occurrence(
            happening.id,
            *happening.works,
            effect,
            happening.certain,
            last_day_of(event.until) if begins and event.until else None,
            happening.doubt,
            unrecorded=False,
            seen=event.that is not None,
            keeps_terms=sort.renewable,
            may_go_on=begins and sort.renewable,
            pauses=effect is Effect.TERMINATES and any(change.pauses for change in made),
        )
    ]


def _pauses(told: Told) -> bool | None:
    """Say whether reports tell of an end that is only for a time; None where they differ."""
    pausing = {any(change.pauses for change in made) for _, made in told.versions if made}
    return pausing.pop() if len(pausing) == 1 else None


def last_day_of(until: VagueDate) -> Span:
    """Return the range of a last day: a plain date is its own last day, a set or a qualified one is doubtful."""
    doubtful = until.text.startswith("[") or until.text[-1] in "?~%"
    return (until.earliest if doubtful else until.last, until.last)


@frozen
class Start:
    """What is assumed before anything is told; an unknown start is so until the day `covered_from`, and then 'no'."""

    initial: Initial
    covered_from: int = UNCOVERED


def start_of(narrative: Narrative, fluent: Fluent, sort: FluentSort, values: Collection[Value]) -> Start:
    """Return what is assumed of a value, or of one of several, before anything is told."""
    if sort.initial == COVERED:
        if came_in(narrative, fluent):
            return Start(Initial.FALSE)
        code = narrative.catalogue.covered_format(fluent)
        first, _ = narrative.covered.get(code or "", (UNCOVERED, UNCOVERED))
        return Start(Initial.UNKNOWN, first)
    if sort.initial in ("unknown", "true", "false"):
        return Start(Initial(sort.initial))
    return Start(Initial.TRUE if sort.initial in values else Initial.FALSE)


def _strongest(effects: Sequence[Effect]) -> Effect | None:
    """Return an event's one effect on a value: what it sets stands over what it ends."""
    for effect in (Effect.INITIATES, Effect.RELEASES, Effect.TERMINATES):
        if effect in effects:
            return effect
    return None
