"""What belongs to a dyad: the events and fluents in which both take part, their causes, and what formats share."""

from collections.abc import Collection, Iterable, Iterator
from itertools import product

from attrs import frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.patterns import make_fluent
from tracker.model.catalogue import MEMBER, Fluent, FluentSort
from tracker.model.codes import whole_of
from tracker.model.events import Event
from tracker.narrative.effects import stated
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative, is_actor_type
from tracker.narrative.planned import calls_off
from tracker.projections.concerning import as_taking_part, concerning


@frozen
class Dyad:
    """An unordered pair of actors, kept in the order in which it was asked for."""

    a: str
    b: str

    @property
    def pair(self) -> frozenset[str]:
        """The two codes."""
        return frozenset((self.a, self.b))


def actors_of(event: Event, narrative: Narrative) -> frozenset[str]:
    """Return the actors that fill an event's roles or its observed fluent, a part also standing for its whole.

    What calls off a plan concerns all whom the plan concerned.
    """
    plans = [narrative.events[ref] for ref in calls_off(event, narrative.catalogue) if ref in narrative.events]
    return _actors_of(event, narrative).union(*(_actors_of(plan, narrative) for plan in plans))


def _actors_of(event: Event, narrative: Narrative) -> frozenset[str]:
    codes = actors_in_roles(event, narrative.catalogue)
    if event.that:
        codes += narrative.actor_codes(stated(event.that, narrative.catalogue))
    return frozenset((*codes, *map(whole_of, codes)))


def actors_in_roles(event: Event, catalogue: Catalogue) -> list[str]:
    """List the actors that fill an event's roles, in the order of the roles."""
    roles = catalogue.known_kind(event.kind).roles
    players = [codes for role, codes in event.roles.items() if is_actor_type(roles[role].type)]
    return [code for codes in players for code in codes]


def take_part(narrative: Narrative, events: Iterable[Event], actors: Collection[str]) -> bool:
    """Say whether all of some actors take part in any of some events."""
    return any(actors_of(event, narrative).issuperset(actors) for event in events)


def is_person(catalogue: Catalogue, code: str) -> bool:
    """Say whether a code is a person's."""
    actor = catalogue.actor(code)
    return actor is not None and actor.type == "person"


def own_happenings(narrative: Narrative, dyad: Dyad, own: Iterable[Fluent] | None = None) -> list[Happening]:
    """List the happenings in which both take part, or that change a fluent of theirs (one leaves a common format).

    Of what many did, each tells the part of the two.
    """
    fluents = own_fluents(narrative, dyad) if own is None else own
    changing = {told.happening.id for fluent in fluents for told in narrative.told.get(fluent, ())}
    happenings = narrative.happenings.values()
    found = [each for each in happenings if each.id in changing or take_part(narrative, each.events, dyad.pair)]
    return [told for each in found if (told := concerning(each, dyad.pair))]


def causes(narrative: Narrative, happening: Happening) -> list[str]:
    """List the ids of a happening's causes, one step back."""
    refs = [ref for event in happening.events for ref in event.because]
    found = [narrative.happening_of[ref] for ref in refs if ref in narrative.happening_of]
    return list(dict.fromkeys(as_taking_part(narrative, cause, happening).id for cause in found))


def own_fluents(narrative: Narrative, dyad: Dyad) -> list[Fluent]:
    """List the touched fluents that have both among their arguments, and the derived ones with their parts."""
    own = [fluent for fluent in narrative.fluents if dyad.pair <= narrative.wholes(fluent)]
    for name in narrative.catalogue.fluents:
        sort = narrative.catalogue.known_fluent(name)
        if sort.derived:
            own += _derived(narrative, dyad, sort)
    return list(dict.fromkeys(own))


@frozen
class Shared:
    """A fluent of a format that one of the two shares while it is a member and the other is not."""

    fluent: Fluent
    format: str
    member: Fluent
    outsider: Fluent


Aspect = Fluent | Shared
"""What is asked of two actors: a fluent of their own, or what a format shares with one of them."""


