"""What may be the last word on a fluent by the end of a day, and what it then says.

An occurrence s is the last word on the days from its earliest until something certain, that surely came after it, is
surely past: its days all lie after those of s, or the log says s before it. Whatever that is, it speaks for itself from
then on, on whichever side. So POS(D) (it holds in some world that ranges and order allow) is true where a last word of
D may say so, NEG(D) (it does not hold in some world) where one may deny it, and each word needs one look at the others.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from itertools import accumulate

from tracker.calculus.doubts import Doubt
from tracker.calculus.order import Order
from tracker.calculus.spans import Span, Spans, difference, union
from tracker.model.days import FUTURE, PAST
from tracker.model.records import record


class Effect(Enum):
    """What an occurrence does to a fluent; a release leaves every answer open from then on."""

    INITIATES = "initiates"
    TERMINATES = "terminates"
    RELEASES = "releases"


class Initial(Enum):
    """What is assumed before the first occurrence."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


@record(eq=False)
class Occurrence:
    """One thing that happened on one day of a range, with its effect on one boolean fluent.

    `until` is the range of the last day of a term, after which the effect ends by itself; where it `may_go_on`, only
    possibly. What is merely `seen`, or `keeps_terms`, leaves a term as it is. `doubt` says why it is only possible, and
    `unrecorded` that no event reports it. What is presupposed right before another occurrence is `after` all that
    surely came before this day, its own days beginning earlier or not. What is `last_of_day` follows all else of a day.
    An end that only `pauses` is no end of what the fluent carries; None where reports differ on that.
    """

    id: str
    earliest: int
    latest: int
    effect: Effect
    certain: bool = True
    until: Span | None = None
    doubt: Doubt | None = None
    unrecorded: bool = False
    seen: bool = False
    keeps_terms: bool = False
    may_go_on: bool = False
    after: int | None = None
    last_of_day: bool = False
    pauses: bool | None = False

    def like(self, earliest: int, latest: int, effect: Effect) -> "Occurrence":
        """Return the occurrence with other days or another effect, ten times as fast as `evolve`."""
        return Occurrence(
            self.id,
            earliest,
            latest,
            effect,
            self.certain,
            self.until,
            self.doubt,
            self.unrecorded,
            self.seen,
            self.keeps_terms,
            self.may_go_on,
            self.after,
            self.last_of_day,
            self.pauses,
        )

    @property
    def seen_from(self) -> int:
        """The first day on which it can have been seen: of what presupposes it the eve, but not before its own days."""
        return self.earliest if self.after is None else max(self.earliest, self.after - 1)

    @property
    def behind(self) -> int:
        """What is past before this day came before it."""
        return self.earliest if self.after is None else self.after

    @property
    def until_when(self) -> int:
        """What is presupposed of a day behind this one came after it; two of one day stand in no order."""
        return self.latest if self.after is None else max(self.latest, self.after)


@record(eq=False)
class Word:
    """An occurrence as the last word from `first` until the day `past` on which something later surely is.

    It holds by it on some days, and does not on others; both may be so on one day. On the days `briefly`, it can be the
    last word only before something else that day.
    """

    occurrence: Occurrence
    first: int
    past: int
    holds: Spans
    fails: Spans
    briefly: tuple[int, ...] = ()


def last_words(occurrences: Sequence[Occurrence], order: Order) -> list[Word]:
    """Return each occurrence as the last word, with the days on which it can hold and fail to hold by it."""
    followed = _followed(occurrences, order)
    if all(o.until is None for o in occurrences):
        return [_lasting(o, past) for o, past in zip(occurrences, followed, strict=True)]
    return list(_words_of_terms(occurrences, order, followed))


def first_sure(occurrences: Iterable[Occurrence]) -> int:
    """Return the first day on which something is surely past: until then the initial state may be the last word."""
    return min([o.latest for o in occurrences if o.certain], default=FUTURE + 1)


def initial_days(occurrences: Iterable[Occurrence]) -> Spans:
    """Return the days on which the initial state can still be the last word."""
    last = first_sure(occurrences) - 1
    return ((PAST, last),) if last >= PAST else ()


def _lasting(occurrence: Occurrence, past: int) -> Word:
    days = ((occurrence.earliest, past - 1),) if occurrence.earliest < past else ()
    effect = occurrence.effect
    holds = days if effect is not Effect.TERMINATES else ()
    fails = days if effect is not Effect.INITIATES else ()
    return Word(occurrence, occurrence.earliest, past, holds, fails, (past,) if past == occurrence.earliest else ())


def _span(first: int, last: int) -> Spans:
    return ((first, min(last, FUTURE)),) if first <= last else ()


def _followed(occurrences: Sequence[Occurrence], order: Order, *, seen: bool = True) -> list[int]:
    """Return, for each occurrence, the first day on which something certain that came after it is surely past.

    What is only seen counts, or does not.
    """
    if len(occurrences) == 1:  # nothing follows it
        return [FUTURE + 1]
    certain = [o for o in occurrences if o.certain and (seen or not leaves_terms(o))]
    told, implied = (
        _soonest(o for o in certain if (o.after is not None) == is_implied) for is_implied in (False, True)
    )
    by_day = {day: told(day) for day in {o.latest for o in occurrences}}
    past = [by_day[o.latest] for o in occurrences]
    if any(o.after is not None for o in certain):
        past = [min(day, implied(o.until_when)) for day, o in zip(past, occurrences, strict=True)]
    if order.followers:
        stated = _stated(order, certain)
        past = [min(day, stated.get(o.id, day)) for day, o in zip(past, occurrences, strict=True)]
    return past


