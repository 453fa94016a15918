"""Spans: over which days a value of a fluent surely held or may have, from its timelines, and for how long all is told.

Replay answers a question of a day; a span answers the same for all days at once. For each value that events name, and
for any other, the days are parted into those on which it surely holds, those on which it may by some event's word, and
those on which nothing but an unknown beginning leaves it open. On a day without a span it surely does not hold. So an
unknown is never read as a no.

Only base fluents have spans: what is made of others, or shared by a format with its members, stays a question to
replay, and so does why an answer is only possible.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from tracker.calculus.spans import Span, difference, intersection
from tracker.calculus.timeline import Answer, Timeline
from tracker.model.catalogue import Fluent
from tracker.model.days import FUTURE
from tracker.model.events import Event
from tracker.model.records import record
from tracker.narrative.by_word import denied_days, spoken_for_days
from tracker.narrative.narrative import Narrative
from tracker.narrative.rows import OTHER, Value
from tracker.narrative.timelines import Timelines

ANY_OTHER = "*"
"""Stands for every value of a fluent that no event names."""

MOST_NAMED = 8
"""So many events are named at most that decide the first day of a span, or the day after it."""


@record
class Condition:
    """An answer about a fluent and the values that it concerns: the one that holds, or those that are possible."""

    answer: Answer
    values: tuple[Value, ...]


@record
class FluentSpan:
    """The days from `first` to `last`, both inside, on which one value of a fluent had one answer.

    `value` is None where the fluent has no values, and `*` for every value that no event names. `certain` says that it
    surely held; else it may have. It is `told` where some event makes it so, and not where only an unknown beginning
    leaves it open ('unrecorded'): a no is not known, and neither is a yes. Of `*`, `denied` is the value that by an
    event's word it surely was not, where any other may have followed.

    `began` are the events that decide the first day, `ended` those that decide the day after the last.
    """

    value: Value
    first: int
    last: int
    certain: bool
    told: bool = True
    denied: Value = None
    began: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()

    @property
    def answer(self) -> Answer:
        """What replay answers for the value on each of the days."""
        return Answer.HOLDS if self.certain else Answer.POSSIBLY


@record
class FluentSpans:
    """All that the log says of one base fluent: its spans by value and day, and the days of which it tells all.

    `reach` is from the first day for which a document behind it claims to be complete to the last one for which one
    does, or on which one tells of it, if that is later; None where none claims it. Claims are not looked at between.
    Beyond it replay goes on with the last answer, for a membership lasts until an act ends it; a table that may not say
    more than its sources do stops there.

    `stale` are the first days on which nothing recent confirms any more what was certain of one of its values.
    """

    fluent: Fluent
    spans: tuple[FluentSpan, ...]
    reach: Span | None = None
    stale: tuple[int, ...] = ()

    def on(self, day: int) -> Condition:
        """Say what is known of the fluent at the end of a day, as replay does."""
        return state_of([span for span in self.spans if span.first <= day <= span.last])


def state_of(here: Collection[FluentSpan]) -> Condition:
    """Put the spans of one fluent on one day together to an answer.

    A value that holds; else those that may hold by some event's word; else the one that was denied; else it is open.
    """
    held = tuple(span.value for span in here if span.certain)
    if held:
        return Condition(Answer.HOLDS, held)
    possible = tuple(s.value for s in here if s.value != ANY_OTHER and (s.told or s.value is None))
    if possible:
        return Condition(Answer.POSSIBLY, possible)
    denied = [span.denied for span in here if span.denied is not None]
    if denied:
        return Condition(Answer.NOT, (denied[0],))
    return Condition(Answer.POSSIBLY if here else Answer.NOT, (None,))


def all_spans(narrative: Narrative, fluents: Iterable[Fluent] | None = None) -> Iterator[FluentSpans]:
    """Yield the spans of each base fluent of a narrative that anything is told of, or of some of them."""
    timelines = Timelines(narrative)
    claims = _claims(narrative)
    for fluent in narrative.fluents if fluents is None else fluents:
        if not timelines.sort(fluent).derived:
            yield spans_of(timelines, fluent, claims)


def spans_of(timelines: Timelines, fluent: Fluent, claims: Mapping[str, Span] | None = None) -> FluentSpans:
    """Return the spans of one base fluent, those of a value together, in the order of days."""
    narrative = timelines.narrative
    found = tuple(span for value in _values(timelines, fluent) for span in _of_value(timelines, fluent, value))
    claims = _claims(narrative) if claims is None else claims
    reach = _reach(narrative, fluent, claims) if claims else None
    return FluentSpans(fluent, found, reach, tuple(dict.fromkeys(stale_days(timelines, fluent))))


def stale_days(timelines: Timelines, fluent: Fluent) -> list[int]:
    """List the first days on which nothing recent confirms any more what was certain of a fluent, for each value."""
    sort = timelines.sort(fluent)
    if sort.confirm is None and sort.confirm_ended is None:
        return []
    lines = (timelines.of(fluent, value) for value in timelines.values(fluent))
    return sorted(first for line in lines for first, _ in line.stale)


def _values(timelines: Timelines, fluent: Fluent) -> tuple[Value, ...]:
    values = timelines.values(fluent)
    return (*values, OTHER) if timelines.sort(fluent).values else values


def _of_value(timelines: Timelines, fluent: Fluent, value: Value) -> Iterator[FluentSpan]:
    """Yield the spans of a value in the order of days.

    Before the first day of what only plans touch, no event says anything: what may be so then is open.
    """
    line, since = timelines.of(fluent, value), ((timelines.narrative.begins_by(fluent), FUTURE),)
    by_word = intersection(spoken_for_days(line), since) if line.doubtful else ()
    rows: list[tuple[Span, bool, bool, Value]] = [(days, True, True, None) for days in line.certain]
    rows += [(days, False, True, None) for days in intersection(line.doubtful, by_word)]
    untold = difference(line.doubtful, by_word) if line.doubtful else ()
    doubted = intersection(untold, since)
    for denied, spans in denied_days(timelines, fluent, doubted).items() if value == OTHER else ():
        rows += [(days, False, False, denied) for days in spans]
        untold = difference(untold, spans)
    rows += [(days, False, False, None) for days in untold]
    named = ANY_OTHER if value == OTHER else value
    for (first, last), certain, told, denied in sorted(rows, key=lambda row: row[0]):
        began = _deciding(timelines.narrative, line, first)
        ended = _deciding(timelines.narrative, line, last + 1) if last < FUTURE else ()
        yield FluentSpan(named, first, last, certain, told, denied, began, ended)


def _deciding(narrative: Narrative, line: Timeline, day: int) -> tuple[str, ...]:
    """Name the events that decide the answer of a day, the first of them."""
    found: dict[str, None] = {}
    for occurrence in line.witnesses(day):
        happening = narrative.happenings.get(occurrence.id.partition("~")[0])
        if happening:
            found.update(dict.fromkeys(event.ref for event in happening.reports or happening.plans))
        if len(found) >= MOST_NAMED:
            break
    return tuple(found)[:MOST_NAMED]


def _claims(narrative: Narrative) -> dict[str, Span]:
    """Map documents, and formats as `^` and their code, to the days for which the log claims to be complete on them."""
    found: dict[str, Span] = {}
    for document in (log.document for log in narrative.logs):
        claimed = [(document.id, document.covers)] if document.covers else []
        claimed += [(f"^{covered.format}", covered.days) for covered in document.formats]
        for key, days in claimed:
            first, last = found.get(key, (days.earliest, days.last))
            found[key] = (min(first, days.earliest), max(last, days.last))
    return found


def _reach(narrative: Narrative, fluent: Fluent, claims: Mapping[str, Span]) -> Span | None:
    """Return from the first day that is claimed to the last that is, or on which an event tells, if that is later."""
    tolds = (*narrative.told.get(fluent, ()), *narrative.presumed.get(fluent, ()))
    events = [event for one in tolds for event in one.happening.reports]
    keys = {event.document for event in events}
    if code := narrative.catalogue.covered_format(fluent):
        keys.add(f"^{code}")
    days = [claims[key] for key in keys if key in claims]
    if not days:
        return None
    told = [_last_day(narrative, event) for event in events]
    return min(first for first, _ in days), max((*told, *(last for _, last in days)))


def _last_day(narrative: Narrative, event: Event) -> int:
    return min(event.works_from.latest, narrative.documents[event.document].published.latest)
