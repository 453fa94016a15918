"""A table of spans: every base fluent that fits, with the days on which it holds or may."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from tracker.model.catalogue import Fluent, FluentSort, Pattern
from tracker.narrative.narrative import Narrative
from tracker.narrative.spans import FluentSpan, FluentSpans, all_spans
from tracker.projections.matching import fits
from tracker.projections.relation import Asked


@frozen(eq=False)
class SpanTable:
    """The fluents with their spans, in the order of their names."""

    asked: Asked
    fluents: tuple[FluentSpans, ...]

    def __iter__(self) -> Iterator[tuple[FluentSpans, FluentSpan]]:
        """Yield each span with its fluent."""
        return ((one, span) for one in self.fluents for span in one.spans)


def span_table(asked: Asked, found: Iterable[FluentSpans]) -> SpanTable:
    """Put the spans of some fluents in order."""
    return SpanTable(asked, tuple(sorted(found, key=lambda one: str(one.fluent))))


def told_spans(narrative: Narrative, pattern: Pattern | None) -> Iterator[FluentSpans]:
    """Work out the spans of the fluents that fit a pattern, or of all, from what is told."""
    sort = narrative.catalogue.known_fluent(pattern.fluent) if pattern else None
    yield from all_spans(narrative, [one for one in narrative.fluents if _is_asked(one, pattern, sort)])


def _is_asked(fluent: Fluent, pattern: Pattern | None, sort: FluentSort | None) -> bool:
    return pattern is None or sort is None or (fluent.name == pattern.fluent and fits(fluent, pattern, sort))
