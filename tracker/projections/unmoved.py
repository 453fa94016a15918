"""Whether an act left all as it surely stood: one more package of sanctions that were in force."""

from collections.abc import Sequence

from tracker.calculus.timeline import Answer
from tracker.model.catalogue import Fluent
from tracker.model.days import PAST
from tracker.narrative.happenings import Happening
from tracker.narrative.timelines import Timelines
from tracker.projections.runs import state_on


def last_moving(timelines: Timelines, acts: Sequence[Happening]) -> list[Happening]:
    """Return the acts of the last days on which any of some changed what held, or may have."""
    for days in sorted({act.act for act in acts}, reverse=True):
        moving = [act for act in acts if act.act == days and not _is_unmoved(timelines, act)]
        if moving:
            return moving
    return []


def _is_unmoved(timelines: Timelines, act: Happening) -> bool:
    """Say whether all that an act sets or ends surely stood so on the eve of it."""
    fluents = [fluent for fluent, _ in timelines.narrative.told_of.get(act.id, ())]
    return bool(fluents) and act.works[0] > PAST and all(_stood(timelines, fluent, act) for fluent in fluents)


def _stood(timelines: Timelines, fluent: Fluent, act: Happening) -> bool:
    before, after = (state_on(timelines, fluent, day) for day in (act.works[0] - 1, act.works[1]))
    return before == after and before.answer is not Answer.POSSIBLY
