"""Who: the answers of every fluent that fits a pattern with open places, as `level(CHN, *) = chargé d'affaires`."""

from collections.abc import Iterator

from attrs import field, frozen

from tracker.calculus.timeline import Answer
from tracker.catalogue.patterns import make_fluent
from tracker.model.catalogue import Fluent, FluentSort, Pattern
from tracker.narrative.narrative import Narrative, is_actor_type
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Holding, holdings, shared_holding, standing, was_shared
from tracker.projections.dyads import Shared, as_of_member, shared_by
from tracker.projections.relation import Asked

OPEN = "*"
"""Stands in a pattern for every argument."""


@frozen(eq=False)
class Matches:
    """The answers of the fluents that fit a pattern and hold or may hold, or of the one that is named.

    They are `told` where the log has any that fits: where it has none, that nothing holds is not known.
    """

    pattern: Pattern
    asked: Asked
    answers: tuple[Holding, ...]
    told: bool
    narrative: Narrative = field(repr=False)


def matches(narrative: Narrative, pattern: Pattern, asked: Asked) -> Matches:
    """Answer every touched fluent that fits, those that hold first, then those that may.

    So are those of formats that amount to one of a member whom the pattern names. Where no place is open, that it does
    not hold is an answer, too.
    """
    timelines, is_one = Timelines(narrative), OPEN not in pattern.args
    fitting = list(_fitting(narrative, pattern))
    through = [each for each in _shared(narrative, pattern) if was_shared(timelines, each, asked.on)]
    held = [holding for fluent in fitting for holding in standing(timelines, fluent, asked.on)]
    held += [holding for shared in through for holding in shared_holding(timelines, shared, asked.on)]
    if is_one and not held:  # it is asked whether it holds, and not who else: that it does not is the answer
        held = [holding for fluent in fitting for holding in holdings(timelines, fluent, asked.on)]
    found = [one for one in held if pattern.value in (None, one.value) and (is_one or one.answer is not Answer.NOT)]
    told = bool(fitting or through) or (is_one and _is_over(timelines, pattern, asked.on))
    return Matches(pattern, asked, tuple(sorted(found, key=_certain_first)), told, narrative)


def _certain_first(holding: Holding) -> tuple[bool, int, str]:
    return holding.answer is not Answer.HOLDS, holding.since.latest, str(holding.fluent)


def _fitting(narrative: Narrative, pattern: Pattern) -> Iterator[Fluent]:
    sort = narrative.catalogue.fluent(pattern.fluent)
    for fluent in narrative.fluents:
        if sort is not None and fluent.name == pattern.fluent and fits(fluent, pattern, sort):
            yield fluent


def _is_over(timelines: Timelines, pattern: Pattern, day: int) -> bool:
    """Say whether a fluent of which nothing is told surely does not hold on a day, because what carries it is over."""
    catalogue = timelines.narrative.catalogue
    fluent = make_fluent(catalogue.known_fluent(pattern.fluent), pattern.args)
    told = any(base in timelines.narrative.fluents for base in timelines.bases(fluent))
    return told and timelines.of(fluent, pattern.value).answer(day) is Answer.NOT


def _shared(narrative: Narrative, pattern: Pattern) -> Iterator[Shared]:
    """Yield what formats share with the members that a pattern names, where it would fit as the member's own."""
    sort = narrative.catalogue.known_fluent(pattern.fluent)
    if sort.shared:
        named = [arg for arg, kind in zip(pattern.args, sort.args.values(), strict=True) if is_actor_type(kind)]
        for member in dict.fromkeys(arg for arg in named if arg != OPEN):
            for shared in shared_by(narrative, member, pattern.fluent):
                if fits(as_of_member(narrative, shared), pattern, sort):
                    yield shared


def fits(fluent: Fluent, pattern: Pattern, sort: FluentSort) -> bool:
    """Say whether a fluent's arguments are those of a pattern, in either order where the fluent is symmetric."""
    orders = [fluent.args]
    if sort.symmetric:
        orders.append((fluent.args[1], fluent.args[0], *fluent.args[2:]))
    return any(all(wanted in (OPEN, arg) for wanted, arg in zip(pattern.args, args, strict=True)) for args in orders)
