"""Ends that come from elsewhere: of what carries a fluent, and of a seat or an office that another one takes."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, cached_property

from attrs import define, evolve

from tracker.calculus.axioms import Effect, Occurrence
from tracker.calculus.doubts import Doubt
from tracker.calculus.order import Order
from tracker.calculus.spans import Span, SpanIndex, Spans, covers, union, within
from tracker.calculus.timeline import Timeline
from tracker.model.days import FUTURE, PAST


def ends_of(carrier: Sequence[Occurrence], order: Order, *, absent: bool) -> Iterator[Occurrence]:
    """Yield the ends of a carrier, or of its absence, as ends of what it carries: for good, whatever comes back.

    A carrier that is only paused has not ended; where reports differ on that, it may have.
    """
    for occurrence in carrier:
        if occurrence.effect is Effect.RELEASES:
            yield _end(occurrence, certain=False, doubt=occurrence.doubt or Doubt.RELEASED)
        elif occurrence.effect is (Effect.INITIATES if absent else Effect.TERMINATES):
            if not occurrence.pauses:
                yield _as_told(occurrence)
        elif occurrence.until is not None and not absent and occurrence.until[0] < FUTURE:
            yield _term_end(occurrence, carrier, order)


@define(eq=False, slots=False)
class Openings:
    """What the new beginnings of a carrier do to what it carries: it is open again, where the carrier had ended.

    `line` is of the carrier's row, or of the absence that carries. A beginning puts nothing past before its own last
    day, so up to there the row says the same with it and without it, but for the end of its own term: one of the ends.
    """

    row: Sequence[Occurrence]
    ends: Sequence[Occurrence]
    line: Timeline
    order: Order
    absent: bool = False

    def __iter__(self) -> Iterator[Occurrence]:
        """Yield each beginning on the days before which it may be over by all else, or on which an end may lie."""
        begins = Effect.TERMINATES if self.absent else Effect.INITIATES
        for beginning in self.row:
            days = (beginning.earliest, beginning.latest)
            left = self._days(beginning, days) if beginning.effect is begins else ()
            if left:
                certain = beginning.certain and left == (days,)
                opened = _end(beginning, certain=certain, doubt=Doubt.UNKNOWN_BEFORE)
                first, last = left[0][0], left[-1][1]
                opened = evolve(opened, earliest=first, latest=last, after=None)
                yield evolve(opened, effect=Effect.RELEASES, unrecorded=True)

    def _days(self, beginning: Occurrence, days: Span) -> Spans:
        """Return the days of a beginning on which it may open anew; none where no end may come before it."""
        if elsewhere(beginning.id) not in self._ids and beginning.id not in self.order:
            return within(self._over_or_ended, *days) if self._first <= days[1] else ()
        may_follow = self._may_follow(beginning)
        if not any(may_follow(end) for end in self._by_days.meeting(PAST, days[1])):
            return ()
        left = within(self._over, *days)
        for end in self._by_days.meeting(*days):
            if left == (days,):
                break
            first, last = max(end.earliest, days[0]), min(end.latest, days[1])
            if not covers(left, first, last) and may_follow(end):
                left = union([*left, (first, last)])
        return left

    def _may_follow(self, beginning: Occurrence) -> Callable[[Occurrence], bool]:
        """Return what says whether a beginning may come after an end that is not of the same happening."""
        own, place = elsewhere(beginning.id), self.order.places.get(beginning.id, -1)
        later = cache(lambda: self.order.later(beginning.id, self._stated.values()))

        def may_follow(end: Occurrence) -> bool:
            key = self._stated[end.id]
            if end.id == own or beginning.id not in self.order:
                return end.id != own
            return self.order.places.get(key, -1) < place or key not in later()

        return may_follow

    @cached_property
    def _over(self) -> Spans:
        """The days before which the carrier may be over."""
        return _days_after(self.line.pos if self.absent else self.line.neg)

    @cached_property
    def _over_or_ended(self) -> Spans:
        return union([*self._over, *((end.earliest, end.latest) for end in self.ends)])

    @cached_property
    def _first(self) -> int:
        """The first day on which an end may lie."""
        return min((end.earliest for end in self.ends), default=FUTURE + 1)

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(end.id for end in self.ends)

    @cached_property
    def _stated(self) -> dict[str, str]:
        """The name in the order of each end."""
        return {end.id: end.id.removesuffix("~elsewhere") for end in self.ends}

    @cached_property
    def _by_days(self) -> SpanIndex[Occurrence]:
        """The ends by their days; of those with the same days, what comes earlier by the order first."""
        places = self.order.places
        ends = sorted(self.ends, key=lambda end: places.get(self._stated[end.id], -1))
        return SpanIndex((end.earliest, end.latest, end) for end in ends)


def _days_after(spans: Spans) -> Spans:
    return tuple((first + 1, last + 1) for first, last in spans)


def _as_told(occurrence: Occurrence) -> Occurrence:
    """Return an end that is as sure as all reports make it: not where one tells of a pause."""
    if occurrence.pauses is None:
        return _end(occurrence, certain=False, doubt=occurrence.doubt or Doubt.CONTESTED)
    return _end(occurrence, certain=occurrence.certain, doubt=occurrence.doubt)


def _end(occurrence: Occurrence, *, certain: bool, doubt: Doubt | None) -> Occurrence:
    key = elsewhere(occurrence.id)
    return evolve(
        occurrence,
        id=key,
        effect=Effect.TERMINATES,
        certain=certain,
        doubt=doubt,
        until=None,
        may_go_on=False,
        pauses=False,
    )


def elsewhere(key: str) -> str:
    """Name an occurrence of another fluent: that of a happening by the happening, what is only implied apart."""
    return f"{key}~elsewhere" if "~" in key else key


def _term_end(term: Occurrence, carrier: Sequence[Occurrence], order: Order) -> Occurrence:
    """Return the end of a carrier's term: sure where no renewal, release or earlier end may lie before it."""
    first, last = term.until or (FUTURE, FUTURE)
    alone = not any(_may_come_within(other, term, max(last, term.latest), order) for other in carrier)
    certain = term.certain and alone and not term.may_go_on
    doubt = Doubt.TERM if term.may_go_on else term.doubt or Doubt.DATE
    ends = min(max(last + 1, term.latest), FUTURE)
    end = _end(term, certain=certain, doubt=None if certain else doubt)
    return evolve(
        end, id=f"{term.id}~lapsed~elsewhere", earliest=max(first + 1, term.earliest), latest=ends, after=None
    )


