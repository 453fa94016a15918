"""What was announced, decided or threatened and is not yet so at the end of a day."""

from collections.abc import Collection, Iterable
from enum import Enum

from attrs import frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.model.dates import VagueDate
from tracker.model.days import FUTURE
from tracker.model.events import Event
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative


class PlanStatus(Enum):
    """Where a plan stands at the end of a day."""

    PENDING = "pending"
    OVERDUE = "overdue"
    DECIDED = "decided, not yet in effect"


@frozen(eq=False)
class Plan:
    """A plan neither fulfilled nor called off: its latest announcement, or the act that waits to take effect."""

    event: Event
    happening: Happening
    status: PlanStatus


def plans(narrative: Narrative, own: Iterable[Happening], day: int) -> tuple[Plan, ...]:
    """List the plans that stand at the end of a day, in the order of their days."""
    called_off = _called_off(narrative, day)
    found = [plan for one in own if (plan := _plan(narrative, one, day, called_off))]
    return tuple(sorted(found, key=lambda plan: (plan.event.works_from.latest, plan.event.ref)))


def _plan(narrative: Narrative, one: Happening, day: int, called_off: Collection[str]) -> Plan | None:
    if one.reports and one.act[1] <= day:
        waits = one.certain and day < one.works[0]
        return Plan(one.reports[0], one, PlanStatus.DECIDED) if waits else None
    said = [event for event in one.plans if _said(narrative, event) <= day]
    if not said or any(event.ref in called_off for event in one.events):
        return None
    latest = max(said, key=lambda event: (_said(narrative, event), event.ref))
    return Plan(latest, one, PlanStatus.OVERDUE if last_planned_day(latest.date) < day else PlanStatus.PENDING)


def last_planned_day(date: VagueDate) -> int:
    """Return the last day for which something is planned: of what is to last, the last day of its end."""
    return date.last if date.extent and date.last < FUTURE else date.latest


def _said(narrative: Narrative, event: Event) -> int:
    """Return the day by which a plan was surely announced."""
    return (event.said or narrative.documents[event.document].published).latest


def calls_off(event: Event, catalogue: Catalogue) -> list[str]:
    """List the refs of the plans that an event calls off."""
    kind = catalogue.kind(event.kind)
    named = event.roles.get(kind.calls_off, ()) if kind is not None and kind.calls_off else ()
    return [ref if "/" in ref else f"{event.document}/{ref}" for ref in named]


def _called_off(narrative: Narrative, day: int) -> set[str]:
    """Return the refs of all plans that were called off by a day."""
    return {
        ref
        for one in narrative.happenings.values()
        if one.act[1] <= day
        for event in one.reports
        for ref in calls_off(event, narrative.catalogue)
    }