def _soonest(occurrences: Iterable[Occurrence]) -> Callable[[int], int]:
    """Return what finds the first day on which one of those that came behind a day is surely past."""
    rows = sorted((o.behind, o.latest) for o in occurrences)
    behind = [key for key, _ in rows]
    past = [*accumulate((latest for _, latest in reversed(rows)), min, initial=FUTURE + 1)][::-1]
    return lambda day: past[bisect_right(behind, day)]


def _stated(order: Order, certain: Iterable[Occurrence]) -> dict[str, int]:
    """Return, by id, the first day on which something certain that is stated to come later is surely past."""
    latest: dict[str, int] = {}
    for occurrence in certain:
        latest[occurrence.id] = min(occurrence.latest, latest.get(occurrence.id, occurrence.latest))
    found: dict[str, int] = {}
    for key in reversed(order.leading):
        soonest = FUTURE + 1
        for after in order.followers[key]:
            soonest = min(soonest, latest.get(after, soonest))
            if after in found and after in order.sure:
                soonest = min(soonest, found[after])
        found[key] = soonest
    return found


def leaves_terms(occurrence: Occurrence) -> bool:
    """Say whether an occurrence leaves a running term as it is."""
    keeps = occurrence.seen or occurrence.keeps_terms
    return keeps and occurrence.effect is Effect.INITIATES and occurrence.until is None


def surely_after(other: Occurrence, one: Occurrence, order: Order) -> bool:
    """Say whether an occurrence came after another in every world in which both happened."""
    return other.behind > (one.latest if other.after is None else one.until_when) or order.is_before(one.id, other.id)


def _words_of_terms(occurrences: Sequence[Occurrence], order: Order, followed: list[int]) -> Iterable[Word]:
    """Yield the last words where some begin a term, at whose end a fluent ends by itself.

    What is seen within a term says no more than the term does, and after it begins without an end. So a term is the
    last word until an act is past that came after it, and its end counts on the days on which all that was seen may lie
    within the term.
    """
    by_acts = _followed(occurrences, order, seen=False)
    seen = [o for o in occurrences if leaves_terms(o)]
    sure = [o for o in seen if o.certain]
    acts = [(o, past) for o, past in zip(occurrences, by_acts, strict=True) if not leaves_terms(o)]
    goes_on = any(o.may_go_on for o in occurrences)
    for occurrence, past, act in zip(occurrences, followed, by_acts, strict=True):
        if leaves_terms(occurrence):
            begun = [(occurrence.earliest, act - 1)] if goes_on else _opened(occurrence, act, acts, order)
            briefly = tuple(first for first, last in begun if last == first - 1)
            yield Word(occurrence, occurrence.earliest, act, union(begun), (), briefly)
        elif occurrence.until is None:
            yield _lasting(occurrence, past)
        else:
            last = act - 1 if occurrence.may_go_on else min(act - 1, occurrence.until[1])
            holds = _span(occurrence.earliest, last)
            briefly = (act,) if act in (occurrence.earliest, occurrence.until[0] + 1) else ()
            yield Word(occurrence, occurrence.earliest, act, holds, _lapsed(occurrence, act, sure, order), briefly)


def _lapsed(term: Occurrence, past: int, seen: Sequence[Occurrence], order: Order) -> Spans:
    """Return the days on which a term may be over, with nothing seen since: its end is as late as it can be."""
    assert term.until is not None, "a term has an end"
    days = _span(max(term.earliest, term.until[0] + 1), past - 1)
    later = [o for o in seen if o.seen_from > term.until[0] and surely_after(o, term, order)] if days else []
    on_its_day = [(o.latest, o.latest) for o in later if o.seen_from == o.latest]
    since = [(o.latest, FUTURE) for o in later if o.seen_from > term.until[1]]
    return difference(days, union([*on_its_day, *since])) if later else days


def _opened(seen: Occurrence, past: int, acts: Sequence[tuple[Occurrence, int]], order: Order) -> list[Span]:
    """List the days on which it can hold by what was seen, where this may lie outside every term.

    It does where the last act before it may have been none that begins a term, or one whose term was over by then.
    """
    before = [o for o, _ in acts if o.certain and order.is_before(o.id, seen.id)]
    spans: list[Span] = []
    if not before:
        first = first_sure(o for o, _ in acts)
        spans.append((seen.earliest, min(first, past, FUTURE + 1) - 1))
    for act, until in acts:
        ended = act.until[0] + 1 if act.until else PAST
        start = max(seen.earliest, act.earliest, ended)
        forced = any(o is not act and surely_after(o, act, order) for o in before)
        if start <= seen.latest and not forced and not order.is_before(seen.id, act.id):
            spans.append((start, min(until, past, FUTURE + 1) - 1))
    return spans
