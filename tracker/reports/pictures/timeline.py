"""A line of time: acts as flags above and below it by who acted, conditions as bars, figures as small lines.

Flags are set from the right: each stands higher than those to its right that it would cover, so that neither labels nor
poles ever cross. Certain and possible differ in form and not in colour alone: filled and hollow, solid and hatched.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from xml.etree.ElementTree import Element

from attrs import evolve, frozen

from tracker.model.days import MONTHS, spoken, spoken_range
from tracker.reports.language.dates import bare
from tracker.reports.pictures.chart import ActMark, Bar, Chart, Piece, Series
from tracker.reports.pictures.letters import broken, text_width
from tracker.reports.pictures.svg import BOTH, CLEAR, FIRST, INK, PAPER, QUIET, RULE, SECOND, add, picture, svg, write

ACROSS = 720.0
_LEFT, _RIGHT = 14.0, 150.0
_SIZE, _LEADING = 10.0, 12.0
_FLAG = 138.0
_LINES = 4
_WHEN_LINES = 2
_LONG_MONTH = re.compile(rf"\b({'|'.join(month for month in MONTHS if len(month) > 4)})\b")
_LANE = _LINES * _LEADING + 8
_MOST_LANES = 6
_BAR = 13.0
_SPARK = 30.0
_LONGEST_STROKE = 400
_WIDEST_STROKE = 1 / 4
"""Days, and the part of the line: an act whose day is less sure has a diamond, and leaves the line to others."""
_DOT, _DIAMOND = 3.2, 5.0

_COLOURS = {"first": FIRST, "second": SECOND, "both": BOTH}


@frozen
class Flag:
    """An act's label: its lane counted from the line, its lines of text, and the box that they take up."""

    act: ActMark
    x: float
    lane: int
    when: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """When it was, then what."""
        return (*self.when, *self.words)

    @property
    def across(self) -> float:
        """The width of the label with its pole."""
        return 5 + max(text_width(line, _SIZE) for line in self.lines)


@frozen
class Scale:
    """Days to places across the drawing."""

    first: int
    last: int

    def x(self, day: int) -> float:
        """Return where a day stands, within the drawing's own days."""
        inside = min(max(day, self.first), self.last)
        return _LEFT + (inside - self.first) / max(1, self.last - self.first) * (ACROSS - _LEFT - _RIGHT)


def flags(acts: Sequence[ActMark], scale: Scale) -> list[Flag]:
    """Set labels from the right; an act for which no lane is left has none."""
    placed: list[Flag] = []
    for act in sorted(acts, key=lambda act: (-scale.x(act.last), act.weight, act.text)):
        when = tuple(broken(_when(act, scale), _SIZE, _FLAG, _WHEN_LINES))
        words = tuple(broken(act.text, _SIZE, _FLAG, _LINES - len(when)))
        flag = Flag(act, scale.x(act.last), 0, when, words)
        covered = [other.lane for other in placed if other.x <= flag.x + flag.across + 4]
        if not covered or max(covered) + 1 < _MOST_LANES:
            placed.append(evolve(flag, lane=max(covered, default=-1) + 1))
    return placed


def labelled(acts: Sequence[ActMark], scale: Scale) -> list[Flag]:
    """Label as many acts as there is room for, the heaviest first."""
    chosen: list[ActMark] = []
    for act in sorted(acts, key=lambda act: (-act.weight, act.last, act.text)):
        if len(flags([*chosen, act], scale)) == len(chosen) + 1:
            chosen.append(act)
    return flags(chosen, scale)


def drawn_timeline(chart: Chart) -> str:
    """Draw a chart as SVG; the same chart gives the same text."""
    scale = Scale(chart.first, chart.last)
    above = labelled([act for act in chart.acts if act.side != "second"], scale)
    below = labelled([act for act in chart.acts if act.side == "second"], scale)
    axis = 30 + _height(above)
    bars = axis + 34 + _height(below)
    lines = bars + 14 + len(chart.bars) * 2.4 * _BAR
    legend = lines + len(chart.lines) * (_SPARK + 24) + 10
    meanings = _legend(chart, unlabelled=len(chart.acts) - len(above) - len(below))
    root = picture(ACROSS, legend + 10 + len(meanings) * _LEADING, chart.title, in_words(chart))
    _draw_axis(root, scale, axis, legend - 6)
    _draw_acts(root, chart, scale, axis)
    for flag in (*above, *below):
        _draw_flag(root, flag, axis)
    for row, bar in enumerate(chart.bars):
        _draw_bar(root, bar, scale, bars + 14 + row * 2.4 * _BAR)
    for row, line in enumerate(chart.lines):
        _draw_line(root, line, scale, lines + 16 + row * (_SPARK + 24))
    _draw_names(root, chart)
    for row, meaning in enumerate(meanings):
        write(root, meaning, _LEFT, legend + 14 + row * _LEADING, 9.5, fill=QUIET)
    return svg(root)


