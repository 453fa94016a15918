"""The course of two actors' relation: everything that happened, and every fluent's runs, over all days."""

from attrs import field, frozen

from tracker.model.catalogue import Fluent
from tracker.model.days import FUTURE, PAST
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.chronology import Act, chronology
from tracker.projections.dyads import Dyad, own_fluents, own_happenings, shared_fluents
from tracker.projections.relation import Asked
from tracker.projections.runs import Run, runs


@frozen(eq=False)
class Course:
    """What happened between two actors in order, and how each of their fluents ran."""

    dyad: Dyad
    asked: Asked
    chronology: tuple[Act, ...]
    runs: tuple[Run, ...]
    narrative: Narrative = field(repr=False)


def course(narrative: Narrative, dyad: Dyad, asked: Asked) -> Course:
    """Tell the whole course of a dyad as far as was known."""
    timelines = Timelines(narrative)
    fluents = sorted(own_fluents(narrative, dyad), key=lambda fluent: narrative.catalogue.place(fluent.name))
    return Course(
        dyad,
        asked,
        chronology(timelines, own_happenings(narrative, dyad), shared_fluents(narrative, dyad), FUTURE),
        tuple(run for fluent in fluents for run in _runs(timelines, fluent) if _has_days(run)),
        narrative,
    )


def _runs(timelines: Timelines, fluent: Fluent) -> list[Run]:
    """List the runs of a fluent from the first day on which anything is told of it."""
    return runs(timelines, fluent, timelines.narrative.begins_by(fluent))


def _has_days(run: Run) -> bool:
    """Say whether a run has a day that can be written: of actors that are from the first one, some run only before."""
    return run.last > PAST and run.first < FUTURE
