"""The orders in which answers are told: happenings by their days, fluents as the catalogue lists them."""

from collections.abc import Iterable

from tracker.model.catalogue import Fluent
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative


def day_order(happening: Happening) -> tuple[int, int, str]:
    """Return a happening's place in the order of days: by its latest day, then its earliest, then its name."""
    return happening.act[1], happening.act[0], happening.id


def by_days(happenings: Iterable[Happening]) -> list[Happening]:
    """Sort happenings by their days."""
    return sorted(happenings, key=day_order)


def by_catalogue(narrative: Narrative, fluents: Iterable[Fluent]) -> list[Fluent]:
    """Sort fluents by the catalogue's sections and fluents, then by their arguments."""
    return sorted(fluents, key=lambda fluent: (narrative.catalogue.place(fluent.name), str(fluent)))
