"""The orders in which answers are told: happenings by their days, fluents as the catalogue lists them."""

from collections.abc import Collection, Iterable, Sequence

from tracker.model.catalogue import Fluent
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.text.characters import by_letter


def day_order(happening: Happening) -> tuple[int, int, str]:
    """Return a happening's place in the order of days: by its latest day, then its earliest, then its name."""
    return happening.act[1], happening.act[0], happening.id


def by_days(happenings: Iterable[Happening]) -> list[Happening]:
    """Sort happenings by their days."""
    return sorted(happenings, key=day_order)


def by_catalogue(narrative: Narrative, fluents: Iterable[Fluent]) -> list[Fluent]:
    """Sort fluents by the catalogue's sections and fluents, then by their arguments."""
    return sorted(fluents, key=lambda fluent: (narrative.catalogue.place(fluent.name), str(fluent)))


def latest(narrative: Narrative, acts: Sequence[Happening], told: Iterable[Happening]) -> Happening:
    """Return the act that came last: of those of one day what nothing is stated to follow, then what weighs more.

    Where the whole is told, too, of which an act is a part, it stands for it. What weighs the same keeps its order.
    """
    last, among = max(act.act for act in acts), {act.id for act in told}
    same = [_whole(narrative, act, among) for act in acts if act.act == last]
    followed = {ref for act in same for event in act.reports for ref in event.after}
    final = [act for act in same if not followed & {event.ref for event in act.events}] or same
    return max(reversed(final), key=lambda act: _weight(narrative, act))


def _whole(narrative: Narrative, act: Happening, among: Collection[str]) -> Happening:
    """Return the happening of which an act is a part, where that surely happened on the same days."""
    wholes = [narrative.happening_of.get(event.part_of) for event in act.reports]
    told = (whole for whole in wholes if whole and whole.id in among)
    return next((whole for whole in told if whole.certain and whole.act == act.act), act)


def _weight(narrative: Narrative, act: Happening) -> tuple[float, bool, int]:
    """Weigh an act by the score of its kind, then by whether it changes what is of both, and how many conditions."""
    scores = [abs(narrative.catalogue.known_kind(event.kind).score) for event in act.reports]
    changed = narrative.told_of.get(act.id, ())
    of_both = any(narrative.catalogue.known_fluent(fluent.name).symmetric for fluent, _ in changed)
    return max(scores), of_both, len(changed)


def place_by_name(narrative: Narrative, code: str) -> str:
    """Return by what actors stand in the order of their names, in which an article does not count."""
    actor = narrative.catalogue.actor(code)
    return by_letter(actor.name()) if actor is not None else code
