"""What is pending, due or overdue, as sentences."""

from collections.abc import Sequence

from tracker.model.events import Event
from tracker.narrative.happenings import Happening
from tracker.projections.plans import Plan, PlanStatus
from tracker.reports.briefs.briefing import BulletList, ListItem, Paragraph, Section, Sentence
from tracker.reports.briefs.clauses import attribution, coming_clause, days_of, denier, short_clause, teller
from tracker.reports.briefs.page import Page, section_of
from tracker.reports.language.dates import dated, days
from tracker.reports.language.words import capital, listed, of_many

MOST = 40
"""So many plans are told; of more, those that still stand come first."""
_OWN_WORD = ("", "intended")
"""What somebody announces who speaks; a decision, a date and a threat may be another's."""
_SAID = {"intended": "intention stated", "decided": "decided", "scheduled": "scheduled", "threatened": "threatened"}


def plans_section(plans: Sequence[Plan], page: Page) -> Section | None:
    """Tell every plan that stands: by whom, since when, due when, and who says otherwise; and how many are left out."""
    kept = _kept(plans)
    told = [plan_item(plan, page) for plan in plans if plan in kept]
    left = len(plans) - len(kept)
    more = Paragraph((Sentence(f"{capital(of_many(left, 'more', 'more'))} not told here."),)) if left else None
    return section_of("Pending, due and overdue", [BulletList(tuple(told)) if told else None, more])


def _kept(plans: Sequence[Plan]) -> list[Plan]:
    """Choose the plans for which there is room: those that somebody awaits, the next first, then the last others."""
    unheard = [plan for plan in plans if plan.status is PlanStatus.UNHEARD]
    return [*(plan for plan in plans if plan not in unheard), *reversed(unheard)][:MOST]


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
        return f"{told}, with effect {when} (done {days_of(plan.happening, page)}{attribution(plan.happening, page)})."
    what = ", overdue: it was due" if plan.status is PlanStatus.OVERDUE else ", due"
    unheard = "; the outcome is not recorded" if plan.status is PlanStatus.UNHEARD else ""
    condition = f", if {event.condition}" if event.condition else ""
    date = f"{what} {when}" if when else ", no day named"
    told += _after(plan, page) + condition
    return f"{told}{date} ({_said(event, page)}){unheard}."


def _said(event: Event, page: Page) -> str:
    """Say who announced something and when; what was decided is told on somebody's word, and not done by it."""
    said = event.said or page.narrative.documents[event.document].published
    when = days(said.earliest, said.latest).removeprefix("at some point ")
    degree, who = _SAID.get(event.degree, "announced"), teller(event, page)
    if not who:
        return f"{degree} {when}"
    return f"{degree} by {who} {when}" if event.degree in _OWN_WORD else f"{degree} {when}, according to {who}"


def plan_item(plan: Plan, page: Page) -> ListItem:
    """Tell a plan, and below it who denies it."""
    first = page.say(capital(watched(plan, page)), behind(plan, page))
    denied = [
        ListItem((page.say(capital(f"denied by {denier(event, page)}."), [event]),)) for event in plan.happening.denials
    ]
    return ListItem((first,), tuple(denied))


def _after(plan: Plan, page: Page) -> str:
    """Say what somebody plans something after, on whose word that is told; empty where no cause is given."""
    told = _causes(plan, page)
    causes = dict.fromkeys(f"{short_clause(one.together, page)}{attribution(one, page)}" for one in told)
    return f", after {listed(list(causes))}" if causes else ""


def behind(plan: Plan, page: Page) -> list[Event]:
    """List the events that tell of a plan: its announcement, and all that tell of what it was made after."""
    return [plan.event, *(event for one in _causes(plan, page) for event in one.reports)]


def _causes(plan: Plan, page: Page) -> list[Happening]:
    told = [page.narrative.happening_of[ref] for ref in plan.event.because if ref in page.narrative.happening_of]
    return [one for one in dict.fromkeys(told) if one.reports]
