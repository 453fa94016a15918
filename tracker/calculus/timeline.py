"""Timelines: every answer of one fluent over all of time, with since when, on whose word, and why only possibly."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import cached_property
from typing import TypeVar

from attrs import define, evolve, frozen

from tracker.calculus.axioms import Effect, Initial, Occurrence, Word, first_sure, last_words
from tracker.calculus.doubts import Doubt
from tracker.calculus.order import NO_ORDER, Order
from tracker.calculus.spans import ALWAYS, NEVER, Span, SpanIndex, Spans, complement, intersection, span_at, union
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


UNCOVERED = FUTURE + 1
"""Stands for the day from which on a log knows all, where it never does."""

_FEW = 8
"""So many words are looked through sooner than an index of them is made."""

Item = TypeVar("Item")


@define(eq=False)
class Timeline:
    """The days on which a fluent can hold (`pos`) and can fail to hold (`neg`), with what says so.

    `words` are what may come last on some days; on those `untold`, the initial state may. A timeline made from others
    (`parts`) has no words of its own: it explains itself by theirs. On `stale` days the answer would be certain, were
    it confirmed more recently.
    """

    pos: Spans
    neg: Spans
    words: Sequence[Word] = ()
    untold: Spans = NEVER
    order: Order = NO_ORDER
    initial: Initial = Initial.UNKNOWN
    stale: Spans = NEVER
    parts: tuple["Timeline", ...] = ()
    _speaking: SpanIndex[Word] | None = None

    def answer(self, day: int) -> Answer:
        """Say what is known at the end of a day."""
        if span_at(self.neg, day) is None:
            return Answer.HOLDS
        return Answer.NOT if span_at(self.pos, day) is None else Answer.POSSIBLY

    @cached_property
    def certain(self) -> Spans:
        """The days on which it surely holds: NEC."""
        return complement(self.neg)

    @cached_property
    def excluded(self) -> Spans:
        """The days on which it surely does not hold."""
        return complement(self.pos)

    @cached_property
    def doubtful(self) -> Spans:
        """The days on which it may hold and may not."""
        return intersection(self.pos, self.neg)

    def since(self, day: int) -> Since:
        """Say when the answer of a day began; for 'possibly' both ends are the first day of doubt."""
        answer = self.answer(day)
        if answer is Answer.HOLDS:
            return Since(_first(self.pos, day), _first(self.certain, day))
        if answer is Answer.NOT:
            return Since(_first(self.neg, day), _first(self.excluded, day))
        doubt = _first(self.doubtful, day)
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
        return sorted(self.saying(day, effect), key=lambda o: (o.earliest, o.latest, o.id))

    def saying(self, day: int, effect: Effect) -> Iterator[Occurrence]:
        """Yield what may be the last occurrence by a day that makes an answer possible, each when it is asked for."""
        for word in self._on(day):
            if span_at(word.holds if effect is Effect.INITIATES else word.fails, day):
                yield word.occurrence

    def _on(self, day: int) -> Iterable[Word]:
        """Return what may be the last word on a day; few are looked at one by one."""
        if len(self.words) <= _FEW:
            return (word for word in self.words if word.first <= day < word.past)
        if self._speaking is None:
            self._speaking = SpanIndex((word.first, word.past - 1, word) for word in self.words)
        return self._speaking.meeting(day, day)

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
        sides = [(effect, self.last_words(day, effect)) for effect in (Effect.INITIATES, Effect.TERMINATES)]
        solid = [[o for o in side if _is_past(o, day, effect)] for effect, side in sides]
        if all(solid):
            begun, ended = (dict.fromkeys(_exact_day(o) for o in side) for side in solid)
            return [Doubt.DATE if p is None or p != n else Doubt.ORDER for p in begun for n in ended]
        reasons = [_doubt(o, day) for (effect, side), firm in zip(sides, solid, strict=True) if not firm for o in side]
        if self.initial is Initial.UNKNOWN and span_at(self.untold, day):
            reasons.append(Doubt.UNKNOWN_BEFORE)
        return reasons


def _first(spans: Spans, day: int) -> int:
    span = span_at(spans, day)
    assert span is not None, "asked only for a day that lies inside"
    return span[0]


def _unique(items: Iterable[Item]) -> list[Item]:
    return list(dict.fromkeys(items))


def _is_past(occurrence: Occurrence, day: int, effect: Effect) -> bool:
    """Say whether an occurrence surely lies by a day and surely means on it what makes an answer possible."""
    if not occurrence.certain or occurrence.latest > day or occurrence.effect is Effect.RELEASES:
        return False
    ends = occurrence.until if occurrence.effect is Effect.INITIATES else None
    if ends is None or effect is Effect.INITIATES:
        return ends is None or day <= ends[0]
    return ends[1] < day and not occurrence.may_go_on


def _doubt(occurrence: Occurrence, day: int) -> Doubt:
    if occurrence.unrecorded:
        return Doubt.UNKNOWN_BEFORE
    if occurrence.effect is Effect.RELEASES:
        return Doubt.RELEASED
    if not occurrence.certain:
        return occurrence.doubt or Doubt.CLAIMED
    ends = occurrence.until if occurrence.may_go_on else None
    return Doubt.TERM if ends and ends[0] < day and occurrence.latest <= day else Doubt.DATE


def _exact_day(occurrence: Occurrence) -> int | None:
    return occurrence.earliest if occurrence.earliest == occurrence.latest else None


def timeline(
    occurrences: Sequence[Occurrence],
    order: Order = NO_ORDER,
    initial: Initial = Initial.UNKNOWN,
    spells: Spans = ALWAYS,
    covered_from: int = UNCOVERED,
) -> Timeline:
    """Work out every answer of one boolean fluent, or of one value of a fluent.

    The occurrences' ranges are those that the order has already narrowed (`order.tighten`). Each of the spells, in
    which alone the fluent can hold, starts anew from the initial state. What happened, happened in one of them: an
    occurrence that may lie in several is only possible in each. Where the initial state is unknown, it is false from
    the day on that is `covered_from` what the log is complete.
    """
    words: list[Word] = []
    untold: list[Span] = []
    order = order.among({o.id for o in occurrences}) if order.followers else order
    for spell in spells:
        inside = occurrences
        if spell != ALWAYS[0]:
            first, last = spell
            clipped = (o if first <= o.earliest and o.latest <= last else _clip(o, spell, spells) for o in occurrences)
            inside = [o for o in clipped if o is not None]
        found = last_words(inside, order)
        words += found if spell == ALWAYS[0] else [_within(word, spell) for word in found]
        untold.append((spell[0], min(spell[1], first_sure(inside) - 1)))
    before = union(untold)
    pos = [days for word in words for days in word.holds]
    neg = [days for word in words for days in word.fails]
    if initial is not Initial.FALSE:
        pos += intersection(before, ((PAST, covered_from - 1),)) if initial is Initial.UNKNOWN else before
    if initial is not Initial.TRUE:
        neg += before
    return Timeline(union(pos), union([*neg, *complement(union(spells))]), words, before, order, initial)


def _within(word: Word, spell: Span) -> Word:
    if spell[0] <= word.first and word.past - 1 <= spell[1]:
        return word
    return evolve(
        word,
        past=min(word.past, spell[1] + 1),
        holds=intersection(word.holds, (spell,)),
        fails=intersection(word.fails, (spell,)),
    )


def _clip(occurrence: Occurrence, spell: Span, spells: Spans) -> Occurrence | None:
    """Bound an occurrence by a spell that it leaves: None where it lies outside, possible where it may be in others."""
    earliest, latest = max(occurrence.earliest, spell[0]), min(occurrence.latest, spell[1])
    if earliest > latest:
        return None
    meets = sum(first <= occurrence.latest and occurrence.earliest <= last for first, last in spells)
    certain = occurrence.certain and meets == 1
    return evolve(occurrence, earliest=earliest, latest=latest, certain=certain, doubt=occurrence.doubt or Doubt.DATE)


def confirmed(base: Timeline, last_evidence: int, days: int) -> Timeline:
    """Let 'holds' become 'possibly' once its last day of evidence is more than so many days past."""
    unconfirmed: Spans = ((last_evidence + days + 1, FUTURE),)
    return evolve(base, neg=union([*base.neg, *unconfirmed]), stale=intersection(base.certain, unconfirmed))


def without_silence(base: Timeline) -> Timeline:
    """Leave out the days on which nothing but an unknown start makes it possible: silence is no word for it."""
    if base.initial is not Initial.UNKNOWN or base.parts:
        return base
    told = union([*(days for word in base.words for days in word.holds), *base.stale])
    return evolve(base, pos=intersection(base.pos, told), initial=Initial.FALSE)


def both(left: Timeline, right: Timeline) -> Timeline:
    """Intersect two timelines: certain where both are; possible at most where both are (an upper bound)."""
    return Timeline(intersection(left.pos, right.pos), union([*left.neg, *right.neg]), parts=(left, right))


def either(left: Timeline, right: Timeline) -> Timeline:
    """Join two timelines: possible where one is; certain at least where one is (a lower bound)."""
    return Timeline(union([*left.pos, *right.pos]), intersection(left.neg, right.neg), parts=(left, right))


def negated(base: Timeline) -> Timeline:
    """Turn a timeline round: it holds on the days on which the other does not."""
    return Timeline(base.neg, base.pos, parts=(base,))
