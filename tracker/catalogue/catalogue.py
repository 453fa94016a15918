"""The catalogue as one value: what is declared, found by code or by any name, each entry read when it is asked for."""

import re
from collections import ChainMap
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Any, Protocol

from attrs import define, evolve, field

from tracker.calculus.spans import Spans, union
from tracker.catalogue.called import CalledActors, is_called, short_spelling
from tracker.catalogue.names import normal_form, turned_round
from tracker.catalogue.patterns import make_fluent
from tracker.catalogue.reading import FAMILIES, Family
from tracker.model.canonical import as_written, digest
from tracker.model.catalogue import COVERED, Actor, Fluent, FluentSort, Kind, Pattern, Thing
from tracker.model.dates import parse_date
from tracker.model.days import FUTURE, PAST, Span
from tracker.model.failures import QuestionError
from tracker.text.shape import Faults, Wrong

PART = re.compile(r"(?P<whole>[A-Z0-9][A-Za-z0-9+-]*)/(?P<part>[a-z0-9]+(-[a-z0-9]+)*)")

LISTS = ("sections", "offices", "wires", "other-names")
"""The families that are lists of words: subjects, those by which publishers tell what they are, names of no actor."""

DECLARED = ("things", "actors")
"""The families that logs may add to: what is unknown in them may be known later."""


class UnknownName(QuestionError):
    """No actor has the name, or several have it: what is wrong, and what to write instead."""

    def __init__(self, name: str, near: list[str], among: list[str]) -> None:
        self.name, self.near, self.among = name, near, among
        if among:
            super().__init__(f"'{name}' may be any of {', '.join(among)}: write the code.")
        elif near:
            super().__init__(f"No actor is called '{name}'. Nearest: {', '.join(near)}.")
        else:
            super().__init__(f"No actor is called '{name}'. 'tracker actors' lists them.")


class Elsewhere(Protocol):
    """What is declared elsewhere, in the logs of a store: looked up there when it is asked for."""

    @property
    def things(self) -> Mapping[str, Any]:
        """The things that are declared, by their codes."""

    @property
    def actors(self) -> Mapping[str, Any]:
        """The actors that are declared, by their codes."""

    def called(self, spellings: Collection[str]) -> Collection[str]:
        """Return the codes of the actors that are spelt in one of some ways."""