def in_words(chart: Chart) -> str:
    """Tell what a drawing shows, for those who cannot see it."""
    ordered = sorted(chart.acts, key=lambda act: (act.last, act.first, act.text))
    acts = [f"{spoken_range(act.first, act.last)}: {act.text}{_doubt(act)}" for act in ordered]
    bars = [f"{bar.label}: {', '.join(map(_piece_words, bar.pieces))}" for bar in chart.bars]
    lines = [f"{line.label}: {', '.join(point.text for point in line.points)}" for line in chart.lines]
    told = "; ".join([*acts, *bars, *lines])
    more = f" {_left_out(chart)}" if _left_out(chart) else ""
    return f"From {spoken(chart.first)} to {spoken(chart.last)}. {told or 'Nothing is known of these days'}.{more}"


def _piece_words(piece: Piece) -> str:
    sure = "" if piece.certain else "possibly "
    return f"{sure}{piece.value or 'so'} from {spoken(piece.first)} to {spoken(piece.last)}"


def _height(side: Sequence[Flag]) -> float:
    return (max((flag.lane for flag in side), default=-1) + 1) * _LANE


def _draw_axis(root: Element, scale: Scale, axis: float, bottom: float) -> None:
    """Draw the line with its years, or months where there are few years, and a faint line down from each."""
    add(root, "line", x1=_LEFT, y1=axis, x2=ACROSS - _RIGHT, y2=axis, stroke=INK, stroke_width=1.4)
    shown = -100.0
    for day, label in _ticks(scale.first, scale.last):
        x = scale.x(day)
        add(root, "line", x1=x, y1=axis + 5, x2=x, y2=bottom, stroke=RULE, stroke_width=0.6)
        add(root, "line", x1=x, y1=axis - 4, x2=x, y2=axis + 4, stroke=INK)
        if x - shown >= text_width(label, 9.5) + 6:
            write(root, label, x + 2, axis + 14, 9.5, fill=QUIET)
            shown = x


