"""What happened in a period as two pages tell it: the acts that weigh most, and how many there were in all."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from tracker.narrative.narrative import Narrative
from tracker.projections.briefing_story import Step, walk
from tracker.projections.weighing import Weighed, by_month, weightiest

MOST_ACTS = 9


@frozen(eq=False)
class Happened:
    """The weightiest `acts` of the `count` from a `first` day on, and how many surely lie in which month."""

    first: int
    acts: tuple[Weighed, ...]
    count: int
    months: Mapping[tuple[int, int], int]

    @property
    def tells_all(self) -> bool:
        """Say whether each act of the period has a line of its own among the weightiest."""
        return all(len(one.steps) == 1 for one in self.acts) and len(self.acts) >= self.count


def happened_in(narrative: Narrative, story: Sequence[Step], period: tuple[int, int]) -> Happened:
    """Choose what two pages tell of a period."""
    count = sum(one.entry.happening.act[1] >= period[0] for one in walk(story))
    return Happened(period[0], weightiest(narrative, story, period, MOST_ACTS), count, by_month(story, period))
