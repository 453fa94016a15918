"""The labels of a line of time: the heaviest acts have one, and no label covers another.

Labels are set from the right: each stands higher than those to its right that it would cover, so that neither labels
nor poles ever cross.
"""

import re
from collections.abc import Sequence
from datetime import date

from attrs import evolve, frozen

from tracker.model.days import MONTHS, spoken_range
from tracker.reports.language.dates import bare
from tracker.reports.pictures.chart import ActMark
from tracker.reports.pictures.letters import broken, text_width

ACROSS = 720.0
LEFT, RIGHT = 14.0, 156.0
SIZE, LEADING = 10.0, 12.0
_FLAG = 144.0
_LINES = 3
LANE = _LINES * LEADING + 8
_WHEN_LINES = 2
_LONG_MONTH = re.compile(rf"\b({'|'.join(month for month in MONTHS if len(month) > 4)})\b")
_MOST_LANES = 5
"""Above and below the line together, so that the drawing takes a third of a page at most."""
_MOST_FLAGS = 10


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
        return 5 + max(text_width(line, SIZE) for line in self.lines)


@frozen
class Scale:
    """Days to places across the drawing."""

    first: int
    last: int

    def x(self, day: int) -> float:
        """Return where a day stands, within the drawing's own days."""
        inside = min(max(day, self.first), self.last)
        return LEFT + (inside - self.first) / max(1, self.last - self.first) * (ACROSS - LEFT - RIGHT)


def flags(acts: Sequence[ActMark], scale: Scale) -> list[Flag]:
    """Set labels from the right; an act for which no lane is left has none."""
    placed: list[Flag] = []
    for act in sorted(acts, key=lambda act: (-scale.x(act.last), act.weight, act.text)):
        when = tuple(broken(_when(act, scale), SIZE, _FLAG, _WHEN_LINES))
        words = tuple(broken(act.text, SIZE, _FLAG, _LINES - len(when)))
        flag = Flag(act, scale.x(act.last), 0, when, words)
        covered = [other.lane for other in placed if other.x <= flag.x + flag.across + 4]
        if not covered or max(covered) + 1 < _MOST_LANES:
            placed.append(evolve(flag, lane=max(covered, default=-1) + 1))
    return placed


def labelled(acts: Sequence[ActMark], scale: Scale) -> tuple[list[Flag], list[Flag]]:
    """Label as many acts as there is room for, the heaviest first: those above the line, and those below it."""
    chosen: list[ActMark] = []
    above: list[Flag] = []
    below: list[Flag] = []
    for act in sorted(acts, key=lambda act: (-act.weight, act.last, act.text)):
        if len(chosen) == _MOST_FLAGS:
            break
        up, down = _on_both_sides([*chosen, act], scale)
        if len(up) + len(down) == len(chosen) + 1 and lanes(up) + lanes(down) <= _MOST_LANES:
            chosen.append(act)
            above, below = up, down
    return above, below


def lanes(side: Sequence[Flag]) -> int:
    """Return how many lanes the labels of one side take."""
    return max((flag.lane for flag in side), default=-1) + 1


def _on_both_sides(acts: Sequence[ActMark], scale: Scale) -> tuple[list[Flag], list[Flag]]:
    return (
        flags([act for act in acts if act.side != "second"], scale),
        flags([act for act in acts if act.side == "second"], scale),
    )


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
