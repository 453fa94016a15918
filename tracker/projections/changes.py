"""What changed between two days, or between two states of knowledge, and by which events."""

from collections.abc import Iterable
from enum import Enum
from itertools import pairwise

from attrs import field, frozen

from tracker.calculus.timeline import Answer
from tracker.model.catalogue import Fluent
from tracker.model.events import Document, Mending
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Witness
from tracker.projections.chronology import Act, chronology
from tracker.projections.dyads import Dyad, own_fluents, own_happenings, shared_fluents
from tracker.projections.relation import Asked
from tracker.projections.runs import Condition, deciding, runs, state_on


class Turn(Enum):
    """How an answer changed."""

    BEGAN = "began"
    ENDED = "ended"
    CHANGED = "changed"
    CERTAIN = "became certain"
    DOUBTFUL = "became doubtful"
    KNOWN = "became known"


@frozen(eq=False)
class Transition:
    """One fluent whose state differs: since which day (None between states of knowledge), from what, to what."""

    fluent: Fluent
    day: int | None
    turn: Turn
    before: Condition
    after: Condition
    witnesses: tuple[Witness, ...]


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
    found: list[Transition] = []
    for fluent in own_fluents(narrative, dyad):
        if narrative.catalogue.is_derived(fluent.name):
            continue
        steps = runs(timelines, fluent, before.on, after.on)
        for old, new in pairwise(steps):
            witnesses = deciding(timelines, fluent, new.first)
            found.append(Transition(fluent, new.first, turn(old.state, new.state), old.state, new.state, witnesses))
    entries = chronology(timelines, own_happenings(narrative, dyad), shared_fluents(narrative, dyad), after.on)
    return Changes(
        dyad,
        before,
        after,
        tuple(sorted(found, key=lambda change: (change.day or 0, narrative.catalogue.place(change.fluent.name)))),
        tuple(
            entry for entry in entries if entry.happening.act[1] > before.on or _causes_any(entry, entries, before.on)
        ),
        (),
        (),
        narrative,
    )


def changes_of_knowledge(old: Narrative, new: Narrative, dyad: Dyad, before: Asked, after: Asked) -> Changes:
    """List every fluent about which more, or something else, is known for one day than was before."""
    earlier, later = Timelines(old), Timelines(new)
    touched = set(own_fluents(old, dyad))
    found: list[Transition] = []
    for fluent in own_fluents(new, dyad):
        if new.catalogue.is_derived(fluent.name):
            continue
        was = state_on(earlier, fluent, before.on) if fluent in touched else Condition(Answer.POSSIBLY, (None,))
        now = state_on(later, fluent, after.on)
        if fluent not in touched or was != now:
            step = turn(was, now) if fluent in touched else Turn.KNOWN
            found.append(Transition(fluent, None, step, was, now, deciding(later, fluent, after.on)))
    entries = chronology(later, own_happenings(new, dyad), shared_fluents(new, dyad), after.on)
    told = set(old.events)
    mended = {mending.ref for log in old.logs for mending in log.mendings}
    return Changes(
        dyad,
        before,
        after,
        tuple(sorted(found, key=lambda change: new.catalogue.place(change.fluent.name))),
        tuple(entry for entry in entries if any(event.ref not in told for event in entry.happening.events)),
        _new_documents(old, new),
        tuple(mending for log in new.logs for mending in log.mendings if mending.ref not in mended),
        new,
    )


def turn(before: Condition, after: Condition) -> Turn:
    """Name how a state became another."""
    if after.answer is Answer.POSSIBLY:
        return Turn.DOUBTFUL
    if before.answer is Answer.POSSIBLY:
        return Turn.CERTAIN
    if after.answer is Answer.NOT:
        return Turn.ENDED
    return Turn.CHANGED if before.answer is Answer.HOLDS else Turn.BEGAN


def _causes_any(entry: Act, entries: Iterable[Act], day: int) -> bool:
    """Say whether an entry is there only as the cause of something later than a day."""
    return any(entry.happening.id in other.causes and other.happening.act[1] > day for other in entries)


def _new_documents(old: Narrative, new: Narrative) -> tuple[Document, ...]:
    had = {log.document.id for log in old.logs}
    return tuple(log.document for log in new.logs if log.document.id not in had)
