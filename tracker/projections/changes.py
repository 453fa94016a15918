"""What changed between two days, or between two states of knowledge, and by which events."""

from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import pairwise

from attrs import field, frozen

from tracker.calculus.timeline import Answer
from tracker.model.catalogue import Fluent
from tracker.model.events import Document, Mending
from tracker.narrative.narrative import Narrative
from tracker.narrative.spans import Condition
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import SharedLines
from tracker.projections.chronology import Act, chronology
from tracker.projections.dyads import Dyad, Shared, own_fluents, own_happenings, shared_fluents
from tracker.projections.relation import Asked
from tracker.projections.runs import Run, deciding, deciding_shared, runs, shared_runs, state_on
from tracker.projections.witnesses import Witness


class Turn(Enum):
    """How an answer changed."""

    BEGAN = "began"
    ENDED = "ended"
    CHANGED = "changed"
    CERTAIN = "became certain"
    DOUBTFUL = "became doubtful"
    KNOWN = "became known"


_UNKNOWN = Condition(Answer.POSSIBLY, (None,))
"""The condition of a fluent of which nothing was told."""

_UNSHARED = Condition(Answer.NOT, (None,))
"""The condition of what no format shared."""


@frozen(eq=False)
class Transition:
    """One fluent whose state differs: since which day (None between states of knowledge), from what, to what.

    `through` is the format that shares it with one of the two.
    """

    fluent: Fluent
    day: int | None
    turn: Turn
    before: Condition
    after: Condition
    witnesses: tuple[Witness, ...]
    through: str | None = None


@frozen(eq=False)
class Changes:
    """What changed between two askings of one dyad, what happened meanwhile, what was published and what mended."""

    dyad: Dyad
    before: Asked
    after: Asked
    changes: tuple[Transition, ...]
    chronology: tuple[Act, ...]
    published: tuple[Document, ...]
    mended: tuple[Mending, ...]
    narrative: Narrative = field(repr=False)


def changes_between_days(narrative: Narrative, dyad: Dyad, before: Asked, after: Asked) -> Changes:
    """List every change of state after the end of one day, up to the end of another, and what happened meanwhile."""
    timelines = Timelines(narrative)
    found = [
        each for fluent in _base_fluents(narrative, dyad) for each in _turns(timelines, fluent, before.on, after.on)
    ]
    sharing = shared_fluents(narrative, dyad)
    found += [each for shared in sharing for each in _shared_turns(timelines, shared, before.on, after.on)]
    acts = chronology(timelines, own_happenings(narrative, dyad), sharing, after.on)
    causes = {cause for act in acts if act.happening.act[1] > before.on for cause in act.causes}
    return Changes(
        dyad,
        before,
        after,
        tuple(sorted(found, key=lambda change: (change.day or 0, narrative.catalogue.place(change.fluent.name)))),
        tuple(act for act in acts if act.happening.act[1] > before.on or act.happening.id in causes),
        (),
        (),
        narrative,
    )


def changes_of_knowledge(old: Narrative, new: Narrative, dyad: Dyad, before: Asked, after: Asked) -> Changes:
    """List every fluent about which more, or something else, is known for one day than was before."""
    later = Timelines(new)
    found = _learned(Timelines(old), later, dyad, before.on, after.on)
    acts = chronology(later, own_happenings(new, dyad), shared_fluents(new, dyad), after.on)
    return Changes(
        dyad,
        before,
        after,
        tuple(sorted(found, key=lambda change: new.catalogue.place(change.fluent.name))),
        tuple(act for act in acts if any(event.ref not in old.events for event in act.happening.events)),
        _new_documents(old, new),
        _new_mendings(old, new),
        new,
    )


def _base_fluents(narrative: Narrative, dyad: Dyad) -> list[Fluent]:
    """List the fluents of a dyad but for those that are made of others: their parts tell the same."""
    return [fluent for fluent in own_fluents(narrative, dyad) if not narrative.catalogue.is_derived(fluent.name)]