def shared_fluents(narrative: Narrative, dyad: Dyad) -> list[Shared]:
    """List what formats that act for their members have with one of the two while the other is a member.

    Only between three different actors and one level deep.
    """
    found: list[Shared] = []
    for fluent in narrative.fluents:
        if narrative.catalogue.known_fluent(fluent.name).shared:
            codes = list(map(whole_of, narrative.actor_codes(fluent)))
            for code in dict.fromkeys(codes):
                if code not in dyad.pair and narrative.catalogue.acts_for_members(code):
                    found += _sharing(narrative, dyad, fluent, code, codes)
    return found


def shared_as(narrative: Narrative, fluent: Fluent) -> list[Shared]:
    """List what formats share with a member that amounts to this fluent of the member's own."""
    actors = dict.fromkeys(narrative.actor_codes(fluent))
    if len(actors) != 2 or not narrative.catalogue.known_fluent(fluent.name).shared:
        return []
    return [each for each in shared_fluents(narrative, Dyad(*actors)) if as_of_member(narrative, each) == fluent]


def shared_by(narrative: Narrative, member: str, name: str) -> Iterator[Shared]:
    """Yield what formats that act for their members have of a sort of fluent with anybody, for one of the members.

    Where several stand opposite the format, as a state and one of its persons, it is the last who must be outside.
    """
    for fluent in narrative.fluents:
        codes = list(map(whole_of, narrative.actor_codes(fluent))) if fluent.name == name else []
        for code in dict.fromkeys(codes):
            others = [other for other in codes if other != code]
            if others and member not in codes and narrative.catalogue.acts_for_members(code):
                found = _sharing(narrative, Dyad(member, others[-1]), fluent, code, codes)
                yield from (shared for shared in found if shared.member.args[0] == member)


def as_of_member(narrative: Narrative, shared: Shared) -> Fluent:
    """Return a format's fluent with the member in its place."""
    args = (shared.member.args[0] if whole_of(arg) == shared.format else arg for arg in shared.fluent.args)
    return _bind(narrative, shared.fluent.name, tuple(args))


def _sharing(narrative: Narrative, dyad: Dyad, fluent: Fluent, code: str, codes: list[str]) -> Iterator[Shared]:
    excepted = _excepted(narrative, fluent)
    for member, outsider in ((dyad.a, dyad.b), (dyad.b, dyad.a)):
        membership = Fluent(MEMBER, (member, code))
        if outsider in codes and member not in {*codes, *excepted} and is_touched(narrative, membership):
            yield Shared(fluent, code, membership, Fluent(MEMBER, (outsider, code)))


def is_touched(narrative: Narrative, fluent: Fluent) -> bool:
    """Say whether a report touches or presupposes a fluent."""
    return fluent in narrative.told or fluent in narrative.presumed


def _excepted(narrative: Narrative, fluent: Fluent) -> set[str]:
    """Return the members that an act on a fluent excepts: they do not share what their format does."""
    events = (event for told in narrative.told.get(fluent, ()) for event in told.happening.reports)
    return {whole_of(code) for event in events for code in event.roles.get("except", ())}


def _derived(narrative: Narrative, dyad: Dyad, sort: FluentSort) -> Iterator[Fluent]:
    """Yield a derived fluent of the dyad for each third argument with which all of its parts are touched."""
    thirds = [_candidates(narrative, sort, name) for name in list(sort.args)[2:]]
    for rest in product(*thirds):
        args = (dyad.a, dyad.b, *rest)
        parts = _parts(narrative, sort, args)
        if all(part in narrative.fluents for part in parts):
            yield from parts
            yield make_fluent(sort, args)


def _candidates(narrative: Narrative, sort: FluentSort, name: str) -> list[str]:
    """List what may stand for an argument: whatever stands in its place in a touched fluent of every part."""
    found: list[set[str]] = []
    for part in sort.derived:
        if name in part.args:
            place = part.args.index(name)
            found.append({fluent.args[place] for fluent in narrative.fluents if fluent.name == part.fluent})
    return sorted(set.intersection(*found)) if found else []


def _parts(narrative: Narrative, sort: FluentSort, args: tuple[str, ...]) -> list[Fluent]:
    """Make the parts of a derived fluent, with its arguments put in."""
    bound = dict(zip(sort.args, args, strict=True))
    return [_bind(narrative, part.fluent, tuple(bound.get(name, name) for name in part.args)) for part in sort.derived]


def _bind(narrative: Narrative, name: str, args: tuple[str, ...]) -> Fluent:
    sort = narrative.catalogue.known_fluent(name)
    return make_fluent(sort, args)
