"""The course of two actors' relation: everything that happened, and every fluent's runs, over all days."""

from collections.abc import Sequence

from attrs import field, frozen

from tracker.calculus.timeline import Answer
from tracker.model.days import FUTURE, PAST
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.chronology import Act, chronology
from tracker.projections.dyads import Aspect, Dyad, own_fluents, own_happenings, shared_fluents
from tracker.projections.relation import Asked
from tracker.projections.runs import Run, aspect_runs, fluent_of


@frozen(eq=False)
class Course:
    """What happened between two actors in order, and how each of their fluents ran, those that a format shares too."""

    dyad: Dyad
    asked: Asked
    chronology: tuple[Act, ...]
    runs: tuple[Run, ...]
    narrative: Narrative = field(repr=False)


def course(narrative: Narrative, dyad: Dyad, asked: Asked) -> Course:
    """Tell the whole course of a dyad as far as was known."""
    timelines = Timelines(narrative)
    shared = shared_fluents(narrative, dyad)
    courses = [_runs(timelines, fluent) for fluent in own_fluents(narrative, dyad)]
    courses += [found for each in shared if _is_told(found := _runs(timelines, each))]
    courses.sort(key=lambda its: narrative.catalogue.place(its[0].fluent.name))
    return Course(
        dyad,
        asked,
        chronology(timelines, own_happenings(narrative, dyad), shared, FUTURE),
        tuple(run for its in courses for run in its if _has_days(run)),
        narrative,
    )


def _runs(timelines: Timelines, aspect: Aspect) -> list[Run]:
    """List the runs from the first day on which anything is told."""
    return aspect_runs(timelines, aspect, timelines.narrative.begins_by(fluent_of(aspect)))


def _is_told(course: Sequence[Run]) -> bool:
    """Say whether anything holds or may hold in a course: of what a state never shared, nothing is told."""
    return any(run.state.answer is not Answer.NOT for run in course)


def _has_days(run: Run) -> bool:
    """Say whether a run has a day that can be written: of actors that are from the first one, some run only before."""
    return run.last > PAST and run.first < FUTURE
