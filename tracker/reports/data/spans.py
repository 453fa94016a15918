"""Spans as plain data: a row a span, with the fluent's arguments, its days, its answer and its evidence."""

from typing import TypedDict

from tracker.model.days import FUTURE, PAST, iso
from tracker.narrative.spans import FluentSpan, FluentSpans
from tracker.projections.span_table import SpanTable


class FluentSpanData(TypedDict):
    """The days on which a value of a fluent held or may have; an open end is null."""

    fluent: str
    name: str
    args: list[str]
    value: str | None
    first_day: str | None
    last_day: str | None
    answer: str
    told: bool
    denied: str | None
    began: list[str]
    ended: list[str]
    complete_from: str | None
    complete_to: str | None


class SpansData(TypedDict):
    """The spans of the fluents that fit, with the catalogue and the position that they rest on: `tracker spans`."""

    known_by: str | None
    recorded_by: str | None
    catalogue: str
    position: int | None
    spans: list[FluentSpanData]


def spans_data(report: SpanTable) -> SpansData:
    """Return a table of spans as plain data."""
    asked = report.asked
    return {
        "known_by": iso(asked.known_by),
        "recorded_by": asked.recorded_by,
        "catalogue": asked.catalogue,
        "position": asked.position,
        "spans": [_row(one, span) for one, span in report],
    }


def _row(one: FluentSpans, span: FluentSpan) -> FluentSpanData:
    first, last = one.reach or (PAST, FUTURE)
    return {
        "fluent": str(one.fluent),
        "name": one.fluent.name,
        "args": list(one.fluent.args),
        "value": span.value,
        "first_day": iso(span.first),
        "last_day": iso(span.last),
        "answer": "denied" if span.denied is not None else span.answer.value,
        "told": span.told,
        "denied": span.denied,
        "began": list(span.began),
        "ended": list(span.ended),
        "complete_from": iso(first),
        "complete_to": iso(last),
    }
