"""The relation of two actors as text: on one screen, or with its evidence, by subject; and what was done."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TypeVar

from tracker.calculus.doubts import Doubt
from tracker.calculus.timeline import Answer
from tracker.model.days import spoken
from tracker.model.events import Stance
from tracker.narrative.happenings import Happening
from tracker.projections.alike import Same, deciding_events, values_together
from tracker.projections.coverage import coverage
from tracker.projections.existence import ended_actor
from tracker.projections.folding import MOST_ALIKE, Fold, folded_answers
from tracker.projections.plans import Plan
from tracker.projections.relation import Relation
from tracker.projections.statements import Count, Statement
from tracker.projections.witnesses import Witness
from tracker.reports.language.asked import beyond
from tracker.reports.language.conditions import condition_phrase
from tracker.reports.language.dates import dated
from tracker.reports.language.documents import day_of
from tracker.reports.language.doubts import why, why_of
from tracker.reports.language.folds import answers_phrase, fold_days
from tracker.reports.language.happenings import due, happened
from tracker.reports.language.names import name
from tracker.reports.language.sentences import event_sentence
from tracker.reports.language.since import ended_phrase, since_when
from tracker.reports.language.words import at_least_at_most, capital, counted
from tracker.reports.text.entries import (
    asked_lines,
    by_whom,
    cited,
    cited_and_said,
    event_lines,
    evidence_lines,
    folded_entry_lines,
    footed_text,
)
from tracker.reports.text.layout import FIRST, View, page_text, row, titled, wrapped
from tracker.reports.text.summary import summary_lines

Told = TypeVar("Told")


def relation_text(report: Relation, view: View = FIRST) -> str:
    """Write a relation on one screen; with the evidence, all that is told of it; with the acts, what was done."""
    lines = _with_evidence(report, view) if view.evidence else summary_lines(report, view)
    claimed, told = _parted(report.chronology, lambda entry: entry.happening.doubt is Doubt.CLAIMED)
    if view.acts:
        lines += titled("CHRONOLOGY", folded_entry_lines(told, report.narrative, report.asked.on, view))
        lines += titled("ONLY CLAIMED", folded_entry_lines(claimed, report.narrative, report.asked.on, view))
    return footed_text(lines) if view.evidence else page_text(lines)


def _with_evidence(report: Relation, view: View) -> list[str]:
    """Write what was asked, the answers by subject with their evidence, then what was stated, planned and contested."""
    lines = _header(report) + _answers(report, view)
    if not (report.answers or report.chronology or report.positions or report.pending or report.contested):
        lines += ["", "By this day no event of the log touches both."]
    claims, positions = _parted(report.positions, lambda one: one.event.stance is Stance.CLAIMED)
    lines += titled("FIGURES", (_statement(figure, report) for figure in report.figures))
    lines += titled("COUNTED", (_count(count, report) for count in report.counts))
    lines += titled("POSITIONS", (_statement(position, report) for position in positions))
    lines += titled("POSITIONS ONLY CLAIMED", (_statement(claim, report) for claim in claims))
    lines += titled("PENDING AND OVERDUE", (_plan(plan, report) for plan in report.pending))
    return lines + titled("CONTESTED", (_contested(happening, report) for happening in report.contested))


def _parted(told: Iterable[Told], is_claimed: Callable[[Told], bool]) -> tuple[list[Told], list[Told]]:
    """Set apart what is only claimed from the rest."""
    claimed = [(is_claimed(each), each) for each in told]
    return [each for is_so, each in claimed if is_so], [each for is_so, each in claimed if not is_so]


def _header(report: Relation) -> list[str]:
    catalogue, asked = report.narrative.catalogue, report.asked
    names = [name(catalogue, code, asked.on) for code in (report.dyad.a, report.dyad.b)]
    lines = [
        f"{capital(names[0])} and {names[1]} on {spoken(asked.on)}",
        *asked_lines(asked, catalogue),
        f"Asked: {counted(len(report.documents), 'document')}, {counted(report.events, 'event')}.",
        *_reach(report),
    ]
    return [*lines, beyond(asked)] if beyond(asked) else lines


def _reach(report: Relation) -> list[str]:
    """Name the documents that are not asked, and say what lies outside of those that are."""
    reach = coverage(report)
    lines: list[str] = []
    if reach.later:
        names = ", ".join(sorted(document.id for document in reach.later))
        lines += wrapped(f"Left out, published later: {counted(len(reach.later), 'document')} ({names}).", "", "  ")
    for document in reach.perhaps_later:
        lines += wrapped(f"Left out: {document.id}, for it may be later: published {day_of(document)}.", "")
    if reach.ends is not None:
        last = spoken(reach.ends)
        lines.append(f"Coverage: no document asked was published after {last}; what came later is not known.")
    for document in reach.elsewhere:
        covers = document.covers.text if document.covers else ""
        lines += wrapped(f"Coverage: {document.id} speaks of {covers}, and not of this day.", "")
    return lines


def _answers(report: Relation, view: View) -> list[str]:
    lines: list[str] = []
    for subject, answers in groupby(report.answers, key=lambda answer: answer.section):
        lines += ["", subject.upper()]
        for fold in folded_answers(values_together(answers), report.narrative, view.most(MOST_ALIKE)):
            lines += _answer(fold.one, report, view) if fold.count == 1 else _alike(fold, report)
    return lines


def _alike(fold: Fold[Same], report: Relation) -> list[str]:
    """Write answers that are told as one: of how many, since when the first and the last, why only possibly."""
    first = fold.one[0]
    lines = row(first.answer.value, answers_phrase(fold, report.narrative.catalogue, report.asked.on))
    facts = [fact for fact in (fold_days(fold), why(first.why)) if fact]
    lines += row("", capital("; ".join(facts)) + ".") if facts else []
    told = [event for same in fold.items for event in deciding_events(same)]
    return lines + [part for line in event_lines(told, report.narrative) for part in row("", line, hang=4)]


def _answer(same: Same, report: Relation, view: View) -> list[str]:
    """Write an answer, or all values of a fluent that are possible, on one line; then since when, why, witnesses."""
    first = same[0]
    lines = row(first.answer.value, condition_phrase(same, report.narrative.catalogue, report.asked.on))
    facts = [fact for fact in _facts(same, report) if fact]
    lines += row("", capital("; ".join(facts)) + ".") if facts else []
    return lines + evidence_lines(_told_witnesses(same), report.narrative, view)


def _facts(same: Same, report: Relation) -> Iterator[str]:
    """Yield since when an answer stands and with whom it ended, why it is only possible, and its last evidence."""
    first = same[0]
    ended = ended_actor(report.narrative, first)
    since = [since_when(first, report.narrative), ended_phrase(*ended) if ended is not None else ""]
    yield ", ".join(part for part in since if part)
    yield why_of(same)
    if first.last_evidence is not None:
        yield f"last evidence {spoken(first.last_evidence)}"


def _told_witnesses(same: Same) -> list[Witness]:
    """List the events that decide an answer, each once; what only presupposes it where its own word does not."""
    seen = {(witness.event.ref, witness.implied): witness for answer in same for witness in answer.witnesses}
    told = {ref for ref, implied in seen if not implied} if same[0].answer is not Answer.HOLDS else set()
    return [witness for (ref, implied), witness in seen.items() if not implied or ref not in told]


def _statement(statement: Statement, report: Relation) -> list[str]:
    event = statement.event
    document = report.narrative.documents[event.document]
    said = f"Stated {happened(statement.happening)}{by_whom(event, report.narrative)}."
    lines = wrapped(event_sentence(event, report.narrative.catalogue) + ".", "  ")
    return lines + wrapped(said, "    ") + wrapped(f"- {cited(event, document)}", "    ", "      ")


def _count(count: Count, report: Relation) -> list[str]:
    names = " towards ".join(name(report.narrative.catalogue, code, report.asked.on) for code in count.by)
    number = at_least_at_most(count.certain, None if count.open_ended else count.possible, str)
    return wrapped(f"{capital(count.of)}, {names}: {number}.", "  ")


def _plan(plan: Plan, report: Relation) -> list[str]:
    event = plan.event
    degree = f", {event.degree}" if event.degree else ""
    condition = f" If: {event.condition}." if event.condition else ""
    standing = f"{plan.status.value}{degree}; {due(event)}.{condition}"
    lines = wrapped(f"{event_sentence(event, report.narrative.catalogue)}: {standing}", "  ")
    for told in (event, *plan.happening.denials):
        lines += wrapped(f"- {cited_and_said(told, report.narrative)}", "    ", "      ")
    return lines


def _contested(happening: Happening, report: Relation) -> list[str]:
    first = (
        f"{capital(happened(happening))}, by {counted(len(happening.events), 'report')}:"
        if happening.reports
        else "Denied, and not reported:"
    )
    lines = wrapped(first, "  ")
    catalogue = report.narrative.catalogue
    for event in happening.events:
        said = f"{event_sentence(event, catalogue)}, {dated(event.date)}{by_whom(event, report.narrative)}"
        source = cited(event, report.narrative.documents[event.document])
        lines += wrapped(f"- {said}; {source}", "    ", "      ")
    return lines
