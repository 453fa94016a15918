"""Timelines: every answer of one fluent over all of time, with since when, on whose word, and why only possibly."""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import TypeVar

from attrs import define, evolve, field, frozen

from tracker.calculus.axioms import (
    NO_ORDER,
    Effect,
    Initial,
    Occurrence,
    Order,
    initial_days,
    possible_days,
    supports,
)
from tracker.calculus.doubts import Doubt
from tracker.calculus.spans import ALWAYS, NEVER, Span, Spans, complement, covers, intersection, span_at, union
from tracker.model.days import FUTURE, PAST


class Answer(Enum):
    """What is known of a fluent at the end of a day."""

    HOLDS = "holds"
    POSSIBLY = "possibly"
    NOT = "does not hold"


@frozen
class Since:
    """When the present answer began: the first day it was not excluded, and the first day it was certain."""

    earliest: int
    latest: int


Item = TypeVar("Item")


@define(eq=False)
class Timeline:
    """The days on which a fluent can hold (`pos`) and can fail to hold (`neg`), with what says so.

    A timeline made from others (`parts`) has no occurrences of its own: it explains itself by theirs. Only what lies
    in the same one of the `spells` explains a day. On `stale` days it would hold, were it confirmed more recently.
    """

    pos: Spans
    neg: Spans
    occurrences: Sequence[Occurrence] = ()
    order: Order = field(factory=dict)
    initial: Initial = Initial.UNKNOWN
    spells: Spans = ALWAYS
    stale: Spans = NEVER
    parts: tuple["Timeline", ...] = ()

    def answer(self, day: int) -> Answer:
        """Say what is known at the end of a day."""
        if span_at(self.neg, day) is None:
            return Answer.HOLDS
        return Answer.NOT if span_at(self.pos, day) is None else Answer.POSSIBLY

    @property
    def certain(self) -> Spans:
        """The days on which it surely holds: NEC."""
        return complement(self.neg)

    @property
    def excluded(self) -> Spans:
        """The days on which it surely does not hold."""
        return complement(self.pos)

    def since(self, day: int) -> Since:
        """Say when the answer of a day began; for 'possibly' both ends are the first day of doubt."""
        answer = self.answer(day)
        if answer is Answer.HOLDS:
            return Since(_first(self.pos, day), _first(self.certain, day))
        if answer is Answer.NOT:
            return Since(_first(self.neg, day), _first(self.excluded, day))
        doubt = _first(intersection(self.pos, self.neg), day)
        return Since(doubt, doubt)

    def changes(self) -> list[tuple[int, Answer]]:
        """List the days on which the answer differs from the day before, with the new answer, from `PAST` on."""
        starts = {PAST} | {first for spans in (self.pos, self.neg) for first, _ in spans}
        starts |= {last + 1 for spans in (self.pos, self.neg) for _, last in spans if last < FUTURE}
        steps: list[tuple[int, Answer]] = []
        for start in sorted(starts):
            answer = self.answer(start)
            if not steps or steps[-1][1] is not answer:
                steps.append((start, answer))
        return steps

    def last_words(self, day: int, effect: Effect) -> list[Occurrence]:
        """List what may be the last occurrence by a day that makes an answer possible, in order of their days."""
        inside = self._inside(day)
        return [inside[bounded] for bounded in self._last(inside, day, effect)]

    def witnesses(self, day: int) -> list[Occurrence]:
        """List what decides the answer of a day: what may have come last, then what began the run."""
        if self.parts:
            return _unique(o for part in self.parts for o in part.witnesses(day))
        answer = self.answer(day)
        if answer is Answer.POSSIBLY:
            return _unique([*self.last_words(day, Effect.INITIATES), *self.last_words(day, Effect.TERMINATES)])
        effect = Effect.INITIATES if answer is Answer.HOLDS else Effect.TERMINATES
        began = self.since(day).latest
        return _unique([*self.last_words(day, effect), *self.last_words(began, effect)])

    def why(self, day: int) -> list[Doubt]:
        """Say why the answer of a day is 'possibly'; empty where it is certain.

        Where one side rests on something certain and past, the doubt lies with the other; where both do, with the
        order of the two.
        """
        if self.answer(day) is not Answer.POSSIBLY:
            return []
        if span_at(self.stale, day):
            return [Doubt.STALE]
        return _unique([r for part in self.parts for r in part.why(day)] if self.parts else self._reasons(day))

    def _reasons(self, day: int) -> list[Doubt]:
        inside = self._inside(day)
        sides = [self._last(inside, day, effect) for effect in (Effect.INITIATES, Effect.TERMINATES)]
        solid = [[o for o in side if _is_past(o, day)] for side in sides]
        if all(solid):
            return [Doubt.ORDER if _same_day(p, n) else Doubt.DATE for p in solid[0] for n in solid[1]]
        reasons = [_doubt(o) for side, firm in zip(sides, solid, strict=True) if not firm for o in side]
        if self.initial is Initial.UNKNOWN and span_at(initial_days(inside), day):
            reasons.append(Doubt.UNKNOWN_BEFORE)
        return reasons

    def _inside(self, day: int) -> dict[Occurrence, Occurrence]:
        """Map what can lie in a day's spell, bounded by it, to what was told."""
        spell = span_at(self.spells, day)
        return {bounded: told for told in self.occurrences if spell and (bounded := _clip(told, spell, self.spells))}

    def _last(self, inside: Iterable[Occurrence], day: int, effect: Effect) -> list[Occurrence]:
        standing = [s.occurrence for s in supports(list(inside), self.order, effect) if span_at(s.days, day)]
        last = [o for o in standing if not any(_surely_after(other, o, day, self.order) for other in standing)]
        return sorted(last, key=lambda o: (o.earliest, o.latest, o.id))


