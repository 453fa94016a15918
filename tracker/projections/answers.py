"""The answer about one fluent at the end of a day, with since when, on whose word, and why only possibly."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from tracker.calculus.doubts import Doubt
from tracker.calculus.timeline import Answer, Since, Timeline, both, negated, without_silence
from tracker.model.catalogue import Fluent, FluentSort
from tracker.narrative.by_word import denied, is_spoken_for
from tracker.narrative.confirming import last_day_of_term
from tracker.narrative.rows import OTHER, Value
from tracker.narrative.timelines import State, Timelines
from tracker.projections.dyads import Shared
from tracker.projections.witnesses import Witness, witnesses


@frozen(eq=False)
class Holding:
    """The answer about one fluent, or one of its values; `through` names the format that shares it.

    `term` is the last day of a term that ran out, where that is why it is only possible.
    """

    fluent: Fluent
    section: str
    value: Value
    answer: Answer
    why: tuple[Doubt, ...]
    since: Since
    last_evidence: int | None
    witnesses: tuple[Witness, ...]
    through: str | None = None
    term: int | None = None


def holdings(timelines: Timelines, fluent: Fluent, day: int) -> Iterator[Holding]:
    """Answer one fluent: the value that holds, or every value that events make possible, or that none does.

    Of what only a plan would begin, nothing is answered before the first day of the plan.
    """
    if day < timelines.narrative.begins_by(fluent):
        return
    lines = [(value, timelines.of(fluent, value)) for value in timelines.values(fluent)]
    held = _answered(lines, day, Answer.HOLDS)[:1]  # only one value of a fluent can
    told = held or spoken_for(lines, day) or [state for state in lines if state[0] is None]
    for value, line in told:
        yield _holding(timelines, fluent, value, line, day)
    if not told:
        yield _no_value(timelines, fluent, lines, day)


def standing(timelines: Timelines, fluent: Fluent, day: int) -> list[Holding]:
    """Answer one fluent where it holds or may hold; nothing where it surely does not, and nobody has to be told why."""
    if not timelines.sort(fluent).values and timelines.of(fluent).answer(day) is Answer.NOT:
        return []
    return [holding for holding in holdings(timelines, fluent, day) if holding.answer is not Answer.NOT]


def spoken_for(lines: Sequence[State], day: int) -> list[State]:
    """List the values that may hold by some event's word, and a fluent without values in any case."""
    possible = _answered(lines, day, Answer.POSSIBLY)
    return [(value, line) for value, line in possible if value is None or is_spoken_for(line, day)]


def _answered(lines: Sequence[State], day: int, answer: Answer) -> list[State]:
    """List the values of which something is the answer at the end of a day."""
    return [(value, line) for value, line in lines if line.answer(day) is answer]


def shared_holding(timelines: Timelines, shared: Shared, day: int) -> Iterator[Holding]:
    """Answer a format's fluent for the days on which the one is a member and the other is not."""
    if not was_shared(timelines, shared, day):
        return
    for value in timelines.values(shared.fluent):
        line = shared_line(timelines, shared, value)
        if value is None or line.answer(day) is not Answer.NOT:
            yield _holding(timelines, shared.fluent, value, line, day, through=shared.format)


@frozen(eq=False)
class SharedLines:
    """The timelines of what a format shares, on the days on which the one is told to be a member, and the other not."""

    timelines: Timelines
    shared: Shared

    def of(self, fluent: Fluent, value: Value = None) -> Timeline:
        """Return the timeline of the shared fluent, or of one of its values."""
        return both(self.timelines.of(fluent, value), _sharing(self.timelines, self.shared))

    def values(self, fluent: Fluent) -> tuple[Value, ...]:
        """List the values of the fluent that events touch; (None,) where it has no values."""
        return self.timelines.values(fluent)

    def sort(self, fluent: Fluent) -> FluentSort:
        """Return the catalogue's declaration of the fluent."""
        return self.timelines.sort(fluent)


def was_shared(timelines: Timelines, shared: Shared, day: int) -> bool:
    """Say whether one may have shared by a day what a format does: of what Norway never shared, nothing is said."""
    return any(first <= day for first, _ in _sharing(timelines, shared).pos)


def shared_line(timelines: Timelines, shared: Shared, value: Value) -> Timeline:
    """Return a format's timeline, on the days on which the one is told to be a member, and the other is not."""
    return SharedLines(timelines, shared).of(shared.fluent, value)


def _sharing(timelines: Timelines, shared: Shared) -> Timeline:
    member, outsider = (full_membership(timelines, of) for of in (shared.member, shared.outsider))
    return both(member, negated(outsider))


def full_membership(timelines: Timelines, membership: Fluent) -> Timeline:
    """Return the days on which somebody is told to be a full member; where the log is silent, it is not."""
    return without_silence(timelines.of(membership, "full"))


def _no_value(timelines: Timelines, fluent: Fluent, lines: Sequence[State], day: int) -> Holding:
    """Answer a fluent none of whose values is known or named: none holds, one is denied, or nothing is known."""
    value, line = denied(timelines, fluent, lines, day) or (None, None)
    return _holding(timelines, fluent, value, line or _nearest(timelines, fluent, lines, day), day)


def _nearest(timelines: Timelines, fluent: Fluent, lines: Sequence[State], day: int) -> Timeline:
    """Return the timeline that answers for a fluent without a value: a doubtful one, or else what ended last."""
    other = timelines.of(fluent, OTHER)
    doubtful = _answered((*lines, (OTHER, other)), day, Answer.POSSIBLY)
    if doubtful:
        return doubtful[0][1]
    return max((line for _, line in lines), key=lambda line: line.since(day).latest, default=other)


def _holding(  # noqa: PLR0913 - the value is made in one place, from all that it says
    timelines: Timelines, fluent: Fluent, value: Value, line: Timeline, day: int, *, through: str | None = None
) -> Holding:
    answer = line.answer(day)
    deciding = tuple(witnesses(timelines, fluent, line.witnesses(day)))
    days = [timelines.narrative.documents[witness.event.document].published.latest for witness in deciding]
    evidence = timelines.evidence_day(fluent, value, holds=answer is not Answer.NOT)
    doubts = tuple(line.why(day))
    return Holding(
        fluent=fluent,
        section=timelines.sort(fluent).section,
        value=value,
        answer=answer,
        why=doubts,
        since=line.since(day),
        last_evidence=evidence if evidence is not None else max(days, default=None),
        witnesses=deciding,
        through=through,
        term=last_day_of_term(timelines.narrative, fluent, value, by=day) if Doubt.TERM in doubts else None,
    )
