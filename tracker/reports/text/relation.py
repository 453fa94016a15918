"""The relation of two actors as text: what was asked, the answers by subject, then what was stated and done."""

from collections.abc import Sequence
from itertools import groupby

from tracker.calculus.doubts import Doubt
from tracker.calculus.timeline import Answer
from tracker.model.days import spoken
from tracker.model.events import Event, Stance
from tracker.narrative.happenings import Happening
from tracker.projections.answers import Holding, Witness
from tracker.projections.chronology import Act
from tracker.projections.existence import ended_actor
from tracker.projections.plans import Plan
from tracker.projections.relation import Relation
from tracker.projections.statements import Count, Statement
from tracker.reports.language.conditions import condition_phrase
from tracker.reports.language.dates import dated, span
from tracker.reports.language.documents import day_of
from tracker.reports.language.doubts import why
from tracker.reports.language.happenings import happened
from tracker.reports.language.names import name
from tracker.reports.language.sentences import event_sentence
from tracker.reports.language.since import ended_phrase, since_when
from tracker.reports.language.words import at_least_at_most, capital, counted
from tracker.reports.text.entries import asked_lines, cited, entry_lines, said_by, witness_line
from tracker.reports.text.layout import page_text, row, titled, wrapped


def relation_text(report: Relation) -> str:
    """Write a relation: what was asked, the answers by subject, then what was stated, planned, contested and done."""
    lines = _header(report)
    for subject, answers in groupby(report.answers, key=lambda answer: answer.section):
        lines += ["", subject.upper()]
        for _, same in groupby(answers, key=lambda answer: (str(answer.fluent), answer.through, answer.answer)):
            lines += _answer(list(same), report)
    if not (report.answers or report.chronology or report.positions or report.pending or report.contested):
        lines += ["", "No event of the log touches both."]
    lines += titled("FIGURES", (_statement(figure, report) for figure in report.figures))
    lines += titled("COUNTED", (_count(count, report) for count in report.counts))
    claimed = [one for one in report.positions if one.event.stance is Stance.CLAIMED]
    positions = [one for one in report.positions if one.event.stance is not Stance.CLAIMED]
    lines += titled("POSITIONS", (_statement(position, report) for position in positions))
    lines += titled("PENDING AND OVERDUE", (_plan(plan, report) for plan in report.pending))
    lines += titled("CONTESTED", (_contested(one, report) for one in report.contested))
    told = [entry for entry in report.chronology if entry.happening.doubt is not Doubt.CLAIMED]
    only_claimed = [entry for entry in report.chronology if entry.happening.doubt is Doubt.CLAIMED]
    lines += titled("CHRONOLOGY", (_entry(entry, report) for entry in told))
    claims = [*(_entry(entry, report) for entry in only_claimed), *(_statement(one, report) for one in claimed)]
    lines += titled("ONLY CLAIMED", claims)
    return page_text(lines)


def _header(report: Relation) -> list[str]:
    catalogue, asked = report.narrative.catalogue, report.asked
    names = [name(catalogue, code, asked.on) for code in (report.dyad.a, report.dyad.b)]
    lines = [
        f"{capital(names[0])} and {names[1]} on {spoken(asked.on)}",
        *asked_lines(asked, catalogue),
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
        lines += wrapped(text, "", "  ")
    for left in report.left_out:
        if not left.certainly_later:
            lines += wrapped(
                f"Left out: {left.document.id}, for it may be later: published {day_of(left.document)}.", ""
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
            lines += wrapped(f"Coverage: {document.id} speaks of {covers.text}, and not of this day.", "")
    return lines


def _answer(same: Sequence[Holding], report: Relation) -> list[str]:
    """Write an answer, or all values of a fluent that are possible, on one line; then since when, why, witnesses."""
    first = same[0]
    catalogue = report.narrative.catalogue
    lines = row(first.answer.value, condition_phrase(same, catalogue, report.asked.on))
    facts = [since_when(first, report.narrative)]
    facts.append(why(doubt for answer in same for doubt in answer.why))
    ended = ended_actor(report.narrative, first)
    if ended is not None:
        facts[0] = ", ".join(fact for fact in (facts[0], ended_phrase(*ended)) if fact)
    if first.last_evidence is not None:
        facts.append(f"last evidence {spoken(first.last_evidence)}")
    lines += row("", capital("; ".join(fact for fact in facts if fact)) + ".") if any(facts) else []
    seen: dict[tuple[str, bool], Witness] = {(w.event.ref, w.implied): w for a in same for w in a.witnesses}
    told = {ref for ref, implied in seen if not implied}
    for (ref, implied), witness in seen.items():
        if not implied or ref not in told or first.answer is Answer.HOLDS:
            lines += row("", witness_line(witness, report.narrative), hang=4)
    return lines


def _entry(entry: Act, report: Relation) -> list[str]:
    return entry_lines(entry, report.narrative, report.asked.on)


def _statement(statement: Statement, report: Relation) -> list[str]:
    event = statement.event
    document = report.narrative.documents[event.document]
    said = f"Stated {happened(statement.happening)}{said_by(event, report.narrative.catalogue)}."
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
    standing = f"{plan.status.value}{degree}; {_due(event)}.{condition}"
    lines = wrapped(f"{event_sentence(event, report.narrative.catalogue)}: {standing}", "  ")
    for told in (event, *plan.happening.denials):
        source = cited(told, report.narrative.documents[told.document])
        lines += wrapped(f"- {source}{said_by(told, report.narrative.catalogue)}", "    ", "      ")
    return lines


def _due(event: Event) -> str:
    """Write when what is planned is due, from its first to its last day where it is to last."""
    if event.date.text == "..":
        return "no day is named"
    date = event.works_from
    return f"due {dated(date) if date.extent else span(date.earliest, date.latest)}"


def _contested(one: Happening, report: Relation) -> list[str]:
    first = (
        f"{capital(happened(one))}, by {counted(len(one.events), 'report')}:"
        if one.reports
        else "Denied, and not reported:"
    )
    lines = wrapped(first, "  ")
    catalogue = report.narrative.catalogue
    for event in one.events:
        said = f"{event_sentence(event, catalogue)}, {dated(event.date)}{said_by(event, catalogue)}"
        source = cited(event, report.narrative.documents[event.document])
        lines += wrapped(f"- {said}; {source}", "    ", "      ")
    return lines
