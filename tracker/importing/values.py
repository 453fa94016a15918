"""Works out of a row what a mapping names: actors on a day, words for words, what stands in a second table."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as ReadOnly
from contextlib import suppress
from datetime import date
from functools import partial
from itertools import takewhile
from typing import Any, TypeVar

from attrs import define, field

from tracker.catalogue.catalogue import Catalogue, UnknownName
from tracker.importing.cells import ReadRow, picked
from tracker.importing.mapping import (
    NUMBERED,
    ROW,
    ActorValue,
    BeginsValue,
    CountValue,
    DateValue,
    FirstValue,
    Mapping,
    NeighbourValue,
    Value,
    WordValue,
)
from tracker.importing.seen import FaultyRow, SeenRow, Table, Ways
from tracker.importing.templates import CellTemplate
from tracker.importing.written import joined_date
from tracker.model.dates import DateFault, parse_date
from tracker.model.days import FUTURE, PAST
from tracker.text.characters import shown
from tracker.text.shape import Wrong

_MOST_KNOWN = 20_000
"""So many actors on days are kept in mind."""

Kept = TypeVar("Kept")


@define
class Values:
    """The values of one import; raises FaultyRow where a row has none."""

    mapping: Mapping
    catalogue: Catalogue
    lookups: ReadOnly[str, Table] = field(factory=dict)
    _actors: dict[tuple[str, str, str], str | Wrong] = field(factory=dict)
    _known: dict[tuple[int, str, str], str] = field(factory=dict)
    _spells: dict[tuple[int, str], tuple[int, int, str]] = field(factory=dict)
    _on: str = ""
    _day: int | None = None
    _last: dict[tuple[str, str], str] = field(factory=dict)
    _before: tuple[tuple[str, NeighbourValue], ...] = field(init=False)
    _how: ReadOnly[str, Callable[[SeenRow], str]] = field(init=False)
    _memos: list[dict[Any, Any]] = field(factory=list)

    @_before.default
    def _of_the_row_before(self) -> tuple[tuple[str, NeighbourValue], ...]:
        neighbours = ((n, value) for n, value in self.mapping.values.items() if isinstance(value, NeighbourValue))
        return tuple((name, value) for name, value in neighbours if not value.next)

    @_how.default
    def _worked_out_so(self) -> ReadOnly[str, Callable[[SeenRow], str]]:
        return Ways(self.way_of)

    def way_of(self, name: str) -> Callable[[SeenRow], str]:
        """Return what works a value out of a row: by the cells on which it depends, where rows may agree in these."""
        value = self.mapping.values.get(name)
        way = partial(self._worked_out, name=name)
        if isinstance(value, ActorValue):  # is kept by what it is of
            is_number = value.system in NUMBERED and not value.instead
            return partial(self._numbered if is_number else self._actor, value=value)
        cells = self.cells_of([name])
        return way if cells is None else self.remembered(cells, way)

    def remembered(self, cells: Sequence[str], way: Callable[[SeenRow], Kept]) -> Callable[[SeenRow], Kept]:
        """Return what works something out once for all rows of a document that agree in some cells."""
        memo: dict[Any, Kept] = {}
        self._memos.append(memo)
        key_of = picked(cells)

        def work_out(seen: SeenRow) -> Kept:
            key = key_of(seen)
            if key not in memo:
                memo[key] = way(seen)
            return memo[key]

        return work_out

    def cells_of(self, names: Iterable[str]) -> tuple[str, ...] | None:
        """Return the columns on which some values depend and nothing else; None where there is something else."""
        cells: set[str] = set()
        for name in names:
            if name in self.mapping.columns:
                cells.add(name)
                continue
            value = self.mapping.values.get(name)
            if name == ROW or isinstance(value, CountValue | NeighbourValue):
                return None
            lookup = next((one for one in self.mapping.lookups if one.name == name.partition(".")[0]), None)
            parts = value.parts if value else (lookup.by, *filter(None, [lookup.otherwise])) if lookup else ()
            deeper = self.cells_of(hole for part in parts for _, hole, _ in part.holes)
            if deeper is None:
                return None
            cells.update(deeper)
        return tuple(sorted(cells))

    def begin(self, rows: Iterable[ReadRow]) -> list[SeenRow]:
        """Begin a document: what was in the row before, or is in the next, is of one document."""
        self._last = {}
        for memo in self._memos:
            memo.clear()
        if len(self._known) > _MOST_KNOWN:  # of a table without end there is none to what it names
            self._known.clear()
            self._actors.clear()
        how = self._how
        seen_rows = [SeenRow(row, how) for row in rows]
        for name, value in self.mapping.values.items():
            if isinstance(value, NeighbourValue) and value.next:
                self._look_ahead(seen_rows, name, value)
            elif isinstance(value, CountValue):
                self._count(seen_rows, name, value)
        return seen_rows

    def _look_ahead(self, rows: Sequence[SeenRow], name: str, value: NeighbourValue) -> None:
        following: dict[str, str] = {}
        for seen in reversed(rows):
            with suppress(FaultyRow):  # it is told when the row is
                by, text = self._filled(seen, value.by), self._filled(seen, value.of)
                seen[name] = following[by] if by in following else self._filled(seen, value.otherwise)
                if text:
                    following[by] = text

    def _count(self, rows: Sequence[SeenRow], name: str, value: CountValue) -> None:
        counted = Counter[str]()
        for seen in rows:
            with suppress(FaultyRow):  # it is told when the row is
                text = self._filled(seen, value.count)
                counted[text] += 1
                seen[name] = str(counted[text])

    def remember(self, seen: SeenRow) -> None:
        """Keep what the next row of the same actor asks for as what was before."""
        for name, value in self._before:
            self._last[name, self._filled(seen, value.by)] = self._filled(seen, value.of)

    @staticmethod
    def _filled(seen: SeenRow, template: CellTemplate) -> str:
        return template.filled(seen.__getitem__)

    def _worked_out(self, seen: SeenRow, name: str) -> str:
        value = self.mapping.values.get(name)
        if name == ROW:
            return str(seen.row.line)
        if value is None:
            return self._looked_up(seen, name)
        if isinstance(value, CountValue | NeighbourValue):
            for part in value.parts:  # what kept it from being worked out when the document began is raised again
                self._filled(seen, part)
        if isinstance(value, NeighbourValue):
            return self._neighbour(seen, name, value)
        if isinstance(value, DateValue):
            return self._date(seen, value)
        if isinstance(value, FirstValue):
            return next(filter(None, (self._filled(seen, part) for part in value.first)), "")
        if isinstance(value, BeginsValue):
            return self._begins(seen, value)
        assert isinstance(value, WordValue), "rows are counted when a document begins"
        return self._word(seen, name, value)

    def _neighbour(self, seen: SeenRow, name: str, value: NeighbourValue) -> str:
        found = self._last.get((name, self._filled(seen, value.by)))
        return self._filled(seen, value.otherwise) if found is None else found

    def _date(self, seen: SeenRow, value: DateValue) -> str:
        texts = [self._filled(seen, part) for part in value.date]
        text = self._joined(texts, value) if len(texts) > 1 else texts[0]
        if text and value.written:
            read = next((date for way in value.written if (date := way.read(text))), "")
            if not read:
                message = f"'{shown(text)}' is written in none of the ways of the mapping"
                raise FaultyRow(_column(value), Wrong("not-written-so", message, "Add the way under 'written'."))
            text = read
        limits = [limit for limit in (value.horizon, self._filled(seen, value.before)) if limit and text]
        return "" if any(_earliest(text, value) >= _earliest(limit, value) for limit in limits) else text

    def _joined(self, texts: Sequence[str], value: DateValue) -> str:
        """Join year, month and day, of which the later ones may be missing."""
        known = list(takewhile(bool, texts))
        if any(texts[len(known) :]):
            message = f"of the date '{shown(' '.join(part or '-' for part in texts))}' a part is missing before another"
            raise FaultyRow(_column(value), Wrong("not-a-date", message, "Fill it in, or empty the parts behind it."))
        return joined_date(known)

    def _begins(self, seen: SeenRow, value: BeginsValue) -> str:
        before = _earliest(self._filled(seen, value.before), value)
        told = self._filled(seen, value.after)
        after = _earliest(told, value) if told else PAST
        firsts = [self._first_day(self._filled(seen, code), before, value) for code in value.begins]
        if None in firsts:
            return ""
        first = max(day for day in firsts if day is not None)
        return date.fromordinal(first).isoformat() if after < first < before else ""

    def _first_day(self, named: str, on: int, value: BeginsValue) -> int | None:
        """Return since when an actor is there without a break until a day, or a day itself; None where it is not."""
        actor = self.catalogue.actor(named)
        if actor is None:
            return _earliest(named, value)
        if not actor.existence:
            return PAST
        return next((spell.earliest for spell in actor.existence if spell.earliest <= on <= spell.last), None)

    def _word(self, seen: SeenRow, name: str, value: WordValue) -> str:
        text = self._filled(seen, value.of)
        if text in value.words or not value.words:
            return value.words.get(text, text)
        begun = next((word for beginning, word in value.beginnings if text.startswith(beginning)), None)
        if begun is not None:
            return begun
        if value.otherwise is None:
            message = f"'{shown(text)}' has no word in the mapping, under '{name}'"
            raise FaultyRow(_column(value), Wrong("no-word", message, "Add it under 'words', or an 'otherwise'."))
        return self._filled(seen, value.otherwise)

    def _looked_up(self, seen: SeenRow, name: str) -> str:
        table, _, column = name.partition(".")
        lookup = next(lookup for lookup in self.mapping.lookups if lookup.name == table)
        text = self._filled(seen, lookup.by)
        row = self.lookups[table].get(text.casefold())
        if row is None and lookup.otherwise is not None:
            return self._filled(seen, lookup.otherwise)
        if row is None:
            message = f"'{shown(text)}' does not stand in the table '{table}', under '{lookup.key}'"
            raise FaultyRow("", Wrong("not-in-lookup", message, f"Add it to '{table}'."))
        return row[column]

    def _numbered(self, seen: SeenRow, value: ActorValue) -> str:
        """Return the actor that has a number: the same one for some years, whatever the day of a row is in these."""
        on = value.on.of(seen)
        if on != self._on:
            self._on, self._day = on, _exact_day(on)
        if self._day is None:
            return self._actor(seen, value)
        number = value.of.of(seen)
        first, last, actor = self._spells.get((id(value), number), (FUTURE, PAST, ""))
        if not first <= self._day <= last:
            actor = self._actor(seen, value)
            first, last = self.catalogue.numbered_between(value.system, number, self._day)
            self._spells[id(value), number] = first, last, actor
        return actor

    def _actor(self, seen: SeenRow, value: ActorValue) -> str:
        text, on = value.of.of(seen), value.on.of(seen)
        known = self._known.get((id(value), text, on))
        if known is None:
            known = self._known[id(value), text, on] = self._read_actor(value, text, on)
        return known

    def _read_actor(self, value: ActorValue, text: str, on: str) -> str:
        named = value.instead.get(f"{text} {on}") or value.instead.get(text, text)
        system, _, number = named.partition(" ")
        key = (system, number, on) if system in NUMBERED else (value.system, named, on)
        if key not in self._actors:
            self._actors[key] = self._found(*key)
        found = self._actors[key]
        if isinstance(found, Wrong):
            if text in value.otherwise:
                return value.otherwise[text]
            raise FaultyRow(_column(value), found)
        return found

    def _found(self, system: str, asked: str, day: str) -> str | Wrong:
        if self.catalogue.actor(asked):
            return asked
        try:
            on = parse_date(day) if day else None
        except DateFault as fault:
            return Wrong("not-a-date", f"{fault}", fault.hint)
        last, first = (on.latest, on.earliest) if on else (FUTURE, FUTURE)
        if system == "name":
            return self._named(asked, last)
        # A state that ended within the month or the year was there when it began.
        numbered = self.catalogue.numbered_actor
        actor = numbered(system, asked, last) or numbered(system, asked, first)
        if actor is None:
            message = f"no actor has the number {shown(asked)} of '{system}' on {day or 'any day'}"
            return Wrong(
                "unknown-number", message, "Say under 'instead' which actor it is, or add the number to the seeds."
            )
        return actor.code

    def _named(self, asked: str, on: int) -> str | Wrong:
        try:
            return self.catalogue.find_actor(asked, on).code
        except UnknownName as error:
            near = f"Nearest: {', '.join(error.near)}. " if error.near else ""
            remedy = f"{near}Say under 'instead' which actor it is."
            return Wrong("unknown-actor", f"unknown actor '{shown(asked)}'", remedy)


def _column(value: Value) -> str:
    return next((name for part in value.parts for _, name, _ in part.holes), "")


def _exact_day(text: str) -> int | None:
    """Return the day that a date is; None where it may be any of several, or is no date."""
    try:
        date = parse_date(text)
    except DateFault:
        return None
    return date.earliest if date.earliest == date.latest else None


def _earliest(text: str, value: Value) -> int:
    """Return the first day that a date may mean."""
    try:
        return parse_date(text).earliest
    except DateFault as fault:
        raise FaultyRow(_column(value), Wrong("not-a-date", f"{fault}", fault.hint)) from None
