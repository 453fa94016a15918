"""Positions by topic: what each side last stated on it, and what is of no one side or on no topic."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from tracker.model.events import Stance
from tracker.narrative.narrative import Narrative
from tracker.projections.sides import stating_side
from tracker.projections.statements import Statement

_ON_A_TOPIC = {"topic", "direction"}


@frozen(eq=False)
class Topics:
    """The positions of each side by topic, in the order in which topics were first spoken of; and the others."""

    sides: Mapping[str, Mapping[str, Sequence[Statement]]]
    others: Sequence[Statement]


def by_topic(positions: Sequence[Statement], sides: Sequence[str], narrative: Narrative) -> Topics:
    """Sort positions by topic and side; what is only claimed to be somebody's position is none."""
    topics: dict[str, dict[str, list[Statement]]] = {}
    others: list[Statement] = []
    for position in positions:
        event = position.event
        side = stating_side(event, sides, narrative)
        if event.stance is Stance.CLAIMED:
            continue
        if side and event.roles.keys() >= _ON_A_TOPIC:
            topics.setdefault(event.roles["topic"][0], {}).setdefault(side, []).append(position)
        else:
            others.append(position)
    return Topics(topics, others)
