"""The lead of a dyad's briefing: where the relation stands, what changed last and why, what is contested and due."""

from collections.abc import Sequence

from tracker.calculus.doubts import Doubt
from tracker.model.days import spoken
from tracker.narrative.happenings import Happening
from tracker.projections.alike import deciding_events
from tracker.projections.briefing_dyad import DyadBriefing
from tracker.projections.briefing_story import Step, size
from tracker.projections.dyad_lead import DyadLead, LastAct, dyad_lead, is_empty
from tracker.projections.plans import Plan
from tracker.reports.briefs.briefing import Paragraph, Sentence
from tracker.reports.briefs.clauses import attribution, clause, days_of, short_clause
from tracker.reports.briefs.page import Page
from tracker.reports.briefs.plans import due
from tracker.reports.briefs.states import doubts, state_now, state_since
from tracker.reports.language.words import capital, number_word, of_many

_LEAST, _MOST = 3, 6
"""A lead has from three to six sentences, where the log has as much to say."""


def lead(report: DyadBriefing, page: Page, left_out: str = "") -> Paragraph:
    """Build three to six sentences from the data; one paragraph that says so where there is no data.

    `left_out` says which documents on the two are not asked, where these may be why there is none.
    """
    if is_empty(report):
        return _nothing(report, page, left_out)
    chosen = dyad_lead(report)
    told = [
        *_standing(chosen, page),
        *_from_one_act(chosen.root, page),
        *_last("What changed last", chosen.last_change, page),
        *_last("What happened last", chosen.last_act, page),
        *_contested(report, page),
        *_claimed(report, page),
        *_plans(chosen.overdue, "overdue", page),
        *_plans(chosen.coming, "still to come", page),
        *_silent(chosen.silent_since),
    ]
    if len(told) < _LEAST:
        told += _acts(report)
    return Paragraph(tuple(told[:_MOST]) or (_stated_only(report, page),))


def _acts(report: DyadBriefing) -> list[Sentence]:
    """Count the acts of the period, where little else can be said of it."""
    count = sum(size(step) for step in report.story)
    return [Sentence(f"Of the period the log has {of_many(count, 'act')}.")] if count > 1 else []


def _nothing(report: DyadBriefing, page: Page, left_out: str) -> Paragraph:
    names = [page.name(code) for code in (report.told.dyad.a, report.told.dyad.b)]
    why = left_out or "only that no document in the log tells anything of them"
    asked = "As far as it is asked, the" if left_out else "The"
    here = f"{asked} log has no event between {names[0]} and {names[1]} up to {spoken(page.day)}"
    what = "nothing that one did to the other, that both took part in, or that a format did for them"
    return Paragraph((Sentence(f"{here}: {what}."), Sentence(f"That is no finding about the two: {why}.")))


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
    if chosen.begun:
        text = ", and ".join(state_since(same[0], page) for same in chosen.begun)
        said.append(page.say(capital(text) + ".", [event for same in chosen.begun for event in deciding_events(same)]))
    return said


def _from_one_act(root: Step | None, page: Page) -> list[Sentence]:
    if root is None:
        return []
    act = root.entry.happening
    began = f"{days_of(act, page)}, {short_clause(act.together, page)}{attribution(act, page)}"
    said = f"of the period's acts, {number_word(size(root) - 1)} go back to one: {began}"
    return [page.say(capital(said) + ".", act.reports)]


def _last(how: str, last: LastAct | None, page: Page) -> list[Sentence]:
    """Tell an act with its day, and with why it was done."""
    if last is None:
        return []
    act, cause = last.step.entry.happening, last.cause
    after = f", after {short_clause(cause.together, page)}{_claimed_by(cause, page)}" if cause is not None else ""
    text = f"{how}: {days_of(act, page)}, {short_clause(act.together, page)}{attribution(act, page)}{after}."
    return [page.say(text, (*act.reports, *(cause.reports if cause is not None else ())))]


def _claimed_by(cause: Happening, page: Page) -> str:
    """Say on whose word alone a cause rests; empty where a document reports it."""
    return attribution(cause, page) if cause.doubt is Doubt.CLAIMED else ""


def _contested(report: DyadBriefing, page: Page) -> list[Sentence]:
    """Count what reports differ on, and name the latest of it."""
    if not report.contested:
        return []
    last, count = report.contested[-1], len(report.contested)
    about = short_clause(last.together if last.reports else last.fullest, page)
    points = "on" if count == 1 else f"on {number_word(count)} points, the latest being"
    return [page.say(f"Reports differ {points} whether {about}.", last.events)]


def _claimed(report: DyadBriefing, page: Page) -> list[Sentence]:
    """Count what rests on claims alone, and name the latest of it."""
    if not report.claims:
        return []
    claimed, count = report.claims[-1].happening, len(report.claims)
    points = "One point rests" if count == 1 else f"{capital(number_word(count))} points rest"
    latest = "that" if count == 1 else "the latest being that"
    about = short_clause(claimed.together, page)
    return [page.say(f"{points} on one side's word alone, {latest} {about}.", claimed.reports)]


def _plans(plans: Sequence[Plan], standing: str, page: Page) -> list[Sentence]:
    """Count the plans of one sort, and name the first of them."""
    if not plans:
        return []
    count = f"{capital(of_many(len(plans), 'plan'))} {'is' if len(plans) == 1 else 'are'} {standing}"
    first = "that" if len(plans) == 1 else "the first, that"
    when = f", {due(plans[0])}" if due(plans[0]) else ""
    return [page.say(f"{count}: {first} {clause(plans[0].event, page)}{when}.", [plans[0].event])]


def _silent(last: int | None) -> list[Sentence]:
    """Warn that the documents end long before the day."""
    if last is None:
        return []
    return [Sentence(f"No document on the two was published after {spoken(last)}: what came later is not known.")]
