"""The box of key facts: level, ambassadors, missions, formats, measures and trade, each with its age and grade."""

from collections.abc import Sequence

from tracker.calculus.timeline import Answer
from tracker.model.days import spoken
from tracker.model.events import Document, Stance
from tracker.projections.alike import Same, deciding_events
from tracker.projections.briefing_short import ShortBriefing
from tracker.projections.folding import Fold
from tracker.projections.grades import grade_of_answer, grade_of_answers, grade_of_events
from tracker.projections.holders import holder
from tracker.projections.trends import Trend, trends
from tracker.reports.briefs.bottom_line import together
from tracker.reports.briefs.briefing import Column, Section, Sentence, Table
from tracker.reports.briefs.clauses import bracketed, who_says
from tracker.reports.briefs.grading import graded
from tracker.reports.briefs.page import Page
from tracker.reports.briefs.states import began_on, folded_row, last_seen, last_seen_day, state_now
from tracker.reports.briefs.tables import figure_name, figure_period, figure_value
from tracker.reports.language.words import capital, listed, of_many

MOST_FIGURES = 3
_COLUMNS = (Column("Fact"), Column("Since"), Column("Last reported"), Column("Grade"))


def facts_section(short: ShortBriefing, page: Page) -> Section | None:
    """Make the box of key facts, with how many more there are."""
    shared = [_shared(short.lead.together, page)] if short.lead.together else []
    others = [fact_row(fold.one, page, fold) for fold in short.facts]
    rows = [*others, *shared] if short.lead.standing else [*shared, *others]  # as the bottom line has them
    rows += [_figure(one, page) for one in trends(short.report.told.figures)[:MOST_FIGURES]]
    if not rows:
        return None
    key = ", with grades explained in the annex" if "grades" in page.annex else ""
    more = f"; {of_many(short.left, 'more', 'more')} {page.where('states')}" if short.left else ""
    table = Table(f"On {spoken(page.day)}{key}{more}", _COLUMNS, tuple(rows))
    return Section("Key facts", (table,))


def fact_row(same: Same, page: Page, fold: Fold[Same] | None = None) -> tuple[Sentence, ...]:
    """Tell a condition with its age and grade, or many alike as one."""
    if fold is not None and fold.count > 1:
        return (*folded_row(fold, page), graded(grade_of_answers(fold.items, page.narrative)))
    is_sure = same[0].answer is not Answer.POSSIBLY
    return (
        page.say(f"{capital(state_now(same, page))}{_person(same, page)}{_claimed(same, page)}", deciding_events(same)),
        Sentence((capital(began_on(same[0], page)) if is_sure else "") or "—"),
        Sentence(last_seen(same) or "—"),
        graded(grade_of_answer(same, page.narrative)),
    )


def _claimed(same: Same, page: Page) -> str:
    """Say on whose word something is possible, where it is somebody's word alone."""
    told = deciding_events(same)
    if same[0].answer is not Answer.POSSIBLY or not told or any(one.stance is not Stance.CLAIMED for one in told):
        return ""
    return f" (on the word of {listed(list(dict.fromkeys(bracketed(who_says(one, page)) for one in told))[:2])})"


def _person(same: Same, page: Page) -> str:
    """Name who has a post; of one in doubt nobody."""
    who = holder(page.narrative, same, page.day)
    return f": {page.name(who)}" if who is not None else ""


def _shared(shared: Sequence[Same], page: Page) -> tuple[Sentence, ...]:
    """Tell in one row all formats of which both are members."""
    events = [event for same in shared for event in deciding_events(same)]
    last = max(filter(None, map(last_seen_day, shared)), default=None)
    return (
        page.say(capital(together(shared, page)), events),
        Sentence("—"),
        Sentence(spoken(last) if last is not None else "—"),
        graded(grade_of_answers(shared, page.narrative)),
    )


def _published(document: Document) -> str:
    """Write when a document was published, or by when, where that is a range of days."""
    first, last = document.published.earliest, document.published.latest
    return spoken(last) if first == last else f"By {spoken(last)}"


def _figure(trend: Trend, page: Page) -> tuple[Sentence, ...]:
    """Tell a figure as last reported, and which way it went since the one before."""
    last = trend.last
    before = trend.before
    went = f", {trend.way} {figure_value(before, page)} in {figure_period(before.event)}" if before is not None else ""
    events = [last.event, *([before.event] if before is not None else [])]
    return (
        page.say(f"{figure_name(last, page)}: {figure_value(last, page)}{went}", events),
        Sentence(capital(figure_period(last.event))),
        Sentence(_published(page.narrative.documents[last.event.document])),
        graded(grade_of_events([last.event], page.narrative)),
    )
