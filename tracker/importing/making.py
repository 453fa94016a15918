"""Makes logs of rows, as a mapping says, and counts what became of each row."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Mapping as ReadOnly
from itertools import groupby
from typing import Any

from attrs import define, evolve, field

from tracker.importing.cells import CellFaults, ReadRow, picked
from tracker.importing.mapping import Mapping, Rule
from tracker.importing.seen import FaultyRow, SeenRow, meets
from tracker.importing.successions import Successions
from tracker.importing.values import Values
from tracker.log.assembly import RawEntry, RawLog
from tracker.model.events import Source
from tracker.text.characters import shown
from tracker.text.shape import Faults, Wrong
from tracker.text.tree import Fields

_APART = (
    (
        "",
        Wrong(
            "rows-apart",
            "this row belongs to a document whose rows stand further above",
            "Sort the table, or leave 'together' out of the mapping.",
        ),
    ),
)
"""What is wrong with a row whose document is told already."""


@define
class RowTally:
    """What became of the rows: those that told something, were added to an event, were left out, or have a fault.

    `of` is how many the table has. So many are `unlike` the head of their document, which has the first row's cell.
    """

    of: int = 0
    rows: int = 0
    told: int = 0
    merged: int = 0
    faulty: int = 0
    dropped: Counter[str] = field(factory=Counter)
    unlike: Counter[str] = field(factory=Counter)
    documents: int = 0
    events: int = 0
    held_back: int = 0


@define
class _Made:
    """An event in the making: its entry, and the rows that tell it."""

    entry: RawEntry
    rows: list[int]
    listed: dict[str, set[str]] = field(factory=dict)


@define
class _MadeDocument:
    """A document in the making: `merging` are its events to which rows may be added, by their ids.

    One that `is_whole` has no row with a fault. Its head is told by its `first` row, and by no other otherwise.
    """

    raw: RawLog
    first: SeenRow | None = None
    declared: dict[tuple[str, str], RawEntry] = field(factory=dict)
    events: list[_Made] = field(factory=list)
    merging: dict[str, _Made] = field(factory=dict)
    is_whole: bool = True


@define
class LogMaker:
    """Makes the logs of one import; `faults` collects what is wrong with rows."""

    mapping: Mapping
    values: Values
    faults: CellFaults
    successions: Successions | None = None
    tally: RowTally = field(factory=RowTally)
    declares: bool = field(init=False)
    _fitting: Callable[[SeenRow], Sequence[Rule]] = field(init=False)
    _agreed: Callable[[SeenRow], Any] | None = field(init=False)

    @_fitting.default
    def _of_cells(self) -> Callable[[SeenRow], Sequence[Rule]]:
        """Return which rules fit a row: worked out once for all rows of a document that agree in what is asked."""
        cells = self.values.cells_of(name for rule in self.mapping.rules for name in rule.asked)
        return self._fit if cells is None else self.values.remembered(cells, self._fit)

    @_agreed.default
    def _of_head(self) -> Callable[[SeenRow], Any] | None:
        return picked(self._in_head()) if self._in_head() else None

    @declares.default
    def _declares(self) -> bool:
        return not (self.mapping.actors.is_empty and self.mapping.things.is_empty)

    @property
    def name(self) -> str:
        """The name of the mapping."""
        return self.mapping.id

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are read."""
        return self.mapping.columns

    @property
    def together(self) -> bool:
        """Whether the rows of a document stand together."""
        return self.mapping.documents.together

    @property
    def letters(self) -> ReadOnly[str, str]:
        """What stands for characters that no text has."""
        return self.mapping.letters

    def logs(self, rows: Iterable[ReadRow]) -> Iterator[RawLog]:
        """Yield the logs of some rows, a document at a time, in the order in which the table has them."""
        for together in self._together(rows):
            document = self._document(together)
            if not document.is_whole:
                self.tally.held_back += 1
            elif document.events:
                self.tally.documents += 1
                self.tally.events += len(document.events)
                yield _finished(document)

    def _together(self, rows: Iterable[ReadRow]) -> Iterator[list[ReadRow]]:
        """Yield the rows of each document.

        Where the mapping does not say that they stand together, all rows are read first: nobody knows before whether a
        document goes on further below. Where it does, a row further below keeps its own part from being appended.
        """
        gathered: dict[Any, list[ReadRow]] = {}
        if not self.mapping.documents.together:
            key_of = self._key()
            for row in rows:
                gathered.setdefault(key_of(row), []).append(row)
            self.tally.of = sum(map(len, gathered.values()))
            yield from gathered.values()
            return
        done: set[Any] = set()
        for key, run in groupby(rows, self._key()):
            together = [*run]
            yield [evolve(row, wrong=row.wrong or _APART) for row in together] if key in done else together
            done.add(key)

    def _key(self) -> Callable[[ReadRow], Any]:
        """Return what tells the documents of rows apart."""
        key_of = picked(self.mapping.documents.by)
        return lambda row: key_of(row.cells)

    def _document(self, rows: Sequence[ReadRow]) -> _MadeDocument:
        source = Source(self.faults.faults.file, rows[0].line)
        document = _MadeDocument(RawLog({}, source, [], Faults(source.file)))
        for seen in self.values.begin(self.successions.added_to(rows) if self.successions else rows):
            self.tally.rows += not seen.row.again
            try:
                self._tell(document, seen)
            except FaultyRow as faulty:
                self._hold_back(document, seen.row, ((faulty.column, faulty.wrong),))
        return document

    def _hold_back(self, document: _MadeDocument, row: ReadRow, wrong: Iterable[tuple[str, Wrong]]) -> None:
        document.is_whole = False
        self.tally.faulty += not row.again
        self.faults.add(row, wrong)

    def _tell(self, document: _MadeDocument, seen: SeenRow) -> None:
        if seen.row.wrong:
            self._hold_back(document, seen.row, seen.row.wrong)
            return
        if document.first is None:
            document.first, document.raw.head = seen, self.heading(seen)
        elif self._agreed and self._agreed(seen) != self._agreed(document.first):
            self.tally.unlike.update(name for name in self._in_head() if seen[name] != document.first[name])
        fitting = self._fitting(seen)
        is_new = False
        for rule in fitting:
            is_new = self._add(document, seen, rule) or is_new
        because = "" if fitting else self._dropped(seen)
        if fitting and self.declares:
            self._declare(document, seen)
        self.values.remember(seen)
        if not seen.row.again:
            self._count(because, is_new=is_new)

    def _fit(self, seen: SeenRow) -> Sequence[Rule]:
        return [rule for rule in self.mapping.rules if _tells(rule, seen)]

    def _in_head(self) -> tuple[str, ...]:
        """Name the columns whose cells stand in the head, beside those in which the rows of a document agree."""
        documents = self.mapping.documents
        return tuple(sorted((documents.head.names() & {*self.mapping.columns}) - {*documents.by}))

    def heading(self, seen: SeenRow) -> Fields:
        """Return the head of a document by its first row; it names the mapping, by which an import is found again."""
        head: Fields = self.mapping.documents.head.filled(seen.__getitem__)
        head["mapping"] = self.mapping.id
        return head

    def _count(self, because: str, *, is_new: bool) -> None:
        if because:
            self.tally.dropped[because] += 1
        elif is_new:
            self.tally.told += 1
        else:
            self.tally.merged += 1

    def _dropped(self, seen: SeenRow) -> str:
        for drop in self.mapping.drop:
            if meets(seen, drop.when):
                return drop.because
        message = "no rule of the mapping fits this row"
        raise FaultyRow("", Wrong("row-not-mapped", message, "Add a rule under 'events', or a reason under 'drop'."))

    def _add(self, document: _MadeDocument, seen: SeenRow, rule: Rule) -> bool:
        """Add what a rule tells of a row; say whether it is an event of its own."""
        before = document.merging.get(rule.named.of(seen)) if rule.merge else None
        if before is not None:
            _merge(before, rule, seen)
            before.rows.append(seen.row.line)
            return False
        fields = rule.entry.filled(seen.__getitem__)
        fields.line = seen.row.line
        entry = RawEntry(rule.section, fields, Source(document.raw.source.file, seen.row.line))
        document.events.append(_Made(entry, [seen.row.line]))
        if rule.merge:
            document.merging[fields.get("id", "")] = document.events[-1]
        return True

    def _declare(self, document: _MadeDocument, seen: SeenRow) -> None:
        known = {"actors": self.values.catalogue.actor, "things": self.values.catalogue.thing}
        for section, named in known.items():
            declared = getattr(self.mapping, section).filled(seen.__getitem__)
            for code, fields in declared.items():
                if named(code) is None and (section, code) not in document.declared:
                    source = Source(document.raw.source.file, seen.row.line)
                    document.declared[section, code] = RawEntry(section, fields, source, code)