def _ticks(first: int, last: int) -> Iterator[tuple[int, str]]:
    """Yield the days on which years begin, or quarters or months where there are few years."""
    begin, end = date.fromordinal(first), date.fromordinal(last)
    months = (end.year - begin.year) * 12 + end.month - begin.month
    step = 1 if months <= 15 else 3 if months <= 36 else 12
    years = max(1, (end.year - begin.year) // 12)
    for year in range(begin.year, end.year + 1):
        for month in range(1, 13, step):
            day = date(year, month, 1).toordinal()
            if first <= day <= last and (step < 12 or year % years == 0):
                yield day, str(year) if month == 1 or step == 12 else f"{date(year, month, 1):%b}"


def _draw_acts(root: Element, chart: Chart, scale: Scale, axis: float) -> None:
    """Mark each act on the line, hollow where it is only possible: a dot on its day, behind it a stroke over a range.

    A range too long for a stroke has a diamond: a dot at its last day would say that it was on that day.
    """
    for act in sorted(chart.acts, key=lambda act: (act.last, act.first, act.text)):
        colour, x = _COLOURS[act.side], scale.x(act.last)
        ends = {"x1": scale.x(act.first), "y1": axis, "x2": x, "y2": axis}
        if _is_long(act, chart):
            corners = ((x - _DIAMOND, axis), (x, axis - _DIAMOND), (x + _DIAMOND, axis), (x, axis + _DIAMOND))
            mark = add(root, "polygon", points=" ".join(f"{across:.1f},{down:.1f}" for across, down in corners))
        else:
            if act.first < act.last:
                add(root, "line", **ends, stroke=colour, stroke_width=3.4, stroke_opacity=0.45)
            mark = add(root, "circle", cx=x, cy=axis, r=_DOT)
        for name, value in (("stroke", colour), ("stroke-width", "1.4"), ("fill", colour if act.certain else PAPER)):
            mark.set(name, value)
        add(mark, "title").text = f"{spoken_range(act.first, act.last)}: {act.text}{_doubt(act)}"


def _is_long(act: ActMark, chart: Chart) -> bool:
    """Say whether an act's range is too long to be drawn as a stroke."""
    return act.last - act.first > min(_LONGEST_STROKE, (chart.last - chart.first) * _WIDEST_STROKE)


def _draw_flag(root: Element, flag: Flag, axis: float) -> None:
    """Draw a pole and the lines of text beside its end: above the line growing up, below it growing down."""
    colour, down = _COLOURS[flag.act.side], flag.act.side == "second"
    near = axis + 20 + flag.lane * _LANE if down else axis - 8 - flag.lane * _LANE
    far = near + len(flag.lines) * _LEADING if down else near - len(flag.lines) * _LEADING
    add(
        root,
        "line",
        x1=flag.x,
        y1=axis + 3 if down else axis - 3,
        x2=flag.x,
        y2=far,
        stroke=colour,
        stroke_width=1,
        stroke_dasharray="none" if flag.act.certain else "2 2",
    )
    top = near if down else far
    for row, line in enumerate(flag.lines):
        fill = QUIET if row < len(flag.when) else INK
        write(root, line, flag.x + 5, top + (row + 1) * _LEADING - 2.5, _SIZE, fill=fill, **CLEAR)


def _draw_bar(root: Element, bar: Bar, scale: Scale, top: float) -> None:
    """Draw a condition below its name: solid where it surely held, hatched where it may have."""
    write(root, broken(bar.label, 9.5, ACROSS - 2 * _LEFT, 1)[0], _LEFT, top - 3, 9.5, **CLEAR)
    for piece in bar.pieces:
        left, right = scale.x(piece.first), max(scale.x(piece.last + 1), scale.x(piece.first) + 1.5)
        fill = BOTH if piece.certain else "url(#hatch)"
        box = add(
            root, "rect", x=left, y=top, width=right - left, height=_BAR, fill=fill, stroke=BOTH, stroke_width=0.8
        )
        add(box, "title").text = f"{bar.label}: {_piece_words(piece)}"
        if piece.certain and text_width(piece.value, 9) + 8 <= right - left:
            write(root, piece.value, left + 4, top + _BAR - 3.6, 9, fill=PAPER)
    end = bar.pieces[-1]
    right = scale.x(end.last + 1)
    if end.certain and text_width(end.value, 9) + 8 > right - scale.x(end.first):
        write(root, broken(end.value, 9, ACROSS - right - 8, 1)[0], right + 5, top + _BAR - 3.6, 9, **CLEAR)
    for before, after in pairwise(bar.pieces):
        if after.first == before.last + 1:
            x = scale.x(after.first)
            add(root, "line", x1=x, y1=top - 1, x2=x, y2=top + _BAR + 1, stroke=PAPER, stroke_width=2)


def _draw_line(root: Element, line: Series, scale: Scale, top: float) -> None:
    """Draw figures as a small line from naught up, with the last value beside it."""
    write(root, broken(line.label, 9.5, ACROSS - 2 * _LEFT, 1)[0], _LEFT, top - 4, 9.5, **CLEAR)
    most = max(point.value for point in line.points) or 1
    places = [(scale.x(point.day), top + _SPARK * (1 - max(0, point.value) / most)) for point in line.points]
    add(root, "line", x1=_LEFT, y1=top + _SPARK, x2=ACROSS - _RIGHT, y2=top + _SPARK, stroke=RULE)
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    add(root, "polyline", points=path, fill="none", stroke=INK, stroke_width=1.2)
    for (x, y), point in zip(places, line.points, strict=True):
        add(add(root, "circle", cx=x, cy=y, r=2.2, fill=INK), "title").text = point.text
    x, y = places[-1]
    write(root, broken(line.points[-1].text, 9.5, ACROSS - x - 10, 1)[0], x + 6, min(y + 3, top + _SPARK), 9.5, **CLEAR)


def _draw_names(root: Element, chart: Chart) -> None:
    """Say at the top whose acts stand above the line and whose below it."""
    one, other = (broken(name, 10.5, 200, 1)[0] for name in chart.names)
    first = f"Above the line: {one}, or both"
    write(root, first, _LEFT, 14, 10.5, fill=FIRST, font_weight="bold")
    write(
        root,
        f"Below it: {other}",
        _LEFT + 1.1 * text_width(first, 10.5) + 12,
        14,
        10.5,
        fill=SECOND,
        font_weight="bold",
    )


def _legend(chart: Chart, *, unlabelled: int) -> list[str]:
    """Say line by line what the marks mean, and what is not drawn."""
    said = ["Filled dot, solid bar: certain. Hollow dot, hatched bar: possible. Thick stroke: on a day of these."]
    if any(_is_long(act, chart) for act in chart.acts):
        said.append("Diamond, filled or hollow as a dot is: on some day of a long time, which its label tells.")
    if unlabelled:
        said.append(f"{unlabelled} of {len(chart.acts)} acts have a mark and no label, for want of room.")
    return [*said, _left_out(chart)] if _left_out(chart) else said


def _left_out(chart: Chart) -> str:
    """Say of how many conditions and figures there is no drawing; empty where there is none."""
    counted = (
        (chart.more_bars, "condition", "conditions"),
        (chart.more_lines, "row of figures", "rows of figures"),
    )
    parts = [f"{number} more {one if number == 1 else many}" for number, one, many in counted if number]
    verb = "is" if chart.more_bars + chart.more_lines == 1 else "are"
    return f"{' and '.join(parts)} {verb} not drawn, for want of room." if parts else ""


def _when(act: ActMark, scale: Scale) -> str:
    """Write when an act was, without the year where the whole drawing has one: '22 May', 'May', 'by 9 June 2022'."""
    phrase = bare(spoken_range(act.first, act.last))
    if len(broken(phrase + _doubt(act), _SIZE, _FLAG, 9)) > _WHEN_LINES:
        phrase = _LONG_MONTH.sub(lambda month: month[0][:3], phrase)
    one, other = date.fromordinal(scale.first).year, date.fromordinal(scale.last).year
    return (phrase.removesuffix(f" {other}") if one == other else phrase) + _doubt(act)


def _doubt(act: ActMark) -> str:
    """Say of an act that is only possible why it is: ' (claimed)'."""
    return f" ({act.doubt})" if act.doubt else ""