def _first(spans: Spans, day: int) -> int:
    span = span_at(spans, day)
    assert span is not None, "asked only for a day that lies inside"
    return span[0]


def _unique(items: Iterable[Item]) -> list[Item]:
    return list(dict.fromkeys(items))


def _surely_after(other: Occurrence, one: Occurrence, day: int, order: Order) -> bool:
    past = other.certain and other.latest <= day
    return past and (other.earliest > one.latest or other.id in order.get(one.id, frozenset()))


def _is_past(occurrence: Occurrence, day: int) -> bool:
    """Say whether an occurrence surely lies by a day and surely means what it says on it."""
    ends = occurrence.until is not None and occurrence.until[0] < day <= occurrence.until[1]
    return occurrence.certain and occurrence.latest <= day and occurrence.effect is not Effect.RELEASES and not ends


def _doubt(occurrence: Occurrence) -> Doubt:
    if occurrence.effect is Effect.RELEASES:
        return Doubt.RELEASED
    if occurrence.unrecorded:
        return Doubt.UNKNOWN_BEFORE
    return Doubt.DATE if occurrence.certain else occurrence.doubt or Doubt.CLAIMED


def _same_day(one: Occurrence, other: Occurrence) -> bool:
    return one.earliest == one.latest == other.earliest == other.latest


def timeline(
    occurrences: Sequence[Occurrence],
    order: Order = NO_ORDER,
    initial: Initial = Initial.UNKNOWN,
    spells: Spans = ALWAYS,
) -> Timeline:
    """Work out every answer of one boolean fluent, or of one value of a fluent.

    The occurrences' ranges are those that the order has already narrowed (`order.tighten`). Each of the spells, in
    which alone the fluent can hold, starts anew from the initial state. What happened, happened in one of them: an
    occurrence that may lie in several is only possible in each.
    """
    if len(spells) == 1 and spells[0] == ALWAYS[0]:
        return Timeline(
            possible_days(occurrences, order, Effect.INITIATES, initially=initial is not Initial.FALSE),
            possible_days(occurrences, order, Effect.TERMINATES, initially=initial is not Initial.TRUE),
            occurrences,
            order,
            initial,
        )
    pos: list[Span] = []
    neg: list[Span] = list(complement(union(spells)))
    for spell in spells:
        inside = [clipped for o in occurrences if (clipped := _clip(o, spell, spells))]
        held = possible_days(inside, order, Effect.INITIATES, initially=initial is not Initial.FALSE)
        failed = possible_days(inside, order, Effect.TERMINATES, initially=initial is not Initial.TRUE)
        pos += intersection(held, (spell,))
        neg += intersection(failed, (spell,))
    return Timeline(union(pos), union(neg), occurrences, order, initial, spells)


