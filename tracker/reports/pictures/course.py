"""The course of a relation as a chart: acts, conditions and figures in words."""

from collections.abc import Iterable

from tracker.calculus.timeline import Answer
from tracker.model.days import spoken_range
from tracker.model.numbers import parse_number
from tracker.projections.course import Course
from tracker.projections.course_chart import FigureSeries, Measured, ShownAct, ShownRuns, shown_course
from tracker.projections.runs import Run
from tracker.reports.language.conditions import fluent_phrase, through_format, values_phrase
from tracker.reports.language.dates import bare
from tracker.reports.language.folds import acts_phrase
from tracker.reports.language.names import name
from tracker.reports.language.sentences import event_sentence
from tracker.reports.language.words import capital
from tracker.reports.pictures.chart import ActMark, Bar, Chart, FigurePoint, Piece, Series

_MOST_PIECES = 40


def course_chart(course: Course, first: int | None = None, last: int | None = None, reach: Iterable[int] = ()) -> Chart:
    """Make a chart of a relation's course between two days, or from its first act to its last, and to `reach`."""
    shown = shown_course(course, first, last, reach)
    catalogue = course.narrative.catalogue
    names = [capital(name(catalogue, code, shown.last)) for code in (course.dyad.a, course.dyad.b)]
    return Chart(
        title=f"{names[0]} and {names[1]}, {_period(shown.first, shown.last)}",
        names=(names[0], names[1]),
        first=shown.first,
        last=shown.last,
        acts=tuple(_act(act, course) for act in shown.acts),
        bars=tuple(_bar(condition, course, shown.last) for condition in shown.conditions),
        lines=tuple(map(_series, shown.series)),
        months=shown.months,
        more_acts=shown.more_acts,
        more_bars=shown.more_conditions,
        more_lines=shown.more_series,
    )


def _period(first: int, last: int) -> str:
    """Write the days of a chart: 'in 2021', '2 January to 31 December 2024'."""
    said = spoken_range(first, last)
    return said.removeprefix("between ").replace(" and ", " to ") if said.startswith("between ") else said


def _act(act: ShownAct, course: Course) -> ActMark:
    happening = act.happening
    return ActMark(
        first=happening.act[0],
        last=happening.act[1],
        text=_text(act, course),
        side=act.side.value,
        certain=happening.certain,
        weight=act.weight,
        doubt=happening.doubt or "",
        has_label=act.has_label,
    )


def _text(act: ShownAct, course: Course) -> str:
    """Tell an act; of many alike, the last as one of all of them."""
    if act.like is not None:
        return f"Last of {act.like.count}: {acts_phrase(act.like, course.narrative.catalogue)}"
    return event_sentence(act.happening.together, course.narrative.catalogue, course.narrative.events)


def _bar(condition: ShownRuns, course: Course, day: int) -> Bar:
    """Make a bar of a condition; one that changed more often than an eye can follow has a piece that says how often."""
    runs, catalogue = condition.runs, course.narrative.catalogue
    label = capital(
        f"{fluent_phrase(condition.fluent, catalogue, day)}{through_format(runs[0].through, catalogue, day)}"
    )
    if len(runs) <= _MOST_PIECES:
        return Bar(label, tuple(map(_piece, runs)))
    return Bar(label, (Piece(runs[0].first, runs[-1].last, f"{len(runs) - 1:,} changes", certain=True),))


def _piece(run: Run) -> Piece:
    return Piece(run.first, run.last, values_phrase(run.state.values), run.state.answer is Answer.HOLDS)


def _series(series: FigureSeries) -> Series:
    unit = "" if series.measure.endswith(series.unit) else series.unit
    label = ", ".join(part for part in (series.measure, unit) if part)
    return Series(capital(label), tuple(map(_point, series.figures)))


def _point(figure: Measured) -> FigurePoint:
    number = parse_number(figure.statement.event.roles["value"][0])
    return FigurePoint(figure.day, figure.value, f"{number.spoken()} ({bare(figure.period.spoken())})")
