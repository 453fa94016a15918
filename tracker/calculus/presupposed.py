"""What was so right before an occurrence, by what is recorded, and the beginning that it implies where nothing says so.

Right before means: at the end of the eve, or by what came on the same day before it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from attrs import define

from tracker.calculus.axioms import Effect, Initial, Occurrence, Word
from tracker.calculus.before import Before, Row, Rows
from tracker.calculus.doubts import Doubt
from tracker.calculus.order import NO_ORDER, Order
from tracker.calculus.spans import ALWAYS, SpanIndex, Spans, intersection, span_at
from tracker.calculus.timeline import UNCOVERED, Timeline, timeline
from tracker.model.days import FUTURE, PAST

Pairs = tuple[tuple[str, str], ...]


@define(eq=False, slots=False)
class Record:
    """The recorded occurrences of a fluent, or of one value or several, asked what they make of it before another.

    `order` is the order of these and of all that presuppose something of the fluent.
    """

    occurrences: Sequence[Occurrence]
    order: Order = NO_ORDER
    initial: Initial = Initial.UNKNOWN
    spells: Spans = ALWAYS
    covered_from: int = UNCOVERED

    @cached_property
    def line(self) -> Timeline:
        """Every answer by what is recorded alone."""
        return timeline(self.occurrences, self.order, self.initial, self.spells, self.covered_from)

    def may_be(self, right_before: Occurrence, start: int, *, held: bool) -> bool:
        """Say whether it held (or did not) right before an occurrence in some world."""
        first = max(right_before.earliest, start + 1)
        if right_before.latest < first:
            return False
        if next(self.words_before(right_before, start, held=held), None):
            return True
        return self._unsaid(first - 1, held=held) and not self._before.is_forced(right_before)

    def words_before(self, right_before: Occurrence, start: int, *, held: bool) -> Iterator[Occurrence]:
        """Yield what may be the last word right before an occurrence, and then say that it holds (or does not)."""
        days = (max(right_before.earliest, start + 1), right_before.latest)
        return self._before.words(self._words[held], right_before, days, held=held)

    def surely_was_otherwise(self, right_before: Occurrence, start: int, *, held: bool) -> bool:
        """Say whether only what surely happened could make it otherwise right before an occurrence."""
        first = max(right_before.earliest, start + 1)
        days = (first, right_before.latest)
        if next(self._before.words(self._doubtful[not held], right_before, days, held=not held), None):
            return False
        return self._before.is_forced(right_before) or not self._unsaid(first - 1, held=not held)

    def may_be_otherwise(self, seen: Occurrence, start: int, *, held: bool) -> bool:
        """Say whether what was seen would not surely be so at the end of its day, had nobody looked that day."""
        first, last = max(seen.earliest, start), seen.latest
        if _other_than(seen, self._at_end[not held].meeting(first, last)):
            return True
        if self._unsaid(first, held=not held):
            return True
        if not self._unsaid(first - 1, held=not held) and not _other_than(
            seen, self._at_end_or_after[not held].meeting(first, last)
        ):
            return False
        acts = self._acts.line
        return bool(intersection(acts.neg if held else acts.pos, ((first, last),)))

    def _unsaid(self, day: int, *, held: bool) -> bool:
        """Say whether it may hold (or not) at the end of a day because nothing was told by then."""
        if self.initial is (Initial.FALSE if held else Initial.TRUE):
            return False
        covered = held and self.initial is Initial.UNKNOWN and day >= self.covered_from
        return not covered and span_at(self.line.untold, day) is not None

    def is_explained_within(self, presupposing: Occurrence, start: int, *, held: bool) -> bool:
        """Say whether acts within an occurrence's own days explain it alone: what is sure made it otherwise before."""
        return self.surely_was_otherwise(presupposing, start, held=held) and self._is_by_acts_within(
            presupposing, start, held=held
        )

    def _is_by_acts_within(self, right_before: Occurrence, start: int, *, held: bool) -> bool:
        """Say whether it can have been so right before an occurrence by acts within its own days alone."""
        first = max(right_before.earliest, start + 1)
        if self._unsaid(first - 1, held=held) and not self._before.is_forced(right_before):
            return False
        words, effects = self.words_before(right_before, start, held=held), _acting(held=held)
        return all(one.effect in effects and not one.seen and one.latest >= right_before.earliest for one in words)

    def may_begin_within(self, other: Occurrence, *, held: bool) -> bool:
        """Say whether an act may make it so (or not so) within the days of an occurrence, and before it."""
        acts = (act.id for act in self._acting[held].meeting(other.earliest, other.latest) if act.id != other.id)
        places = self.order.places
        place, after = places.get(other.id, FUTURE), list[str]()
        for act in acts:
            if places.get(act, -1) < place:
                return True
            after.append(act)
        later = self.order.later(other.id, after) if after else ()
        return any(act not in later for act in after)

    def latest_before(self, day: int) -> int:
        """Return the first day on which something can have begun after all that is surely past before a day."""
        place = bisect_left(self._sure[0], day)
        return self._sure[1][place - 1] if place else PAST

    @cached_property
    def _sure(self) -> tuple[list[int], list[int]]:
        past = sorted((o.latest, o.earliest + (o.earliest == o.latest)) for o in self.occurrences if o.certain)
        return [latest for latest, _ in past], list(accumulate((earliest for _, earliest in past), max))

    @cached_property
    def _acting(self) -> dict[bool, SpanIndex[Occurrence]]:
        """For each answer, the acts that may make it so, by their days and then by the order.

        Of a thousand ends of one day none begins anything.
        """
        in_order = sorted(self.occurrences, key=lambda o: self.order.places.get(o.id, -1))
        return {
            held: SpanIndex(
                (o.earliest, o.latest, o) for o in in_order if not o.seen and o.effect in _acting(held=held)
            )
            for held in (True, False)
        }

    @cached_property
    def _acts(self) -> "Record":
        """The record without what was only seen."""
        acts = [o for o in self.occurrences if not o.seen]
        if len(acts) == len(self.occurrences):
            return self
        return Record(acts, self.order, self.initial, self.spells, self.covered_from)

    @cached_property
    def _before(self) -> Before:
        return Before(self.occurrences, self.order)

    @cached_property
    def _words(self) -> dict[bool, Rows]:
        """For each answer, the words that may come last before what happens on a day."""
        segments = self._before.segments
        return {held: Rows([*self._days_before(held=held)], segments) for held in (True, False)}

    @cached_property
    def _doubtful(self) -> dict[bool, Rows]:
        """Those words of them that something may have kept from being said, or whose term may be over."""
        words = ((held, words.rows) for held, words in self._words.items())
        segments = self._before.segments
        return {held: Rows([row for row in rows if not _is_firm(row[2].occurrence)], segments) for held, rows in words}

    @cached_property
    def _at_end(self) -> dict[bool, SpanIndex[Occurrence]]:
        """For each answer, what may come last by the end of a day."""
        return {held: SpanIndex(self._days_at_end(held=held, more=0)) for held in (True, False)}

    @cached_property
    def _at_end_or_after(self) -> dict[bool, SpanIndex[Occurrence]]:
        """For each answer, what may come last by the end of a day, or of the day before something else is past."""
        return {held: SpanIndex(self._days_at_end(held=held, more=1)) for held in (True, False)}

    def _days_at_end(self, *, held: bool, more: int) -> Iterator[tuple[int, int, Occurrence]]:
        for word in self.line.words:
            for first, last in _days(word, held=held):
                yield first, last + more * (last + 1 == word.past), word.occurrence

    def _days_before(self, *, held: bool) -> Iterator[Row]:
        for word in self.line.words:
            for first, last in _days(word, held=held):
                yield first + (not _says(word.occurrence, first, held=held)), last + 1, word


