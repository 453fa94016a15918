"""What happened between two actors up to the end of a day, in order, with its causes."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from tracker.calculus.timeline import Answer
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import full_membership
from tracker.projections.dyads import Shared, causes
from tracker.projections.ordering import day_order


@frozen(eq=False)
class Act:
    """One happening of a chronology, the ids of its causes, and the format through which it belongs."""

    happening: Happening
    causes: tuple[str, ...] = ()
    through: str | None = None
    cause_only: bool = False


def chronology(timelines: Timelines, own: Sequence[Happening], shared: Iterable[Shared], day: int) -> tuple[Act, ...]:
    """List what may have happened by a day, in order of its days: the dyad's own, what formats share, and causes.

    Plans stand elsewhere. A cause in which the two do not both take part is marked as one.
    """
    narrative = timelines.narrative
    acts = acts_of(narrative, _happened(own, day))
    for through in shared:
        acts += acts_of(narrative, _happened(_shared_happenings(timelines, through), day), through.format)
    told = {act.happening.id: act for act in reversed(acts)}
    for key in {cause for act in acts for cause in act.causes} - told.keys():
        for cause in _happened([narrative.happenings[key]], day):
            told[key] = Act(cause, cause_only=True)
    return tuple(_causes_first(sorted(told.values(), key=_place)))


def acts_of(narrative: Narrative, happenings: Iterable[Happening], through: str | None = None) -> list[Act]:
    """Put beside each of some happenings its causes, one step back."""
    return [Act(happening, tuple(causes(narrative, happening)), through) for happening in happenings]


def _happened(happenings: Iterable[Happening], day: int) -> Iterator[Happening]:
    """Yield what is reported and may have happened by a day."""
    for happening in happenings:
        if happening.reports and happening.act[0] <= day:
            yield happening


def _shared_happenings(timelines: Timelines, shared: Shared) -> Iterator[Happening]:
    """Yield what sets a shared fluent on days on which the member may be one and the outsider is not surely one."""
    membership, outside = (full_membership(timelines, of) for of in (shared.member, shared.outsider))
    for told in timelines.narrative.told.get(shared.fluent, ()):
        day = told.happening.act[1]
        if (
            told.happening.reports
            and membership.answer(day) is not Answer.NOT
            and outside.answer(day) is not Answer.HOLDS
        ):
            yield told.happening


def _place(act: Act) -> tuple[int, int, str]:
    return day_order(act.happening)


def _causes_first(acts: list[Act]) -> list[Act]:
    """Move a cause before what it caused where their days leave it open which came first."""
    waiting = {act.happening.id: act for act in acts}
    placed: list[Act] = []

    def place(act: Act) -> None:
        if waiting.pop(act.happening.id, None) is None:
            return
        for cause in act.causes:
            if cause in waiting and waiting[cause].happening.act[0] <= act.happening.act[1]:
                place(waiting[cause])
        placed.append(act)

    for act in acts:
        place(act)
    return placed
