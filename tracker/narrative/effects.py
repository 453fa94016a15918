"""What an event does to which fluents: the patterns of its kind with the players of its roles put in."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, permutations, product

from attrs import define, field, frozen

from tracker.calculus.axioms import Effect
from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.patterns import make_fluent
from tracker.model.catalogue import Fluent, FluentSort, Kind, Pattern
from tracker.model.codes import whole_of
from tracker.model.events import Event
from tracker.model.numbers import parse_number
from tracker.model.records import record

UNSTATED = "unknown"
"""The value of a fluent that an event sets without saying to what."""

_WITH_PARTS = frozenset(("actor", "country", "organisation", "format"))
"""The types of roles whose player may be a part of an actor."""

_A_PAIR = 2
"""How many have a part in what is only between two."""

Players = Mapping[str, Sequence[str]]


@record
class Change:
    """One effect of an event on one fluent; `value` is None for a fluent without values, or for all of them.

    An end that only `pauses` is none of what the fluent carries.
    """

    fluent: Fluent
    effect: Effect
    value: str | None = None
    pauses: bool = False

    def on(self, values: Collection[str | None]) -> Effect | None:
        """Say what the change does to one value, or to several as one: setting another ends it, a release opens all."""
        if self.effect is Effect.RELEASES or self.value is None or self.value in values:
            return self.effect
        return Effect.TERMINATES if self.effect is Effect.INITIATES else None


@record
class Presumed:
    """A fluent that an event presupposes or observes, or whose absence it does.

    Of several values any may be presupposed; the first is the ordinary one.
    """

    fluent: Fluent
    values: tuple[str | None, ...]
    holds: bool
    observed: bool = False
    word: bool = False

    @property
    def value(self) -> str | None:
        """The value presupposed, or the ordinary one of several."""
        return self.values[0]


@frozen
class Template:
    """A pattern of a kind with its sort of fluent, ready for the players of an event's roles.

    `twice` is the role of several players that fills two arguments with each pair of them; `once` are the others.
    """

    pattern: Pattern
    sort: FluentSort
    effect: Effect | None
    slots: tuple[tuple[str, bool], ...] = field(init=False)
    twice: str | None = field(init=False)
    once: tuple[str, ...] = field(init=False)
    each_once: bool = field(init=False)
    of_states: bool = field(init=False)

    @slots.default
    def _slots(self) -> tuple[tuple[str, bool], ...]:
        return tuple(zip(self.pattern.args, self.pattern.literal, strict=True))

    @twice.default
    def _twice(self) -> str | None:
        free = [arg for arg, literal in self.slots if not literal]
        return next((role for role in free if free.count(role) == 2), None)

    @once.default
    def _once(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(arg for arg, literal in self.slots if not literal and arg != self.twice))

    @each_once.default
    def _each_once(self) -> bool:
        """Say whether every role stands in one place alone."""
        return len(self.once) == sum(not literal for _, literal in self.slots)

    @of_states.default
    def _of_states(self) -> bool:
        """Say whether the fluent wants states in a place, or no organisation in any."""
        return self.sort.diplomatic or "country" in self.sort.args.values()

    def fluents(self, players: Players) -> list[Fluent]:
        """List the pattern's fluents; one that names an optional role which the event leaves out has none."""
        try:
            named = [players[role] for role in self.once]
            paired = combinations if self.sort.symmetric else permutations
            pairs = paired(players[self.twice], 2) if self.twice else None
        except KeyError:
            return []
        if not all(named):
            return []
        if pairs is None and self.each_once:
            columns = [(arg,) if literal else players[arg] for arg, literal in self.slots]
            return [make_fluent(self.sort, args) for args in product(*columns)]
        return [self._fluent(chosen, pair) for pair in pairs or [()] for chosen in product(*named)]

    def _fluent(self, chosen: Iterable[str], pair: Iterable[str]) -> Fluent:
        players, both = dict(zip(self.once, chosen, strict=True)), iter(pair)
        args = [arg if literal else next(both) if arg == self.twice else players[arg] for arg, literal in self.slots]
        return make_fluent(self.sort, tuple(args))

    def value(self, players: Players) -> str | None:
        """Return what the pattern sets: a word, what a role says, or 'unknown' where that role is left out."""
        role = self.pattern.value_role
        if role is None:
            unstated = self.pattern.value is None and self.effect is Effect.INITIATES and self.sort.values
            return UNSTATED if unstated else self.pattern.value
        named = players.get(role)
        return named[0] if named else UNSTATED

    def applies(self, players: Players) -> bool:
        """Say whether an event says the value that it has to say, and has the number or the two players wanted."""
        if self.pattern.only_if_said and self.pattern.value_role not in players:
            return False
        if self.pattern.two and len(players.get(self.pattern.two, ())) != _A_PAIR:
            return False
        if self.pattern.beyond is None:
            return True
        role, beyond = self.pattern.beyond
        low = parse_number(players[role][0]).low if role in players else None
        return low is not None and low > beyond

    def presumed_values(self, players: Players) -> tuple[str | None, ...]:
        """Return the values of which the pattern presupposes one: any, where it names none and some value holds."""
        value = self.value(players)
        if value is None and not self.pattern.absent and self.sort.values:
            return self.sort.values
        return (value, *self.pattern.alternatives)


