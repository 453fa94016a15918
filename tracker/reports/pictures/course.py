"""The course of a relation as a chart: whose act each was, which conditions ran, which figures make a line."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from tracker.calculus.timeline import Answer
from tracker.model.catalogue import Fluent
from tracker.model.codes import whole_of
from tracker.model.dates import parse_date
from tracker.model.days import FUTURE, PAST, spoken_range
from tracker.model.events import Event
from tracker.model.numbers import parse_number
from tracker.narrative.narrative import is_actor_type
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import is_spoken_for
from tracker.projections.chronology import Act
from tracker.projections.course import Course
from tracker.projections.dyads import own_happenings
from tracker.projections.runs import Run
from tracker.projections.statements import Statement, latest_statements
from tracker.reports.language.conditions import fluent_phrase, values_phrase
from tracker.reports.language.names import name
from tracker.reports.language.sentences import event_sentence
from tracker.reports.language.words import capital
from tracker.reports.pictures.chart import ActMark, Bar, Chart, FigurePoint, Piece, Series

_MOST_BARS, _MOST_LINES = 8, 3


def course_chart(course: Course, first: int | None = None, last: int | None = None) -> Chart:
    """Make a chart of a relation's course between two days, or between its first and last act."""
    acts = tuple(_act(entry, course) for entry in course.chronology if _is_act(entry, course))
    begin, end = _bounds(acts, first, last)
    names = [capital(name(course.narrative.catalogue, code, end)) for code in (course.dyad.a, course.dyad.b)]
    shown = tuple(act for act in acts if act.last >= begin and act.first <= end)
    bars, lines = list(_bars(course, begin, end)), list(_lines(course, begin, end))
    return Chart(
        title=f"{names[0]} and {names[1]}, {_period(begin, end)}",
        names=(names[0], names[1]),
        first=begin,
        last=end,
        acts=shown,
        bars=tuple(_liveliest(bars, begin, end)),
        lines=tuple(lines[:_MOST_LINES]),
        more_bars=max(0, len(bars) - _MOST_BARS),
        more_lines=max(0, len(lines) - _MOST_LINES),
    )


def _period(first: int, last: int) -> str:
    """Write the days of a chart: 'in 2021', '2 January to 31 December 2024'."""
    said = spoken_range(first, last)
    return said.removeprefix("between ").replace(" and ", " to ") if said.startswith("between ") else said


