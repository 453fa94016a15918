"""What a line of time shows of a relation: whose act each was, which conditions ran, which figures make a line."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from attrs import evolve, frozen

from tracker.calculus.timeline import Answer
from tracker.model.catalogue import Fluent
from tracker.model.dates import VagueDate, parse_date
from tracker.model.days import FUTURE, PAST, Span
from tracker.model.numbers import parse_number
from tracker.narrative.by_word import is_spoken_for
from tracker.narrative.happenings import Happening
from tracker.narrative.timelines import Timelines
from tracker.projections.chronology import Act
from tracker.projections.course import Course
from tracker.projections.dyads import own_happenings
from tracker.projections.folding import Fold, folded_acts, folded_courses
from tracker.projections.runs import Run
from tracker.projections.sides import Side, side_of
from tracker.projections.statements import Statement, latest_statements
from tracker.projections.weights import weightiest_acts

_MOST_ROWS, _MOST_SERIES = 3, 1
"""Of conditions and series together, and of series alone."""
_MOST_ACTS = 80
"""So many acts at most have a mark of their own; all are in the counts by month."""
_LEAST_ROOM = 10
"""So many days at least are shown before the first act and after the last."""


@frozen(eq=False)
class ShownAct:
    """An act of the two: by whom, and its weight, which no other has; with little room, the heavier are labelled.

    Of many alike the last stands for all, with `like` that tells them as one; the others have a mark alone.
    """

    happening: Happening
    side: Side
    weight: int
    like: Fold[Act] | None = None
    has_label: bool = True


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
    """What is shown of a course from one day to another, and how much more there is for which there is no room.

    `months` has the first day of each month that saw an act, and how many it saw; what lies in two months counts in
    the later, as its mark does.
    """

    first: int
    last: int
    acts: tuple[ShownAct, ...]
    months: tuple[tuple[int, int], ...]
    conditions: tuple[ShownRuns, ...]
    series: tuple[FigureSeries, ...]
    more_acts: int
    more_conditions: int
    more_series: int


def shown_course(
    course: Course, first: int | None = None, last: int | None = None, reach: Iterable[int] = ()
) -> CourseChart:
    """Choose what is shown of a course: its acts, between two days where they are named, and the days around them.

    Days that it is to `reach` are shown in any case.
    """
    entries = _entries(course, first, last)
    acts = [entry.happening for entry in entries]
    series = list(_series(course, PAST if first is None else first, FUTURE - 1 if last is None else last))
    drawn = [figure.day for each in series[:_MOST_SERIES] for figure in each.figures]
    begin, end = _bounds([*drawn, *reach, *(day for act in acts for day in act.act)], first, last)
    conditions = list(_conditions(course, begin, end))
    rows = _liveliest(_unlike(conditions, course), begin, end, _MOST_ROWS - len(series[:_MOST_SERIES]))
    shown = _shown_acts(course, entries, (begin, end))
    return CourseChart(
        first=begin,
        last=end,
        acts=shown,
        months=tuple(sorted(Counter(_month(act.act[1], end) for act in acts).items())),
        conditions=tuple(rows),
        series=tuple(series[:_MOST_SERIES]),
        more_acts=len(acts) - len(shown),
        more_conditions=len(conditions) - len(rows),
        more_series=max(0, len(series) - _MOST_SERIES),
    )


def _entries(course: Course, first: int | None, last: int | None) -> list[Act]:
    """List the acts of a course, those that may lie between two days where days are named."""
    begin, end = PAST if first is None else first, FUTURE if last is None else last
    acts = [entry for entry in course.chronology if _is_act(entry, course)]
    return [act for act in acts if act.happening.act[1] >= begin and act.happening.act[0] <= end]


def _shown_acts(course: Course, entries: Sequence[Act], period: Span) -> tuple[ShownAct, ...]:
    """Choose the acts that have a mark: the heaviest, where many alike count as one, and then others of these."""
    folds = {_last_of(fold).id: fold for fold in folded_acts(entries, course.narrative)}
    heads = [entry.happening for entry in entries if entry.happening.id in folds]
    like = [entry.happening for entry in entries if entry.happening.id not in folds]
    chosen = weightiest_acts(course.narrative, heads, period, _MOST_ACTS)
    room = _MOST_ACTS - len(chosen)
    chosen += like[:: -(-len(like) // room)] if like and room else []
    weights = {act.id: weight for weight, act in enumerate(reversed(chosen), start=1)}
    return tuple(
        ShownAct(
            act,
            side_of(act.together, course.narrative.catalogue, course.dyad),
            weights[act.id],
            fold if (fold := folds.get(act.id)) is not None and fold.count > 1 else None,
            has_label=act.id in folds,
        )
        for act in (entry.happening for entry in entries)
        if act.id in weights
    )


def _last_of(fold: Fold[Act]) -> Happening:
    """Return the last of some acts alike: of those on a day that is known, where there are any."""
    return next((act.happening for act in reversed(fold.items) if act.happening.act == fold.last), fold.one.happening)


def _unlike(conditions: Sequence[ShownRuns], course: Course) -> list[ShownRuns]:
    """Leave out conditions of which many ran alike: one of them would say nothing of the others."""
    folds = folded_courses([condition.runs for condition in conditions], course.narrative)
    alike = {id(runs) for fold in folds if fold.count > 1 for runs in fold.items}
    return [condition for condition in conditions if id(condition.runs) not in alike]


def _bounds(shown: Iterable[int], first: int | None, last: int | None) -> tuple[int, int]:
    """Return the first and last day of a chart: those of what is shown with some room, within the days named."""
    days = [day for day in shown if PAST < day < FUTURE]
    least = PAST + 1 if first is None else first
    most = FUTURE - 1 if last is None else last
    if not days:
        return (least, most) if first is not None and last is not None else (least, least)
    begin, end = max(min(days), least), min(max(days), most)
    room = max(_LEAST_ROOM, (end - begin) // 40)
    return max(begin - room, least), min(end + room, most)


def _month(day: int, latest: int) -> int:
    """Return the first day of the month of a day, or of the last day where it lies behind that."""
    return date.fromordinal(min(max(day, PAST + 1), latest)).replace(day=1).toordinal()


def _is_act(entry: Act, course: Course) -> bool:
    """Say whether an entry is an act of the two: what was only stated or seen is none, and causes are others' acts."""
    event = entry.happening.together
    kind = course.narrative.catalogue.known_kind(event.kind)
    return not entry.cause_only and event.that is None and kind.shows == "act"


def _conditions(course: Course, first: int, last: int) -> Iterator[ShownRuns]:
    """Yield the conditions that held or may have; nothing is possible only because the log had not begun yet."""
    timelines = Timelines(course.narrative)
    begun = min((act.happening.act[0] for act in course.chronology if act.happening.act[0] > PAST), default=first)
    for (fluent, _), runs in groupby(course.runs, key=lambda run: (run.fluent, run.through)):
        known = [_within(run, begun, FUTURE) if run.state.answer is Answer.POSSIBLY else run for run in runs]
        inside = [_within(run, first, last) for run in known if max(run.first, first) <= min(run.last, last)]
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


def _liveliest(conditions: Sequence[ShownRuns], first: int, last: int, most: int) -> list[ShownRuns]:
    """Choose the conditions that changed most, as many as there is room for, and leave them in their order."""
    ranked = sorted(range(len(conditions)), key=lambda place: (-_changes(conditions[place], first, last), place))
    return [conditions[place] for place in sorted(ranked[:most])]


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
