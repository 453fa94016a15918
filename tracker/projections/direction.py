"""In which direction a relation went in a period: which conditions changed for the better, and which for the worse."""

from collections.abc import Iterable
from enum import Enum

from attrs import frozen

from tracker.calculus.timeline import Answer
from tracker.model.catalogue import Fluent
from tracker.narrative.effects import Presumed
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.alike import Same, deciding_events, values_together
from tracker.projections.answers import Holding
from tracker.projections.briefing_actor import Moved, acts_behind, moved
from tracker.projections.runs import Condition, state_on


class Way(Enum):
    """Which way a relation went, by the conditions that changed."""

    BETTER = "better"
    WORSE = "worse"
    BOTH = "both ways"
    NONE = "no change"


@frozen(eq=False)
class Direction:
    """The conditions that surely changed in a period: for the better, for the worse, or neither as far as is known."""

    better: tuple[Same, ...]
    worse: tuple[Same, ...]
    neither: tuple[Same, ...]

    @property
    def way(self) -> Way:
        """Say which way the relation went."""
        if self.better and self.worse:
            return Way.BOTH
        if not self.better and not self.worse:
            return Way.NONE
        return Way.BETTER if self.better else Way.WORSE


def direction(timelines: Timelines, answers: Iterable[Holding], first: int, day: int) -> Direction:
    """Sort what changed in a period by the scores that the catalogue gives the acts which changed it."""
    signs: dict[int, list[Same]] = {1: [], -1: [], 0: []}
    for same in values_together(answers):
        if _is_told_of(timelines, same) and _was_changed(timelines, same, first, day):
            signs[_sign(timelines.narrative, same)].append(same)
    return Direction(tuple(signs[1]), tuple(signs[-1]), tuple(signs[0]))


def _was_changed(timelines: Timelines, same: Same, first: int, day: int) -> bool:
    """Say whether a period surely changed a condition, be it that an answer is in doubt before the act or since."""
    if moved(timelines, same, first, day) is Moved.CHANGED:
        return True
    acts = acts_behind(timelines.narrative, same)
    in_period = [act for act in acts if act.certain and first <= act.works[0] and act.works[1] <= day]
    presumed: dict[str, list[Presumed]] = {}
    for one in timelines.narrative.presumed.get(same[0].fluent, ()) if in_period else ():
        presumed.setdefault(one.happening.id, []).append(one.presumed)
    return any(_turned(timelines, same[0].fluent, act, presumed.get(act.id, ())) for act in in_period)


def _turned(timelines: Timelines, fluent: Fluent, act: Happening, presumed: Iterable[Presumed]) -> bool:
    """Say whether an act surely brought a fluent from one state to another: it presupposes what it changed."""
    before, after = (state_on(timelines, fluent, day) for day in (act.works[0] - 1, act.works[1]))
    if Answer.POSSIBLY not in (before.answer, after.answer):
        return before != after
    return any(one.holds is not _is_so(after, one.values) for one in presumed if not one.observed)


def _is_so(state: Condition, values: Iterable[str | None]) -> bool:
    """Say whether a state is one of some values, as far as it is sure."""
    return state.answer is Answer.HOLDS and bool({*values} & {*state.values})


def _is_told_of(timelines: Timelines, same: Same) -> bool:
    """Say whether a condition is one of its own: what is made of others is counted by these."""
    return not timelines.narrative.catalogue.is_derived(same[0].fluent.name)


def _sign(narrative: Narrative, same: Same) -> int:
    scores = [float(narrative.catalogue.known_kind(event.kind).goldstein or 0) for event in deciding_events(same)]
    total = sum(scores)
    return (total > 0) - (total < 0)
