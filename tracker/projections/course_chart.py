"""What a line of time shows of a relation: whose act each was, which conditions ran, which figures make a line."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from attrs import evolve, frozen

from tracker.calculus.timeline import Answer
from tracker.model.catalogue import Fluent
from tracker.model.dates import VagueDate, parse_date
from tracker.model.days import FUTURE, PAST
from tracker.model.numbers import parse_number
from tracker.narrative.happenings import Happening
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import is_spoken_for
from tracker.projections.chronology import Act
from tracker.projections.course import Course
from tracker.projections.dyads import own_happenings
from tracker.projections.runs import Run
from tracker.projections.sides import Side, side_of
from tracker.projections.statements import Statement, latest_statements

_MOST_BARS, _MOST_SERIES = 8, 3
_LEAST_ROOM = 10
"""So many days at least are shown before the first act and after the last."""


@frozen(eq=False)
class ShownAct:
    """An act of the two: by whom, and how much it weighs; with little room, the heavier are labelled."""

    happening: Happening
    side: Side
    weight: int


@frozen(eq=False)
class ShownRuns:
    """A condition with its runs within the days shown, in which it held or may have by what somebody says."""

    fluent: Fluent
    runs: tuple[Run, ...]


@frozen(eq=False)
class Measured:
    """A figure as a point: the middle of its period, the middle of its bounds."""

    statement: Statement
    period: VagueDate
    day: int
    value: float


@frozen(eq=False)
class FigureSeries:
    """The figures of one measure, unit, source and length of period, in the order of days; two at least."""

    measure: str
    unit: str
    figures: tuple[Measured, ...]


@frozen(eq=False)
class CourseChart:
    """What is shown of a course from one day to another, and how many conditions and series there is no room for."""

    first: int
    last: int
    acts: tuple[ShownAct, ...]
    conditions: tuple[ShownRuns, ...]
    series: tuple[FigureSeries, ...]
    more_conditions: int
    more_series: int


def shown_course(course: Course, first: int | None = None, last: int | None = None) -> CourseChart:
    """Choose what is shown of a course between two days, or between its first and last act."""
    acts = [_act(entry, course) for entry in course.chronology if _is_act(entry, course)]
    begin, end = _bounds([act.happening for act in acts], first, last)
    conditions, series = list(_conditions(course, begin, end)), list(_series(course, begin, end))
    return CourseChart(
        first=begin,
        last=end,
        acts=tuple(act for act in acts if act.happening.act[1] >= begin and act.happening.act[0] <= end),
        conditions=tuple(_liveliest(conditions, begin, end)),
        series=tuple(series[:_MOST_SERIES]),
        more_conditions=max(0, len(conditions) - _MOST_BARS),
        more_series=max(0, len(series) - _MOST_SERIES),
    )


def _bounds(acts: Iterable[Happening], first: int | None, last: int | None) -> tuple[int, int]:
    """Return the first and last day of a chart: those asked for, or those of the acts with some room."""
    days = [day for act in acts for day in act.act if PAST < day < FUTURE]
    begin, end = min(days, default=last or 1), max(days, default=first or 1)
    room = max(_LEAST_ROOM, (end - begin) // 40)
    earliest, latest = max(begin - room, PAST + 1), min(end + room, FUTURE - 1)
    return first if first is not None else earliest, last if last is not None else latest


def _is_act(entry: Act, course: Course) -> bool:
    """Say whether an entry is an act of the two: what was only stated or seen is none, and causes are others' acts."""
    event = entry.happening.together
    kind = course.narrative.catalogue.known_kind(event.kind)
    return not entry.cause_only and event.that is None and kind.shows == "act"


def _act(entry: Act, course: Course) -> ShownAct:
    happening, catalogue = entry.happening, course.narrative.catalogue
    kind = catalogue.known_kind(happening.together.kind)
    changes = bool(kind.initiates or kind.terminates or kind.releases)
    side = side_of(happening.together, catalogue, course.dyad)
    return ShownAct(happening, side, 2 * changes + happening.certain)


def _conditions(course: Course, first: int, last: int) -> Iterator[ShownRuns]:
    timelines = Timelines(course.narrative)
    for fluent, runs in groupby(course.runs, key=lambda run: run.fluent):
        inside = [_within(run, first, last) for run in runs if run.last >= first and run.first <= last]
        told = tuple(run for run in inside if _is_shown(run, fluent, timelines))
        if told:
            yield ShownRuns(fluent, told)


def _within(run: Run, first: int, last: int) -> Run:
    return evolve(run, first=max(run.first, first), last=min(run.last, last))


def _is_shown(run: Run, fluent: Fluent, timelines: Timelines) -> bool:
    """Say whether a fluent held in a run, or may have by what somebody says."""
    if run.state.answer is Answer.POSSIBLY and not any(run.state.values):
        return not timelines.sort(fluent).values and is_spoken_for(timelines.of(fluent, None), run.first)
    return run.state.answer is not Answer.NOT


def _liveliest(conditions: Sequence[ShownRuns], first: int, last: int) -> list[ShownRuns]:
    """Choose the conditions that changed most, as many as there is room for, and leave them in their order."""
    ranked = sorted(range(len(conditions)), key=lambda place: (-_changes(conditions[place], first, last), place))
    return [conditions[place] for place in sorted(ranked[:_MOST_BARS])]


def _changes(condition: ShownRuns, first: int, last: int) -> int:
    """Count the days within bounds on which a condition changed."""
    days = {day for run in condition.runs for day in (run.first, run.last + 1)}
    return sum(first < day <= last for day in days)


def _series(course: Course, first: int, last: int) -> Iterator[FigureSeries]:
    """Yield the figures of one measure, unit, source and length of period, where there are two days of them."""
    told = latest_statements(course.narrative, own_happenings(course.narrative, course.dyad), last, "figure")
    rows: dict[tuple[str, ...], list[Measured]] = {}
    for statement in told:
        figure = _measured(statement)
        if figure is not None and first <= figure.day <= last:
            rows.setdefault(_series_key(figure), []).append(figure)
    for (measure, unit, *_), figures in sorted(rows.items()):
        if len({figure.day for figure in figures}) > 1:
            yield FigureSeries(measure, unit, tuple(sorted(figures, key=lambda figure: figure.day)))


def _series_key(figure: Measured) -> tuple[str, ...]:
    event = figure.statement.event
    months = str(round((figure.period.latest - figure.period.earliest) / 30.4))
    words = [" ".join(event.roles.get(role, ())) for role in ("measure", "unit", "of", "with")]
    return *words, months, *event.chain


def _measured(statement: Statement) -> Measured | None:
    roles = statement.event.roles
    if "value" not in roles:
        return None
    number = parse_number(roles["value"][0])
    bounds = [float(bound) for bound in (number.low, number.high) if bound is not None]
    if not bounds:
        return None
    period = parse_date(roles["period"][0]) if "period" in roles else statement.event.date
    return Measured(statement, period, (period.earliest + period.latest) // 2, sum(bounds) / len(bounds))