def _tells(rule: Rule, seen: SeenRow) -> bool:
    return meets(seen, rule.when) and not (rule.unless and any(meets(seen, one) for one in rule.unless))


def _merge(made: _Made, rule: Rule, seen: SeenRow) -> None:
    """Add what another row tells to the list of an event, each once."""
    have = made.entry.fields.get(rule.merge)
    if have is None:
        made.entry.fields[rule.merge] = rule.added.filled(seen.__getitem__)
        return
    if isinstance(have, dict):
        _add_shares(made, have, rule.added.filled(seen.__getitem__))
        return
    listed = made.listed.get(rule.merge)
    if listed is None:
        listed = made.listed[rule.merge] = {*have}
    texts = [item.of(seen) for item in rule.items] or rule.added.filled(seen.__getitem__)
    for one in texts:
        if one and one not in listed:
            listed.add(one)
            have.append(one)


def _add_shares(made: _Made, have: dict[str, Any], added: dict[str, Any]) -> None:
    """Add what another row says of some actors; raises FaultyRow where a row above says otherwise."""
    for key, told in added.items():
        if have.setdefault(key, told) != told:
            message = f"another row of '{made.entry.fields['id']}' tells '{shown(key)}' otherwise"
            raise FaultyRow("", Wrong("told-otherwise", message, "Mend one of the rows, or drop it by a rule."))


def _finished(document: _MadeDocument) -> RawLog:
    for made in document.events:
        if made.entry.section == "events":
            made.entry.fields.setdefault("evidence", {"at": _rows_named(made.rows)})
    document.raw.entries = [*document.declared.values(), *(made.entry for made in document.events)]
    return document.raw


def _rows_named(rows: Sequence[int]) -> str:
    """Name rows: 'row 4', 'rows 4 to 9, 12'."""
    runs: list[list[int]] = []
    for row in sorted(set(rows)):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    named = ", ".join(f"{first} to {last}" if last > first else str(first) for first, last in runs)
    return f"{'row' if len(set(rows)) == 1 else 'rows'} {named}"
