"""What changed between two days, or between two states of knowledge, and by which events."""

from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import pairwise

from attrs import field, frozen

from tracker.calculus.doubts import Doubt
from tracker.calculus.timeline import Answer
from tracker.model.catalogue import Fluent
from tracker.model.events import Document, Mending
from tracker.narrative.narrative import Narrative
from tracker.narrative.spans import Condition
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Holding
from tracker.projections.chronology import Act, chronology
from tracker.projections.dyads import Aspect, Dyad, own_fluents, own_happenings, shared_fluents
from tracker.projections.relation import Asked
from tracker.projections.runs import aspect_holdings, aspect_on, aspect_runs, deciders, deciding, fluent_of
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
    found = [each for aspect in _aspects(narrative, dyad) for each in _turns(timelines, aspect, before.on, after.on)]
    acts = chronology(timelines, own_happenings(narrative, dyad), shared_fluents(narrative, dyad), after.on)
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


def _aspects(narrative: Narrative, dyad: Dyad) -> list[Aspect]:
    """List the aspects of a dyad that are told: its own fluents, and what formats share with one of the two."""
    return [*_base_fluents(narrative, dyad), *shared_fluents(narrative, dyad)]


def _base_fluents(narrative: Narrative, dyad: Dyad) -> list[Fluent]:
    """List the fluents of a dyad but for those that are made of others: their parts tell the same."""
    return [fluent for fluent in own_fluents(narrative, dyad) if not narrative.catalogue.is_derived(fluent.name)]


def _turns(timelines: Timelines, aspect: Aspect, first: int, last: int) -> Iterator[Transition]:
    """Yield each change of state after a first day, up to a last one.

    What an act presupposes of its eve is told with the act: that it became certain then is no change of its own.
    """
    for old, new in pairwise(aspect_runs(timelines, aspect, first, last)):
        answers = aspect_holdings(timelines, aspect, new.first)
        step = turn(old.state, new.state)
        one = Transition(new.fluent, new.first, step, old.state, new.state, deciders(answers), new.through)
        if not _is_unsaid(one, answers) and not _is_eve(one, last):
            yield one


def _is_unsaid(one: Transition, answers: Iterable[Holding]) -> bool:
    """Say whether an answer is only in doubt because something else began, and by nobody's word on it or its age."""
    if one.turn is not Turn.DOUBTFUL or any(Doubt.STALE in answer.why for answer in answers):
        return False
    return all(witness.implied or witness.rests_on for witness in one.witnesses)


def _is_eve(one: Transition, last: int) -> bool:
    """Say whether an answer only became certain because of what an act presupposes that came by a last day."""
    is_within = one.day is not None and one.day < last
    told = [witness for witness in one.witnesses if not witness.rests_on] or one.witnesses
    return is_within and one.turn is Turn.CERTAIN and all(witness.implied for witness in told)


def _learned(earlier: Timelines, later: Timelines, dyad: Dyad, then: int, now: int) -> Iterator[Transition]:
    """Yield everything of which something else is known, or anything at all where nothing was."""
    had = {*own_fluents(earlier.narrative, dyad), *shared_fluents(earlier.narrative, dyad)}
    for aspect in _aspects(later.narrative, dyad):
        own = isinstance(aspect, Fluent)
        was = aspect_on(earlier, aspect, then) if aspect in had else _UNKNOWN if own else _UNSHARED
        state = aspect_on(later, aspect, now)
        if was != state or (own and aspect not in had):
            step = turn(was, state) if aspect in had else Turn.KNOWN
            through = None if isinstance(aspect, Fluent) else aspect.format
            yield Transition(fluent_of(aspect), None, step, was, state, deciding(later, aspect, now), through)


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