def _other_than(seen: Occurrence, found: Iterable[Occurrence]) -> bool:
    """Say whether there is anything among what was found but what was seen itself."""
    return any(one.id != seen.id for one in found)


def _is_firm(occurrence: Occurrence) -> bool:
    """Say whether an occurrence surely happened, and lasts until something else does."""
    return occurrence.certain and occurrence.until is None and occurrence.effect is not Effect.RELEASES


def _says(occurrence: Occurrence, day: int, *, held: bool) -> bool:
    """Say whether an occurrence itself makes it hold (or not) for what follows on its day, not the end of its term.

    One whose term was over by then does not begin it.
    """
    if occurrence.last_of_day or not occurrence.earliest <= day <= occurrence.latest:
        return False
    if occurrence.effect is Effect.INITIATES and occurrence.until is not None:
        first, last = occurrence.until
        return (day <= last or occurrence.may_go_on) if held else first < day
    return occurrence.effect is not (Effect.TERMINATES if held else Effect.INITIATES)


def _days(word: Word, *, held: bool) -> Spans:
    """Return the days on which it can hold by a word (or not), and those on which only before something else."""
    briefly = [day for day in word.briefly if _says(word.occurrence, day, held=held)]
    return (*(word.holds if held else word.fails), *((day, day - 1) for day in briefly))


def unrecorded(  # noqa: PLR0913 - two sides of one rule, named at each call
    record: Record,
    presupposing: Occurrence,
    *,
    holds: bool,
    start: int = PAST,
    observed: bool = False,
    word: bool = False,
    otherwise: bool = False,
    values: Record | None = None,
) -> tuple[Occurrence, Pairs] | None:
    """Return the beginning (or the end) that an occurrence implies and nobody recorded, with its stated order.

    A presupposition says that the fluent held (or, where `holds` is false, did not) right before; what is `observed`
    was so at the end of its day. None where the record says so already, in all worlds; where several `values` are
    presupposed, theirs does. It began by then, after all that surely came before, and only possibly where an act may
    have begun it on the day itself, or `otherwise` another of the values. A `word` presupposes nothing after the deed:
    what it adds comes before every opposite. `start` is the first day of the arguments' common existence.
    """
    whole = values or record
    if observed:
        if not record.may_be_otherwise(presupposing, start, held=holds):
            return None
    elif not whole.may_be(presupposing, start, held=not holds):
        return None
    key = f"{presupposing.id}~{'began' if holds else 'ended'}"
    opposites = [o for o in record.occurrences if o.effect is not _effect(holds=holds)] if word else []
    latest = min([presupposing.latest - (not observed), *(o.latest for o in opposites if o.certain)])
    earliest = start if word else max(start, min(record.latest_before(presupposing.earliest), latest))
    if latest < earliest:
        return None
    within = not observed and whole.may_begin_within(presupposing, held=holds)
    if within and whole.is_explained_within(presupposing, start, held=holds):
        return None
    certain = presupposing.certain and not (observed or otherwise or within)
    began = Occurrence(
        key,
        earliest,
        latest,
        _effect(holds=holds),
        certain=certain,
        doubt=None if certain else presupposing.doubt or Doubt.UNKNOWN_BEFORE,
        unrecorded=True,
        seen=True,
        after=None if word else presupposing.earliest,
    )
    return began, ((key, presupposing.id), *dict.fromkeys((key, o.id) for o in opposites if o.id != presupposing.id))


def _acting(*, held: bool) -> tuple[Effect, Effect]:
    """Return the effects of the acts that may make it so (or not so)."""
    return Effect.RELEASES, _effect(holds=held)


def _effect(*, holds: bool) -> Effect:
    return Effect.INITIATES if holds else Effect.TERMINATES
