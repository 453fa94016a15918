"""The annex of a short briefing: every state, the whole chronology, disputes, open questions, for those who check."""

from collections.abc import Sequence

from attrs import evolve

from tracker.calculus.timeline import Answer
from tracker.model.days import Span
from tracker.projections.answers import Holding
from tracker.projections.briefing_actor import is_by_day
from tracker.projections.briefing_format import is_spoken_of
from tracker.projections.briefing_short import ShortBriefing
from tracker.projections.briefing_story import Step, walk
from tracker.projections.folding import folded_acts
from tracker.projections.matched import matched
from tracker.projections.ordering import day_order
from tracker.reports.briefs.briefing import Paragraph, Section, Sentence
from tracker.reports.briefs.clauses import days_of, usual_speaker
from tracker.reports.briefs.disputes import claims_section, contested_section
from tracker.reports.briefs.gaps import gaps_section
from tracker.reports.briefs.grading import key_section
from tracker.reports.briefs.page import Page, items, section_of
from tracker.reports.briefs.sections import Parts
from tracker.reports.briefs.short_parts import MOST_ROWS, further_plans
from tracker.reports.briefs.states import state_sections
from tracker.reports.briefs.story import act_clause, act_tail, attesting
from tracker.reports.briefs.tables import figures_section, offices_section, positions_section
from tracker.reports.language.conditions import fluent_phrase
from tracker.reports.language.dates import period
from tracker.reports.language.folds import acts_phrase, fold_days
from tracker.reports.language.words import capital, listed, of_many

MOST_ACTS = 60


def annex(short: ShortBriefing, page: Page) -> Parts:
    """Tell all that two pages leave out, each part by its name."""
    report, told = short.report, short.report.told
    states = _states(short, page) if _leaves_out(short, page) else ()
    return {
        "grades": key_section(),
        "states": Section("Where things stand", (), states) if states else None,
        "events": _chronology(short, page),
        "figures": figures_section(told.figures, told.counts, page),
        "positions": _positions(short, page),
        "claims": claims_section(report.claims, page),
        "disputes": contested_section(report.contested, page),
        "plans": further_plans(short.watch, told.pending, page),
        "offices": offices_section(report.offices, page),
        "gaps": gaps_section(report.gaps, told, report.earlier, page),
    }


def _states(short: ShortBriefing, page: Page) -> tuple[Section, ...]:
    """Tell every condition of which the log tells by the day, and name the others, which are only told of later."""
    told = short.report.told
    spoken_of = [one for one in told.answers if one.answer is not Answer.POSSIBLY or _is_told(one, page)]
    later = [one for one in told.answers if one not in spoken_of]
    phrases = dict.fromkeys(fluent_phrase(one.fluent, page.catalogue, page.day) for one in later)
    text = f"The log tells only of later days on {listed(list(phrases))}."
    more = section_of("Not known for this day", [Paragraph((Sentence(text),)) if later else None])
    return (*state_sections(spoken_of, page), *([more] if more is not None else []))


def _is_told(one: Holding, page: Page) -> bool:
    return is_spoken_of(page.narrative, one, page.day)


def _leaves_out(short: ShortBriefing, page: Page) -> bool:
    """Say whether the key facts lack any condition, or the reasons for a doubt."""
    folds = short.facts if "facts" in page.sections else ()
    facts = [holding for fold in folds for same in fold.items for holding in same]
    return any(one not in facts or one.why for one in short.report.told.answers)


def _positions(short: ShortBriefing, page: Page) -> Section | None:
    """Tell the positions for which two pages have no room."""
    told = short.report.told
    sides = (told.dyad.a, told.dyad.b)
    rows = matched(told.positions, sides, page.narrative)[: MOST_ROWS if "positions" in page.sections else 0]
    shown = {id(one) for row in rows for by in row.sides.values() for some in by.values() for one in some}
    further = [one for one in told.positions if id(one) not in shown and is_by_day(one.happening.act, page.day)]
    return positions_section(further, sides, page, "Further positions")


def _chronology(short: ShortBriefing, page: Page) -> Section | None:
    """Tell every act of the period in the order of days, where two pages do not tell them all."""
    steps = sorted(walk(short.report.story), key=lambda step: day_order(step.entry.happening))
    own = [step for step in steps if _is_of(step.entry.happening.act, short)]
    if short.happened.tells_all and "happened" in page.sections:
        return None
    usual = usual_speaker([step.entry.happening for step in own], page)
    voice = evolve(page, usual=usual)
    lead = Paragraph((Sentence(f"Unless another is named, all this is {usual[2:]}."),)) if usual else None
    lines = _lines(own, voice)
    told = items(lines[-MOST_ACTS:])
    left = len(lines) - MOST_ACTS
    more = Paragraph((Sentence(f"{capital(of_many(left, 'earlier event'))} not told here."),)) if left > 0 else None
    return section_of(f"All events {period(short.report.first, page.day)}", [lead, told, more])


def _is_of(span: Span, short: ShortBriefing) -> bool:
    """Say whether what lies in a range may be of the period, and not only by a later day."""
    return span[1] >= short.report.first and is_by_day(span, short.report.told.asked.on)


def _lines(steps: Sequence[Step], page: Page) -> list[Sentence]:
    """Write a line for each act, and one for many that are alike but for whom they concern."""
    by_act = {step.entry.happening.id: step for step in steps}
    lines = []
    for fold in folded_acts([step.entry for step in steps], page.narrative):
        if fold.count == 1:
            step = by_act[fold.one.happening.id]
            lines.append(page.say(_line(step, page), attesting(step.entry.happening, page)))
        else:
            ends = [event for act in (fold.items[0], fold.items[-1]) for event in act.happening.reports]
            lines.append(page.say(f"{acts_phrase(fold, page.catalogue)}; {fold_days(fold)}.", ends))
    return lines


def _line(step: Step, page: Page) -> str:
    when = days_of(step.entry.happening, page)
    return f"{capital(when)}, {act_clause(step, page)}{act_tail(step, page)}."
