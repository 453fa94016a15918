"""Events that are stated to be one happening and are unlike: of kinds that have nothing to do with one another."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import Kind
from tracker.model.codes import whole_of
from tracker.model.events import Event
from tracker.narrative.narrative import Narrative, is_actor_type

_STATES = ("country", "organisation")


@frozen
class Unlike:
    """Two events of one happening whose kinds touch no sort of fluent in common.

    `strangers` have nobody in common; each of those that are `apart` is between one of the other's actors and somebody
    else. `akin` are kinds of one root of CAMEO, among the same actors, that do not both change something.
    """

    first: Event
    second: Event
    strangers: bool
    apart: bool
    akin: bool


def unlike_events(narrative: Narrative) -> Iterator[Unlike]:
    """Yield each event that is unlike all those before it in its happening, with the first of them."""
    for one in narrative.happenings.values():
        events = tuple(event for event in one.events if not event.is_part)
        for index, event in enumerate(events[1:], 1):
            if not any(_alike(narrative.catalogue, event, other) for other in events[:index]):
                yield _unlike_all([_unlike(narrative.catalogue, other, event) for other in events[:index]])


def actors_by_role(event: Event, catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return the actors of an event by their roles."""
    roles = catalogue.known_kind(event.kind).roles
    return {role: named for role, named in event.roles.items() if is_actor_type(roles[role].type)}


def _alike(catalogue: Catalogue, event: Event, other: Event) -> bool:
    """Say whether two events are of one kind, or touch one sort of fluent."""
    return event.kind == other.kind or bool(_touched(catalogue, event) & _touched(catalogue, other))


def _unlike_all(found: Sequence[Unlike]) -> Unlike:
    """Return how an event is unlike all of some others: what makes it like one of them counts."""
    return Unlike(
        found[0].first,
        found[0].second,
        strangers=all(one.strangers for one in found),
        apart=all(one.strangers or one.apart for one in found),
        akin=any(one.akin for one in found),
    )


def _unlike(catalogue: Catalogue, first: Event, second: Event) -> Unlike:
    ours, theirs = _wholes(catalogue, first), _wholes(catalogue, second)
    shared = ours & theirs
    strangers = bool(ours and theirs) and not shared
    only = [_any_alone(catalogue, named - shared) for named in (ours, theirs)]
    apart = len(shared) == 1 and all(only) and first.exhaustive and second.exhaustive
    kinds = catalogue.known_kind(first.kind), catalogue.known_kind(second.kind)
    akin = ours == theirs and not all(map(_changed, kinds)) and _of_one_root(*kinds)
    return Unlike(first, second, strangers, apart, akin)


def _of_one_root(one: Kind, other: Kind) -> bool:
    """Say whether CAMEO has two kinds under one root; a kind without a code may stand under any."""
    return not one.cameo or not other.cameo or one.cameo[:2] == other.cameo[:2]


def _any_alone(catalogue: Catalogue, codes: set[str]) -> bool:
    """Say whether any actor stands for itself alone: no person for a state, and no union for its members."""
    actors = [actor for code in codes if (actor := catalogue.actor(code))]
    return any(actor.type in _STATES and not actor.acts_for_members for actor in actors)


def _touched(catalogue: Catalogue, event: Event) -> set[str]:
    kind = catalogue.known_kind(event.kind)
    seen = {event.that.fluent} if event.that else set()
    return _changed(kind) | {pattern.fluent for pattern in kind.presupposes} | seen


def _changed(kind: Kind) -> set[str]:
    return {pattern.fluent for pattern in (*kind.initiates, *kind.terminates, *kind.releases)}


def _wholes(catalogue: Catalogue, event: Event) -> set[str]:
    """Return the actors of an event, each part counted as its whole; what it observes has actors too."""
    named = {player for role in actors_by_role(event, catalogue).values() for player in role}
    sort = catalogue.fluent(event.that.fluent) if event.that else None
    if event.that and sort:
        types = sort.args.values()
        named.update(arg for arg, kind in zip(event.that.args, types, strict=True) if is_actor_type(kind))
    return {whole_of(player) for player in named}
