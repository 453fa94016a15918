"""What stands below the key facts of two pages: what happened, positions in matched rows, what to watch, not known."""

from collections.abc import Sequence
from datetime import date

from attrs import evolve

from tracker.model.days import MONTHS
from tracker.narrative.happenings import Happening
from tracker.projections.briefing_short import ShortBriefing
from tracker.projections.briefing_watch import Watch
from tracker.projections.grades import Grade, grade_of_act
from tracker.projections.happened import Happened
from tracker.projections.matched import MatchedRow, matched
from tracker.projections.plans import Plan
from tracker.projections.tallies import Tally, tallies
from tracker.projections.weighing import Weighed
from tracker.reports.briefs.briefing import Column, Paragraph, Section, Sentence, Table
from tracker.reports.briefs.clauses import attribution, clause, days_of, usual_speaker
from tracker.reports.briefs.gaps import open_questions
from tracker.reports.briefs.grading import graded
from tracker.reports.briefs.page import Page, items, section_of
from tracker.reports.briefs.plans import MOST as MOST_PLANS
from tracker.reports.briefs.plans import behind, plans_section, watched
from tracker.reports.briefs.story import act_clause, act_tail, attesting
from tracker.reports.briefs.tables import cell_of
from tracker.reports.language.conditions import fluent_phrase
from tracker.reports.language.dates import days, period, plain_when, short_range
from tracker.reports.language.folds import acts_phrase
from tracker.reports.language.happenings import lasted
from tracker.reports.language.words import capital, listed, number_word, of_many

MOST_ROWS = 4
MOST_WATCHED = 6
_MANY_FOLLOWING = 3
_MONTHLY = 12
"""From so many acts on, a page says how many there were in which month."""
_MOST_MONTHS = 6
_MOST_CITED = 12
"""So many acts that are told in one line are cited; of more, the first and the last."""


def happened_section(happened: Happened, page: Page) -> Section | None:
    """Tell the acts of the period that weigh most, a dated line each, and say how many there were."""
    asked_of = period(happened.first, page.day)
    if not happened.acts:
        return Section("What happened", (Paragraph((Sentence(f"No dated event is recorded {asked_of}."),)),))
    usual = usual_speaker([act for one in happened.acts for act in one.acts], page)
    first = Paragraph((Sentence(f"Unless another is named, all this is {usual[2:]}."),)) if usual else None
    rows = tuple(_line(one, evolve(page, usual=usual)) for one in happened.acts)
    told = sum(len(one.steps) for one in happened.acts)
    many = f"{number_word(told)} " if told == len(rows) else ""  # of what is told as one nobody counts the lines
    what = "All events" if told == happened.count else f"The weightiest {many}of {happened.count} events"
    table = Table(f"{what} {asked_of}", (Column("When"), Column("What"), Column("Grade")), rows)
    return section_of("What happened", [first, table, _monthly(happened, page.day)])


def _line(one: Weighed, page: Page) -> tuple[Sentence, ...]:
    events = [event for act in cited_acts(one) for event in attesting(act, page)]
    text = capital(f"{_clause(one, page)}{_following(one)}")
    return (
        Sentence(capital(_when(one, page))),
        page.say(f"{text}.", events),
        graded(_grade(one, page)),
    )


def cited_acts(one: Weighed) -> list[Happening]:
    """List the acts that are cited of those that are told in one line: all, or of many the first and the last."""
    return one.acts if one.fold is None and len(one.acts) <= _MOST_CITED else [one.acts[0], one.acts[-1]]


def _clause(one: Weighed, page: Page) -> str:
    """Write what is told in one line: an act, many that are alike, or what went back and forth."""
    if one.fold is not None:
        return acts_phrase(one.fold, page.catalogue)
    return _tallied(one, page) if len(one.steps) > 1 else f"{act_clause(one.last, page)}{act_tail(one.last, page)}"


def _when(one: Weighed, page: Page) -> str:
    ranges = [act.act for act in one.acts]
    first, last = min(span[0] for span in ranges), max(span[1] for span in ranges)
    if all(span[0] == span[1] for span in ranges) and not lasted(one.acts[-1]):
        return short_range(first, last)
    return plain_when(days_of(one.last.entry.happening, page) if len(ranges) == 1 else days(first, last))


def _tallied(one: Weighed, page: Page) -> str:
    """Tell acts that went back and forth as one: what each side did in all, and whether one answered the other."""
    told = [f"{clause(tally.event, page)}{_times(tally)}" for tally in tallies(page.narrative, one.acts)]
    answer = ", in answer to each other" if len(told) > 1 and any(step.answers for step in one.steps) else ""
    speakers = list(dict.fromkeys(attribution(act, page) for act in one.acts))
    return f"{listed(told)}{answer}{speakers[0] if len(speakers) == 1 else ''}"


