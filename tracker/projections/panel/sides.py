"""Who is there in a period: each actor once, with its numbers and its name as they were then."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import define, field, frozen

from tracker.calculus.spans import ALWAYS, Spans, intersection, span_at, union
from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.reading import SYSTEMS
from tracker.model.catalogue import Actor
from tracker.model.days import FUTURE, Span
from tracker.projections.panel.columns import Cell
from tracker.projections.panel.wanted import PanelWanted, Period

_COUNTRY = 3


@frozen
class Stay:
    """The days on which an actor stands for a side."""

    first: int
    last: int
    code: str


@frozen(eq=False)
class PanelSide:
    """One actor, or one state of a list, in a period: the days on which it is there, and as whom.

    Its `key` is its number in the list that is asked of, or else its code. `cow` and `gw` are its numbers in the two
    lists, empty where it has none, as of its last day in the period.
    """

    key: str
    code: str
    name: str
    iso3c: str
    cow: str
    gw: str
    days: Spans
    stays: tuple[Stay, ...]
    whole: Span | None = field(init=False)
    """The days, where they are one run on all of which one actor stands for the side."""
    cells: tuple[Cell, ...] = field(init=False)
    """Its numbers, its letters, its name and its code, as a row has them."""

    @whole.default
    def _whole(self) -> Span | None:
        runs = [(stay.first, stay.last) for stay in self.stays]
        return runs[0] if len(runs) == 1 and tuple(runs) == self.days else None

    @cells.default
    def _cells(self) -> tuple[Cell, ...]:
        numbers = (int(number) if number else None for number in (self.cow, self.gw))
        return *numbers, self.iso3c or None, self.name, self.code

    @property
    def order(self) -> tuple[int, str]:
        """Order by number, as the field does: in the list that is asked of, or else in the first one; then by code."""
        number = self.cow if self.key == self.code else self.key
        return int(number or 10_000), self.code

    def on(self, day: int) -> str:
        """Return the code of the actor that stands for it on a day; empty where the catalogue has none there."""
        return next((stay.code for stay in self.stays if stay.first <= day <= stay.last), "")


@define(slots=False)
class Sides:
    """Finds who is there, of those whom a panel is asked of."""

    catalogue: Catalogue
    wanted: PanelWanted
    codes: tuple[str, ...]
    _lives: dict[str, Spans] = field(factory=dict)

    def of(self, period: Period) -> list[PanelSide]:
        """List the sides that are there on a day of a period, in the order of their numbers."""
        found = [side for code in self.codes if (side := self._of_code(code, period))]
        if self.wanted.system:
            found += self._of_list(period)
        return sorted(found, key=lambda side: side.order)

    def lives(self, code: str) -> Spans:
        """Return the days on which an actor exists."""
        if code not in self._lives:
            actor = self.catalogue.actor(code)
            self._lives[code] = life(actor) if actor else ALWAYS
        return self._lives[code]

    def _of_code(self, code: str, period: Period) -> PanelSide | None:
        days = intersection(self.lives(code), ((period.first, period.last),))
        return self._side(code, days, [Stay(*span, code) for span in days], code) if days else None

    def _of_list(self, period: Period) -> Iterator[PanelSide]:
        """Yield the states that the list has on a day of a period; one may go over from an actor to the next."""
        for number, spells in self._listed.items():
            days = intersection(spells, ((period.first, period.last),))
            if days:
                borne = self._borne[number]
                stays = [Stay(*span, code) for code, spans in borne for span in intersection(spans, days)]
                stays.sort(key=lambda stay: stay.first)
                code = stays[-1].code if stays else _nearest(borne, days[-1][1])
                yield self._side(code, days, stays, number, {self.wanted.system: number})

    def _side(
        self, code: str, days: Spans, stays: Iterable[Stay], key: str, known: Mapping[str, str] | None = None
    ) -> PanelSide:
        actor, day = self.catalogue.actor(code), days[-1][1]
        numbers = {system: number_on(actor, system, day) if actor else "" for system in SYSTEMS} | dict(known or {})
        name = actor.name(day).removeprefix("the ") if actor else code
        letters = iso3c(actor) if actor else ""
        return PanelSide(key, code, name, letters, numbers["cow"], numbers["gw"], days, tuple(stays))

    @cached_property
    def _listed(self) -> dict[str, Spans]:
        return self.catalogue.listed(self.wanted.system)

    @cached_property
    def _borne(self) -> dict[str, list[tuple[str, Spans]]]:
        """The actors that bear each number of the list, with the days on which they are there and bear it."""
        return {number: list(self._bearers(number)) for number in self._listed}

    def _bearers(self, number: str) -> Iterator[tuple[str, Spans]]:
        system = self.wanted.system
        for actor in self.catalogue.numbered(system, number):
            given = union((n.first, n.last) for n in actor.numbers if (n.system, n.text) == (system, number))
            yield actor.code, intersection(given, self.lives(actor.code))

    def standing_for(self, code: str, day: int) -> str:
        """Return the key of the side for which an actor stands on a day; empty where it stands for none."""
        if not self.wanted.system:
            return code
        return next((number for number, spans in self._numbers.get(code, ()) if span_at(spans, day)), "")

    @cached_property
    def _numbers(self) -> dict[str, list[tuple[str, Spans]]]:
        """The numbers that each actor bears, with the days on which it is there and bears them."""
        found: dict[str, list[tuple[str, Spans]]] = {}
        for number, borne in self._borne.items():
            for code, spans in borne:
                found.setdefault(code, []).append((number, spans))
        return found

    @property
    def everyone(self) -> set[str]:
        """The codes of all who may be there in any period."""
        borne = self._borne.values() if self.wanted.system else ()
        return {*self.codes, *(code for several in borne for code, _ in several)}


def life(actor: Actor) -> Spans:
    """Return the days on which an actor exists; the day on which a spell ends is not part of it."""
    if not actor.existence:
        return ALWAYS
    return union((spell.earliest, spell.last if spell.last >= FUTURE else spell.last - 1) for spell in actor.existence)


def number_on(actor: Actor, system: str, day: int) -> str:
    """Return the number that a list of states gives an actor on a day; empty where it gives none."""
    given = [number for number in actor.numbers if number.system == system]
    on_day = [number for number in given if number.first <= day <= number.last]
    return on_day[-1].text if on_day else ""


def iso3c(actor: Actor) -> str:
    """Return an actor's code of ISO 3166 in three letters: that of a country that has one of two letters, too."""
    is_iso = actor.type in ("country", "territory") and actor.alpha_2 and len(actor.code) == _COUNTRY
    return actor.code if is_iso else ""


def _nearest(borne: Iterable[tuple[str, Spans]], day: int) -> str:
    """Return the code of the actor that bore a number last before a day, where the catalogue has none on it."""
    before = [(spans[0][0] <= day, spans[-1][1], code) for code, spans in borne if spans]
    return max(before)[2] if before else ""
