"""Why nothing holds for an actor: by the catalogue it ended, or is not there on the day."""

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


def is_absent(actor: Actor, day: int) -> bool:
    """Say whether an actor is surely not there at the end of a day, by the catalogue; never where that says no days."""
    spells = actor.existence
    return bool(spells) and all(day < spell.earliest or spell.last <= day < FUTURE for spell in spells)
