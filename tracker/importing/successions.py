"""What data say of a state's number where the actor changes that has the number, or the number that an actor has.

A list of states may give one number to several actors, one after the other (365: the Soviet Union, then Russia), and
one actor several numbers (Germany: 255, 260, 255). Data that record changes alone are silent on these days: what
was said of the number goes on for who has it next, and what was said of an actor by its old number ends.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as ReadOnly
from datetime import date
from itertools import pairwise

from attrs import frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.importing.mapping import ActorValue, Succession
from tracker.importing.tables import TableRow
from tracker.importing.templates import CellTemplate
from tracker.model.catalogue import Actor, StateNumber
from tracker.model.days import FUTURE, PAST
from tracker.text.tree import Fields


@frozen
class _Spell:
    """The days on which an actor is there and has a number."""

    first: int
    last: int
    actor: str
    number: str


def with_successions(
    rows: Iterable[TableRow], succession: Succession, who: ActorValue, catalogue: Catalogue
) -> list[TableRow]:
    """Add to the rows of a document those that the change of an actor or of a number makes, all by their years."""
    column = who.of.holes[0][1]
    numbered: dict[str, list[TableRow]] = defaultdict(list)
    for row in rows:
        numbered[row.cells[column]].append(row)
    adding = _Adding(succession, column, _spells(catalogue, who.system), numbered)
    added = [row for number in numbered for row in (*adding.gone_on(number), *adding.ended(number))]
    own = [row for its in numbered.values() for row in its]
    return sorted([*own, *added], key=lambda row: (int(row.cells[succession.year]), row.line))


@frozen
class _Adding:
    """The rows of a document by their numbers, and which rows the spells of these add."""

    succession: Succession
    column: str
    spells: ReadOnly[str, Sequence[_Spell]]
    numbered: ReadOnly[str, Sequence[TableRow]]

    def gone_on(self, number: str) -> Iterator[TableRow]:
        """Tell the last row before each later spell of a number again, in the spell's first year.

        Who had the number before and is there again later lost by then what the next one has.
        """
        spells = self.spells.get(number, ())
        for spell, following in pairwise(spells):
            year = _year(following.first)
            last = self._last(number, PAST, year)
            if last is None:
                continue
            if spell.actor != following.actor and any(other.actor == spell.actor for other in self._after(spell)):
                yield self._again(last, _year(spell.last), {self.column: spell.actor}, self.succession.ends)
            if not self._told(number, year):
                yield self._again(last, year, {}, self.succession.goes_on)

    def ended(self, number: str) -> Iterator[TableRow]:
        """Say where an actor gets another number, of which the data say nothing in that year, that it is out."""
        for spell in self.spells.get(number, ()):
            following = min(self._after(spell), key=lambda other: other.first, default=None)
            if following is None or following.number == number or following.actor != spell.actor:
                continue
            year = _year(following.first)
            last = self._last(number, spell.first, year)
            if last is not None and not self._told(following.number, year):
                yield self._again(last, year, {self.column: following.number}, self.succession.ends)

    def _after(self, spell: _Spell) -> list[_Spell]:
        """Return the later spells of the same actor, whatever its number is then."""
        every = (other for own in self.spells.values() for other in own)
        return [other for other in every if other.actor == spell.actor and other.first > spell.last]

    def _last(self, number: str, since: int, before: int) -> TableRow | None:
        """Return the last row of a number before a year."""
        found = [row for row in self.numbered[number] if _year(since) <= self._year_of(row) < before]
        return found[-1] if found else None

    def _told(self, number: str, year: int) -> bool:
        return any(self._year_of(row) == year for row in self.numbered.get(number, ()))

    def _year_of(self, row: TableRow) -> int:
        return int(row.cells[self.succession.year])

    def _again(
        self, row: TableRow, year: int, cells: ReadOnly[str, str], more: ReadOnly[str, CellTemplate]
    ) -> TableRow:
        fields = Fields(row.line, 1)
        fields.update(row.cells)
        fields.update({name: cell.filled(lambda hole: row.cells[hole]) for name, cell in more.items()})
        fields.update({self.succession.year: str(year), **cells})
        return TableRow(row.line, fields, again=True)


def _spells(catalogue: Catalogue, system: str) -> ReadOnly[str, Sequence[_Spell]]:
    """Return the spells of each number, in their order."""
    found: dict[str, list[_Spell]] = defaultdict(list)
    for code in catalogue.plain["actors"]:
        actor = catalogue.actor(code)
        for number in actor.numbers if actor else ():
            if actor and number.system == system:
                found[number.text] += _within(actor, number)
    return {text: sorted(spells, key=lambda spell: spell.first) for text, spells in found.items()}


def _within(actor: Actor, number: StateNumber) -> Iterator[_Spell]:
    lives = [(spell.earliest, spell.last) for spell in actor.existence] or [(PAST, FUTURE)]
    for begins, ends in lives:
        first, last = max(begins, number.first), min(ends, number.last)
        if first <= last:
            yield _Spell(first, last, actor.code, number.text)


def _year(day: int) -> int:
    return date.fromordinal(max(1, min(day, date.max.toordinal()))).year
