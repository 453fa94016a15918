"""Whether an act left all as it surely stood: one more package of sanctions that were in force."""

from collections.abc import Callable, Sequence
from functools import cache, partial

from tracker.calculus.timeline import Answer
from tracker.model.catalogue import Fluent
from tracker.model.days import PAST, Span
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.runs import state_on


def last_moving(timelines: Timelines, acts: Sequence[Happening]) -> list[Happening]:
    """Return the acts of the last days on which any of some changed what held, or may have."""
    stood = cache(partial(_stood, timelines))
    for days in sorted({act.act for act in acts}, reverse=True):
        moving = [act for act in acts if act.act == days and not _is_unmoved(timelines.narrative, act, stood)]
        if moving:
            return moving
    return []


def _is_unmoved(narrative: Narrative, act: Happening, stood: Callable[[Fluent, Span], bool]) -> bool:
    """Say whether all that an act sets or ends surely stood so on the eve of it."""
    fluents = {fluent for fluent, _ in narrative.told_of.get(act.id, ())}
    return bool(fluents) and act.works[0] > PAST and all(stood(fluent, act.works) for fluent in fluents)


def _stood(timelines: Timelines, fluent: Fluent, days: Span) -> bool:
    before, after = (state_on(timelines, fluent, day) for day in (days[0] - 1, days[1]))
    return before == after and before.answer is not Answer.POSSIBLY
