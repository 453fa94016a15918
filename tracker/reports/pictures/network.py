"""The picture of a network: who stands around an actor, and by which sorts of ties, told by form and not by colour."""

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from attrs import frozen

from tracker.reports.pictures.letters import broken, text_width
from tracker.reports.pictures.rings import ACROSS, MARGIN, NAME, WORDS, Label, Layout, laid_out
from tracker.reports.pictures.star import Ray, Star, StarNote
from tracker.reports.pictures.svg import INK, PAPER, QUIET, RULE, add, picture, svg, write

_TITLE, _LEADING = 13.0, 17.0
_SMALL_LEADING = 12.0
_ROOM = ACROSS - 2 * MARGIN
_MIDDLE = 116.0
_SAMPLE, _DOT = 26.0, 3.2
_MOST_NOTE_LINES = 12

_STYLES = (
    ((1.4, "", INK),),
    ((3.8, "", INK), (1.8, "", PAPER)),
    ((1.4, "9 4", INK),),
    ((1.2, "", INK), (7.0, "1.2 7", INK)),
    ((2.0, "2 4", INK),),
    ((1.4, "10 3 2 3", INK),),
    ((3.2, "", INK),),
    ((1.4, "10 3 2 3 2 3", INK),),
    ((1.0, "3 7", INK),),
    ((3.2, "4 5", INK),),
)
"""The strokes of each sort of tie, by its subject's place: width, dashes, colour. Further subjects begin anew."""

_WAYS = {"out": "from {} to the other", "in": "from the other to {}"}


@frozen
class LegendEntry:
    """A part of the legend in its place: a tie to show, with its line or with its mark alone, and what it means."""

    ray: Ray
    text: str
    line: bool
    x: float
    y: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """What the entry takes up at most: left, top, right, bottom."""
        right = self.x + _SAMPLE + 6 + text_width(self.text, WORDS)
        return self.x, self.y - _SMALL_LEADING / 2, right, self.y + _SMALL_LEADING / 2


def drawn_network(star: Star) -> str:
    """Draw a network as SVG; the same network gives the same text."""
    top = MARGIN + _LEADING * len(_title(star)) + (_SMALL_LEADING if star.bounds else 0) + 10
    layout = laid_out(star.points, top)
    entries = legend(star, layout.bottom + 22)
    below = max((entry.y for entry in entries), default=layout.bottom) + 18
    root = picture(ACROSS, below + _notes_height(star.notes) + MARGIN - 6, star.title, star.words)
    _draw_title(root, star)
    for label in layout.labels:
        _draw_rays(root, label, layout)
    if layout.centre:
        _draw_middle(root, star.middle, *layout.centre)
    for label in layout.labels:
        _draw_label(root, label)
    _draw_legend(root, entries, layout.bottom + 6)
    _draw_notes(root, star.notes, below)
    return svg(root)


def legend(star: Star, top: float) -> list[LegendEntry]:
    """Set the legend: the sorts of ties that occur, then the marks that occur, in as many rows as they need."""
    rays = [ray for point in star.points for ray in point.rays]
    sorts = {
        ray.style: LegendEntry(Ray("", "", ray.style), ray.sort, True, 0, 0) for ray in rays if ray.state != "ended"
    }
    entries = _set([sorts[style] for style in sorted(sorts)], top)
    further = max((entry.y for entry in entries), default=top - 15) + 15
    return [*entries, *_set(list(_marks(rays, star.middle)), further)]


def _set(entries: Iterable[LegendEntry], top: float) -> list[LegendEntry]:
    """Put entries beside one another, and on a further row where one has no room."""
    placed: list[LegendEntry] = []
    x, y = MARGIN, top
    for entry in entries:
        across = _SAMPLE + 6 + text_width(entry.text, WORDS)
        if x > MARGIN and x + across > ACROSS - MARGIN:
            x, y = MARGIN, y + 15
        placed.append(LegendEntry(entry.ray, entry.text, entry.line, x, y))
        x += across + 12
    return placed


def _marks(rays: Sequence[Ray], middle: str) -> Iterator[LegendEntry]:
    states = {ray.state for ray in rays}
    for state, text in (
        ("certain", "filled: holds"),
        ("possible", "hollow: possibly holds"),
        ("ended", "ended before that day"),
    ):
        if state in states:
            yield LegendEntry(Ray("", "", 0, "none", state), text, False, 0, 0)
    ways = {ray.way for ray in rays if ray.state != "ended"}
    short = broken(middle, WORDS, _ROOM / 3, 1)[0]
    yield from (
        LegendEntry(Ray("", "", 0, way), text.format(short), True, 0, 0) for way, text in _WAYS.items() if way in ways
    )


def _title(star: Star) -> list[str]:
    return broken(star.title, _TITLE, _ROOM, 3)


