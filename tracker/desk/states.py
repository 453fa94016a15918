"""Two actors, or a format, over all days: on which days what is told changes, each state once, and its drawing."""

from datetime import date

from attrs import evolve, field, frozen

from tracker.desk.asking import of_two
from tracker.desk.bounds import Bounds
from tracker.desk.naming import actor_code
from tracker.desk.opened import Opened
from tracker.desk.pictures import Drawn, drawn_course
from tracker.desk.reading import Inquiry, judged, read_logs, tell
from tracker.desk.report import Report
from tracker.model.days import PAST, iso
from tracker.projections.course import Course, course
from tracker.projections.gate import sayable_narrative
from tracker.projections.relation import gathered
from tracker.reports.briefs.briefing import Sentence, on_lines
from tracker.reports.data.states import states_data
from tracker.reports.lines.answers import NOT_KNOWN
from tracker.reports.lines.days import membership_of, states_of
from tracker.reports.lines.values import Knowledge, Line, Place, State, States, ToldAct
from tracker.reports.render.typography import typeset
from tracker.reports.text.states import state_days, states_text

__all__ = [
    "NOT_KNOWN",
    "Drawn",
    "Knowledge",
    "Line",
    "Place",
    "Sentence",
    "State",
    "States",
    "StatesReport",
    "ToldAct",
    "day_code",
    "membership_report",
    "state_days",
    "states_report",
]


@frozen(eq=False)
class StatesReport(Report[States]):
    """Two actors, or a format, over all days: what is told on each; of two actors the course as a drawing, too."""

    _course: Course | None = field(kw_only=True, repr=False)
    _on: int = field(kw_only=True)

    @property
    def days(self) -> list[date]:
        """The days on which what is told becomes another than it was on their eves."""
        return [date.fromordinal(state.first) for state in self.value.now.states if state.first > PAST]

    def set_in_type(self) -> States:
        """Return what is told as a page shows it: on lines, with marks that curl and scripts in their direction."""
        told: States = typeset(on_lines(self.value), unbroken=False)
        return told

    def drawn(self) -> Drawn | None:
        """Draw the course, as far as the last day before that of the question on which anything changes."""
        if self._course is None:
            return None
        firsts = [state.first for state in self.value.now.states if PAST < state.first <= self._on]
        return drawn_course(self._course, firsts[-1:])


def membership_report(opened: Opened, format_name: str, bounds: Bounds) -> StatesReport:
    """Tell who was a member of a format on each day, who joined and who left."""
    question: Inquiry[str] = Inquiry(
        lambda catalogue: actor_code(catalogue, format_name), lambda _connection, _catalogue, code: [code]
    )
    told = tell(opened, question, bounds)
    found = membership_of(told.narrative, told.subject, told.asked)
    return StatesReport(found, states_text, states_data, "states", course=None, on=bounds.on)


def day_code(day: int) -> str:
    """Write a day as it stands in a link; the first, before which nothing can be written, is the start."""
    return iso(day) or "start"


def states_report(opened: Opened, a: str, b: str, bounds: Bounds, *, knowledge: bool) -> StatesReport:
    """Tell everything about two actors over all days, with what was known by the day of each publication if wanted."""
    found = read_logs(opened, of_two(a, b), bounds)
    gate, named = judged(found, opened.handling)
    narrative = sayable_narrative(found.logs.logs, named, bounds.known_by, gate)
    published = sorted({log.document.published.latest for log in narrative.logs}) if knowledge else []
    earlier = [gathered(sayable_narrative(found.logs.logs, named, day, gate), found.subject) for day in published[:-1]]
    told = states_of(gathered(narrative, found.subject), found.asked, earlier)
    asked = evolve(found.asked, known_by=bounds.known_by)
    return StatesReport(
        told, states_text, states_data, "states", course=course(narrative, found.subject, asked), on=bounds.on
    )
