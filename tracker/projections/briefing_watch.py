"""What to watch between two actors: what is due, overdue or lapses, with what a third has to do that is the cause."""

from collections.abc import Collection, Iterable, Sequence

from attrs import frozen

from tracker.model.codes import whole_of
from tracker.narrative.narrative import Narrative
from tracker.projections.agenda import AgendaItem, Sort, agenda
from tracker.projections.briefing_dyad import DyadBriefing
from tracker.projections.briefing_story import Step
from tracker.projections.dyads import Dyad, actors_of, own_happenings
from tracker.projections.plans import Plan, PlanStatus, plans

AHEAD = 365
"""So many days ahead is what lapses told of."""
_STATES = ("country", "territory")
_STANDING = (PlanStatus.PENDING, PlanStatus.DECIDED, PlanStatus.OVERDUE)


@frozen(eq=False)
class Watch:
    """What the two await, what they and a third await of one another, and what of theirs ends by a set day."""

    own: tuple[Plan, ...]
    third: tuple[Plan, ...]
    lapses: tuple[AgendaItem, ...]


def watch(report: DyadBriefing, root: Step | None) -> Watch:
    """List what comes up for two actors, and for each of them with a third that the root of the period concerns."""
    told = report.told
    own = list(filter(is_standing, told.pending))
    known = {plan.happening.id for plan in own}
    third = _with_thirds(told.narrative, told.dyad, thirds(told.narrative, told.dyad, root), told.asked.on)
    coming = agenda(told.timelines, told.asked, AHEAD).items
    return Watch(
        tuple(own),
        tuple(plan for plan in third if plan.happening.id not in known),
        tuple(one for one in coming if one.sort is Sort.LAPSES and _is_of(told.narrative, one, told.dyad.pair)),
    )


def is_standing(plan: Plan) -> bool:
    """Say whether somebody still waits for a plan, or for what an act will bring."""
    return plan.status in _STANDING


def thirds(narrative: Narrative, dyad: Dyad, root: Step | None) -> list[str]:
    """List the states besides the two that the act concerns from which most of a period came."""
    if root is None:
        return []
    codes = {whole_of(code) for event in root.entry.happening.reports for code in actors_of(event, narrative)}
    return [code for code in sorted(codes - dyad.pair) if _is_state(narrative, code)]


def _is_state(narrative: Narrative, code: str) -> bool:
    actor = narrative.catalogue.actor(code)
    return actor is not None and actor.type in _STATES


def _with_thirds(narrative: Narrative, dyad: Dyad, codes: Iterable[str], day: int) -> Sequence[Plan]:
    pairs = [Dyad(one, code) for code in codes for one in (dyad.a, dyad.b)]
    found = [plan for pair in pairs for plan in plans(narrative, own_happenings(narrative, pair), day)]
    return list(filter(is_standing, found))


def _is_of(narrative: Narrative, item: AgendaItem, pair: Collection[str]) -> bool:
    return item.fluent is not None and narrative.wholes(item.fluent).issuperset(pair)
