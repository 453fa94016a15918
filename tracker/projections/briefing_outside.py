"""What a format's members have with those outside: with whom most, and of each the first that is told."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import MEMBER, Fluent
from tracker.model.codes import whole_of
from tracker.model.days import PAST
from tracker.narrative.happenings import common_existence
from tracker.narrative.narrative import is_actor_type
from tracker.narrative.spans import spans_of
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Holding, standing
from tracker.projections.dyads import is_person

MOST_OUTSIDERS = 8
MOST_STATES = 5


@frozen
class Inside:
    """A format with those that are, or may be, its members on a day."""

    code: str
    members: frozenset[str]


@frozen(eq=False)
class Outsider:
    """An actor outside of a format, the first of what its members have with it, and how much more they have."""

    code: str
    told: tuple[Holding, ...]
    left: int


Tied = tuple[str, list[Fluent]]
"""An outsider with what members have with it."""


def outsiders(timelines: Timelines, held: Iterable[Fluent], inside: Inside, day: int) -> Iterator[Outsider]:
    """Yield those with whom members have something, those first with whom they have most; these alone are told of."""
    for place, (code, fluents) in enumerate(_ranked(timelines.narrative.catalogue, held, inside, day)):
        first = fluents[:MOST_STATES] if place < MOST_OUTSIDERS else []
        told = [holding for fluent in first for holding in standing(timelines, fluent, day)]
        yield Outsider(code, tuple(told), len(fluents) - len(first))


def told_first(catalogue: Catalogue, held: Iterable[Fluent], inside: Inside, day: int) -> list[Tied]:
    """List the outsiders that are told of, each with what is told."""
    ranked = _ranked(catalogue, held, inside, day)[:MOST_OUTSIDERS]
    return [(code, fluents[:MOST_STATES]) for code, fluents in ranked]


def spoken_for_on(timelines: Timelines, inside: Inside, day: int) -> Iterator[Fluent]:
    """Yield what members have that holds on a day, or may by what is told of days up to it."""
    narrative = timelines.narrative
    for fluent in (one for one in narrative.fluents if not narrative.wholes(one).isdisjoint(inside.members)):
        spans = spans_of(timelines, fluent).spans if standing(timelines, fluent, day) else ()
        here = (span for span in spans if span.first <= day <= span.last and (span.certain or span.told))
        if any(span.certain or is_begun(narrative.catalogue, fluent, span.first) for span in here):
            yield fluent


def is_begun(catalogue: Catalogue, fluent: Fluent, first: int) -> bool:
    """Say whether something began on the first day on which a fluent may hold: before it, its actors exist.

    What may have been since they do is presupposed by what came later, or came at some time before a later day.
    """
    actors = [actor for code in _codes(catalogue, fluent) if (actor := catalogue.actor(code))]
    spells = common_existence(actor.existence for actor in actors)
    return first > PAST and all(first != begin for begin, _ in spells)


def _ranked(catalogue: Catalogue, held: Iterable[Fluent], inside: Inside, day: int) -> list[Tied]:
    """Put what members have under the outsider that it concerns, those first with whom they have most."""
    found: dict[str, list[Fluent]] = {}
    for fluent in held:
        wholes = {*map(whole_of, _codes(catalogue, fluent))}
        if fluent.name != MEMBER and not wholes.isdisjoint(inside.members):
            for other in wholes - inside.members - {inside.code}:
                if not is_person(catalogue, other):
                    found.setdefault(other, []).append(fluent)
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [(code, _in_order(catalogue, fluents, day)) for code, fluents in ranked]


def _codes(catalogue: Catalogue, fluent: Fluent) -> list[str]:
    kinds = catalogue.known_fluent(fluent.name).args.values()
    return [arg for arg, kind in zip(fluent.args, kinds, strict=True) if is_actor_type(kind)]


def _in_order(catalogue: Catalogue, fluents: Iterable[Fluent], day: int) -> list[Fluent]:
    """Order fluents as the catalogue does, and those of one sort by the names in them."""

    def place(fluent: Fluent) -> tuple[tuple[int, int], list[str], str]:
        actors = [catalogue.actor(code) for code in fluent.args]
        names = [actor.name(day).casefold() if actor else "" for actor in actors]
        return catalogue.place(fluent.name), names, str(fluent)

    return sorted(fluents, key=place)
