"""Projections as text for a terminal: one hundred columns, nothing that needs colour."""

import textwrap
from collections.abc import Iterable, Sequence
from itertools import groupby

from tracker.calculus.timeline import Answer
from tracker.model.appended import Appended
from tracker.model.dates import TOLERANCE
from tracker.model.days import PAST, spoken, spoken_range
from tracker.model.events import Document, Event, Stance
from tracker.model.findings import Finding
from tracker.narrative.happenings import Happening
from tracker.projections.answers import Holding, Witness
from tracker.projections.chronology import Entry
from tracker.projections.event import EventReport
from tracker.projections.plans import Plan
from tracker.projections.relation import Relation
from tracker.projections.statements import Count, Statement
from tracker.reports.sentences import (
    WHY,
    event_sentence,
    fluent_phrase,
    sentence,
    since_phrase,
    span,
    speakers,
    value_phrase,
    when,
)
from tracker.text.source import mark

WIDTH = 100
_GUTTER = 17

END_OF_DAY = "State at the end of the day: a member from the day it joins, not a member on the day it leaves."


def relation_text(report: Relation) -> str:
    """Write a relation: what was asked, the answers by subject, then what was stated, planned, contested and done."""
    lines = _header(report)
    for section, answers in groupby(report.answers, key=lambda answer: answer.section):
        lines += ["", section.upper()]
        for _, same in groupby(answers, key=lambda answer: (str(answer.fluent), answer.through, answer.answer)):
            lines += _answer(list(same), report)
    if not report.answers:
        lines += ["", "No event of the log touches both."]
    lines += _section("FIGURES", (_statement(figure, report) for figure in report.figures))
    lines += _section("COUNTED", (_count(count, report) for count in report.counts))
    lines += _section("POSITIONS", (_statement(position, report) for position in report.positions))
    lines += _section("PENDING AND OVERDUE", (_plan(plan, report) for plan in report.pending))
    lines += _section("CONTESTED", (_contested(one, report) for one in report.contested))
    lines += _section("CHRONOLOGY", (_entry(entry, report) for entry in report.chronology))
    return "\n".join(lines)


def event_text(report: EventReport) -> str:
    """Write an event with its document, its evidence, and what else tells of the same happening."""
    event, document = report.event, report.document
    lines = [
        f"{event.ref}  ({event.source.file}:{event.source.line})",
        *_wrapped(event_sentence(event, report.catalogue) + ".", "  "),
        f"  kind: {event.kind}    date: {event.date.text}    stance: {event.stance.value}",
    ]
    lines += [f"  {speakers(event, report.catalogue)}"] if event.according_to else []
    lines += [f"  evidence: {_evidence(event, document)}"] if event.evidence else []
    lines += _wrapped(f"note: {event.note}", "  ") if event.note else []
    lines += [f"  because: {ref}" for ref in event.because]
    lines += [f"  touches: {fluent}" for fluent in report.touches]
    lines += ["", f"Document {document.id}"]
    lines += _wrapped(f"{document.title}. {document.publisher}, {_published(document)}.", "  ")
    lines += [f"  text: {document.text}"] if document.text else []
    lines += [f"  address: {document.address}"] if document.address else []
    if report.others:
        contested = ", contested" if report.contested else ""
        lines += ["", f"Happening {report.happening.id}: {when(report.happening)}{contested}"]
        for other, its in report.others:
            lines += _wrapped(
                f"{other.ref} ({other.stance.value}, {other.date.text}; {its.publisher}, {_published(its)}): "
                f"{event_sentence(other, report.catalogue)}.",
                "  ",
            )
    for one in report.mendings:
        lines += ["", *_wrapped(f"{one.kind.capitalize()} by {one.ref}: {one.reason}", "")]
    return "\n".join(lines)


def finding_text(finding: Finding) -> str:
    """Write a finding where an editor can jump to it: place and message, the line with a mark, then what to do."""
    lines = [f"{finding.place}: {'warning: ' if finding.warning else ''}{finding.message}"]
    if finding.excerpt:
        number = str(finding.place.line)
        lines += [f"{number} | {finding.excerpt}", f"{' ' * len(number)} | {mark(finding)}"]
    return "\n".join([*lines, *textwrap.wrap(finding.remedy, WIDTH)])


def findings_text(findings: Sequence[Finding]) -> str:
    """Write findings one after the other, each set off by an empty line."""
    return "\n\n".join(finding_text(finding) for finding in findings)


