"""Positions in matched rows: what one side says beside what the other says on the same topic, or on the nearest one."""

import re
from collections.abc import Mapping, Sequence

from attrs import frozen

from tracker.narrative.narrative import Narrative
from tracker.projections.statements import Statement
from tracker.projections.topics import by_topic

_SHARP = 62
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    ("with", "from", "that", "this", "their", "into", "between", "about", "name", "status", "relations")
)


@frozen(eq=False)
class MatchedRow:
    """A topic, and what each side last stated on it or on a topic near to it: by side, then by topic."""

    topic: str
    sides: Mapping[str, Mapping[str, Sequence[Statement]]]

    def of(self, side: str) -> Mapping[str, Sequence[Statement]]:
        """Return what one side stated, by topic."""
        return self.sides.get(side, {})

    @property
    def is_matched(self) -> bool:
        """Say whether both sides spoke."""
        return len(self.sides) > 1


def matched(positions: Sequence[Statement], sides: Sequence[str], narrative: Narrative) -> list[MatchedRow]:
    """Match each topic on which one side alone spoke with the nearest of the other's; matched rows first, new first.

    Positions of no known day stay out. Topics are near where they share a word that is no name of the two.
    """
    dated = [one for one in positions if one.happening.act[1] - one.happening.act[0] <= _SHARP]
    topics = by_topic(dated, sides, narrative).sides
    names = {word for code in sides for word in _words(_called(narrative, code))}
    rows = [MatchedRow(topic, {side: {topic: told} for side, told in by.items()}) for topic, by in topics.items()]
    found = [row for row in rows if row.is_matched]
    lone = [row for row in rows if not row.is_matched]
    while lone:
        row = lone.pop()
        near = max(lone, key=lambda other: _nearness(row, other, names), default=None)
        if near is not None and _nearness(row, near, names) > 0:
            lone.remove(near)
            found.append(MatchedRow(near.topic, {**near.sides, **row.sides}))
        else:
            found.append(row)
    return sorted(found, key=lambda row: (not row.is_matched, -_last(row)))


def _called(narrative: Narrative, code: str) -> str:
    actor = narrative.catalogue.actor(code)
    return " ".join((*actor.all_names, actor.adjective)) if actor is not None else code


def _nearness(one: MatchedRow, other: MatchedRow, names: set[str]) -> int:
    if one.sides.keys() & other.sides.keys():
        return 0
    return len((_words(one.topic) & _words(other.topic)) - names)


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)} - _COMMON


def _last(row: MatchedRow) -> int:
    return max(told.happening.act[1] for by in row.sides.values() for some in by.values() for told in some)
