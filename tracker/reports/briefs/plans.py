"""What is pending, due or overdue, as sentences."""

from collections.abc import Sequence

from tracker.model.events import Event
from tracker.narrative.happenings import Happening
from tracker.projections.plans import Plan, PlanStatus
from tracker.reports.briefs.briefing import BulletList, ListItem, Section, Sentence
from tracker.reports.briefs.clauses import attribution, clause, coming_clause, days_of, denier, short_clause, teller
from tracker.reports.briefs.page import Page, section_of
from tracker.reports.language.dates import dated, days
from tracker.reports.language.words import capital, listed

MOST = 12
_DEGREES = {
    "intended": "it was intended",
    "decided": "it was decided",
    "scheduled": "it was scheduled",
    "threatened": "it was threatened",
}
_SAID = {"intended": "intention stated", "decided": "decided", "scheduled": "scheduled", "threatened": "threatened"}


def plans_section(plans: Sequence[Plan], page: Page) -> Section | None:
    """Tell every plan that stands: by whom, since when, due when, and who says otherwise."""
    told = [_item(plan, page) for plan in plans[-MOST:]]
    return section_of("Pending, due and overdue", [BulletList(tuple(told)) if told else None])


def due_on(plan: Plan) -> str:
    """Write when a plan is due, from its first to its last day where it is to last; empty where no day is named."""
    date = plan.event.works_from
    if date.text == "..":
        return ""
    return dated(date) if date.extent else days(date.earliest, date.latest)


def watched(plan: Plan, page: Page) -> str:
    """Tell a plan in a line: 'Lithuania to open its office in Taiwan, due by ... (announced on ..., by ...).'."""
    event = plan.event
    told = coming_clause(event, page)
    when = due_on(plan).removeprefix("at some point ")
    if plan.status is PlanStatus.DECIDED:
        return f"{told}, with effect {when} (done {days_of(plan.happening, page)})."
    what = ", overdue: it was due" if plan.status is PlanStatus.OVERDUE else ", due"
    said = event.said or page.narrative.documents[event.document].published
    who = teller(event, page)
    by = f" by {who}" if who else ""
    degree = _SAID.get(event.degree, "announced")
    condition = f", if {event.condition}" if event.condition else ""
    date = f"{what} {when}" if when else ", no day named"
    told += _after(plan, page) + condition
    return f"{told}{date} ({degree} {days(said.earliest, said.latest).removeprefix('at some point ')}{by})."


def _item(plan: Plan, page: Page) -> ListItem:
    first = page.say(_announced(plan, page), behind(plan, page))
    denied = [
        ListItem((page.say(capital(f"denied by {denier(event, page)}."), [event]),)) for event in plan.happening.denials
    ]
    return ListItem((first, Sentence(_standing(plan))), tuple(denied))


def _announced(plan: Plan, page: Page) -> str:
    event = plan.event
    who = teller(event, page)
    by = f", according to {who}," if who else ""
    if plan.status is PlanStatus.DECIDED:
        when = days_of(plan.happening, page)
        return capital(f"{when}{by} {clause(event, page)}.")
    published = page.narrative.documents[event.document].published
    said = event.said or published
    condition = f", if {event.condition}" if event.condition else ""
    told = f"{_DEGREES.get(event.degree, 'it was announced')} {days(said.earliest, said.latest)}{by}"
    return capital(f"{told} that {clause(event, page)}{_after(plan, page)}{condition}.")


def _after(plan: Plan, page: Page) -> str:
    """Say what somebody plans something after, on whose word that is told; empty where no cause is given."""
    told = _causes(plan, page)
    causes = dict.fromkeys(f"{short_clause(one.together, page)}{attribution(one, page)}" for one in told)
    return f", after {listed(list(causes))}" if causes else ""


def _standing(plan: Plan) -> str:
    when = due_on(plan)
    if plan.status is PlanStatus.DECIDED:
        return f"It takes effect {when}."
    if plan.status is PlanStatus.OVERDUE:
        return f"It was due {when} and is overdue: the log does not say that it was done or called off."
    if plan.status is PlanStatus.UNHEARD:
        return f"It was due {when}; the outcome is not in the log."
    return f"It is due {when}." if when else "No day is named."


def behind(plan: Plan, page: Page) -> list[Event]:
    """List the events that tell of a plan: its announcement, and all that tell of what it was made after."""
    return [plan.event, *(event for one in _causes(plan, page) for event in one.reports)]


def _causes(plan: Plan, page: Page) -> list[Happening]:
    told = [page.narrative.happening_of[ref] for ref in plan.event.because if ref in page.narrative.happening_of]
    return [one for one in dict.fromkeys(told) if one.reports]
