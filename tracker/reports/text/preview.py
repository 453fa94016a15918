"""What an append would do, as text: each event as its sentence, what it changes, and what somebody should look at."""

from collections.abc import Iterable, Iterator, Sequence

from tracker.calculus.timeline import Answer
from tracker.catalogue.catalogue import Catalogue
from tracker.model.days import FUTURE, PAST
from tracker.model.findings import Finding
from tracker.narrative.narrative import Narrative
from tracker.projections.preview import NOT_KNOWN, KnownOtherwise, Preview, PreviewedEvent, sharing_formats
from tracker.projections.runs import Run
from tracker.reports.language.conditions import fluent_phrase, state_phrase
from tracker.reports.language.dates import bare
from tracker.reports.language.documents import published
from tracker.reports.language.names import name
from tracker.reports.language.sentences import event_sentence
from tracker.reports.language.speakers import according_to
from tracker.reports.language.words import capital, counted, listed
from tracker.reports.text.course import run_days
from tracker.reports.text.findings import counted_text, findings_text
from tracker.reports.text.layout import page_text, wrapped

MOST_EVENTS = 30
"""Of more new events only what somebody should look at is told, where no more is asked for."""
_MOST_DAYS = 4
"""So many runs of days are told of a condition that changes."""


def preview_text(report: Preview, *, short: bool = False) -> str:
    """Write what an append would do; of many events, `short`, only what somebody should look at."""
    lines = [*_heading(report), *([] if short and len(report.events) > MOST_EVENTS else _events(report))]
    lines += _section("ALSO CHANGED", _changes(report.further, report.narrative, "  "))
    lines += _section("CONTESTED BY THIS", _messages(report.contested))
    lines += _section("EXPECTATIONS THAT FAIL", _messages(report.failing))
    lines += _section("PERHAPS TOLD ALREADY", _messages(report.alike))
    if report.warnings:
        told = f"{findings_text(report.warnings)}\n\n{counted_text(report.warnings)}"
        lines += ["", "WARNINGS", *told.split("\n")]
    return page_text(lines)


def _heading(report: Preview) -> Iterator[str]:
    """Say which documents are read, and how much of them is new."""
    if not report.adds:
        yield "Nothing is new."
        return
    new = [f"{counted(len(report.new_documents), 'new document')}"] if report.new_documents else []
    new += [counted(len(report.events), "new event")]
    new += [counted(report.mendings, "mending")] if report.mendings else []
    yield f"To be appended: {listed(new)}."
    if report.present:
        yield f"{counted(report.present, 'entry', 'entries')} are there already."


def _events(report: Preview) -> Iterator[str]:
    for document in report.documents:
        events = [one for one in report.events if one.event.document == document.id]
        if not events and document.id not in report.new_documents:
            continue
        yield ""
        yield from wrapped(f"{document.id}: {document.title}. {document.publisher}, {published(document)}", "", "  ")
        for one in events:
            yield from _event(one, report.narrative)


def _event(one: PreviewedEvent, narrative: Narrative) -> Iterator[str]:
    """Write an event as the sentence that it becomes, and what it changes."""
    event, catalogue = one.event, narrative.catalogue
    yield ""
    yield f"  {event.id}  [{event.source.file}:{event.source.line}]"
    stance = "" if event.stance.value == "reported" else f" ({event.stance.value})"
    said = f" {capital(according_to(event, catalogue))}." if event.according_to else ""
    date = "no day" if event.date.text == ".." else event.date.spoken()
    told = event_sentence(event, catalogue, narrative.events)
    yield from wrapped(f"{capital(date)}: {told}{stance}.{said}", "    ", "    ")
    for line in _changes(one.changes, narrative, "    "):
        yield from line
    if one.with_earlier:
        yield from wrapped(f"told above, with {listed([other.id for other in one.with_earlier])}", "    ", "      ")
    elif not one.changes:
        yield "    changes no answer"
    for told, others in (("one happening with", one.joins), ("perhaps one happening with", one.near)):
        for other in others:
            its = narrative.documents[other.document]
            said = f"{told} {other.ref}: {bare(other.date.spoken())} ({its.publisher}, {published(its)})"
            yield from wrapped(said, "    ", "      ")


def _changes(changes: Iterable[KnownOtherwise], narrative: Narrative, indent: str) -> Iterator[list[str]]:
    """Write each condition that changes, with the days on which it does and what was known before."""
    by_fluent: dict[object, list[KnownOtherwise]] = {}
    for change in changes:
        by_fluent.setdefault(change.fluent, []).append(change)
    for alike in by_fluent.values():
        shared = _shared(alike[0], narrative.catalogue)
        phrase = capital(fluent_phrase(alike[0].fluent, narrative.catalogue))
        lines = wrapped(f"{phrase}{shared}", indent, f"{indent}  ")
        worth = [one for one in alike if not _says_nothing(one)] or alike
        for one in worth[:_MOST_DAYS]:
            days = run_days(Run(one.fluent, one.first, one.last, one.after))
            was = "" if one.before == NOT_KNOWN else f" (so far {state_phrase(one.before)})"
            lines += wrapped(f"{days}: {state_phrase(one.after)}{was}", f"{indent}  ", f"{indent}    ")
        more = len(worth) - _MOST_DAYS
        lines += [f"{indent}  and on {counted(more, 'other run')} of days"] if more > 0 else []
        yield lines


def _says_nothing(one: KnownOtherwise) -> bool:
    """Say whether nothing is learned of a condition: it is as possible as it was, or was not so before all began."""
    still_possible = one.before.answer is Answer.POSSIBLY and one.after.answer is Answer.POSSIBLY
    not_yet = one.before == NOT_KNOWN and one.first <= PAST and one.after.answer is Answer.NOT
    return still_possible or not_yet


def _shared(one: KnownOtherwise, catalogue: Catalogue) -> str:
    """Say whose members share a condition."""
    formats = sharing_formats(one.fluent, catalogue)
    return (
        f", shared by the members of {listed([name(catalogue, code, FUTURE) for code in formats])}" if formats else ""
    )


def _messages(findings: Sequence[Finding]) -> Iterator[list[str]]:
    for finding in findings:
        yield wrapped(f"{finding.place}: {finding.message}. {finding.remedy}".rstrip(), "  ", "    ")


def _section(title: str, entries: Iterable[list[str]]) -> list[str]:
    lines = [part for entry in entries for part in entry]
    return ["", title, *lines] if lines else []