@define(eq=False)
class Catalogue:
    """All that is declared, as plain data under `actors`, `things`, `fluents`, `kinds`, `parts` and the `LISTS`.

    Formats stand among the actors. `version` is given where it is known already, or else worked out.
    """

    plain: Mapping[str, Any]
    _version: str | None = None
    _read: dict[str, dict[str, Any]] = field(factory=lambda: {family: {} for family in FAMILIES})
    _extended: tuple[Mapping[str, Any], Mapping[str, Any], "Catalogue"] | None = None
    _beside: tuple["Catalogue", Elsewhere] | None = None

    @cached_property
    def version(self) -> str:
        """Name the catalogue by the first twelve digits of its text's SHA-256."""
        return self._version or digest(self.text)[:12]

    @cached_property
    def text(self) -> str:
        """Write the catalogue as the store keeps it."""
        return as_written(self.plain)

    @property
    def sections(self) -> list[str]:
        """The subjects of fluents, in the order in which reports print them."""
        return list(self.plain.get("sections", ()))

    @cached_property
    def offices(self) -> frozenset[str]:
        """The words by which the publisher of a document tells that it is an office."""
        return frozenset(self.plain.get("offices", ()))

    @cached_property
    def wires(self) -> frozenset[str]:
        """The names of news agencies."""
        return frozenset(self.plain.get("wires", ()))

    @property
    def other_names(self) -> list[str]:
        """The names that hold the name of an actor and mean none: the South China Sea, Latin American."""
        return list(self.plain.get("other-names", ()))

    @property
    def fluents(self) -> list[str]:
        """The sorts of fluents, in the order in which they are declared and reports print them."""
        return list(self.plain.get("fluents", ()))

    def codes(self, family: str) -> Iterator[str]:
        """List what a family declares."""
        return iter(self.plain.get(family, {}))

    def own(self, family: str) -> Mapping[str, Any]:
        """Return what a family declares as plain data, without what is declared elsewhere and only looked up."""
        declared = self.plain.get(family, {})
        return declared.maps[0] if isinstance(declared, ChainMap) else declared

    def kind(self, name: str) -> Kind | None:
        """Return a kind by its name."""
        found: Kind | None = self._entry("kinds", name)
        return found

    def fluent(self, name: str) -> FluentSort | None:
        """Return a sort of fluent by its name."""
        found: FluentSort | None = self._entry("fluents", name)
        return found

    def kinds(self) -> list[Kind]:
        """List every kind, in the order in which they are declared."""
        return list(filter(None, map(self.kind, self.codes("kinds"))))

    @cached_property
    def paused(self) -> frozenset[str]:
        """The sorts of fluents that some kind ends only for a time."""
        return frozenset(ended.fluent for kind in self.kinds() for ended in kind.terminates if ended.pauses)

    def known_kind(self, name: str) -> Kind:
        """Return a kind that must be there: an event is read with its kind."""
        kind = self.kind(name)
        assert kind is not None, f"no event is read whose kind '{name}' is not declared"
        return kind

    def known_fluent(self, name: str) -> FluentSort:
        """Return a sort of fluent that must be there: a fluent is made from its sort, and kinds name declared ones."""
        sort = self.fluent(name)
        assert sort is not None, f"no fluent is made whose sort '{name}' is not declared"
        return sort

    def thing(self, code: str) -> Thing | None:
        """Return a thing by its code."""
        found: Thing | None = self._entry("things", code)
        return found

    def actor(self, code: str) -> Actor | None:
        """Return an actor by its code; a part of one ('LTU/parliament') is an actor too."""
        found: Actor | None = self._entry("actors", code)
        return found or self._part(code)

    def place(self, fluent: str) -> tuple[int, int]:
        """Return where a sort of fluent stands in reports: its section's place, and its own."""
        sort = self.known_fluent(fluent)
        return self.sections.index(sort.section), self.fluents.index(fluent)

    def is_derived(self, fluent: str) -> bool:
        """Say whether a fluent is made of others."""
        sort = self.fluent(fluent)
        return sort is not None and bool(sort.derived)

    def formats(self) -> list[str]:
        """List the codes of the actors that others can be members of."""
        actors = self.plain.get("actors", {})
        return [code for code, fields in actors.items() if fields.get("type") in ("format", "organisation")]

    def acts_for_members(self, code: str) -> bool:
        """Say whether what a format does is its members' too."""
        actor = self.actor(code)
        return actor is not None and actor.acts_for_members

    def is_mere_organisation(self, code: str) -> bool:
        """Say whether a code is that of an organisation or format that does not act for its members."""
        actor = self.actor(code)
        return actor is not None and actor.type in ("organisation", "format") and not actor.acts_for_members

    def find_actor(self, name: str, day: int = FUTURE) -> Actor:
        """Return the actor of a code or any of its names, however these are spelt; raises UnknownName.

        Of several that have had the name, it is the one that is there on the day and is called so then, or else the one
        that is there.
        """
        exact = self.actor(name)
        if exact:
            return exact
        codes = self.codes_called(name)
        named = [actor for code in codes if (actor := self.actor(code))]
        there = [actor for actor in named if actor.exists(day)]
        called = [actor for actor in there if is_called(actor, name, day)]
        found = next((alone for alone in (called, there) if len(alone) == 1), named)
        if len(found) == 1:
            return found[0]
        raise UnknownName(name, [] if found else self.near_actors(name), [actor.code for actor in found])

    def codes_called(self, name: str) -> list[str]:
        """List the codes of the actors that have, or had, a name, however it is spelt."""
        return sorted(self.called_exactly(name) or self.called_exactly(turned_round(name)))

    def numbered_actor(self, system: str, number: str, day: int) -> Actor | None:
        """Return the actor that a list of states ('cow', 'gw') gives a number on a day."""
        found = [actor for actor in self.numbered(system, number) if actor.has_number(system, number, day)]
        return found[0] if len(found) == 1 else None

    def numbered_between(self, system: str, number: str, day: int) -> Span:
        """Return the first and the last day around a day on which a list of states gives a number to the same actor."""
        actors = self.numbered(system, number)
        given = [(one.first, one.last) for actor in actors for one in actor.numbers]
        there = [(spell.earliest, spell.last) for actor in actors for spell in actor.existence]
        edges = {edge for first, last in (*given, *there) for edge in (first, last, last + 1)}
        begins = max((edge for edge in edges if edge <= day), default=PAST)
        return begins, min((edge for edge in edges if edge > day), default=FUTURE + 1) - 1

    def numbered(self, system: str, number: str) -> list[Actor]:
        """List the actors that a list of states gives a number on any day."""
        return self._called_actors.numbered(system, number)

    def listed(self, system: str) -> dict[str, Spans]:
        """Map the numbers of a list of states ('cow', 'gw') to the days on which it has each."""
        states = self.plain.get("lists", {}).get(system, {}).get("states", {})
        read = {number: [parse_date(spell) for spell in spells] for number, spells in states.items()}
        return {number: union((spell.earliest, spell.last) for spell in spells) for number, spells in read.items()}

    def called_exactly(self, name: str) -> set[str]:
        """Return the codes of the actors that have a name, or a code of two or three letters."""
        if self._beside is not None:
            own, elsewhere = self._beside
            called = elsewhere.called([normal_form(name), short_spelling(name.strip())])
            return own.called_exactly(name) | set(called).difference(own.codes("actors"))
        return self._called_actors.exactly(name)

    def near_actors(self, name: str) -> list[str]:
        """Suggest actors for a name that none has, as 'LTU (Lithuania)'."""
        near_actors = [actor for code in self._called_actors.near(name) if (actor := self.actor(code))]
        near_codes = [actor.code for actor in sorted(near_actors, key=lambda actor: not actor.exists(FUTURE))]
        return [f"{code} ({self._called(code)})" for code in near_codes[:3]]

    def with_declared(self, things: Mapping[str, Any], actors: Mapping[str, Any]) -> "Catalogue":
        """Add what logs declare for themselves: the catalogue's own entries stay as they are.

        Whoever adds the same again gets the same catalogue, with what was read and worked out from it.
        """
        if not things and not actors:
            return self
        if self._extended is not None and self._extended[:2] == (things, actors):
            return self._extended[2]
        self._extended = (things, actors, self._with(things, actors))
        return self._extended[2]

    def beside(self, elsewhere: Elsewhere) -> "Catalogue":
        """Add what is declared elsewhere, without reading more of it than is asked for."""
        return self._with(elsewhere.things, elsewhere.actors, (self, elsewhere))

    def _with(
        self,
        things: Mapping[str, Any],
        actors: Mapping[str, Any],
        beside: tuple["Catalogue", Elsewhere] | None = None,
    ) -> "Catalogue":
        own_things, own_actors = self.plain.get("things", {}), self.plain.get("actors", {})
        plain = {**self.plain, "things": _both(own_things, things), "actors": _both(own_actors, actors)}
        known = {family: {} if beside else _found(self._read[family]) for family in DECLARED}
        return Catalogue(plain, self.version, {**self._read, **known}, beside=beside)

    def bound(self, pattern: Pattern, fluent: Fluent) -> Fluent:
        """Return the fluent that a pattern names by the arguments of another."""
        args = dict(zip(self.known_fluent(fluent.name).args, fluent.args, strict=True))
        return make_fluent(self.known_fluent(pattern.fluent), tuple(args.get(arg, arg) for arg in pattern.args))

    @property
    def parts(self) -> dict[str, str]:
        """The names that the parts of all actors have, by their codes."""
        parts = self.plain.get("parts", {})
        return {code: label if isinstance(label, str) else label["name"] for code, label in parts.items()}

    def seat(self, fluent: Fluent) -> Fluent | None:
        """Return a fluent with an open place for the one who can hold it at a time; None where several can."""
        sort = self.known_fluent(fluent.name)
        if not sort.one:
            return None
        place = list(sort.args).index(sort.one)
        rest = (*fluent.args[:place], "*", *fluent.args[place + 1 :])
        several = (actor is not None and actor.several for actor in map(self.actor, rest))
        return None if any(several) else Fluent(fluent.name, rest)

    def covered_format(self, fluent: Fluent) -> str | None:
        """Return the format whose members a log must know for a fluent not to start from unknown; None if any may."""
        sort = self.known_fluent(fluent.name)
        return fluent.args[list(sort.args.values()).index("format")] if sort.initial == COVERED else None

    def _called(self, code: str) -> str:
        actor = self.actor(code)
        return actor.names[-1].text if actor else code

    def _entry(self, family: str, code: str) -> Any:
        read = self._read[family]
        if code not in read:
            own = self._beside[0] if self._beside is not None and family in DECLARED else None
            if own is not None and code in own.plain.get(family, {}):
                read[code] = own._entry(family, code)  # noqa: SLF001 - read once for all that stands beside it
            else:
                fields = self.plain.get(family, {}).get(code)
                read[code] = None if fields is None else _read(FAMILIES[family], code, fields)
        return read[code]

    def _part(self, code: str) -> Actor | None:
        match = PART.fullmatch(code)
        whole: Actor | None = self._entry("actors", match["whole"]) if match else None
        label = self.plain.get("parts", {}).get(match["part"]) if match else None
        if whole is None or label is None:
            return None
        several = not isinstance(label, str) and label.get("several") == "yes"
        label = label if isinstance(label, str) else label["name"]
        article = "the " if whole.article else ""
        names = tuple(evolve(name, text=label.replace("{whole}", article + name.text)) for name in whole.names)
        return Actor(code, "organisation", names, whole.adjective, existence=whole.existence, several=several)

    @cached_property
    def _called_actors(self) -> CalledActors:
        return CalledActors(tuple(actor for code in self.codes("actors") if (actor := self.actor(code))))


def _found(read: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was read, without what was not there: it may be declared."""
    return {code: entry for code, entry in list(read.items()) if entry}


def _both(own: Mapping[str, Any], declared: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a catalogue has and what is declared beside it: the catalogue's own goes first."""
    if isinstance(own, dict) and isinstance(declared, dict):
        return {**declared, **own}
    layers: Any = (own, declared)  # what is only looked up is not copied
    return ChainMap(*layers)


def _read(family: Family, code: str, fields: Any) -> Any:
    try:
        return family.read(code, fields, Faults("the catalogue"))
    except Wrong:
        return None  # while seeds are checked; a catalogue with findings is not used
