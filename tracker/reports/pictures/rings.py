"""Where the labels of a network stand: around the middle in two arcs, or in three columns where they are many.

A label lies outside of the arc that its ties reach, and labels of one side are stacked: no two can overlap, no tie
crosses another, and none runs through a label.
"""

from collections.abc import Sequence
from math import sqrt

from attrs import evolve, frozen

from tracker.reports.pictures.letters import broken, text_width
from tracker.reports.pictures.star import Ray, StarPoint

ACROSS, MARGIN = 720.0, 14.0
NAME, WORDS = 11.0, 9.0
MARK = 11.0
"""The room of a tie's mark, between its line and its words."""

_NAME_LEADING, _WORDS_LEADING = 14.0, 11.5
_MOST_LINES = 3
_NEAR, _BULGE = 78.0, 60.0
_ROOM = ACROSS / 2 - MARGIN - _NEAR - _BULGE - MARK
_TALLEST = 640.0
_COLUMNS, _GUTTER, _SAMPLE = 3, 16.0, 26.0
_COLUMN = (ACROSS - 2 * MARGIN - (_COLUMNS - 1) * _GUTTER) / _COLUMNS
_GAP = 6.0
_LOWEST = 120.0


@frozen
class LabelLine:
    """A line of a label: its text, its size, and its baseline below the label's top."""

    text: str
    size: float
    down: float


@frozen
class Label:
    """A point's name and words, set; each tie ends at the height of its first line. `side` is 1 right, -1 left.

    `edge` is where ties end; the text begins behind their marks. `start` is where ties begin, None for the middle.
    """

    point: StarPoint
    lines: tuple[LabelLine, ...]
    ends: tuple[tuple[Ray, float], ...]
    height: float
    side: int = 1
    edge: float = 0.0
    top: float = 0.0
    start: float | None = None

    @property
    def text_x(self) -> float:
        """Where the text begins, or ends on the left side."""
        return self.edge + self.side * MARK

    @property
    def box(self) -> tuple[float, float, float, float]:
        """What the label takes up with its marks at most: left, top, right, bottom."""
        far = self.text_x + self.side * max(text_width(line.text, line.size) for line in self.lines)
        return min(self.edge, far), self.top, max(self.edge, far), self.top + self.height


@frozen
class Layout:
    """Every label in its place, and the room that they take up together; `centre` is None in columns."""

    labels: tuple[Label, ...]
    bottom: float
    centre: tuple[float, float] | None


def laid_out(points: Sequence[StarPoint], top: float) -> Layout:
    """Set points around the middle, or in columns where the arcs would be too tall."""
    labels = [_label(point, _ROOM) for point in points]
    left, right = _halves(labels)
    tall = max(_stack(left), _stack(right), _LOWEST)
    if tall > _TALLEST:
        return _columns([_label(point, _COLUMN - _SAMPLE - MARK) for point in points], top)
    placed = [*_arc(left, -1, top, tall), *_arc(right, 1, top, tall)]
    return Layout(tuple(placed), top + tall, (ACROSS / 2, top + tall / 2))


def _label(point: StarPoint, room: float) -> Label:
    lines: list[LabelLine] = []
    ends: list[tuple[Ray, float]] = []
    down = 0.0
    for text in broken(point.name, NAME, room, _MOST_LINES):
        down += _NAME_LEADING
        lines.append(LabelLine(text, NAME, down - 3))
    for ray in point.rays:
        ends.append((ray, down + _WORDS_LEADING - 6))
        for text in broken(ray.words, WORDS, room, _MOST_LINES):
            down += _WORDS_LEADING
            lines.append(LabelLine(text, WORDS, down - 3))
    return Label(point, tuple(lines), tuple(ends), down)


def _halves(labels: Sequence[Label]) -> tuple[list[Label], list[Label]]:
    """Split labels, in their order, into a left and a right half of about the same height."""
    left: list[Label] = []
    total = _stack(labels)
    for label in labels:
        if _stack(left) + (label.height + _GAP) / 2 >= total / 2:
            break
        left.append(label)
    return left, list(labels[len(left) :])


def _stack(labels: Sequence[Label]) -> float:
    return sum(label.height + _GAP for label in labels)


def _arc(labels: Sequence[Label], side: int, top: float, tall: float) -> list[Label]:
    """Spread labels over a side's whole height, each outside of the arc over all of its own height."""
    placed: list[Label] = []
    room = (tall - _stack(labels)) / max(1, len(labels))
    y = top + room / 2 + _GAP / 2
    middle = top + tall / 2
    for label in labels:
        nearest = max(0.0, y - middle, middle - y - label.height)
        reach = _NEAR + _BULGE * sqrt(max(0.0, 1 - (nearest / (tall / 2)) ** 2))
        placed.append(evolve(label, side=side, edge=ACROSS / 2 + side * reach, top=y))
        y += label.height + _GAP + room
    return placed


def _columns(labels: Sequence[Label], top: float) -> Layout:
    """Fill three columns one after the other; each tie is a short sample of its style before its words."""
    share = _stack(labels) / _COLUMNS
    placed: list[Label] = []
    column, y, bottom = 0, top, top
    for label in labels:
        if column < _COLUMNS - 1 and y > top and y - top + label.height / 2 > share:
            column, y = column + 1, top
        start = MARGIN + column * (_COLUMN + _GUTTER)
        placed.append(evolve(label, start=start, edge=start + _SAMPLE, top=y))
        y += label.height + _GAP
        bottom = max(bottom, y)
    return Layout(tuple(placed), bottom, None)
