"""The acts of two actors as lines, each with the day from which on it is told."""

from collections.abc import Sequence

from tracker.calculus.doubts import Doubt
from tracker.model.days import FUTURE, PAST
from tracker.projections.briefing_story import Step
from tracker.projections.chronology import Act
from tracker.projections.dyads import Dyad
from tracker.projections.grades import grade_of_act
from tracker.projections.sides import side_of
from tracker.reports.briefs.briefing import Sentence
from tracker.reports.briefs.clauses import attribution, clause, days_of
from tracker.reports.briefs.grading import graded
from tracker.reports.briefs.page import Page
from tracker.reports.briefs.story import act_clause, act_tail, attesting
from tracker.reports.language.words import capital
from tracker.reports.lines.values import ToldAct


def act_lines(acts: Sequence[Act], dyad: Dyad, page: Page) -> tuple[ToldAct, ...]:
    """Write every act, whatever the day; one that is only a cause is told with the first that it caused."""
    first_caused: dict[str, int] = {}
    for act in acts:
        for cause in act.causes:
            first_caused[cause] = min(act.happening.act[0], first_caused.get(cause, FUTURE))
    return tuple(_line(act, dyad, first_caused.get(act.happening.id, PAST), page) for act in acts)


def _told_from(act: Act, first_caused: int) -> int:
    """Return the day from which on an act is told: its first, or where that is open its last."""
    first, last = act.happening.act
    own = first if first > PAST else last
    return max(own, first_caused) if act.cause_only else own


def _line(act: Act, dyad: Dyad, first_caused: int, page: Page) -> ToldAct:
    one = act.happening
    step = Step(act)
    return ToldAct(
        happening=one.id,
        told_from=_told_from(act, first_caused),
        known_from=min(page.narrative.documents[event.document].published.latest for event in one.events),
        days=one.act,
        when=capital(days_of(one, page)),
        text=capital(f"{act_clause(step, page)}{act_tail(step, page)}."),
        side=side_of(one.together, page.catalogue, dyad).value,
        mark="claimed" if one.doubt is Doubt.CLAIMED else "disputed" if one.doubt or one.disagree else "",
        grade=graded(grade_of_act(one, page.narrative)).text,
        sources=page.cite(attesting(one, page)),
        below=tuple(_because(act, page)),
    )


def _because(act: Act, page: Page) -> list[Sentence]:
    """Tell what an act was done because of, each cause with its day and its sources."""
    causes = [page.narrative.happenings[key] for key in act.causes]
    told = [(one, f"{clause(one.together, page)} ({days_of(one, page)}){attribution(one, page)}") for one in causes]
    return [page.say(f"Because {text}.", one.reports) for one, text in told]
