"""Who holds a post, where acts name the person: never one who only may, nor one whom another may have followed."""

from tracker.calculus.axioms import Effect
from tracker.calculus.timeline import Answer
from tracker.narrative.narrative import Narrative, Told
from tracker.projections.alike import Same
from tracker.projections.ordering import day_order


def holder(narrative: Narrative, same: Same, day: int) -> str | None:
    """Return the person who surely has a post at the end of a day; None where nobody is named, or it is in doubt.

    It is the one whom the last act names that filled it. An act that filled it without a name, or that may have been
    the last one, leaves it open who has it.
    """
    first, sort = same[0], narrative.catalogue.known_fluent(same[0].fluent.name)
    if first.answer is not Answer.HOLDS or first.value not in sort.holder:
        return None
    told = sorted(narrative.told.get(first.fluent, ()), key=lambda one: day_order(one.happening), reverse=True)
    for one in told:
        if not one.happening.reports or one.happening.act[0] > day:
            continue
        begun = {value for value in sort.values if one.saying(value, Effect.INITIATES)}
        is_sure = one.happening.certain and one.happening.act[1] <= day
        if not is_sure or not begun or not begun <= {*sort.holder}:
            return None
        if sort.holder[0] in begun:
            return _named(one, narrative)
    return None


def _named(told: Told, narrative: Narrative) -> str | None:
    """Return the one person whom reports of an act name; None where they name nobody, or several."""
    found = set()
    for event in told.happening.reports:
        roles = narrative.catalogue.known_kind(event.kind).roles
        found |= {who for role, players in event.roles.items() if roles[role].type == "person" for who in players}
    return found.pop() if len(found) == 1 else None
