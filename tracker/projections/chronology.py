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
    return tuple(_earlier_first(narrative, sorted(told.values(), key=_place)))


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


def _earlier_first(narrative: Narrative, acts: list[Act]) -> list[Act]:
    """Move before an act what caused it, what it is stated to follow and what it is a part of, where days allow it."""
    waiting = {act.happening.id: act for act in acts}
    placed: list[Act] = []
    for first in acts:
        open_acts = [first] if waiting.pop(first.happening.id, None) else []
        while open_acts:
            act = open_acts[-1]
            earlier = next((key for key in _earlier(narrative, act) if _may_precede(waiting.get(key), act)), None)
            if earlier is None:
                placed.append(open_acts.pop())
            else:
                open_acts.append(waiting.pop(earlier))
    return placed


def _earlier(narrative: Narrative, act: Act) -> list[str]:
    """List the happenings that come before an act: its causes, what it follows, and the whole of which it is a part."""
    refs = [ref for event in act.happening.reports for ref in (*event.after, event.part_of)]
    return [*act.causes, *(narrative.happening_of[ref].id for ref in refs if ref in narrative.happening_of)]


def _may_precede(earlier: Act | None, act: Act) -> bool:
    return earlier is not None and earlier.happening.act[0] <= act.happening.act[1]
