"""What an event does to which fluents: the patterns of its kind with the players of its roles put in."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from attrs import frozen

from tracker.calculus.axioms import Effect
from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.patterns import make_fluent
from tracker.model.catalogue import Fluent, FluentSort, Kind, Pattern
from tracker.model.events import Event

UNSTATED = "unknown"
"""The value of a fluent that an event sets without saying to what."""


@frozen
class Change:
    """One effect of an event on one fluent; `value` is None for a fluent without values, or for all of them."""

    fluent: Fluent
    effect: Effect
    value: str | None = None

    def on(self, value: str | None) -> Effect | None:
        """Say what the change does to one value: setting another ends it, a release opens all."""
        if self.effect is Effect.RELEASES or self.value is None or value == self.value:
            return self.effect
        return Effect.TERMINATES if self.effect is Effect.INITIATES else None


@frozen
class Presumed:
    """A fluent that an event presupposes or observes, or whose absence it does."""

    fluent: Fluent
    value: str | None
    holds: bool
    observed: bool = False


def changes(event: Event, catalogue: Catalogue) -> list[Change]:
    """List what an event does to fluents, what it sets after what it ends."""
    kind = catalogue.kind(event.kind)
    assert kind is not None, "an event is read with its kind"
    found: list[Change] = []
    for effect, patterns in (
        (Effect.TERMINATES, kind.terminates),
        (Effect.RELEASES, kind.releases),
        (Effect.INITIATES, kind.initiates),
    ):
        for pattern in patterns:
            value = _value(pattern, event, effect, catalogue)
            found.extend(Change(fluent, effect, value) for fluent in instances(pattern, event, kind, catalogue))
    if event.that:
        effect = Effect.TERMINATES if event.that.absent else Effect.INITIATES
        found.append(Change(stated(event.that, catalogue), effect, event.that.value))
    return found


def presumptions(event: Event, catalogue: Catalogue) -> list[Presumed]:
    """List what an event presupposes of the day before it, and what it observes on its own."""
    kind = catalogue.kind(event.kind)
    assert kind is not None, "an event is read with its kind"
    found = [
        Presumed(fluent, _value(pattern, event, None, catalogue), not pattern.absent)
        for pattern in kind.presupposes
        for fluent in instances(pattern, event, kind, catalogue)
    ]
    if event.that:
        found.append(Presumed(stated(event.that, catalogue), event.that.value, not event.that.absent, observed=True))
    return found


def stated(pattern: Pattern, catalogue: Catalogue) -> Fluent:
    """Return the fluent that a text names with codes."""
    return make_fluent(_sort(pattern, catalogue), pattern.args)


def instances(pattern: Pattern, event: Event, kind: Kind, catalogue: Catalogue) -> Iterator[Fluent]:
    """Yield a pattern's fluents for the players of an event.

    A role of several players that fills two arguments gives each pair; a pattern that names an
    optional role which the event leaves out has no fluent.
    """
    sort = _sort(pattern, catalogue)
    free = [arg for arg, literal in zip(pattern.args, pattern.literal, strict=True) if not literal]
    twice = next((arg for arg in free if free.count(arg) == 2), None)
    if any(arg not in event.roles for arg in free):
        return
    once = [arg for arg in dict.fromkeys(free) if arg != twice]
    pairs: Iterable[tuple[str, ...]] = combinations(_players(twice, event, kind), 2) if twice else [()]
    for pair in pairs:
        for players in product(*(_players(arg, event, kind) for arg in once)):
            chosen = dict(zip(once, players, strict=True))
            both = iter(pair)
            args = tuple(
                arg if literal else next(both) if arg == twice else chosen[arg]
                for arg, literal in zip(pattern.args, pattern.literal, strict=True)
            )
            yield make_fluent(sort, args)


def _players(role: str, event: Event, kind: Kind) -> Sequence[str]:
    """Return a role's players; where an act of a part binds the whole, the whole stands for the part."""
    players = event.roles[role]
    if kind.binds_whole and kind.roles[role].type in ("actor", "country", "organisation", "format"):
        return tuple(dict.fromkeys(player.partition("/")[0] for player in players))
    return players


def _value(pattern: Pattern, event: Event, effect: Effect | None, catalogue: Catalogue) -> str | None:
    """Return the value that a pattern sets: a word, what a role says, or 'unknown' where that role is left out."""
    if pattern.value_role is None:
        unstated = pattern.value is None and effect is Effect.INITIATES and _sort(pattern, catalogue).values
        return UNSTATED if unstated else pattern.value
    players = event.roles.get(pattern.value_role)
    return players[0] if players else UNSTATED


def _sort(pattern: Pattern, catalogue: Catalogue) -> FluentSort:
    sort = catalogue.fluent(pattern.fluent)
    assert sort is not None, "the catalogue was checked: a kind's fluents are declared"
    return sort
