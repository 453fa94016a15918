"""Why nothing holds for an actor any more: it ended, by the catalogue."""

from tracker.calculus.timeline import Answer
from tracker.model.catalogue import Actor
from tracker.model.days import FUTURE
from tracker.narrative.narrative import Narrative
from tracker.projections.answers import Holding


def ended_actor(narrative: Narrative, holding: Holding) -> tuple[Actor, int] | None:
    """Return the actor with whose end a condition ended, and the last day on which that may have been.

    None where the condition holds, where an event ended it, or where it never was.
    """
    if holding.answer is not Answer.NOT or holding.witnesses:
        return None
    for actor in narrative.actors(holding.fluent):
        ends = [spell.last for spell in actor.existence if spell.last < FUTURE]
        if ends and holding.since.earliest <= max(ends) <= holding.since.latest:
            return actor, max(ends)
    return None