def _clip(occurrence: Occurrence, spell: Span, spells: Spans) -> Occurrence | None:
    """Bound an occurrence by a spell: None where it lies outside, only possible where it may lie in another one."""
    earliest, latest = max(occurrence.earliest, spell[0]), min(occurrence.latest, spell[1])
    if earliest > latest:
        return None
    if (earliest, latest) == (occurrence.earliest, occurrence.latest):
        return occurrence
    meets = sum(first <= occurrence.latest and occurrence.earliest <= last for first, last in spells)
    certain = occurrence.certain and meets == 1
    return evolve(occurrence, earliest=earliest, latest=latest, certain=certain, doubt=occurrence.doubt or Doubt.DATE)


def confirmed(base: Timeline, last_evidence: int, days: int) -> Timeline:
    """Let 'holds' become 'possibly' once its last day of evidence is more than so many days past."""
    unconfirmed: Spans = ((last_evidence + days + 1, FUTURE),)
    return evolve(base, neg=union([*base.neg, *unconfirmed]), stale=intersection(base.certain, unconfirmed))


def both(left: Timeline, right: Timeline) -> Timeline:
    """Intersect two timelines: certain where both are; possible at most where both are (an upper bound)."""
    return Timeline(intersection(left.pos, right.pos), union([*left.neg, *right.neg]), parts=(left, right))


def either(left: Timeline, right: Timeline) -> Timeline:
    """Join two timelines: possible where one is; certain at least where one is (a lower bound)."""
    return Timeline(union([*left.pos, *right.pos]), intersection(left.neg, right.neg), parts=(left, right))


def negated(base: Timeline) -> Timeline:
    """Turn a timeline round: it holds on the days on which the other does not."""
    return Timeline(base.neg, base.pos, parts=(base,))


def unrecorded(  # noqa: PLR0913 - two sides of one rule, named at each call
    occurrences: Sequence[Occurrence],
    presupposing: Occurrence,
    without: Timeline,
    *,
    holds: bool,
    order: Order = NO_ORDER,
    start: int = PAST,
    observed: bool = False,
) -> tuple[Occurrence, tuple[tuple[str, str], ...]] | None:
    """Return the beginning (or the end) that an occurrence implies and nobody recorded, with its stated order.

    A presupposition says that the fluent held (or, where `holds` is false, did not) at the end of the day before;
    `without` is its timeline from the recorded occurrences less the presupposing one. What is `observed` on a day
    held at its end: it began by that day, and only possibly before it. None where the record says so already.
    `order` is what is stated already, `start` the first day of the arguments' common existence.
    """
    eve = presupposing.earliest - 1
    first, last = (presupposing.earliest, presupposing.latest) if observed else (eve, presupposing.latest - 1)
    known = without.certain if holds else without.excluded
    if last < start or covers(known, max(first, start), last):
        return None
    key = f"{presupposing.id}~{'began' if holds else 'ended'}"
    later = {presupposing.id, *order.get(presupposing.id, ())}
    earlier = tuple((o.id, key) for o in occurrences if o.id not in later and _ended(o, eve, holds=holds))
    began = Occurrence(
        key,
        start,
        last,
        Effect.INITIATES if holds else Effect.TERMINATES,
        certain=presupposing.certain and not observed,
        doubt=Doubt.UNKNOWN_BEFORE if observed else presupposing.doubt,
        unrecorded=True,
    )
    return began, (*earlier, (key, presupposing.id))


def _ended(occurrence: Occurrence, day: int, *, holds: bool) -> bool:
    """Say whether an occurrence, if it came at all, made an end by a day of what holds (or began it).

    A merely possible end counts: what is surely presupposed began again after it.
    """
    if occurrence.latest > day:
        return False
    if holds and occurrence.effect is Effect.INITIATES:
        return occurrence.until is not None and occurrence.until[1] < day
    return occurrence.effect is not (Effect.INITIATES if holds else Effect.TERMINATES)
