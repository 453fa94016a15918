"""Whose act an event is: the players of the role with which its kind's sentence begins, or the side of these."""

from collections.abc import Sequence
from enum import Enum

from tracker.catalogue.catalogue import Catalogue
from tracker.model.codes import whole_of
from tracker.model.events import Event
from tracker.narrative.narrative import Narrative, is_actor_type
from tracker.projections.dyads import Dyad, actors_of


class Side(Enum):
    """Which of two actors did something, or both."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"


def acting(event: Event, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the players of the role with which the sentence of an event's kind begins."""
    return event.roles.get(catalogue.known_kind(event.kind).subject, ())


def side_of(event: Event, catalogue: Catalogue, dyad: Dyad) -> Side:
    """Say which of two acted, by the kind's first role; where a format acted for one side, the other is named."""
    roles = catalogue.known_kind(event.kind).roles
    actors = [role for role, declared in roles.items() if is_actor_type(declared.type) and role in event.roles]
    players = [{whole_of(player) for player in event.roles[role]} for role in actors]
    doing, others = (players[0] if players else set()), set().union(*players[1:])
    if (dyad.a in doing) != (dyad.b in doing):
        return Side.FIRST if dyad.a in doing else Side.SECOND
    if dyad.a not in doing and (dyad.a in others) != (dyad.b in others):
        return Side.SECOND if dyad.a in others else Side.FIRST
    return Side.BOTH


def stating_side(event: Event, sides: Sequence[str], narrative: Narrative) -> str | None:
    """Return the side whose position it is: the first actor named, or the whole that it is a part of."""
    by = event.roles.get("by", ())
    codes = {whole_of(code) for code in by} & set(sides)
    if len(codes) == 1:
        return next(iter(codes))
    actors = actors_of(event, narrative) & set(sides) if not by else frozenset()
    return next(iter(actors)) if len(actors) == 1 < len(sides) else None