@frozen
class KindEffects:
    """What events of a kind do, what they set after what they end, and what they presuppose.

    Where an act of a part binds the whole, the whole stands for the part in the roles of `bound`.
    """

    changes: tuple[Template, ...]
    presumptions: tuple[Template, ...]
    bound: frozenset[str]
    word: bool

    def players(self, event: Event) -> Players:
        """Return the players of an event's roles as they stand in fluents; those whose parts stand apart do not."""
        listed, roles = event.listed, event.roles
        if listed and listed.apart:
            roles = {**roles, listed.role: tuple(code for code in roles[listed.role] if code not in listed.apart)}
        parts = [
            role
            for role, players in roles.items()
            if role in self.bound and (len(players) > 1 or "/" in "".join(players))
        ]
        return {**roles, **{role: _wholes(roles[role]) for role in parts}} if parts else roles


@define(eq=False)
class _Kinds:
    """What the kinds of a catalogue do, each worked out when it is asked for."""

    catalogue: Catalogue
    _found: dict[str, KindEffects] = field(factory=dict)
    _groups: dict[str, bool] = field(factory=dict)
    _organisations: dict[str, bool] = field(factory=dict)

    def is_group(self, code: str) -> bool:
        """Say whether a code is that of a group of actors."""
        if code not in self._groups:
            actor = self.catalogue.actor(code)
            self._groups[code] = actor is not None and actor.type == "group"
        return self._groups[code]

    def is_mere_organisation(self, code: str) -> bool:
        """Say whether a code is that of an organisation or format that does not act for its members, or of its part."""
        if code not in self._organisations:
            self._organisations[code] = self.catalogue.is_mere_organisation(whole_of(code))
        return self._organisations[code]

    def of(self, name: str) -> KindEffects:
        """Return what events of a kind do."""
        if name not in self._found:
            kind = self.catalogue.known_kind(name)
            self._found[name] = self._worked_out(kind)
        return self._found[name]

    def _worked_out(self, kind: Kind) -> KindEffects:
        of = (
            (Effect.TERMINATES, kind.terminates),
            (Effect.RELEASES, kind.releases),
            (Effect.INITIATES, kind.initiates),
        )
        return KindEffects(
            changes=tuple(self._template(one, effect) for effect, patterns in of for one in patterns),
            presumptions=tuple(self._template(one, None) for one in kind.presupposes),
            bound=frozenset(r for r, role in kind.roles.items() if kind.binds_whole and role.type in _WITH_PARTS),
            word=kind.word,
        )

    def _template(self, pattern: Pattern, effect: Effect | None) -> Template:
        return Template(pattern, self.catalogue.known_fluent(pattern.fluent), effect)


_kinds_by = lru_cache(maxsize=2)(_Kinds)