def _header(report: Relation) -> list[str]:
    catalogue, asked = report.narrative.catalogue, report.asked
    names = [_name(report, code) for code in (report.dyad.a, report.dyad.b)]
    known = "all documents" if asked.known_by is None else f"documents published by {spoken(asked.known_by)}"
    position = f", position {asked.position}" if asked.position is not None else ""
    lines = [
        f"{sentence(names[0])} and {names[1]} on {spoken(asked.on)}",
        END_OF_DAY,
        f"Known by: {known}. Recorded by: {asked.recorded_by or 'now'}. Catalogue {catalogue.version}{position}.",
        f"Tolerance: {TOLERANCE}.",
        f"Asked: {counted(len(report.documents), 'document')}, {counted(report.events, 'event')}.",
    ]
    lines += _left_out(report)
    lines += _coverage(report)
    if asked.known_by is not None and asked.on > asked.known_by:
        lines.append("The day asked for is later than what was known: it is answered as if nothing came between.")
    return lines


def _left_out(report: Relation) -> list[str]:
    """Name the documents that are not asked: those published later on one line, each that may have been on its own."""
    later = [left.document.id for left in report.left_out if left.certainly_later]
    lines: list[str] = []
    if later:
        text = f"Left out, published later: {counted(len(later), 'document')} ({', '.join(sorted(later))})."
        lines += _wrapped(text, "", "  ")
    for left in report.left_out:
        if not left.certainly_later:
            lines += _wrapped(
                f"Left out: {left.document.id}, for it may be later: published {_day_of(left.document)}.", ""
            )
    return lines


def _coverage(report: Relation) -> list[str]:
    """Say what lies outside the documents: days after the last of them, and days before what one claims to cover."""
    lines: list[str] = []
    last = max((document.published.latest for document in report.documents), default=None)
    if last is not None and report.asked.on > last:
        lines.append(f"Coverage: no document asked was published after {spoken(last)}; what came later is not known.")
    for document in report.documents:
        covers = document.covers
        if covers and not covers.earliest <= report.asked.on <= covers.last:
            lines += _wrapped(f"Coverage: {document.id} speaks of {covers.text}, and not of this day.", "")
    return lines


def _answer(same: Sequence[Holding], report: Relation) -> list[str]:
    """Write an answer, or all values of a fluent that are possible, on one line; then since when, why, witnesses."""
    first = same[0]
    catalogue = report.narrative.catalogue
    phrase = sentence(fluent_phrase(first.fluent, catalogue, report.asked.on))
    values = [value_phrase(answer.value) for answer in same if answer.value]
    stated = f": {' or '.join(values)}" if values else ""
    through = f" (through {_name(report, first.through)})" if first.through else ""
    lines = _row(first.answer.value, phrase + stated + through)
    begins = {PAST, *(start for start, _ in report.narrative.spells(first.fluent))}
    facts = [since_phrase(first.answer, first.since.earliest, first.since.latest, begins)]
    reasons = list(dict.fromkeys(reason for answer in same for reason in answer.why))
    if reasons:
        facts.append("; ".join(WHY.get(reason, reason) for reason in reasons))
    if first.last_evidence is not None:
        facts.append(f"last evidence {spoken(first.last_evidence)}")
    lines += _row("", sentence("; ".join(fact for fact in facts if fact)) + ".") if any(facts) else []
    seen: dict[tuple[str, bool], Witness] = {(w.event.ref, w.implied): w for a in same for w in a.witnesses}
    told = {ref for ref, implied in seen if not implied}
    for (ref, implied), witness in seen.items():
        if not implied or ref not in told or first.answer is Answer.HOLDS:
            lines += _row("", _witness(witness, report), hang=4)
    return lines


def _witness(witness: Witness, report: Relation) -> str:
    event = witness.event
    document = report.narrative.documents[event.document]
    implied = "presupposed by " if witness.implied else ""
    return f"- {implied}{_source(event, document)}{_said_by(event, report)}"


def _source(event: Event, document: Document) -> str:
    evidence = _evidence(event, document)
    return f"{event.ref}{f', {evidence}' if evidence else ''} [{event.source.file}:{event.source.line}]"


def _evidence(event: Event, document: Document) -> str:
    pieces = []
    for evidence in event.evidence:
        place = f"line {evidence.line}" if evidence.line is not None else evidence.at
        pieces.append(f'{place} "{evidence.words}"' if evidence.words and document.quotable else place)
    return ", ".join(pieces)


def _said_by(event: Event, report: Relation) -> str:
    names = speakers(event, report.narrative.catalogue)
    stance = "" if event.stance is Stance.REPORTED else f" ({event.stance.value})"
    return stance + (f", {names}" if names else "")


