"""What one side claims, beside what the other side answers."""

from collections.abc import Sequence

from attrs import frozen

from tracker.calculus.doubts import Doubt
from tracker.model.events import Event
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative, is_actor_type
from tracker.projections.dyads import Dyad, actors_of


@frozen(eq=False)
class Claim:
    """A happening that is only claimed: who speaks, whose answer it asks for, and what answers there are.

    `denials` deny it, `plans` announced it, `replies` were done or said because of it by the other side.
    """

    happening: Happening
    other: str | None
    denials: tuple[Event, ...]
    plans: tuple[Event, ...]
    replies: tuple[Happening, ...]


def claims(narrative: Narrative, own: Sequence[Happening], dyad: Dyad, day: int) -> tuple[Claim, ...]:
    """List what was only claimed by the end of a day, in the order of days, each with its answers."""
    found = [one for one in own if one.doubt is Doubt.CLAIMED and one.act[0] <= day]
    return tuple(_claim(narrative, one, own, dyad) for one in sorted(found, key=lambda h: (h.act[1], h.act[0], h.id)))


def _claim(narrative: Narrative, one: Happening, own: Sequence[Happening], dyad: Dyad) -> Claim:
    other = _other_side(narrative, one, dyad)
    replies = [
        reply
        for reply in own
        if reply.reports
        and other is not None
        and any(narrative.happening_of.get(ref) is one for event in reply.events for ref in event.because)
        and any(other == _side(narrative, event, dyad) for event in reply.reports)
    ]
    return Claim(one, other, one.denials, one.plans, tuple(replies))


def _other_side(narrative: Narrative, one: Happening, dyad: Dyad) -> str | None:
    """Return the one of the two who has not spoken: the claimant's counterpart, or else whose act it is said to be."""
    spoken = {code.partition("/")[0] for event in one.reports for code in event.according_to} & dyad.pair
    if len(spoken) == 1:
        return next(iter(dyad.pair - spoken))
    return _side(narrative, one.reports[0], dyad) if not spoken else None


def _side(narrative: Narrative, event: Event, dyad: Dyad) -> str | None:
    """Return the one of the two whose act an event is: the first of its actors that is one of them."""
    kind = narrative.catalogue.kind(event.kind)
    assert kind is not None, "an event is read with its kind"
    players = [code for role, codes in event.roles.items() if is_actor_type(kind.roles[role].type) for code in codes]
    first = next((code.partition("/")[0] for code in players if code.partition("/")[0] in dyad.pair), None)
    return first or next(iter(sorted(dyad.pair & actors_of(event, narrative))), None)
