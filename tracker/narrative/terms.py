"""Ends that were set in advance: which reports of a fluent, or plans of one, name a last day within some days."""

from collections.abc import Iterator

from tracker.calculus.spans import Span
from tracker.model.catalogue import Fluent
from tracker.narrative.narrative import Narrative
from tracker.narrative.rows import last_day_of
from tracker.narrative.telling import Version


def terms_between(narrative: Narrative, fluent: Fluent, first: int, last: int) -> Iterator[tuple[Version, Span]]:
    """Yield what touches a fluent and ends by itself between two days, or may, each with the range of its last day."""
    for told in narrative.told.get(fluent, ()):
        for version in told.versions:
            until = version[0].until
            if until is not None and (days := last_day_of(until))[0] <= last and first <= days[1]:
                yield version, days
