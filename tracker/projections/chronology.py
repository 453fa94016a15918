"""What happened between two actors up to the end of a day, in order, with its causes."""

from collections.abc import Iterable

from attrs import frozen

from tracker.calculus.timeline import Answer
from tracker.narrative.happenings import Happening
from tracker.narrative.timelines import Timelines
from tracker.projections.dyads import Shared, causes


@frozen(eq=False)
class Act:
    """One happening of a chronology, the ids of its causes, and the format through which it belongs."""

    happening: Happening
    causes: tuple[str, ...] = ()
    through: str | None = None
    cause_only: bool = False


def chronology(timelines: Timelines, own: list[Happening], shared: Iterable[Shared], day: int) -> tuple[Act, ...]:
    """List what may have happened by a day, in order of its days: the dyad's own, what formats share, and causes.

    Plans stand elsewhere. A cause in which the two do not both take part is marked as one.
    """
    narrative = timelines.narrative
    told = [one for one in own if one.reports and one.act[0] <= day]
    why = causes(narrative, told)
    entries = {one.id: Act(one, tuple(why[one.id])) for one in told}
    for each in shared:
        for one in _acts_shared(timelines, each):
            if one.id not in entries and one.act[0] <= day:
                entries[one.id] = Act(one, tuple(causes(narrative, [one])[one.id]), each.format)
    for key in [cause for entry in entries.values() for cause in entry.causes]:
        cause = narrative.happenings[key]
        if key not in entries and cause.reports and cause.act[0] <= day:
            entries[key] = Act(cause, cause_only=True)
    return tuple(_causes_first(sorted(entries.values(), key=_when)))


def _acts_shared(timelines: Timelines, shared: Shared) -> list[Happening]:
    """List the happenings that set a shared fluent on days on which the member may be one and the outsider is not."""
    membership = timelines.of(shared.member, "full")
    outside = timelines.of(shared.outsider, "full")
    return [
        told.happening
        for told in timelines.narrative.told.get(shared.fluent, ())
        if membership.answer(told.happening.act[1]) is not Answer.NOT
        and outside.answer(told.happening.act[1]) is not Answer.HOLDS
    ]


def _when(entry: Act) -> tuple[int, int, str]:
    """Order by the latest day, then the earliest."""
    return entry.happening.act[1], entry.happening.act[0], entry.happening.id


def _causes_first(entries: list[Act]) -> list[Act]:
    """Move a cause before what it caused where their days leave it open which came first."""
    waiting = {entry.happening.id: entry for entry in entries}
    placed: list[Act] = []

    def place(entry: Act) -> None:
        if waiting.pop(entry.happening.id, None) is not None:
            for cause in entry.causes:
                if cause in waiting and waiting[cause].happening.act[0] <= entry.happening.act[1]:
                    place(waiting[cause])
            placed.append(entry)

    for entry in entries:
        place(entry)
    return placed
