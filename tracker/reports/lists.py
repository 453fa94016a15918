"""Answers about many as text: an actor at a glance, who else, members, what comes up, which events, which things."""

from collections.abc import Sequence

from tracker.calculus.timeline import Answer
from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import Thing
from tracker.model.days import PAST, spoken
from tracker.projections.agenda import Agenda, Item
from tracker.projections.answers import Holding
from tracker.projections.glance import Counterpart, Glance
from tracker.projections.listing import Listing
from tracker.projections.matching import Matches
from tracker.reports.page import asked_lines, cited, counted, name, row, said_by, witness_line, wrapped
from tracker.reports.sentences import (
    event_sentence,
    fluent_phrase,
    happening_sentence,
    sentence,
    since_phrase,
    span,
    value_phrase,
    when,
)


def glance_text(report: Glance) -> str:
    """Write an actor's counterparts, each with what holds and what happened last."""
    catalogue, asked = report.narrative.catalogue, report.asked
    title = f"{sentence(name(catalogue, report.actor, asked.on))} on {spoken(asked.on)}"
    lines = [title, *asked_lines(asked, catalogue)]
    for counterpart in report.counterparts:
        lines += ["", sentence(name(catalogue, counterpart.code, asked.on)), *_counterpart(counterpart, report)]
    if not report.counterparts:
        lines += ["", "No event of the log touches it."]
    return "\n".join(lines)


def _counterpart(counterpart: Counterpart, report: Glance) -> list[str]:
    catalogue = report.narrative.catalogue
    lines: list[str] = []
    for holding in counterpart.answers:
        lines += row(holding.answer.value, _phrase(holding, report.narrative.catalogue, report.asked.on))
    if counterpart.last is not None:
        lines += row("last", f"{sentence(when(counterpart.last))}: {happening_sentence(counterpart.last, catalogue)}.")
    return lines


def matches_text(report: Matches) -> str:
    """Write every fluent that fits a pattern, with since when and on whose word."""
    catalogue, asked = report.narrative.catalogue, report.asked
    lines = [f"{_pattern(report)} on {spoken(asked.on)}", *asked_lines(asked, catalogue), ""]
    for holding in report.answers:
        lines += row(holding.answer.value, _phrase(holding, catalogue, asked.on))
        for witness in holding.witnesses:
            lines += row("", witness_line(witness, report.narrative), hang=4)
    certain = sum(holding.answer is Answer.HOLDS for holding in report.answers)
    lines.append(f"{certain} hold, {len(report.answers) - certain} possibly.")
    return "\n".join(lines)


def agenda_text(report: Agenda) -> str:
    """Write what comes up, in the order of days."""
    catalogue, asked = report.narrative.catalogue, report.asked
    of = f" of {name(catalogue, report.actor, asked.on)}" if report.actor else ""
    title = f"Calendar{of} from {spoken(asked.on)} to {spoken(report.until)}"
    lines = [title, *asked_lines(asked, catalogue), ""]
    for item in report.items:
        lines += _item(item, report)
    if not report.items:
        lines.append("Nothing comes up.")
    return "\n".join(lines)


def listing_text(report: Listing) -> str:
    """Write events one after the other: when, what, by which document."""
    narrative = report.narrative
    lines: list[str] = []
    for event in report.events:
        days = narrative.happening_of[event.ref].act
        lines.append(f"{sentence(event.date.spoken()) if event.date.text != '..' else sentence(span(*days))}")
        text = event_sentence(event, narrative.catalogue, narrative.events)
        lines += wrapped(f"{text}{said_by(event, narrative.catalogue)}.", "  ")
        lines += wrapped(f"- {cited(event, narrative.documents[event.document])}", "    ", "      ")
    return "\n".join([*lines, f"{counted(len(report.events), 'event')}."])


def things_text(things: Sequence[Thing]) -> str:
    """Write things: code, type and name."""
    width = max((len(thing.code) for thing in things), default=0)
    lines = [f"{thing.code:<{width}} {thing.type:<10} {thing.name}" for thing in things]
    return "\n".join([*lines, f"{counted(len(things), 'thing')}."])


def _item(item: Item, report: Agenda) -> list[str]:
    narrative = report.narrative
    what = []
    if item.fluent is not None:
        what.append(sentence(fluent_phrase(item.fluent, narrative.catalogue, item.latest)))
    elif item.event is not None:
        what.append(event_sentence(item.event, narrative.catalogue, narrative.events))
    lines = row(item.sort.value, f"{sentence(span(item.earliest, item.latest))}: {'; '.join(what)}.")
    if item.event is not None:
        lines += row("", f"- {cited(item.event, narrative.documents[item.event.document])}", hang=4)
    return lines


def _phrase(holding: Holding, catalogue: Catalogue, day: int) -> str:
    value = f": {value_phrase(holding.value)}" if holding.value else ""
    since = since_phrase(holding.answer, holding.since.earliest, holding.since.latest, {PAST})
    return f"{sentence(fluent_phrase(holding.fluent, catalogue, day))}{value}{f', {since}' if since else ''}."


def _pattern(report: Matches) -> str:
    pattern = report.pattern
    value = f" = {pattern.value}" if pattern.value else ""
    return f"{pattern.fluent}({', '.join(pattern.args)}){value}"