def _bounds(acts: Iterable[ActMark], first: int | None, last: int | None) -> tuple[int, int]:
    """Return the first and last day of a chart: those asked for, or those of the acts with some room."""
    days = [day for act in acts for day in (act.first, act.last) if PAST < day < FUTURE]
    begin, end = min(days, default=last or 1), max(days, default=first or 1)
    room = max(10, (end - begin) // 40)
    earliest, latest = max(begin - room, PAST + 1), min(end + room, FUTURE - 1)
    return first if first is not None else earliest, last if last is not None else latest


def _is_act(entry: Act, course: Course) -> bool:
    """Say whether an entry is an act of the two: what was only stated or seen is none, and causes are others' acts."""
    event = entry.happening.together
    kind = course.narrative.catalogue.kind(event.kind)
    return not entry.cause_only and event.that is None and kind is not None and kind.shows == "act"


def _act(entry: Act, course: Course) -> ActMark:
    happening, catalogue = entry.happening, course.narrative.catalogue
    kind = catalogue.kind(happening.together.kind)
    changes = bool(kind and (kind.initiates or kind.terminates or kind.releases))
    return ActMark(
        first=happening.act[0],
        last=happening.act[1],
        text=event_sentence(happening.together, catalogue, course.narrative.events),
        side=_side(happening.together, course),
        certain=happening.certain,
        weight=2 * changes + happening.certain,
        doubt=happening.doubt or "",
    )


def _side(event: Event, course: Course) -> str:
    """Say who acted: the players of the kind's first role; where a format acted for one side, the other is named."""
    kind = course.narrative.catalogue.known_kind(event.kind)
    roles = [role for role, declared in kind.roles.items() if is_actor_type(declared.type) and role in event.roles]
    players = [{whole_of(player) for player in event.roles[role]} for role in roles]
    actors, others = (players[0] if players else set()), set().union(*players[1:])
    a, b = course.dyad.a, course.dyad.b
    if (a in actors) != (b in actors):
        return "first" if a in actors else "second"
    if a not in actors and (a in others) != (b in others):
        return "second" if a in others else "first"
    return "both"


def _bars(course: Course, first: int, last: int) -> Iterator[Bar]:
    timelines = Timelines(course.narrative)
    for fluent, runs in groupby(course.runs, key=lambda run: run.fluent):
        pieces = tuple(_pieces(runs, fluent, timelines, first, last))
        if pieces:
            yield Bar(capital(fluent_phrase(fluent, course.narrative.catalogue, last)), pieces)


def _liveliest(bars: Sequence[Bar], first: int, last: int) -> list[Bar]:
    """Choose the conditions that changed most, as many as there is room for, and leave them in their order."""
    places = sorted(range(len(bars)), key=lambda place: (-_changes(bars[place], first, last), place))
    return [bars[place] for place in sorted(places[:_MOST_BARS])]


def _changes(bar: Bar, first: int, last: int) -> int:
    """Count the days within bounds on which a condition changed."""
    days = {day for piece in bar.pieces for day in (piece.first, piece.last + 1)}
    return sum(first < day <= last for day in days)


def _pieces(runs: Iterable[Run], fluent: Fluent, timelines: Timelines, first: int, last: int) -> Iterator[Piece]:
    """Yield the days within bounds on which a fluent held, or may have by what somebody says."""
    for run in runs:
        if run.last < first or run.first > last or run.state.answer is Answer.NOT:
            continue
        certain = run.state.answer is Answer.HOLDS
        named = values_phrase(run.state.values)
        if certain or named or _is_told(fluent, timelines, run.first):
            yield Piece(max(run.first, first), min(run.last, last), named, certain)


def _is_told(fluent: Fluent, timelines: Timelines, day: int) -> bool:
    return not timelines.sort(fluent).values and is_spoken_for(timelines.of(fluent, None), day)


def _lines(course: Course, first: int, last: int) -> Iterator[Series]:
    """Yield the figures of one measure, unit, source and length of period, where there are two."""
    told = latest_statements(course.narrative, own_happenings(course.narrative, course.dyad), last, "figure")
    rows: dict[tuple[str, ...], list[FigurePoint]] = {}
    for statement in told:
        point, key = _point(statement), _series(statement)
        if point is not None and first <= point.day <= last:
            rows.setdefault(key, []).append(point)
    for key, points in sorted(rows.items()):
        if len({point.day for point in points}) > 1:
            label = ", ".join(part for part in key[:2] if part)
            yield Series(capital(label), tuple(sorted(points, key=lambda point: point.day)))


def _series(statement: Statement) -> tuple[str, ...]:
    roles = statement.event.roles
    period = parse_date(roles["period"][0]) if "period" in roles else statement.event.date
    months = str(round((period.latest - period.earliest) / 30.4))
    words = [" ".join(roles.get(role, ())) for role in ("measure", "unit", "of", "with")]
    return *words, months, *statement.event.according_to


def _point(statement: Statement) -> FigurePoint | None:
    roles = statement.event.roles
    if "value" not in roles:
        return None
    number = parse_number(roles["value"][0])
    bounds = [float(bound) for bound in (number.low, number.high) if bound is not None]
    if not bounds:
        return None
    period = parse_date(roles["period"][0]) if "period" in roles else statement.event.date
    text = f"{number.spoken()} ({period.spoken().removeprefix('in ').removeprefix('on ')})"
    return FigurePoint((period.earliest + period.latest) // 2, sum(bounds) / len(bounds), text)
