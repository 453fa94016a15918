"""Two actors, or a format, over all days: on which days what is told changes, each state once, and its drawing."""

from collections.abc import Sequence
from datetime import date

from attrs import field, frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.desk.asking import of_two
from tracker.desk.bounds import Bounds
from tracker.desk.formats import MARKS
from tracker.desk.naming import actor_code
from tracker.desk.opened import Opened
from tracker.desk.pictures import Drawn, drawn_course
from tracker.desk.reading import AskedNarrative, Inquiry, Subject, judged, read_logs
from tracker.desk.report import Report
from tracker.model.days import PAST, iso
from tracker.model.events import Log
from tracker.narrative.narrative import Narrative
from tracker.projections.course import Course, course
from tracker.projections.gate import Gate, highest, sayable_narrative
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


def membership_report(opened: Opened, format_name: str, bounds: Bounds, *, knowledge: bool) -> StatesReport:
    """Tell who was a member of a format on each day, with what was known by the day of each publication if wanted."""
    question: Inquiry[str] = Inquiry(
        lambda catalogue: actor_code(catalogue, format_name), lambda _connection, _catalogue, code: [code]
    )
    told = _tell_marked(opened, question, bounds)
    earlier = [told.by(day) for day in told.published[:-1]] if knowledge else []
    found = membership_of(told.narrative, told.subject, told.asked, earlier)
    return StatesReport(found, states_text, states_data, "states", course=None, on=bounds.on)


def day_code(day: int) -> str:
    """Write a day as it stands in a link; the first, before which nothing can be written, is the start."""
    return iso(day) or "start"


def states_report(opened: Opened, a: str, b: str, bounds: Bounds, *, knowledge: bool) -> StatesReport:
    """Tell everything about two actors over all days, with what was known by the day of each publication if wanted."""
    told = _tell_marked(opened, of_two(a, b), bounds)
    earlier = [gathered(told.by(day), told.subject) for day in told.published[:-1]] if knowledge else []
    found = states_of(gathered(told.narrative, told.subject), told.asked, earlier)
    drawn = course(told.narrative, told.subject, told.asked)
    return StatesReport(found, states_text, states_data, "states", course=drawn, on=bounds.on)


@frozen
class _Marked(AskedNarrative[Subject]):
    """What is told on a page that bears the mark of what was read for it, now and as it was known earlier."""

    logs: Sequence[Log]
    named: Catalogue
    gate: Gate

    @property
    def published(self) -> list[int]:
        """The days by which a document was published, in order."""
        return sorted({log.document.published.latest for log in self.narrative.logs})

    def by(self, known_by: int) -> Narrative:
        """Tell it as far as was known by a day."""
        return sayable_narrative(self.logs, self.named, known_by, self.gate)


def _tell_marked(opened: Opened, question: Inquiry[Subject], bounds: Bounds) -> _Marked[Subject]:
    """Read what can decide a question, and tell it by names that documents declare up to the mark of those read."""
    found = read_logs(opened, question, bounds, declaring=True)
    gate, named = judged(found, opened.handling)
    narrative = sayable_narrative(found.logs.logs, named, bounds.known_by, gate)
    mark = highest(log.document for log in narrative.logs)
    known = judged(found, mark or MARKS[0])[1]
    if known is not found.logs.catalogue:
        narrative, named = sayable_narrative(found.logs.logs, known, bounds.known_by, gate), known
    return _Marked(found.subject, narrative, found.asked, mark, found.logs.logs, named, gate)