def _may_come_within(other: Occurrence, term: Occurrence, last: int, order: Order) -> bool:
    """Say whether something else may come after a term began and by its last day; what is only seen leaves it."""
    if other is term or (other.seen and other.effect is Effect.INITIATES and other.until is None):
        return False
    return other.earliest <= last and other.latest >= term.earliest and not order.is_before(other.id, term.id)


def taken_from(holder: Iterable[Occurrence], others: Iterable[Occurrence]) -> Iterator[Occurrence]:
    """Yield the beginnings of other holders as ends for one; one who was only seen began after this one surely held."""
    sure = sorted(o.latest for o in holder if o.certain and o.effect is Effect.INITIATES and o.earliest == o.latest)
    for other in others:
        if other.effect is Effect.INITIATES:
            end = _end(other, certain=other.certain, doubt=other.doubt)
            since = max((day + 1 for day in sure if other.after is not None and day < other.after), default=0)
            if max(end.earliest, since) <= end.latest:
                yield evolve(end, earliest=max(end.earliest, since), last_of_day=True)


def may_follow(ends: Iterable[Occurrence], *, begins: bool) -> Iterator[Occurrence]:
    """Yield the ends of something as what another may follow: perhaps it begins, or another value ends with it."""
    effect = Effect.INITIATES if begins else Effect.TERMINATES
    for end in ends:
        yield evolve(end, effect=effect, certain=False, doubt=Doubt.RELEASED)


def without_own(ends: Iterable[Occurrence], own: Collection[str]) -> list[Occurrence]:
    """Leave out the ends by happenings that have an effect of their own: that one counts."""
    return [end for end in ends if end.id not in own]


def end_of_existence(key: str, spells: Sequence[Span]) -> Iterator[Occurrence]:
    """Yield the ends of the spells in which a carrier's actors exist."""
    for number, (_, last) in enumerate(spells):
        if last < FUTURE:
            yield Occurrence(f"~{key}~{number}", last + 1, last + 1, Effect.TERMINATES)