def _draw_title(root: Element, star: Star) -> None:
    y = MARGIN + _TITLE - 1
    for line in _title(star):
        write(root, line, MARGIN, y, _TITLE)
        y += _LEADING
    if star.bounds:
        write(root, broken(star.bounds, WORDS, _ROOM, 1)[0], MARGIN, y - 3, WORDS, fill=QUIET)


def _draw_rays(root: Element, label: Label, layout: Layout) -> None:
    for ray, down in label.ends:
        y = label.top + down
        start = (label.start, y) if layout.centre is None and label.start is not None else layout.centre
        if start and ray.state != "ended":
            _draw_line(root, ray, start, (label.edge + 2 * label.side, y))


def _draw_line(root: Element, ray: Ray, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw a tie in its sort's strokes; one that is only possible is paler."""
    for across, dashes, colour in _STYLES[ray.style % len(_STYLES)]:
        shown = QUIET if ray.state == "possible" and colour == INK else colour
        line = add(root, "line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], stroke=shown, stroke_width=across)
        if dashes:
            line.set("stroke-dasharray", dashes)


def _draw_mark(root: Element, ray: Ray, x: float, y: float, side: int) -> None:
    """Draw what ends a tie: an arrow by its way or a dot, filled where it surely holds; a cross where it ended."""
    fill = INK if ray.state == "certain" else PAPER
    if ray.state == "ended":
        for slope in (1, -1):
            ends = {"x1": x - 3, "y1": y - 3 * slope, "x2": x + 3, "y2": y + 3 * slope}
            add(root, "line", **ends, stroke=INK, stroke_width=1.4)
    elif ray.way == "none":
        add(root, "circle", cx=x, cy=y, r=_DOT, fill=fill, stroke=INK, stroke_width=1.2)
    else:
        tip = side * (4 if ray.way == "out" else -4)
        corners = f"{x + tip:.1f},{y:.1f} {x - tip:.1f},{y - 4:.1f} {x - tip:.1f},{y + 4:.1f}"
        add(root, "polygon", points=corners, fill=fill, stroke=INK, stroke_width=1.2)


def _draw_middle(root: Element, name: str, x: float, y: float) -> None:
    lines = broken(name[:1].title() + name[1:], NAME, _MIDDLE, 4)
    across = max(text_width(line, NAME) for line in lines) + 18
    down = len(lines) * 14.0 + 14
    add(root, "rect", x=x - across / 2, y=y - down / 2, width=across, height=down, rx=5, fill=PAPER, stroke=INK)
    for number, line in enumerate(lines):
        write(root, line, x, y - down / 2 + 18 + number * 14, NAME, text_anchor="middle")


def _draw_label(root: Element, label: Label) -> None:
    anchor = "start" if label.side > 0 else "end"
    for line in label.lines:
        fill = INK if line.size == NAME else QUIET
        write(root, line.text, label.text_x, label.top + line.down, line.size, text_anchor=anchor, fill=fill)
    for ray, down in label.ends:
        _draw_mark(root, ray, label.edge + label.side * 4, label.top + down, label.side)


def _draw_legend(root: Element, entries: Sequence[LegendEntry], top: float) -> None:
    if entries:
        add(root, "line", x1=MARGIN, y1=top, x2=ACROSS - MARGIN, y2=top, stroke=RULE, stroke_width=0.8)
    for entry in entries:
        _draw_entry(root, entry)
        write(root, entry.text, entry.x + _SAMPLE + 6, entry.y + 3, WORDS)


def _draw_entry(root: Element, entry: LegendEntry) -> None:
    """Draw a sort's line, a mark, or a way: a line from a small middle to its arrow."""
    x, y, right = entry.x, entry.y, entry.x + _SAMPLE
    if not entry.line:
        _draw_mark(root, entry.ray, right - 5, y, 1)
    elif entry.ray.way == "none":
        _draw_line(root, Ray("", "", entry.ray.style), (x, y), (right, y))
    else:
        _draw_line(root, entry.ray, (x, y), (right - 4, y))
        add(root, "rect", x=x, y=y - 3.5, width=9, height=7, rx=2, fill=PAPER, stroke=INK)
        _draw_mark(root, entry.ray, right - 4, y, 1)


def _note_lines(note: StarNote) -> list[str]:
    return broken(note.text, WORDS, _ROOM, _MOST_NOTE_LINES)


def _notes_height(notes: Sequence[StarNote]) -> float:
    return sum(26 + _SMALL_LEADING * len(_note_lines(note)) for note in notes)


def _draw_notes(root: Element, notes: Sequence[StarNote], top: float) -> None:
    y = top
    for note in notes:
        write(root, note.title, MARGIN, y + 12, NAME)
        for number, line in enumerate(_note_lines(note), start=1):
            write(root, line, MARGIN, y + 13 + _SMALL_LEADING * number, WORDS, fill=QUIET)
        y += 26 + _SMALL_LEADING * len(_note_lines(note))
