"""What one side claims, beside what the other side answers."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from tracker.calculus.doubts import Doubt
from tracker.model.codes import whole_of
from tracker.model.events import Event
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.dyads import Dyad, actors_in_roles, actors_of
from tracker.projections.ordering import by_days


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
    claimed = [happening for happening in by_days(own) if happening.doubt is Doubt.CLAIMED and happening.act[0] <= day]
    answers = _answers(narrative, own) if claimed else {}
    return tuple(_claim(narrative, happening, answers.get(happening.id, ()), dyad) for happening in claimed)


def _claim(narrative: Narrative, claimed: Happening, answers: Iterable[Happening], dyad: Dyad) -> Claim:
    other = _other_side(narrative, claimed, dyad)
    replies = [answer for answer in answers if other is not None and other in _sides(narrative, answer, dyad)]
    return Claim(claimed, other, claimed.denials, claimed.plans, tuple(replies))


def _answers(narrative: Narrative, own: Iterable[Happening]) -> dict[str, list[Happening]]:
    """Return, by the id of a cause, what was done or said because of it."""
    found: dict[str, list[Happening]] = {}
    for happening in own:
        refs = [ref for event in happening.events for ref in event.because if ref in narrative.happening_of]
        for cause in dict.fromkeys(narrative.happening_of[ref].id for ref in refs):
            found.setdefault(cause, []).append(happening)
    return found


def _sides(narrative: Narrative, happening: Happening, dyad: Dyad) -> set[str | None]:
    """Return those of the two whose act a happening is, as its reports have it."""
    return {_side(narrative, event, dyad) for event in happening.reports}


def _other_side(narrative: Narrative, claimed: Happening, dyad: Dyad) -> str | None:
    """Return the one of the two who has not spoken: the claimant's counterpart, or else whose act it is said to be."""
    spoken = {whole_of(code) for event in claimed.reports for code in event.speakers} & dyad.pair
    if len(spoken) == 1:
        return next(iter(dyad.pair - spoken))
    return _side(narrative, claimed.reports[0], dyad) if not spoken else None


def _side(narrative: Narrative, event: Event, dyad: Dyad) -> str | None:
    """Return the one of the two whose act an event is: the first of its actors that is one of them."""
    wholes = map(whole_of, actors_in_roles(event, narrative.catalogue))
    own = [code for code in wholes if code in dyad.pair]
    return next(iter(own or sorted(dyad.pair & actors_of(event, narrative))), None)
