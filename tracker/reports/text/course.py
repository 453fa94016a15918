"""The course of a relation, and what changed in it, as text."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from tracker.catalogue.catalogue import Catalogue
from tracker.model.days import FUTURE, PAST, spoken
from tracker.model.events import Mending
from tracker.projections.changes import Changes, Transition
from tracker.projections.course import Course
from tracker.projections.relation import Asked
from tracker.projections.runs import Run
from tracker.reports.language.conditions import fluent_phrase, state_phrase
from tracker.reports.language.documents import day_of
from tracker.reports.language.names import name
from tracker.reports.language.words import capital
from tracker.reports.text.entries import asked_lines, entry_lines, witness_line
from tracker.reports.text.layout import row, titled, wrapped


def course_text(report: Course) -> str:
    """Write everything that happened between two actors, then the runs of each of their fluents."""
    catalogue = report.narrative.catalogue
    names = [name(catalogue, code, FUTURE) for code in (report.dyad.a, report.dyad.b)]
    lines = [f"{capital(names[0])} and {names[1]}, the whole course", *asked_lines(report.asked, catalogue)]
    lines += titled("CHRONOLOGY", (entry_lines(entry, report.narrative, FUTURE) for entry in report.chronology))
    by_subject = groupby(report.runs, key=lambda run: catalogue.known_fluent(run.fluent.name).section)
    for subject, runs in by_subject:
        lines += ["", subject.upper(), *_runs(runs, catalogue)]
    if not report.chronology and not report.runs:
        lines += ["", "No event of the log touches both."]
    return "\n".join(lines)


def _runs(runs: Iterable[Run], catalogue: Catalogue) -> Iterator[str]:
    """Write each fluent of a subject with its runs below it."""
    for fluent, its in groupby(runs, key=lambda run: run.fluent):
        yield from wrapped(capital(fluent_phrase(fluent, catalogue)), "  ")
        for run in its:
            yield from wrapped(f"{run_days(run)}: {state_phrase(run.state)}", "    ", "      ")


def changes_text(report: Changes) -> str:
    """Write what changed: fluent by fluent with the events that say so, then what happened meanwhile."""
    catalogue = report.narrative.catalogue
    names = [name(catalogue, code, report.after.on) for code in (report.dyad.a, report.dyad.b)]
    lines = [f"{capital(names[0])} and {names[1]}: {_between(report.before, report.after)}"]
    lines += asked_lines(report.after, catalogue)
    if report.published:
        titles = "; ".join(f"{document.id}, published {day_of(document)}" for document in report.published)
        lines += titled("BECAME KNOWN", [wrapped(titles + ".", "  ")])
    lines += titled("MENDED", map(_mending, report.mended))
    lines += titled("WHAT CHANGED", (_change(change, report) for change in report.changes))
    title = "WHAT HAPPENED" if report.before.on != report.after.on else "WHAT IS TOLD ANEW"
    lines += titled(title, (entry_lines(entry, report.narrative, report.after.on) for entry in report.chronology))
    if not report.changes and not report.chronology:
        lines += ["", "Nothing changed."]
    return "\n".join(lines)


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


def _change(change: Transition, report: Changes) -> list[str]:
    phrase = capital(fluent_phrase(change.fluent, report.narrative.catalogue, report.after.on))
    lines = [f"  {spoken(change.day)}"] if change.day is not None else []
    lines += row(change.turn.value, f"{phrase}: {state_phrase(change.after)}, before {state_phrase(change.before)}")
    for witness in change.witnesses:
        lines += row("", witness_line(witness, report.narrative), hang=4)
    return lines
