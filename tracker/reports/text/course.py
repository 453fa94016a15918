"""The course of a relation, and what changed in it, as text."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from tracker.calculus.timeline import Answer
from tracker.model.days import FUTURE, PAST, spoken
from tracker.model.events import Mending
from tracker.narrative.narrative import Narrative
from tracker.narrative.spans import Condition
from tracker.projections.changes import Changes, Transition
from tracker.projections.course import Course
from tracker.projections.folding import MOST_ALIKE, Fold, folded_courses, folded_turns
from tracker.projections.relation import Asked
from tracker.projections.runs import Run
from tracker.reports.language.conditions import state_phrase, values_phrase
from tracker.reports.language.documents import day_of
from tracker.reports.language.folds import courses_phrase, fold_days, turns_phrase
from tracker.reports.language.names import name
from tracker.reports.language.words import capital
from tracker.reports.text.entries import asked_lines, event_lines, evidence_lines, folded_entry_lines, footed_text
from tracker.reports.text.layout import FIRST, View, row, titled, wrapped


def course_text(report: Course, view: View = FIRST) -> str:
    """Write everything that happened between two actors, then the runs of each of their fluents."""
    catalogue = report.narrative.catalogue
    names = [name(catalogue, code, FUTURE) for code in (report.dyad.a, report.dyad.b)]
    lines = [f"{capital(names[0])} and {names[1]}, the whole course", *asked_lines(report.asked, catalogue)]
    lines += titled("CHRONOLOGY", folded_entry_lines(report.chronology, report.narrative, FUTURE, view))
    by_subject = groupby(report.runs, key=lambda run: catalogue.known_fluent(run.fluent.name).section)
    for subject, runs in by_subject:
        lines += ["", subject.upper(), *_runs(runs, report.narrative, view)]
    if not report.chronology and not report.runs:
        lines += ["", "No event of the log touches both."]
    return footed_text(lines)


def _runs(runs: Iterable[Run], narrative: Narrative, view: View) -> Iterator[str]:
    """Write each fluent of a subject with its runs below it; those that ran alike as one, with the states they had."""
    courses = [tuple(its) for _, its in groupby(runs, key=lambda run: (run.fluent, run.through))]
    for fold in folded_courses(courses, narrative, view.most(MOST_ALIKE)):
        if fold.count > 1:
            states = ", then ".join(state_phrase(run.state) for run in fold.one)
            yield from wrapped(f"{capital(courses_phrase(fold, narrative.catalogue))}: {fold_days(fold)}", "  ", "    ")
            yield from wrapped(f"each: {states}", "    ", "      ")
            continue
        yield from wrapped(capital(courses_phrase(fold, narrative.catalogue)), "  ")
        for run in fold.one:
            yield from wrapped(f"{run_days(run)}: {state_phrase(run.state)}", "    ", "      ")


def changes_text(report: Changes, view: View = FIRST) -> str:
    """Write what changed: fluent by fluent with the events that say so, then what happened meanwhile."""
    catalogue = report.narrative.catalogue
    names = [name(catalogue, code, report.after.on) for code in (report.dyad.a, report.dyad.b)]
    lines = [f"{capital(names[0])} and {names[1]}: {_between(report.before, report.after)}"]
    lines += asked_lines(report.after, catalogue)
    if report.published:
        titles = "; ".join(f"{document.id}, published {day_of(document)}" for document in report.published)
        lines += titled("BECAME KNOWN", [wrapped(titles + ".", "  ")])
    lines += titled("MENDED", map(_mending, report.mended))
    turns = folded_turns(report.changes, report.narrative, view.most(MOST_ALIKE))
    lines += titled("WHAT CHANGED", (_change(fold, report, view) for fold in turns))
    title = "WHAT HAPPENED" if report.before.on != report.after.on else "WHAT IS TOLD ANEW"
    lines += titled(title, folded_entry_lines(report.chronology, report.narrative, report.after.on, view))
    if not report.changes and not report.chronology:
        lines += ["", "Nothing changed."]
    return footed_text(lines)


def _mending(mending: Mending) -> list[str]:
    return wrapped(f"{mending.kind} of {', '.join(mending.of)}: {mending.reason} ({mending.ref})", "  ")


def run_days(run: Run) -> str:
    """Write the days of a run: 'from 22 May 2021', 'to 21 May 2021', '26 April 2012 to 21 May 2021'."""
    if run.first <= PAST and run.last >= FUTURE:
        return "always"
    if run.first <= PAST:
        return f"to {spoken(run.last)}"
    if run.last >= FUTURE:
        return f"from {spoken(run.first)}"
    return spoken(run.first) if run.first == run.last else f"{spoken(run.first)} to {spoken(run.last)}"


def _between(before: Asked, after: Asked) -> str:
    if before.on != after.on:
        return f"from the end of {spoken(before.on)} to the end of {spoken(after.on)}"
    return f"what was known {_state(before)} and {_state(after)} of {spoken(after.on)}"


def _state(asked: Asked) -> str:
    """Say which state of knowledge was asked."""
    known = f"by {spoken(asked.known_by)}" if asked.known_by is not None else ""
    recorded = f"as recorded by {asked.recorded_by}" if asked.recorded_by is not None else ""
    return " ".join(part for part in (known, recorded) if part) or "now"


def _now(state: Condition) -> str:
    """Write a state behind its condition: 'recalled', where that holds."""
    values = values_phrase(state.values)
    return values if values and state.answer is Answer.HOLDS else state_phrase(state)


def _change(fold: Fold[Transition], report: Changes, view: View) -> list[str]:
    change, catalogue = fold.one, report.narrative.catalogue
    days = (
        spoken(change.day) if fold.count == 1 and change.day is not None else fold_days(fold) if fold.count > 1 else ""
    )
    phrase = capital(turns_phrase(fold, catalogue, report.after.on))
    lines = [f"  {capital(days)}"] if days else []
    lines += row(change.turn.value, f"{phrase}: {_now(change.after)} (before: {_now(change.before)})")
    if fold.count > 1:
        told = [witness.event for each in fold.items for witness in each.witnesses]
        return lines + [part for line in event_lines(told, report.narrative) for part in row("", line, hang=4)]
    return lines + evidence_lines(change.witnesses, report.narrative, view)
