"""Who: the answers of every fluent that fits a pattern with open places, as `level(CHN, *) = chargé d'affaires`."""

from collections.abc import Iterator

from attrs import field, frozen

from tracker.calculus.timeline import Answer
from tracker.model.catalogue import Fluent, FluentSort, Pattern
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Holding, standing
from tracker.projections.relation import Asked

OPEN = "*"
"""Stands in a pattern for every argument."""


@frozen(eq=False)
class Matches:
    """The answers of the fluents that fit a pattern, and that hold or may hold; `told` where the log has any that fits.

    Where it has none, that nothing holds is not known.
    """

    pattern: Pattern
    asked: Asked
    answers: tuple[Holding, ...]
    told: bool
    narrative: Narrative = field(repr=False)


def matches(narrative: Narrative, pattern: Pattern, asked: Asked) -> Matches:
    """Answer every touched fluent that fits, those that hold first, then those that may."""
    timelines = Timelines(narrative)
    fitting = list(_fitting(narrative, pattern))
    held = [holding for fluent in fitting for holding in standing(timelines, fluent, asked.on)]
    found = [holding for holding in held if pattern.value in (None, holding.value)]
    return Matches(pattern, asked, tuple(sorted(found, key=_certain_first)), bool(fitting), narrative)


def _certain_first(holding: Holding) -> tuple[bool, int, str]:
    return holding.answer is not Answer.HOLDS, holding.since.latest, str(holding.fluent)


def _fitting(narrative: Narrative, pattern: Pattern) -> Iterator[Fluent]:
    sort = narrative.catalogue.fluent(pattern.fluent)
    for fluent in narrative.fluents:
        if sort is not None and fluent.name == pattern.fluent and _fits(fluent, pattern, sort):
            yield fluent


def _fits(fluent: Fluent, pattern: Pattern, sort: FluentSort) -> bool:
    """Say whether a fluent's arguments are those of a pattern, in either order where the fluent is symmetric."""
    orders = [fluent.args]
    if sort.symmetric:
        orders.append((fluent.args[1], fluent.args[0], *fluent.args[2:]))
    return any(all(wanted in (OPEN, arg) for wanted, arg in zip(pattern.args, args, strict=True)) for args in orders)
