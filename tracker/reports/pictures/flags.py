"""The labels of a line of time: the heaviest acts have one, and no label covers another.

A label stands to the right or to the left of its pole, and higher than those whose poles it would cover, so that
neither labels nor poles ever cross. Acts that crowd together so open like a fan, half to each side.
"""

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date

from attrs import evolve, frozen

from tracker.model.days import MONTHS, spoken_range
from tracker.reports.language.dates import bare
from tracker.reports.pictures.chart import ActMark
from tracker.reports.pictures.letters import broken, text_width

ACROSS = 720.0
LEFT, RIGHT = 14.0, 128.0
SIZE, LEADING = 10.0, 12.0
_FLAG = 172.0
BESIDE, _GAP = 5.0, 4.0
"""How far a label's text stands from its pole, and from other labels."""
_LINES = 3
LANE = _LINES * LEADING + 8
_WHEN_LINES = 2
_LONG_MONTH = re.compile(rf"\b({'|'.join(month for month in MONTHS if len(month) > 4)})\b")
_MOST_LANES = 5
"""Above and below the line together, so that the drawing takes a third of a page at most."""
_MOST_FLAGS = 10
_MOST_TRIED = 30
"""So many acts are looked at for these labels: where the heavier find no room, those after them rarely do."""


@frozen
class Flag:
    """An act's label: its lane counted from the line, its lines of text, and the box that they take up.

    It stands to the right of its pole, or to the left of it.
    """

    act: ActMark
    x: float
    lane: int
    when: tuple[str, ...]
    words: tuple[str, ...]
    is_left: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """When it was, then what."""
        return (*self.when, *self.words)

    @property
    def across(self) -> float:
        """The width of the label with its pole."""
        return BESIDE + max(text_width(line, SIZE) for line in self.lines)

    @property
    def left(self) -> float:
        """Where the label's text begins."""
        return self.x - self.across if self.is_left else self.x + BESIDE

    @property
    def right(self) -> float:
        """Where the label's text ends."""
        return self.x - BESIDE if self.is_left else self.x + self.across


@frozen
class Scale:
    """Days to places across the drawing."""

    first: int
    last: int

    def x(self, day: int) -> float:
        """Return where a day stands, within the drawing's own days."""
        inside = min(max(day, self.first), self.last)
        return LEFT + (inside - self.first) / max(1, self.last - self.first) * (ACROSS - LEFT - RIGHT)


def flags(acts: Sequence[ActMark], scale: Scale, leftward: Collection[ActMark] = ()) -> list[Flag] | None:
    """Lay out the labels of one side of the line, each on its own side of its pole; None where they would cross.

    A label stands higher than each whose pole it would cover, and beside or above each that it would overlap.
    """
    waiting = [_flag(act, scale, is_left=act in leftward) for act in sorted(acts, key=_by_place(scale))]
    placed: list[Flag] = []
    while waiting:
        free = next((one for one in waiting if not any(_covers(one, other) for other in waiting)), None)
        if free is None:
            return None
        waiting.remove(free)
        placed.append(evolve(free, lane=_lowest_lane(free, placed)))
    return placed


def labelled(acts: Sequence[ActMark], scale: Scale) -> tuple[list[Flag], list[Flag]]:
    """Label as many acts as there is room for, the heaviest first: those above the line, and those below it."""
    layout = _Layout(scale)
    weighty = sorted((act for act in acts if act.has_label), key=lambda act: (-act.weight, act.last, act.text))
    for act in weighty[:_MOST_TRIED]:
        if len(layout.above) + len(layout.below) == _MOST_FLAGS:
            break
        layout.add(act)
    return layout.above, layout.below


def lanes(side: Sequence[Flag]) -> int:
    """Return how many lanes the labels of one side take."""
    return max((flag.lane for flag in side), default=-1) + 1


class _Layout:
    """The labels above and below the line, and which of them stand to the left of their poles."""

    def __init__(self, scale: Scale) -> None:
        self._scale = scale
        self._leftward = frozenset[ActMark]()
        self.above: list[Flag] = []
        self.below: list[Flag] = []

    def add(self, act: ActMark) -> None:
        """Label an act if there is room, to the right of its pole or the left; another label may turn round for it."""
        is_below = act.side == "second"
        here, there = (self.below, self.above) if is_below else (self.above, self.below)
        acts = [*(flag.act for flag in here), act]
        turned = [frozenset[ActMark](), *(frozenset({one}) for one in acts[:-1])]
        ways = [self._leftward ^ turn ^ new for turn in turned for new in (frozenset[ActMark](), frozenset({act}))]
        laid = [(way, flags(acts, self._scale, way)) for way in ways]
        fitting = [(way, made) for way, made in laid if made and _fits(made, there)]
        if not fitting:
            return
        self._leftward, best = min(fitting, key=lambda one: lanes(one[1]))
        if is_below:
            self.below = best
        else:
            self.above = best


def _fits(side: Sequence[Flag], other: Sequence[Flag]) -> bool:
    """Say whether labels take no more lanes than there are, and none goes beyond the drawing's edges."""
    inside = all(flag.left >= 2 and flag.right <= ACROSS for flag in side)
    return inside and lanes(side) + lanes(other) <= _MOST_LANES


def _flag(act: ActMark, scale: Scale, *, is_left: bool) -> Flag:
    when = tuple(broken(_when(act, scale), SIZE, _FLAG, _WHEN_LINES))
    words = tuple(broken(act.text, SIZE, _FLAG, _LINES - len(when)))
    return Flag(act, scale.x(act.last), 0, when, words, is_left)


def _by_place(scale: Scale) -> Callable[[ActMark], tuple[float, int, str]]:
    return lambda act: (-scale.x(act.last), act.weight, act.text)


def _covers(flag: Flag, other: Flag) -> bool:
    """Say whether a label would lie over the pole of another; of two on one pole, the one that weighs more does."""
    if flag is other:
        return False
    if flag.x == other.x:
        return flag.is_left == other.is_left and (flag.act.weight, flag.act.text) > (other.act.weight, other.act.text)
    return flag.left - _GAP <= other.x < flag.x if flag.is_left else flag.x < other.x <= flag.right + _GAP


def _lowest_lane(flag: Flag, placed: Sequence[Flag]) -> int:
    """Return the lowest lane above all whose poles a label covers, in which it overlaps none."""
    lane = max((other.lane + 1 for other in placed if _covers(flag, other)), default=0)
    taken = {other.lane for other in placed if max(flag.left, other.left) < min(flag.right, other.right) + _GAP}
    while lane in taken:
        lane += 1
    return lane


def _when(act: ActMark, scale: Scale) -> str:
    """Write when an act was, without the year where the whole drawing has one: '22 May', 'May', 'by 9 June 2022'."""
    phrase = bare(spoken_range(act.first, act.last))
    if len(broken(phrase + doubt_of(act), SIZE, _FLAG, 9)) > _WHEN_LINES:
        phrase = _LONG_MONTH.sub(lambda month: month[0][:3], phrase)
    one, other = date.fromordinal(scale.first).year, date.fromordinal(scale.last).year
    return (phrase.removesuffix(f" {other}") if one == other else phrase) + doubt_of(act)


def doubt_of(act: ActMark) -> str:
    """Say of an act that is only possible why it is: ' (claimed)'."""
    return f" ({act.doubt})" if act.doubt else ""
