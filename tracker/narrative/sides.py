"""Who is named twice in one event: on both sides of it, alone in what takes two, or twice in one list."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import Kind
from tracker.model.codes import whole_of
from tracker.model.events import Event
from tracker.model.findings import Finding
from tracker.narrative.likeness import actors_by_role
from tracker.narrative.places import fault_of, warning_of

Named = Mapping[str, tuple[str, ...]]


def check_sides(event: Event, catalogue: Catalogue) -> Iterator[Finding]:
    """Report who cannot be all that an event says."""
    kind, named = catalogue.kind(event.kind), actors_by_role(event, catalogue)
    everybody = {player for players in named.values() for player in players}
    if kind is None or not named:
        return
    if len(everybody) < sum(map(len, named.values())):
        yield from _named_twice(event, named)
        yield from _on_both_sides(event, kind, named)
    yield from _with_organisation(event, kind, named, catalogue)
    if len(everybody) == 1 and "parties" in named and _takes_two(kind):
        yield fault_of(
            event,
            "parties",
            "one-party",
            f"has {min(everybody)} alone as 'parties'",
            f"Name the other side too: {event.kind} is between two or more.",
        )


def _with_organisation(event: Event, kind: Kind, named: Named, catalogue: Catalogue) -> Iterator[Finding]:
    """Ask about an act between states that does nothing, because an organisation stands in it that is none."""
    diplomatic = [one for one in kind.initiates if catalogue.known_fluent(one.fluent).diplomatic]
    roles = dict.fromkeys(role for one in diplomatic for role in one.args if role in named)
    among = [(role, code) for role in roles for code in named[role] if catalogue.is_mere_organisation(whole_of(code))]
    if among and len(diplomatic) == len(kind.initiates):
        role, code = among[0]
        yield warning_of(
            event,
            role,
            "no-diplomatic-relations",
            f"{code} has no diplomatic relations, so the act says nothing of any",
            f"Take the kind for a mission at an organisation. {kind.instead}".rstrip(),
        )


def _named_twice(event: Event, named: Named) -> Iterator[Finding]:
    for role, players in named.items():
        twice = [player for player in dict.fromkeys(players) if players.count(player) > 1]
        if twice and len(set(players)) > 1:
            yield fault_of(
                event,
                role,
                "named-twice",
                f"names {twice[0]} twice in '{role}'",
                "Name each once; look whether another was meant.",
            )


def _on_both_sides(event: Event, kind: Kind, named: Named) -> Iterator[Finding]:
    """Report an actor in two roles, but for roles of which the kind says that theirs may stand in the other too."""
    for one, other in combinations(named, 2):
        both = sorted(set(named[one]) & set(named[other]))
        if both and not (_may_be(kind, one, other) or _may_be(kind, other, one)):
            yield fault_of(
                event,
                other,
                "one-on-both-sides",
                f"has {both[0]} as '{one}' and as '{other}'",
                f"Look who the other side is: {event.kind} is between two. {kind.instead}".rstrip(),
            )


def _may_be(kind: Kind, one: str, other: str) -> bool:
    """Say whether the player of a role may stand in another: in those that the kind names, or in any."""
    return one in kind.same and (not kind.same[one] or other in kind.same[one])


def _takes_two(kind: Kind) -> bool:
    """Say whether the parties of a kind are parties to one another, not each to an agreement or in a figure."""
    return kind.shows != "figure" and all(role.type != "agreement" for role in kind.roles.values())
