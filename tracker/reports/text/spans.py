"""Spans as text: under each fluent its values with their days, and who says so."""

from tracker.calculus.timeline import Answer
from tracker.model.days import FUTURE, PAST, iso
from tracker.narrative.spans import ANY_OTHER, FluentSpan
from tracker.projections.span_table import SpanTable
from tracker.reports.language.words import counted
from tracker.reports.text.layout import page_text, row


def spans_text(report: SpanTable) -> str:
    """Write each fluent, and below it a line for each span."""
    lines: list[str] = []
    for one in report.fluents:
        reach = f" (its sources tell of it up to {iso(one.reach[1]) or 'now'})" if one.reach else ""
        lines.append(f"{one.fluent}{reach}")
        for span in one.spans:
            lines += row(_answer(span), f"{_days(span)}{_value(span)}{_evidence(span)}.")
    count = sum(len(one.spans) for one in report.fluents)
    return page_text([*lines, f"{counted(len(report.fluents), 'fluent')}, {counted(count, 'span')}."])


def _answer(span: FluentSpan) -> str:
    return Answer.NOT.value if span.denied is not None else span.answer.value


def _days(span: FluentSpan) -> str:
    begun = "" if span.first == PAST else f"from {iso(span.first)}"
    ended = "" if span.last == FUTURE else f"to {iso(span.last)}"
    return " ".join(filter(None, (begun, ended))) or "on every day"


def _value(span: FluentSpan) -> str:
    if span.denied is not None:
        return f": {span.denied}, and any other may"
    if span.value == ANY_OTHER:
        return ": any other value"
    return f": {span.value}" if span.value is not None else ""


def _evidence(span: FluentSpan) -> str:
    return f" ({', '.join(span.began)})" if span.told and span.began else " (unrecorded)"
