"""Makes logs of rows, as a mapping says, and counts what became of each row."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as ReadOnly
from functools import partial
from itertools import groupby

from attrs import define, evolve, field, frozen

from tracker.catalogue.catalogue import Catalogue, UnknownName
from tracker.importing.mapping import ROW, ActorValue, Condition, LastValue, Lookup, Mapping, Rule, Value
from tracker.importing.successions import with_successions
from tracker.importing.tables import TableRow, fault_of_cell
from tracker.log.assembly import RawEntry, RawLog
from tracker.model.dates import DateFault, parse_date
from tracker.model.days import FUTURE
from tracker.model.events import Source
from tracker.model.findings import Finding
from tracker.text.characters import shown
from tracker.text.shape import Faults, Wrong

Cells = ReadOnly[str, str]
Table = ReadOnly[str, Cells]


@define
class RowTally:
    """What became of the rows: those that told something, were added to an event, were left out, or have a fault."""

    rows: int = 0
    told: int = 0
    merged: int = 0
    faulty: int = 0
    dropped: Counter[str] = field(factory=Counter)
    documents: int = 0
    events: int = 0
    held_back: int = 0


@define
class _Made:
    """An event in the making: its entry, and the rows that tell it."""

    entry: RawEntry
    rule: Rule
    rows: list[int]


@define
class _Document:
    """A document in the making."""

    raw: RawLog
    declared: dict[tuple[str, str], RawEntry] = field(factory=dict)
    events: dict[str, _Made] = field(factory=dict)


@frozen
class _Seen:
    """A row with the values that were worked out of it so far."""

    row: TableRow
    values: dict[str, str]


@define
class Maker:
    """Makes the logs of one import; `faults` collects what is wrong with cells, each sort of fault once."""

    mapping: Mapping
    catalogue: Catalogue
    faults: Faults
    lookups: ReadOnly[str, Table] = field(factory=dict)
    tally: RowTally = field(factory=RowTally)
    _actors: dict[tuple[str, str, str], str | Wrong] = field(factory=dict)
    _last: dict[tuple[str, str], str] = field(factory=dict)
    _sorts: Counter[tuple[str, str]] = field(factory=Counter)

    def logs(self, rows: Iterable[TableRow]) -> Iterator[RawLog]:
        """Yield the logs of some rows, a document at a time, in the order in which the table has them."""
        for _, together in self._grouped(rows):
            before = self.tally.faulty
            document = self._document(together)
            if self.tally.faulty > before:
                self.tally.held_back += 1
            elif document is not None and document.events:
                self.tally.documents += 1
                self.tally.events += len(document.events)
                yield _finished(document)

    def findings(self) -> tuple[Finding, ...]:
        """Return what is wrong with the cells: the first of each sort, and how many more rows have the same."""
        found = []
        for finding in self.faults.found:
            more = self._sorts[finding.code, finding.message] - 1
            also = f" {more:,} more {'row has' if more == 1 else 'rows have'} the same fault." if more > 0 else ""
            found.append(evolve(finding, remedy=f"{finding.remedy}{also}"))
        return tuple(found)

    def _grouped(self, rows: Iterable[TableRow]) -> Iterator[tuple[tuple[str, ...], Iterable[TableRow]]]:
        by = self.mapping.documents.by

        def key(row: TableRow) -> tuple[str, ...]:
            return tuple(row.cells[column] for column in by)

        if not self.mapping.documents.together:
            gathered: dict[tuple[str, ...], list[TableRow]] = {}
            for row in rows:
                gathered.setdefault(key(row), []).append(row)
            yield from gathered.items()
            return
        ended: set[tuple[str, ...]] = set()
        for named, group in groupby(rows, key):
            if named in ended:
                self._apart(next(iter(group)), by)
                return
            ended.add(named)
            yield named, group

    def _apart(self, row: TableRow, by: Sequence[str]) -> None:
        message = "the rows of this document do not stand together"
        remedy = "Sort the table, or write 'together: no' under 'documents'."
        fault_of_cell(self.faults, row, by[0], Wrong("rows-apart", message, remedy))

    def _document(self, rows: Iterable[TableRow]) -> _Document | None:
        document: _Document | None = None
        self._last = {}
        for row in self._with_successions(rows):
            self.tally.rows += not row.again
            if row.faulty:
                self.tally.faulty += 1
                continue
            try:
                seen = _Seen(row, {ROW: str(row.line)})
                if document is None:
                    head = self.mapping.documents.head.filled(partial(self._value, seen))
                    source = Source(self.faults.file, row.line)
                    document = _Document(RawLog(head, source, [], Faults(self.faults.file)))
                self._tell(document, seen)
            except _Faulty as faulty:
                self.tally.faulty += 1
                self._report(row, faulty)
        return document

    def _with_successions(self, rows: Iterable[TableRow]) -> Iterable[TableRow]:
        succession = self.mapping.successions
        if succession is None:
            return rows
        who = self.mapping.values[succession.who]
        assert isinstance(who, ActorValue)
        return with_successions(rows, succession, who, self.catalogue)

    def _tell(self, document: _Document, seen: _Seen) -> None:
        fitting = [rule for rule in self.mapping.events if self._tells(rule, seen)]
        if not fitting:
            self._leave_out(seen)
            return
        added = [self._add(document, seen, rule) for rule in fitting]
        self._declare(document, seen)
        self._remember(seen)
        if seen.row.again:
            return
        if any(added):
            self.tally.told += 1
        else:
            self.tally.merged += 1

    def _leave_out(self, seen: _Seen) -> None:
        because = next((drop.because for drop in self.mapping.drop if self._fits(seen, drop.when)), None)
        if because is None:
            message = "no rule of the mapping fits this row"
            raise _Faulty("", Wrong("row-not-mapped", message, "Add a rule under 'events', or a reason under 'drop'."))
        self._remember(seen)
        self.tally.dropped[because] += not seen.row.again

    def _remember(self, seen: _Seen) -> None:
        """Keep what the next row of the same actor asks for as what was before."""
        for name, value in self.mapping.values.items():
            if isinstance(value, LastValue):
                by = value.by.filled(partial(self._value, seen))
                self._last[name, by] = value.last.filled(partial(self._value, seen))

    def _add(self, document: _Document, seen: _Seen, rule: Rule) -> bool:
        """Add what a rule tells of a row; say whether it is an event of its own."""
        fields = rule.event.filled(partial(self._value, seen))
        fields.line = seen.row.line
        before = document.events.get(fields["id"]) if rule.merge else None
        if before is not None:
            have, more = before.entry.fields[rule.merge], fields[rule.merge]
            have.update(more) if isinstance(have, dict) else have.extend(more)
            before.rows.append(seen.row.line)
            return False
        entry = RawEntry("events", fields, Source(self.faults.file, seen.row.line))
        name = fields["id"] if rule.merge else f"{fields['id']}\n{len(document.events)}"
        document.events[name] = _Made(entry, rule, [seen.row.line])
        return True

    def _declare(self, document: _Document, seen: _Seen) -> None:
        for section, known in (("actors", self.catalogue.actor), ("things", self.catalogue.thing)):
            declared = getattr(self.mapping, section).filled(partial(self._value, seen))
            for code, fields in declared.items():
                if known(code) is None and (section, code) not in document.declared:
                    source = Source(self.faults.file, seen.row.line)
                    document.declared[section, code] = RawEntry(section, fields, source, code)

    def _tells(self, rule: Rule, seen: _Seen) -> bool:
        return self._fits(seen, rule.when) and not (rule.unless and self._fits(seen, rule.unless))

    def _fits(self, seen: _Seen, when: Condition) -> bool:
        return all(self._value(seen, name) in words for name, words in when.items())

    def _value(self, seen: _Seen, name: str) -> str:
        cell: str | None = seen.row.cells.get(name)
        if cell is not None:
            return cell
        if name not in seen.values:
            seen.values[name] = self._worked_out(seen, name)
        return seen.values[name]

    def _worked_out(self, seen: _Seen, name: str) -> str:
        value = self.mapping.values.get(name)
        if value is None:
            return self._looked_up(seen, name)
        if isinstance(value, LastValue):
            before = self._last.get((name, value.by.filled(partial(self._value, seen))))
            return value.otherwise.filled(partial(self._value, seen)) if before is None else before
        text = value.of.filled(partial(self._value, seen))
        if isinstance(value, ActorValue):
            return self._actor(seen, value, text)
        if text in value.words or not value.words:
            return value.words.get(text, text)
        if value.otherwise is None:
            message = f"'{shown(text)}' has no word in the mapping, under '{name}'"
            raise _Faulty(_column(value), Wrong("no-word", message, "Add it under 'words', or an 'otherwise'."))
        return value.otherwise.filled(partial(self._value, seen))

    def _looked_up(self, seen: _Seen, name: str) -> str:
        table, _, column = name.partition(".")
        lookup = next(lookup for lookup in self.mapping.lookups if lookup.name == table)
        text = lookup.by.filled(partial(self._value, seen))
        row = self.lookups[table].get(text.casefold())
        if row is None and lookup.otherwise is not None:
            return lookup.otherwise.filled(partial(self._value, seen))
        if row is None:
            message = f"'{shown(text)}' does not stand in the table '{table}', under '{lookup.key}'"
            raise _Faulty("", Wrong("not-in-lookup", message, f"Add it to '{table}'."))
        return row[column]

    def _actor(self, seen: _Seen, value: ActorValue, text: str) -> str:
        day = value.on.filled(partial(self._value, seen))
        key = (value.system, text, day)
        if key not in self._actors:
            self._actors[key] = self._found(value, text, day)
        found = self._actors[key]
        if isinstance(found, Wrong):
            raise _Faulty(_column(value), found)
        return found

    def _found(self, value: ActorValue, text: str, day: str) -> str | Wrong:
        asked = value.instead.get(text, text)
        if self.catalogue.actor(asked):
            return asked
        try:
            on = parse_date(day) if day else None
        except DateFault as fault:
            return Wrong("not-a-date", f"{fault}", fault.hint)
        last, first = (on.latest, on.earliest) if on else (FUTURE, FUTURE)
        if value.system == "name":
            return self._named(asked, last)
        # A state that ended within the month or the year was there when it began.
        numbered = self.catalogue.numbered_actor
        actor = numbered(value.system, asked, last) or numbered(value.system, asked, first)
        if actor is None:
            message = f"no actor has the number {shown(asked)} of '{value.system}' on {day or 'any day'}"
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

    def _report(self, row: TableRow, faulty: "_Faulty") -> None:
        sort = (faulty.wrong.code, str(faulty.wrong))
        self._sorts[sort] += 1
        if self._sorts[sort] == 1:
            if faulty.column in row.cells:
                fault_of_cell(self.faults, row, faulty.column, faulty.wrong)
            else:
                self.faults.at_start(row.cells, faulty.wrong)


class _Faulty(Exception):
    """A row cannot be told: what is wrong, and in which column."""

    def __init__(self, column: str, wrong: Wrong) -> None:
        super().__init__(str(wrong))
        self.column, self.wrong = column, wrong


def table_of(lookup: Lookup, rows: Iterable[TableRow]) -> Table:
    """Gather a second table by its key; capitals and small letters are alike."""
    return {row.cells[lookup.key].casefold(): row.cells for row in rows}


def _column(value: Value) -> str:
    return value.of.holes[0][1] if value.of.holes else ""


def _finished(document: _Document) -> RawLog:
    for made in document.events.values():
        made.entry.fields.setdefault("evidence", {"at": _rows_named(made.rows)})
    document.raw.entries = [*document.declared.values(), *(made.entry for made in document.events.values())]
    return document.raw


def _rows_named(rows: Sequence[int]) -> str:
    """Name rows: 'row 4', 'rows 4 to 9, 12'."""
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    named = ", ".join(f"{first} to {last}" if last > first else str(first) for first, last in runs)
    return f"{'row' if len(rows) == 1 else 'rows'} {named}"
