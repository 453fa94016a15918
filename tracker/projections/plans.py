"""What was announced, decided or threatened and is not yet so at the end of a day."""

from collections.abc import Iterable
from enum import Enum

from attrs import frozen

from tracker.model.dates import VagueDate
from tracker.model.days import FUTURE
from tracker.model.events import Event
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.planned import called_off, is_off, latest_plan

LONG = 365
"""For so many days after its last day a plan is overdue; later its outcome is not in the log."""


class PlanStatus(Enum):
    """Where a plan stands at the end of a day."""

    PENDING = "pending"
    OVERDUE = "overdue"
    UNHEARD = "outcome not in the log"
    DECIDED = "decided, not yet in effect"


@frozen(eq=False)
class Plan:
    """A plan neither fulfilled nor called off: its latest announcement, or the act that waits to take effect."""

    event: Event
    happening: Happening
    status: PlanStatus


def plans(narrative: Narrative, own: Iterable[Happening], day: int) -> tuple[Plan, ...]:
    """List the plans that stand at the end of a day, in the order of their days."""
    off = called_off(narrative.happenings, narrative.catalogue, day)
    found = [plan for happening in own if (plan := _plan(narrative, happening, day, off))]
    return tuple(sorted(found, key=lambda plan: (plan.event.works_from.latest, plan.event.ref)))


def _plan(narrative: Narrative, happening: Happening, day: int, off: set[str]) -> Plan | None:
    if happening.reports and happening.act[1] <= day:
        waits = happening.certain and day < happening.works[0]
        return Plan(_saying_when(happening), happening, PlanStatus.DECIDED) if waits else None
    latest = latest_plan(happening, narrative.documents, day)
    if latest is None or is_off(happening, off):
        return None
    return Plan(latest, happening, _standing(last_planned_day(latest.date), day))


def _standing(last: int, day: int) -> PlanStatus:
    """Say where a plan stands that the log neither reports nor calls off: after a year nobody waits for it any more."""
    if day <= last:
        return PlanStatus.PENDING
    return PlanStatus.OVERDUE if day <= last + LONG else PlanStatus.UNHEARD


def _saying_when(happening: Happening) -> Event:
    """Return the report that says most exactly when an act takes effect, whatever the order of appends."""
    saying = [event for event in happening.reports if event.effective] or happening.reports
    return min(saying, key=lambda event: (event.works_from.latest - event.works_from.earliest, event.ref))


def last_planned_day(date: VagueDate) -> int:
    """Return the last day for which something is planned: of what is to last, the last day of its end."""
    return date.last if date.extent and date.last < FUTURE else date.latest