def _times(tally: Tally) -> str:
    """Say in how many acts one side did something, or how often where nothing is added up."""
    count = len(tally.acts)
    if count == 1:
        return ""
    if tally.number is not None:
        return f" in {of_many(count, 'act')}"
    return " twice" if count == 2 else f" {number_word(count)} times"


def _following(one: Weighed) -> str:
    if one.following < _MANY_FOLLOWING or len(one.steps) > 1:
        return ""
    return f"; {number_word(one.following)} events followed from it"


def _grade(one: Weighed, page: Page) -> Grade:
    return grade_of_act(one.last.entry.happening, page.narrative)


def _monthly(happened: Happened, day: int) -> Paragraph | None:
    """Say in which months most happened, where there was much."""
    if happened.count < _MONTHLY or len(happened.months) < 2:
        return None
    many = sorted(happened.months.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_MONTHS]
    years = {year for (year, _), _ in many}
    told = [
        f"{number_word(count)} in {MONTHS[month - 1]}{'' if len(years) == 1 else f' {year}'}"
        for (year, month), count in sorted(many)
    ]
    spans_years = date.fromordinal(happened.first).year != date.fromordinal(day).year
    which = ", where most were" if len(happened.months) > _MOST_MONTHS else ""
    when = f" (all in {years.pop()})" if spans_years and len(years) == 1 else ""
    return Paragraph((Sentence(f"Events by month{which}{when}: {listed(told)}."),))


def matched_section(short: ShortBriefing, page: Page) -> Section | None:
    """Set what one side says beside what the other says to it."""
    told = short.report.told
    rows = matched(told.positions, (told.dyad.a, told.dyad.b), page.narrative)[:MOST_ROWS]
    if not rows:
        return None
    sides = [code for code in (told.dyad.a, told.dyad.b) if any(row.of(code) for row in rows)]
    columns = (Column("On"), *(Column(capital(page.name(code))) for code in sides))
    table = Table("Positions as last stated", columns, tuple(_row(row, sides, page) for row in rows))
    return Section("Positions", (table,))


def _row(row: MatchedRow, sides: Sequence[str], page: Page) -> tuple[Sentence, ...]:
    return (Sentence(capital(row.topic)), *(cell_of(row.of(code), row.topic, page) for code in sides))


def watch_section(watch: Watch, page: Page) -> Section | None:
    """Tell what comes up: what the two plan, what is overdue, what lapses, and what a third who is the cause awaits."""
    plans = [*watch.own, *watch.third]
    told = [page.say(capital(watched(plan, page)), behind(plan, page)) for plan in plans]
    for item in watch.lapses:
        assert item.event is not None, "what lapses began with an event"
        assert item.fluent is not None, "what lapses is a condition"
        what = fluent_phrase(item.fluent, page.catalogue, page.day)
        told.append(page.say(f"{capital(what)}: lapses {days(item.earliest, item.latest)}.", [item.event]))
    if not told:
        return None
    left = len(told) - MOST_WATCHED
    where = page.where("plans") if len(told) == len(watch.own) <= MOST_PLANS else "not told here"
    more = Paragraph((Sentence(f"{capital(of_many(left, 'more', 'more'))} {where}."),)) if left > 0 else None
    return section_of("What to watch", [items(told[:MOST_WATCHED]), more])


def further_plans(watch: Watch, pending: Sequence[Plan], page: Page) -> Section | None:
    """Tell the plans that what to watch has not told, and those that somebody denies."""
    watched_above = [*watch.own, *watch.third][:MOST_WATCHED] if "watch" in page.sections else []
    told = {plan.happening.id for plan in watched_above if not plan.happening.denials}
    return plans_section([plan for plan in pending if plan.happening.id not in told], page)


def unknown_section(short: ShortBriefing, page: Page) -> Section | None:
    """Say in two sentences on what the log is silent, and what the documents of the page leave open."""
    gaps, told = short.report.gaps, short.report.told
    questions = len(open_questions(gaps, page))
    silent = [*gaps.silent, *([] if told.figures or told.counts else ["figures"])]
    said = [Sentence(f"The log has nothing on {listed(silent, 'or')} between the two.")] if silent else []
    open_points = [
        *([of_many(len(gaps.old), "condition", "conditions") + " not recently confirmed"] if gaps.old else []),
        *([of_many(questions, "question") + " that documents leave open"] if questions else []),
    ]
    if open_points:
        lead = "The annex lists" if "gaps" in page.annex else "Not told here:"
        said.append(Sentence(f"{lead} {listed(open_points)}."))
    return Section("Not known", (Paragraph(tuple(said)),)) if said else None
