"""Ends that come from elsewhere: of what carries a fluent, and of a seat or an office that another one takes."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from attrs import evolve

from tracker.calculus.axioms import Effect, Occurrence
from tracker.calculus.doubts import Doubt
from tracker.calculus.order import Order
from tracker.calculus.spans import Span, Spans, intersection, union
from tracker.model.days import FUTURE


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


def opened_by(beginning: Occurrence, ends: Iterable[Occurrence], over: Spans, order: Order) -> Iterator[Occurrence]:
    """Yield what a beginning of a carrier does to what it carries: it is open again, where the carrier had ended.

    That is on days before which it may be `over` by all else that is told, or on which an end of it may lie.
    """
    earlier = [end for end in ends if _may_follow(beginning, end, order)]
    days = [(first + 1, last + 1) for first, last in over] + [(end.earliest, end.latest) for end in earlier]
    left = intersection(union(days), ((beginning.earliest, beginning.latest),))
    if earlier and left:
        first, last = left[0][0], left[-1][1]
        always = left == ((beginning.earliest, beginning.latest),)
        opened = _end(beginning, certain=beginning.certain and always, doubt=Doubt.UNKNOWN_BEFORE)
        yield evolve(opened, effect=Effect.RELEASES, earliest=first, latest=last, after=None, unrecorded=True)


def _may_follow(later: Occurrence, earlier: Occurrence, order: Order) -> bool:
    """Say whether something may come after something else that is not the same happening."""
    if elsewhere(later.id) == earlier.id or later.latest < earlier.earliest:
        return False
    return not order.is_before(later.id, earlier.id.removesuffix("~elsewhere"))


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