def _statement(statement: Statement, report: Relation) -> list[str]:
    event = statement.event
    document = report.narrative.documents[event.document]
    said = f"Stated {when(statement.happening)}{_said_by(event, report)}."
    lines = _wrapped(event_sentence(event, report.narrative.catalogue) + ".", "  ")
    return lines + _wrapped(said, "    ") + _wrapped(f"- {_source(event, document)}", "    ", "      ")


def _count(count: Count, report: Relation) -> list[str]:
    names = " towards ".join(_name(report, code) for code in count.by)
    if count.open_ended:
        number = f"at least {count.certain}"
    elif count.certain == count.possible:
        number = str(count.certain)
    else:
        number = f"between {count.certain} and {count.possible}"
    return _wrapped(f"{sentence(count.of)}, {names}: {number}.", "  ")


def _plan(plan: Plan, report: Relation) -> list[str]:
    event = plan.event
    document = report.narrative.documents[event.document]
    degree = f", {event.degree}" if event.degree else ""
    condition = f" If: {event.condition}." if event.condition else ""
    when_due = span(event.works_from.earliest, event.works_from.latest)
    dated = "no day is named" if event.date.text == ".." else f"for {when_due}"
    text = f"{event_sentence(event, report.narrative.catalogue)}: {plan.status.value}{degree}; {dated}.{condition}"
    return _wrapped(text, "  ") + _wrapped(f"- {_source(event, document)}{_said_by(event, report)}", "    ", "      ")


def _contested(one: Happening, report: Relation) -> list[str]:
    lines = _wrapped(f"{sentence(when(one))}, by {counted(len(one.events), 'report')}:", "  ")
    for event in one.events:
        document = report.narrative.documents[event.document]
        text = f"- {event_sentence(event, report.narrative.catalogue)}, {event.date.spoken()}{_said_by(event, report)}"
        lines += _wrapped(f"{text}; {_source(event, document)}", "    ", "      ")
    return lines


def _entry(entry: Entry, report: Relation) -> list[str]:
    one = entry.happening
    narrative = report.narrative
    tags = [f"through {_name(report, entry.through)}"] if entry.through else []
    tags += ["a cause"] if entry.cause_only else []
    tags += [one.doubt or "contested"] if one.id in narrative.contested or one.doubt else []
    if one.works != one.act:
        tags.append(f"in effect {span(*one.works)}")
    tail = f" ({'; '.join(tags)})" if tags else ""
    lines = [f"  {sentence(when(one))}"]
    lines += _wrapped(f"{event_sentence(one.fullest, narrative.catalogue)}{tail}.", "    ")
    causes = [event_sentence(narrative.happenings[key].fullest, narrative.catalogue) for key in entry.causes]
    lines += _wrapped(f"because: {'; '.join(causes)}", "      ") if causes else []
    for event in one.events:
        lines += _wrapped(f"- {_source(event, narrative.documents[event.document])}", "      ", "        ")
    return lines


def _section(title: str, entries: Iterable[list[str]]) -> list[str]:
    lines = [line for entry in entries for line in entry]
    return ["", title, *lines] if lines else []


def _row(label: str, text: str, hang: int = 2) -> list[str]:
    gutter = " " * _GUTTER
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=f"  {label:<{_GUTTER - 2}}",
        subsequent_indent=gutter + " " * hang,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _wrapped(text: str, indent: str, hang: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=hang if hang is not None else indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _name(report: Relation, code: str) -> str:
    actor = report.narrative.catalogue.actor(code)
    return actor.name(report.asked.on) if actor else code


def _published(document: Document) -> str:
    inferred = " (inferred)" if document.basis == "inferred" else ""
    return f"published {_day_of(document)}{inferred}"


def _day_of(document: Document) -> str:
    return spoken_range(document.published.earliest, document.published.latest)


def counted(number: int, word: str, plural: str = "") -> str:
    """Write a number of things: '1 fault', '2 faults'."""
    return f"{number} {word}" if number == 1 else f"{number} {plural or word + 's'}"


def appended_text(done: Appended) -> str:
    """Write what an append did."""
    lines = []
    if done.catalogue_is_new:
        lines.append(f"The catalogue changed: version {done.catalogue} is appended.")
    if not done.new:
        lines.append(f"Nothing is new: all {counted(done.present, 'entry', 'entries')} were there already.")
    for document, number in done.new.items():
        lines.append(f"{document}: {counted(number, 'entry', 'entries')} appended.")
    if done.new and done.present:
        lines.append(f"{counted(done.present, 'entry', 'entries')} were there already.")
    lines.append(f"The store stands at position {done.position}.")
    return "\n".join(lines)