@define(eq=False)
class Effects:
    """What some events do by a catalogue; what each changes is worked out once, for the index and the narrative."""

    catalogue: Catalogue
    _changes: dict[Event, tuple[Change, ...]] = field(factory=dict)
    _presumptions: dict[Event, tuple[Presumed, ...]] = field(factory=dict)
    _kinds: _Kinds = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._kinds = _kinds_by(self.catalogue)

    def of_kind_does(self, name: str) -> bool:
        """Say whether an event of a kind changes or presupposes anything, whatever it states beside."""
        kind = self._kinds.of(name)
        return bool(kind.changes or kind.presumptions)

    def changes(self, event: Event) -> tuple[Change, ...]:
        """List what an event does to fluents, what it sets after what it ends."""
        if event not in self._changes:
            self._changes[event] = tuple(self._changed(event))
        return self._changes[event]

    def presumptions(self, event: Event) -> tuple[Presumed, ...]:
        """List what an event presupposes of the day before it, and what it observes on its own."""
        if event not in self._presumptions:
            self._presumptions[event] = tuple(self._presumed(event))
        return self._presumptions[event]

    def _presumed(self, event: Event) -> list[Presumed]:
        of_kind = self._kinds.of(event.kind)
        found: list[Presumed] = []
        if of_kind.presumptions:
            players = of_kind.players(event)
            for one in filter(lambda template: template.applies(event.roles), of_kind.presumptions):
                holds, values = not one.pattern.absent, one.presumed_values(event.roles)
                found += [
                    Presumed(fluent, values, holds, word=of_kind.word)
                    for fluent in one.fluents(players)
                    if not self._is_of_group(fluent) and (not one.of_states or self._is_of_states(fluent, one.sort))
                ]
        if event.that:
            fluent = stated(event.that, self.catalogue)
            found.append(Presumed(fluent, (event.that.value,), not event.that.absent, observed=True))
            found += self._carrying(fluent) if not event.that.absent else ()
        return found

    def _carrying(self, seen: Fluent) -> Iterator[Presumed]:
        """Yield what carries a fluent that is seen: whoever begins it presupposes that, and whoever sees it does.

        What may be paused is left out: a name stays on its list while the sanctions are suspended.
        """
        needs = self.catalogue.known_fluent(seen.name).needs
        if needs is None or needs.fluent in self.catalogue.paused:
            return
        carrier, sort = self.catalogue.bound(needs, seen), self.catalogue.known_fluent(needs.fluent)
        if not self._is_of_group(carrier) and self._is_of_states(carrier, sort):
            values = Template(needs, sort, None).presumed_values({})
            yield Presumed(carrier, values, not needs.absent)

    def _is_of_group(self, fluent: Fluent) -> bool:
        """Say whether a group stands in a fluent: it is a member of nothing, and what is said of it proves nothing."""
        return any(map(self._kinds.is_group, fluent.args))

    def _is_of_states(self, fluent: Fluent, sort: FluentSort) -> bool:
        """Say whether states stand where a fluent wants them: nobody recognises an organisation as a state.

        What is diplomatic is not between organisations, but for those that act for their members.
        """
        if sort.diplomatic and any(map(self._kinds.is_mere_organisation, fluent.args)):
            return False
        if "country" not in sort.args.values():
            return True
        wanted = (code for code, kind in zip(fluent.args, sort.args.values(), strict=True) if kind == "country")
        return all(actor is None or actor.type == "country" for actor in map(self.catalogue.actor, wanted))

    def _changed(self, event: Event) -> list[Change]:
        of_kind = self._kinds.of(event.kind)
        found: list[Change] = []
        if of_kind.changes:
            players = of_kind.players(event)
            for one in filter(lambda template: template.applies(event.roles), of_kind.changes):
                assert one.effect is not None, "a change has an effect"
                effect, value = one.effect, one.value(event.roles)
                of_format = "format" in one.sort.args.values()
                found += [
                    Change(fluent, effect, value, one.pattern.pauses)
                    for fluent in one.fluents(players)
                    if not (of_format and self._is_of_group(fluent))
                    if not one.of_states or self._is_of_states(fluent, one.sort)
                ]
        if event.that:
            effect = Effect.TERMINATES if event.that.absent else Effect.INITIATES
            found.append(Change(stated(event.that, self.catalogue), effect, event.that.value))
        return found


def stated(pattern: Pattern, catalogue: Catalogue) -> Fluent:
    """Return the fluent that a text names with codes."""
    return make_fluent(catalogue.known_fluent(pattern.fluent), pattern.args)


def _wholes(players: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(whole_of(player) for player in players))
