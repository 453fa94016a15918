"""A line of time: acts as flags above and below it by who acted, conditions as bars, figures as small lines.

Certain and possible differ in form and not in colour alone: filled and hollow, solid and hatched. Where not every act
has a label, a strip counts them month by month. The whole takes a third of a page at most.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from xml.etree.ElementTree import Element

from tracker.model.days import spoken, spoken_range
from tracker.reports.language.words import counted
from tracker.reports.pictures.chart import ActMark, Bar, Chart, Piece, Series
from tracker.reports.pictures.flags import (
    ACROSS,
    LANE,
    LEADING,
    LEFT,
    RIGHT,
    SIZE,
    Flag,
    Scale,
    doubt_of,
    labelled,
    lanes,
)
from tracker.reports.pictures.letters import broken, text_width
from tracker.reports.pictures.svg import BOTH, CLEAR, FIRST, INK, PAPER, QUIET, RULE, SECOND, add, picture, svg, write

_BAR, _ROW = 13.0, 29.0
_STRIP = 20.0
_SPARK, _BELOW_LABEL = 30.0, 5.0
_LEGEND_LINES = 4
_LONGEST_STROKE = 400
_WIDEST_STROKE = 1 / 4
"""Days, and the part of the line: an act whose day is less sure has a diamond, and leaves the line to others."""
_DOT, _DIAMOND = 3.2, 5.0

_COLOURS = {"first": FIRST, "second": SECOND, "both": BOTH}


def drawn_timeline(chart: Chart) -> str:
    """Draw a chart as SVG; the same chart gives the same text."""
    scale = Scale(chart.first, chart.last)
    above, below = labelled(chart.acts, scale)
    unlabelled = len(chart.acts) + chart.more_acts - len(above) - len(below)
    axis = 30 + lanes(above) * LANE
    strip = axis + 15 + lanes(below) * LANE
    ruler = strip + (_STRIP if unlabelled else 0)
    bars = ruler + 16
    lines = bars + len(chart.bars) * _ROW
    legend = lines + len(chart.lines) * (_SPARK + 22)
    meanings = _legend(chart, unlabelled)
    root = picture(ACROSS, legend + 10 + len(meanings) * LEADING, chart.title, in_words(chart))
    _draw_axis(root, scale, axis, ruler)
    _draw_acts(root, chart, scale, axis)
    for flag in (*above, *below):
        _draw_flag(root, flag, axis)
    if unlabelled:
        _draw_strip(root, chart, scale, strip)
    for row, bar in enumerate(chart.bars):
        _draw_bar(root, bar, scale, bars + 12 + row * _ROW)
    for row, line in enumerate(chart.lines):
        _draw_line(root, line, scale, lines + 12 + row * (_SPARK + 22))
    _draw_names(root, chart)
    for row, meaning in enumerate(meanings):
        write(root, meaning, LEFT, legend + 14 + row * LEADING, 9.5, fill=QUIET)
    return svg(root)


def in_words(chart: Chart) -> str:
    """Tell what a drawing shows, for those who cannot see it."""
    ordered = sorted(chart.acts, key=lambda act: (act.last, act.first, act.text))
    acts = [f"{spoken_range(act.first, act.last)}: {act.text}{doubt_of(act)}" for act in ordered]
    bars = [f"{bar.label}: {', '.join(map(_piece_words, bar.pieces))}" for bar in chart.bars]
    lines = [f"{line.label}: {', '.join(point.text for point in line.points)}" for line in chart.lines]
    others = [f"and {counted(chart.more_acts, 'more act')}"] if chart.more_acts else []
    told = "; ".join([*acts, *others, *bars, *lines])
    more = f" {_left_out(chart)}" if _left_out(chart) else ""
    return f"From {spoken(chart.first)} to {spoken(chart.last)}. {told or 'Nothing is known of these days'}.{more}"


def _piece_words(piece: Piece) -> str:
    sure = "" if piece.certain else "possibly "
    return f"{sure}{piece.value or 'so'} from {spoken(piece.first)} to {spoken(piece.last)}"


def _draw_axis(root: Element, scale: Scale, axis: float, ruler: float) -> None:
    """Draw the line, and below the labels a ruler with its years, or months where there are few years."""
    add(root, "line", x1=LEFT, y1=axis, x2=ACROSS - RIGHT, y2=axis, stroke=INK, stroke_width=1.4)
    add(root, "line", x1=LEFT, y1=ruler, x2=ACROSS - RIGHT, y2=ruler, stroke=RULE)
    shown = -100.0
    for day, label in _ticks(scale.first, scale.last):
        x = scale.x(day)
        add(root, "line", x1=x, y1=axis - 4, x2=x, y2=axis + 4, stroke=INK)
        add(root, "line", x1=x, y1=ruler, x2=x, y2=ruler + 4, stroke=RULE)
        if x - shown >= text_width(label, 9.5) + 6:
            write(root, label, x + 2, ruler + 11, 9.5, fill=QUIET)
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
        add(mark, "title").text = f"{spoken_range(act.first, act.last)}: {act.text}{doubt_of(act)}"


def _is_long(act: ActMark, chart: Chart) -> bool:
    """Say whether an act's range is too long to be drawn as a stroke."""
    return act.last - act.first > min(_LONGEST_STROKE, (chart.last - chart.first) * _WIDEST_STROKE)


