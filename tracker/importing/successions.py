"""What data say of a state's number where the actor changes that has the number, or the number that an actor has.

A list of states may give one number to several actors, one after the other (365: the Soviet Union, then Russia), and
one actor several numbers (Germany: 255, 260, 255). Data that record changes alone are silent on these days: what
was said of the number goes on for who has it next, and what was said of an actor by its old number ends.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as ReadOnly
from datetime import date
from itertools import pairwise

from attrs import evolve, frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.importing.cells import ReadRow
from tracker.importing.mapping import ActorValue, Succession
from tracker.importing.templates import CellTemplate
from tracker.model.catalogue import Actor, StateNumber
from tracker.model.days import FUTURE, PAST
from tracker.text.characters import shown
from tracker.text.shape import Wrong


@frozen
class _Spell:
    """The days on which an actor is there and has a number."""

    first: int
    last: int
    actor: str
    number: str


@frozen
class Successions:
    """The spells of all actors and numbers of a list of states, and what a mapping says of their changes."""

    says: Succession
    column: str
    by_number: ReadOnly[str, Sequence[_Spell]]
    by_actor: ReadOnly[str, Sequence[_Spell]]

    @classmethod
    def of(cls, succession: Succession, who: ActorValue, catalogue: Catalogue) -> "Successions":
        """Work out the spells once for all documents."""
        numbers: dict[str, list[_Spell]] = defaultdict(list)
        actors: dict[str, list[_Spell]] = defaultdict(list)
        for spell in sorted(_spells(catalogue, who.system), key=lambda spell: spell.first):
            numbers[spell.number].append(spell)
            actors[spell.actor].append(spell)
        return cls(succession, who.of.holes[0][1], numbers, actors)

    def added_to(self, rows: Iterable[ReadRow]) -> list[ReadRow]:
        """Add to the rows of a document those that the change of an actor or of a number makes, all by their years.

        A row with a fault, or whose year is none, stands first: it keeps the document back.
        """
        read = [self._with_year(row) for row in rows]
        good = sorted((row for row in read if not row.wrong), key=self._place)
        numbered: dict[str, list[ReadRow]] = defaultdict(list)
        for row in good:
            numbered[row.cells[self.column]].append(row)
        adding = _Adding(self, numbered)
        added = [row for number in numbered for row in (*adding.gone_on(number), *adding.ended(number))]
        return [*(row for row in read if row.wrong), *sorted([*good, *added], key=self._place)]

    def _place(self, row: ReadRow) -> tuple[int, int]:
        return int(row.cells[self.says.year]), row.line

    def _with_year(self, row: ReadRow) -> ReadRow:
        year = row.cells[self.says.year]
        if row.wrong or re.fullmatch(r"0*[1-9][0-9]{0,3}", year):
            return row
        wrong = Wrong("not-a-year", f"'{shown(year)}' is no year", "Write a year, as 1945.")
        return evolve(row, wrong=((self.says.year, wrong),))


@frozen
class _Adding:
    """The rows of a document by their numbers, and which rows the spells of these add."""

    successions: Successions
    numbered: ReadOnly[str, Sequence[ReadRow]]

    def gone_on(self, number: str) -> Iterator[ReadRow]:
        """Tell the last row before each later spell of a number again, in the spell's first year.

        Who had the number before and is there again later lost by then what the next one has.
        """
        spells = self.successions.by_number.get(number, ())
        for spell, following in pairwise(spells):
            year = _year(following.first)
            last = self._last(number, PAST, year)
            if last is None:
                continue
            if spell.actor != following.actor and any(other.actor == spell.actor for other in self._after(spell)):
                yield self._again(
                    last, _year(spell.last), {self.successions.column: spell.actor}, self.successions.says.ends
                )
            if not self._told(number, year):
                yield self._again(last, year, {}, self.successions.says.goes_on)

    def ended(self, number: str) -> Iterator[ReadRow]:
        """Say where an actor gets another number, of which the data say nothing in that year, that it is out."""
        for spell in self.successions.by_number.get(number, ()):
            following = next(iter(self._after(spell)), None)
            if following is None or following.number == number:
                continue
            year = _year(following.first)
            last = self._last(number, spell.first, year)
            if last is not None and not self._told(following.number, year):
                yield self._again(last, year, {self.successions.column: following.number}, self.successions.says.ends)

    def _after(self, spell: _Spell) -> list[_Spell]:
        """Return the later spells of the same actor, whatever its number is then."""
        return [other for other in self.successions.by_actor[spell.actor] if other.first > spell.last]

    def _last(self, number: str, since: int, before: int) -> ReadRow | None:
        """Return the last row of a number before a year."""
        found = [row for row in self.numbered[number] if _year(since) <= self._year_of(row) < before]
        return found[-1] if found else None

    def _told(self, number: str, year: int) -> bool:
        return any(self._year_of(row) == year for row in self.numbered.get(number, ()))

    def _year_of(self, row: ReadRow) -> int:
        return int(row.cells[self.successions.says.year])

    def _again(self, row: ReadRow, year: int, cells: ReadOnly[str, str], more: ReadOnly[str, CellTemplate]) -> ReadRow:
        told = {name: cell.filled(row.cells.__getitem__) for name, cell in more.items()}
        year_cell = {self.successions.says.year: str(year)}
        return ReadRow(row.line, {**row.cells, **told, **year_cell, **cells}, row.places, again=True)


def _spells(catalogue: Catalogue, system: str) -> Iterator[_Spell]:
    """Yield the days on which actors are there and have a number in a list of states."""
    for code in catalogue.plain["actors"]:
        actor = catalogue.actor(code)
        for number in actor.numbers if actor else ():
            if actor and number.system == system:
                yield from _within(actor, number)


def _within(actor: Actor, number: StateNumber) -> Iterator[_Spell]:
    lives = [(spell.earliest, spell.last) for spell in actor.existence] or [(PAST, FUTURE)]
    for begins, ends in lives:
        first, last = max(begins, number.first), min(ends, number.last)
        if first <= last:
            yield _Spell(first, last, actor.code, number.text)


def _year(day: int) -> int:
    return date.fromordinal(max(1, min(day, date.max.toordinal()))).year
