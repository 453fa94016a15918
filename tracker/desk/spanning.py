"""Spans at a desk: read from the store where they have all of its log, else worked out; and made anew."""

from __future__ import annotations

from attrs import frozen

from tracker.desk.bounds import Bounds
from tracker.desk.naming import fluent_pattern, pattern_keys
from tracker.desk.opened import Opened
from tracker.desk.reading import Inquiry, tell
from tracker.desk.report import Report
from tracker.desk.spanned import is_of_now
from tracker.model.catalogue import Pattern
from tracker.projections.relation import Asked
from tracker.projections.span_table import SpanTable, span_table, told_spans
from tracker.reports.data.spans import spans_data
from tracker.reports.language.words import counted
from tracker.reports.text.spans import spans_text
from tracker.store.connection import StoreConnection
from tracker.store.snapshots import state_at
from tracker.store.spans import rebuild_spans, renew, standing_of
from tracker.store.spans_read import kept_spans, stands_now


@frozen
class Renewed:
    """How many fluents were worked out, and up to which position their spans stand now."""

    fluents: int
    position: int


def spans_report(opened: Opened, fluent: str | None, bounds: Bounds) -> Report[SpanTable]:
    """List the spans of the base fluents that fit a pattern, or of all."""
    found = _kept(opened, fluent) if is_of_now(opened, bounds) else None
    return Report(found or _told(opened, fluent, bounds), spans_text, spans_data, "spans")


def _kept(opened: Opened, fluent: str | None) -> SpanTable | None:
    """Read the spans from the store; None where they do not have all of the log."""
    with opened.store.reading() as connection:
        if not stands_now(connection):
            return None
        state = state_at(connection)
        pattern = fluent_pattern(state.catalogue, fluent) if fluent else None
        symmetric = pattern is not None and state.catalogue.known_fluent(pattern.fluent).symmetric
        asked = Asked(0, None, None, state.catalogue.version, state.position)
        return span_table(asked, kept_spans(connection, pattern, symmetric=symmetric))


def _told(opened: Opened, fluent: str | None, bounds: Bounds) -> SpanTable:
    """Work the spans out, as far as was known and recorded."""
    question: Inquiry[Pattern | None] = Inquiry(
        lambda catalogue: fluent_pattern(catalogue, fluent) if fluent else None,
        lambda connection, catalogue, pattern: pattern_keys(connection, catalogue, pattern) if pattern else None,
    )
    told = tell(opened, question, bounds)
    return span_table(told.asked, told_spans(told.narrative, told.subject))


def rebuilt_report(opened: Opened, *, whole: bool) -> Report[Renewed]:
    """Work the spans out of what was appended since they were, or make all of them anew."""
    count = rebuild_spans(opened.store) if whole else renew(opened.store)
    with opened.store.reading() as connection:
        found = Renewed(count, _position(connection))
    return Report(found, _renewed_text, lambda one: {"fluents": one.fluents, "position": one.position})


def _position(connection: StoreConnection) -> int:
    return standing_of(connection).position


def _renewed_text(found: Renewed) -> str:
    worked_out = f"{counted(found.fluents, 'fluent')} worked out."
    return f"{worked_out}\nThe spans stand for the log up to position {found.position}."
