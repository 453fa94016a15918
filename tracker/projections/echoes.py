"""What two have with one another only because a third did something to one of them over the other."""

from collections.abc import Collection, Iterable

from tracker.model.codes import whole_of
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.answers import Holding
from tracker.projections.sides import acting

_STATES = ("country", "format")


def is_echo(narrative: Narrative, two: Collection[str], doing: Collection[str], others: Collection[str]) -> bool:
    """Say whether one of two is no state, and neither did anything: all of it is told of those others who did it.

    Of a company that is listed over a state, the state does nothing: who lists it does.
    """
    known = [narrative.catalogue.actor(code) for code in two]
    are_states = all(actor is None or actor.type in _STATES for actor in known)
    return not are_states and bool(doing) and {*doing} <= {*others} and not {*two} & {*doing}


def doers(narrative: Narrative, acts: Iterable[Happening], answers: Iterable[Holding]) -> set[str]:
    """Name who did some acts, and whose some conditions are."""
    found = {code for act in acts for event in act.reports for code in acting(event, narrative.catalogue)}
    return {whole_of(code) for code in found | {answer.fluent.args[0] for answer in answers}}
