"""The lead of a dyad's briefing: where the relation stands, what changed last and why, what is contested and due."""

from collections.abc import Sequence

from tracker.model.days import Span, spoken
from tracker.model.events import Event
from tracker.projections.alike import deciding_events
from tracker.projections.briefing_dyad import DyadBriefing
from tracker.projections.briefing_story import Step
from tracker.projections.dyad_lead import DyadLead, LastAct, dyad_lead, is_empty
from tracker.projections.plans import Plan
from tracker.reports.briefs.bottom_line import together
from tracker.reports.briefs.briefing import Paragraph, Sentence
from tracker.reports.briefs.clauses import attribution, days_of, short_clause
from tracker.reports.briefs.page import Page
from tracker.reports.briefs.plans import behind, watched
from tracker.reports.briefs.states import doubts, state_now, state_since
from tracker.reports.language.dates import bare
from tracker.reports.language.words import capital, number_word, of_many

_LEAST, _MOST = 3, 6
"""A lead has from three to six sentences, where the log has as much to say."""


def lead(report: DyadBriefing, page: Page, left_out: str = "") -> Paragraph:
    """Build three to six sentences from the data; one paragraph that says so where there is no data.

    `left_out` says which documents on the two are not asked, where these may be why there is none.
    """
    if is_empty(report):
        return nothing(report, page, left_out)
    chosen = dyad_lead(report)
    told = [
        *_standing(chosen, page),
        *_from_one_act(chosen.root, page),
        *_latest(chosen, page),
        *_contested(report, page),
        *_claimed(report, page),
        *_plans(chosen.overdue, "Overdue", page),
        *_plans(chosen.coming, "To come", page),
        *_silent(chosen.silent_since),
    ]
    if len(told) < _LEAST:
        told += _acts(report)
    return Paragraph(tuple(told[:_MOST]) or (_stated_only(report, page),))


def _acts(report: DyadBriefing) -> list[Sentence]:
    """Count the acts of the period, where little else can be said of it."""
    count = sum(step.size for step in report.story)
    return [Sentence(f"Of the period the log has {of_many(count, 'act')}.")] if count > 1 else []


def nothing(report: DyadBriefing, page: Page, left_out: str) -> Paragraph:
    """Say that the log has nothing on the two, and that this is no finding about them."""
    names = [page.name(code) for code in (report.told.dyad.a, report.told.dyad.b)]
    why = left_out or "only that the log holds no document on it"
    asked = "As far as it is asked, the" if left_out else "The"
    here = f"{asked} log has no event between {names[0]} and {names[1]} up to {spoken(page.day)}"
    what = "nothing that one did to the other, that both took part in, or that a format did for them"
    return Paragraph((Sentence(f"{here}: {what}."), Sentence(f"This says nothing about the relationship: {why}.")))


def _stated_only(report: DyadBriefing, page: Page) -> Sentence:
    names = [page.name(code) for code in (report.told.dyad.a, report.told.dyad.b)]
    return Sentence(f"Of {names[0]} and {names[1]} the log knows only what is stated below.")


def _standing(chosen: DyadLead, page: Page) -> list[Sentence]:
    """Say where the relation stands, and what began in the period."""
    said = []
    if chosen.doubtful is not None:
        lapsed = f": {doubts(chosen.doubtful)}" if chosen.doubtful[0].term is not None else ""
        text = capital(state_now(chosen.doubtful, page)) + f"{lapsed}."
        said.append(page.say(text, deciding_events(chosen.doubtful)))
    if chosen.standing is not None:
        said.append(page.say(capital(state_since(chosen.standing[0], page)) + ".", deciding_events(chosen.standing)))
    if chosen.together:
        events = [event for same in chosen.together for event in deciding_events(same)]
        said.append(page.say(f"{capital(together(chosen.together, page))}.", events))
    if chosen.begun:
        text = ", and ".join(state_since(same[0], page) for same in chosen.begun)
        said.append(page.say(capital(text) + ".", [event for same in chosen.begun for event in deciding_events(same)]))
    return said


def _from_one_act(root: Step | None, page: Page) -> list[Sentence]:
    if root is None:
        return []
    act = root.entry.happening
    began = f"{days_of(act, page)}, {short_clause(act.together, page)}{attribution(act, page)}"
    said = f"of the period's events, {number_word(root.size - 1)} follow from one: {began}"
    return [page.say(capital(said) + ".", act.reports)]


def _latest(chosen: DyadLead, page: Page) -> list[Sentence]:
    """Tell the last change and the last act, the one of the same day in the same sentence."""
    change, act = chosen.last_change, chosen.last_act
    if change is None or act is None or _span(change) != _span(act):
        weightiest = _last("Weightiest event", chosen.weightiest, page)
        return [*_last("Latest change", change, page), *weightiest, *_last("Latest event", act, page)]
    text = f"Latest change ({_day(change, page)}): {_with_cause(change, page)}; the same day, {_with_cause(act, page)}."
    return [page.say(capital(text), (*_behind(change), *_behind(act)))]


def _last(how: str, last: LastAct | None, page: Page) -> list[Sentence]:
    """Tell an act with its day, and with why it was done."""
    if last is None:
        return []
    return [page.say(f"{how} ({_day(last, page)}): {_with_cause(last, page)}.", _behind(last))]


def _span(last: LastAct) -> Span:
    return last.step.entry.happening.act


def _day(last: LastAct, page: Page) -> str:
    return bare(days_of(last.step.entry.happening, page))


def _with_cause(last: LastAct, page: Page) -> str:
    """Write an act with on whose word it is told, and the same of what it was done after."""
    act, cause = last.step.entry.happening, last.cause
    after = f", after {short_clause(cause.together, page)}{attribution(cause, page)}" if cause is not None else ""
    return f"{short_clause(act.together, page)}{attribution(act, page)}{after}"


def _behind(last: LastAct) -> list[Event]:
    return [*last.step.entry.happening.reports, *(last.cause.reports if last.cause is not None else ())]


def _contested(report: DyadBriefing, page: Page) -> list[Sentence]:
    """Count what reports differ on, and name the latest of it."""
    if not report.contested:
        return []
    last, count = report.contested[-1], len(report.contested)
    about = short_clause(last.together if last.reports else last.fullest, page)
    points = "on" if count == 1 else f"on {number_word(count)} points, most recently"
    return [page.say(f"Accounts conflict {points} whether {about}.", last.events)]


def _claimed(report: DyadBriefing, page: Page) -> list[Sentence]:
    """Count what rests on claims alone, and name the latest of it."""
    if not report.claims:
        return []
    claimed, count = report.claims[-1].happening, len(report.claims)
    points = (
        "One claim is unconfirmed:" if count == 1 else f"{capital(number_word(count))} claims are unconfirmed, the last"
    )
    about = f"{short_clause(claimed.together, page)}{attribution(claimed, page)}"
    return [page.say(f"{points} that {about}.", claimed.reports)]


def _plans(plans: Sequence[Plan], standing: str, page: Page) -> list[Sentence]:
    """Count the plans of one sort, and name the first of them."""
    if not plans:
        return []
    lead = standing if len(plans) == 1 else f"{standing} ({of_many(len(plans), 'plan')}, the first of them)"
    return [page.say(f"{lead}: {watched(plans[0], page)}", behind(plans[0], page))]


def _silent(last: int | None) -> list[Sentence]:
    """Warn that the documents end long before the day."""
    if last is None:
        return []
    return [Sentence(f"No document on the two was published after {spoken(last)}: what came later is not known.")]