def _turns(timelines: Timelines, fluent: Fluent, first: int, last: int) -> Iterator[Transition]:
    """Yield each change of a fluent's state after a first day, up to a last one.

    What an act presupposes of its eve is told with the act: that it became certain then is no change of its own.
    """
    pairs = pairwise(runs(timelines, fluent, first, last))
    found = [_transition(old.state, new, deciding(timelines, fluent, new.first)) for old, new in pairs]
    yield from _as_told(found, last)


def _shared_turns(timelines: Timelines, shared: Shared, first: int, last: int) -> Iterator[Transition]:
    """Yield each change of what a format shares with one of the two, after a first day, up to a last one."""
    pairs = pairwise(shared_runs(timelines, shared, first, last))
    found = [_transition(old.state, new, deciding_shared(timelines, shared, new.first)) for old, new in pairs]
    yield from _as_told(found, last)


def _as_told(found: Iterable[Transition], last: int) -> Iterator[Transition]:
    yield from (one for one in found if not _is_unsaid(one) and not _is_eve(one, last))


def _is_unsaid(one: Transition) -> bool:
    """Say whether an answer is only in doubt because something else began, and by nobody's word on it."""
    return one.turn is Turn.DOUBTFUL and all(witness.implied or witness.rests_on for witness in one.witnesses)


def _transition(before: Condition, run: Run, deciders: tuple[Witness, ...]) -> Transition:
    return Transition(run.fluent, run.first, turn(before, run.state), before, run.state, deciders, run.through)


def _is_eve(one: Transition, last: int) -> bool:
    """Say whether an answer only became certain because of what an act presupposes that came by a last day."""
    is_within = one.day is not None and one.day < last
    told = [witness for witness in one.witnesses if not witness.rests_on] or one.witnesses
    return is_within and one.turn is Turn.CERTAIN and all(witness.implied for witness in told)


def _learned(earlier: Timelines, later: Timelines, dyad: Dyad, then: int, now: int) -> Iterator[Transition]:
    """Yield each fluent of which something else is known, or anything at all where nothing was."""
    touched = set(own_fluents(earlier.narrative, dyad))
    for fluent in _base_fluents(later.narrative, dyad):
        state = state_on(later, fluent, now)
        was = state_on(earlier, fluent, then) if fluent in touched else _UNKNOWN
        if fluent not in touched or was != state:
            step = turn(was, state) if fluent in touched else Turn.KNOWN
            yield Transition(fluent, None, step, was, state, deciding(later, fluent, now))
    yield from _learned_shared(earlier, later, dyad, then, now)


def _learned_shared(earlier: Timelines, later: Timelines, dyad: Dyad, then: int, now: int) -> Iterator[Transition]:
    """Yield what formats share with one of the two of which something else is known."""
    had = {*shared_fluents(earlier.narrative, dyad)}
    for shared in shared_fluents(later.narrative, dyad):
        state = state_on(SharedLines(later, shared), shared.fluent, now)
        was = state_on(SharedLines(earlier, shared), shared.fluent, then) if shared in had else _UNSHARED
        if was != state:
            deciders = deciding_shared(later, shared, now)
            step = turn(was, state) if shared in had else Turn.KNOWN
            yield Transition(shared.fluent, None, step, was, state, deciders, shared.format)


def turn(before: Condition, after: Condition) -> Turn:
    """Name how a state became another."""
    if after.answer is Answer.POSSIBLY:
        return Turn.DOUBTFUL
    if before.answer is Answer.POSSIBLY:
        return Turn.CERTAIN
    if after.answer is Answer.NOT:
        return Turn.ENDED
    return Turn.CHANGED if before.answer is Answer.HOLDS else Turn.BEGAN


def _new_documents(old: Narrative, new: Narrative) -> tuple[Document, ...]:
    had = {log.document.id for log in old.logs}
    return tuple(log.document for log in new.logs if log.document.id not in had)


def _new_mendings(old: Narrative, new: Narrative) -> tuple[Mending, ...]:
    had = {mending.ref for log in old.logs for mending in log.mendings}
    return tuple(mending for log in new.logs for mending in log.mendings if mending.ref not in had)
