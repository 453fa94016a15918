"""In which direction a relation went in a period: which conditions changed for the better, and which for the worse."""

from collections.abc import Iterable
from enum import Enum

from attrs import frozen

from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.alike import Same, deciding_events, values_together
from tracker.projections.answers import Holding
from tracker.projections.briefing_actor import Moved, moved


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
        if _is_told_of(timelines, same) and moved(timelines, same, first, day) is Moved.CHANGED:
            signs[_sign(timelines.narrative, same)].append(same)
    return Direction(tuple(signs[1]), tuple(signs[-1]), tuple(signs[0]))


def _is_told_of(timelines: Timelines, same: Same) -> bool:
    """Say whether a condition is one of its own: what is made of others is counted by these."""
    return not timelines.narrative.catalogue.is_derived(same[0].fluent.name)


def _sign(narrative: Narrative, same: Same) -> int:
    scores = [float(narrative.catalogue.known_kind(event.kind).goldstein or 0) for event in deciding_events(same)]
    total = sum(scores)
    return (total > 0) - (total < 0)