def _draw_flag(root: Element, flag: Flag, axis: float) -> None:
    """Draw a pole and the lines of text beside its end: above the line growing up, below it growing down."""
    colour, is_below = _COLOURS[flag.act.side], flag.act.side == "second"
    near = axis + 20 + flag.lane * LANE if is_below else axis - 8 - flag.lane * LANE
    far = near + len(flag.lines) * LEADING if is_below else near - len(flag.lines) * LEADING
    add(
        root,
        "line",
        x1=flag.x,
        y1=axis + 3 if is_below else axis - 3,
        x2=flag.x,
        y2=far,
        stroke=colour,
        stroke_width=1,
        stroke_dasharray="none" if flag.act.certain else "2 2",
    )
    top = near if is_below else far
    style = {**CLEAR, "text_anchor": "end"} if flag.is_left else CLEAR
    for row, line in enumerate(flag.lines):
        fill = QUIET if row < len(flag.when) else INK
        base = top + (row + 1) * LEADING - 2.5
        write(root, line, flag.right if flag.is_left else flag.left, base, SIZE, fill=fill, **style)


def _draw_strip(root: Element, chart: Chart, scale: Scale, top: float) -> None:
    """Draw how many acts each month saw, as columns, with the highest number beside them."""
    most = max((count for _, count in chart.months), default=1)
    bottom = top + _STRIP
    for first, count in chart.months:
        left, right = scale.x(first), scale.x(first + _days_of_month(first))
        high = max(1.0, _STRIP * count / most)
        column = add(root, "rect", x=left, y=bottom - high, width=max(1.0, right - left - 1), height=high, fill=QUIET)
        add(column, "title").text = f"{date.fromordinal(first):%B %Y}: {counted(count, 'act')}"
    write(root, f"Acts a month, {most} at most", ACROSS - RIGHT + 6, bottom, 9.5, fill=QUIET)


def _days_of_month(first: int) -> int:
    written = date.fromordinal(first)
    return monthrange(written.year, written.month)[1]


def _draw_bar(root: Element, bar: Bar, scale: Scale, top: float) -> None:
    """Draw a condition below its name: solid where it surely held, hatched where it may have."""
    write(root, broken(bar.label, 9.5, ACROSS - 2 * LEFT, 1)[0], LEFT, top - 3, 9.5, **CLEAR)
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
    write(root, broken(line.label, 9.5, ACROSS - 2 * LEFT, 1)[0], LEFT, top - 4, 9.5, **CLEAR)
    most = max(point.value for point in line.points) or 1
    high = _SPARK - _BELOW_LABEL
    places = [(scale.x(point.day), top + _SPARK - high * max(0, point.value) / most) for point in line.points]
    add(root, "line", x1=LEFT, y1=top + _SPARK, x2=ACROSS - RIGHT, y2=top + _SPARK, stroke=RULE)
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
    write(root, first, LEFT, 14, 10.5, fill=FIRST, font_weight="bold")
    write(
        root,
        f"Below it: {other}",
        LEFT + 1.1 * text_width(first, 10.5) + 12,
        14,
        10.5,
        fill=SECOND,
        font_weight="bold",
    )


def _legend(chart: Chart, unlabelled: int) -> list[str]:
    """Say what the marks mean, and what is not drawn."""
    said = ["Filled: certain. Hollow or hatched: possible. Thick stroke: on one of these days."]
    if any(_is_long(act, chart) for act in chart.acts):
        said.append("Diamond: on some day of a long time, which its label tells.")
    if unlabelled:
        said.append(_labelled_only(chart, unlabelled))
    return broken(" ".join([*said, _left_out(chart)]).strip(), 9.5, ACROSS - 2 * LEFT, _LEGEND_LINES)


def _labelled_only(chart: Chart, unlabelled: int) -> str:
    """Say how many of the acts have a label, and a mark where some have none."""
    number = len(chart.acts) + chart.more_acts
    marked = f", {len(chart.acts)} a mark" if chart.more_acts else ""
    return f"Of {number} acts, the {number - unlabelled} that weigh most have a label{marked}; the columns count all."


def _left_out(chart: Chart) -> str:
    """Say of how many conditions and figures there is no drawing; empty where there is none."""
    counted = (
        (chart.more_bars, "condition", "conditions"),
        (chart.more_lines, "row of figures", "rows of figures"),
    )
    parts = [f"{number} more {one if number == 1 else many}" for number, one, many in counted if number]
    verb = "is" if chart.more_bars + chart.more_lines == 1 else "are"
    return f"{' and '.join(parts)} {verb} not drawn, for want of room." if parts else ""
