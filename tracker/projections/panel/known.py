"""What the log tells of fluents over all days, and where it tells nothing: neither a yes nor a no can be read there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, field, frozen

from tracker.calculus.spans import Spans, span_at
from tracker.calculus.timeline import Answer
from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import Fluent
from tracker.model.codes import document_of
from tracker.model.days import PAST, Span
from tracker.narrative.narrative import Narrative
from tracker.narrative.spans import ANY_OTHER, FluentSpan, FluentSpans
from tracker.projections.panel.sides import life

HOLDS, POSSIBLY, NOT = (answer.value for answer in (Answer.HOLDS, Answer.POSSIBLY, Answer.NOT))
OUTSIDE = "outside"
"""The answer on a day of which no source tells: after the last of the log, or of what it claims to be complete on."""

Value = str | None
Told = tuple[str, Value]
"""An answer, and the value that holds where the fluent has several."""


@frozen
class Horizon:
    """Up to which day the log tells at all, and for which days it claims to have all members of a format.

    No claim reaches beyond the publication that makes it; the `latest` of these is that of a document of the desk, too.
    """

    until: int
    latest: int
    formats: Mapping[str, Span]
    complete: Spans = ()


def horizon_of(narrative: Narrative) -> Horizon:
    """Return how far documents reach: the last publication, and what they claim to be complete on."""
    documents = [log.document for log in narrative.logs]
    formats: dict[str, Span] = {}
    for document in documents:
        for covered in document.formats:
            days = covered.days.earliest, min(covered.days.last, document.published.latest)
            first, last = formats.get(covered.format, days)
            formats[covered.format] = min(first, days[0]), max(last, days[1])
    until = max((one.published.latest for one in documents if not one.desk), default=PAST)
    latest = max((one.published.latest for one in documents), default=PAST)
    whole = [(one.covers, one.published.latest) for one in documents if one.covers]
    complete = tuple((days.earliest, min(days.last, published)) for days, published in whole)
    return Horizon(until, latest, formats, complete)


@define(eq=False)
class KnownFluent:
    """What is known of one fluent over all days: its spans, the lives of those it is about, and a claim to have all."""

    horizon: Horizon
    told: FluentSpans | None
    lives: Sequence[Spans]
    claim: Span | None

    def on(self, wanted: Value, day: int) -> Told:
        """Answer the fluent, or one value of it, at the end of a day: what replay answers, and 'outside' beyond it."""
        if self._is_over(day):
            return NOT, None
        if self.told is None:
            return (NOT, None) if self.claim and self.claim[0] <= day <= self.claim[1] else (OUTSIDE, None)
        answer, value = _told(self.told, wanted, day)
        return (answer, value) if self._reaches(self.told, day, answer) else (OUTSIDE, None)

    def pieces(self, wanted: Value, first: int, last: int) -> Iterator[tuple[int, int, Told]]:
        """Yield the runs of days between two on which the fluent has one answer, with that answer."""
        days = sorted({first, *(day for day in self._turns() if first < day <= last)})
        for start, after in zip(days, [*days[1:], last + 1], strict=True):
            yield start, after - 1, self.on(wanted, start)

    def is_closed(self, day: int) -> bool:
        """Say whether a no of a day rests on a claim to have all, or on that something is not there on it."""
        return self.told is None or self.told.reach is not None or self._is_over(day)

    def documents(self) -> set[str]:
        """Name the documents whose events decide the spans."""
        spans = self.told.spans if self.told else ()
        return {document_of(ref) for span in spans for ref in (*span.began, *span.ended)}

    def _turns(self) -> set[int]:
        """Return the days on which the answer may become another."""
        places = [(PAST, self.horizon.until), *(span for spans in self.lives for span in spans)]
        places += [self.claim] if self.claim else []
        if self.told:
            places += [(span.first, span.last) for span in self.told.spans]
            places += [self.told.reach] if self.told.reach else []
        return {day for first, last in places for day in (first, last + 1)}

    def _is_over(self, day: int) -> bool:
        """Say whether something that the fluent is about is not there on a day: nobody is in what is not."""
        for spans in self.lives:
            if not (spans[0][0] <= day <= spans[-1][1]) or (len(spans) > 1 and span_at(spans, day) is None):
                return True
        return False

    def _reaches(self, told: FluentSpans, day: int, answer: str) -> bool:
        """Say whether an answer of a day rests on what is told of it, and does not only go on from there.

        What an event says to hold before the first day that is claimed to be complete is told; a no is not.
        """
        if told.reach is None:
            return day <= self.horizon.until
        return day <= min(told.reach[1], self.horizon.latest) and (day >= told.reach[0] or answer == HOLDS)


@define
class Known:
    """The spans of the fluents that a panel needs, and how far they reach."""

    catalogue: Catalogue
    horizon: Horizon
    spans: Mapping[Fluent, FluentSpans]
    _lives: dict[str, Spans] = field(factory=dict)

    def of(self, fluent: Fluent) -> KnownFluent:
        """Return what is known of a fluent."""
        is_beyond = self.catalogue.known_fluent(fluent.name).told_beyond
        lives = () if is_beyond else tuple(filter(None, map(self._life, fluent.args)))
        claim = self.horizon.formats.get(self.catalogue.covered_format(fluent) or "")
        return KnownFluent(self.horizon, self.spans.get(fluent), lives, claim)

    def _life(self, code: str) -> Spans:
        if code not in self._lives:
            actor = self.catalogue.actor(code)
            self._lives[code] = life(actor) if actor and actor.existence else ()
        return self._lives[code]


def _told(told: FluentSpans, wanted: Value, day: int) -> Told:
    """Answer by the spans of a day. Where only one value is denied, any other may hold: that is no 'none of them'."""
    here = [span for span in told.spans if span.first <= day <= span.last]
    if not here:
        return NOT, None
    certain = next((span for span in here if span.certain), None)
    if wanted is None:
        return (HOLDS, certain.value) if certain else (POSSIBLY, None)
    if certain:
        return (HOLDS, wanted) if certain.value == wanted else (NOT, None)
    return (POSSIBLY, None) if _may_be(told.spans, here, wanted) else (NOT, None)


def _may_be(spans: Iterable[FluentSpan], here: Iterable[FluentSpan], wanted: str) -> bool:
    """Say whether a value is possible by the spans of a day: by its own, or, if none has it, by that of all others."""
    is_named = any(span.value == wanted for span in spans)
    return any(span.value == wanted or (span.value == ANY_OTHER and not is_named) for span in here)
