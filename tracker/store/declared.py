"""What logs declare for themselves, actors and things: looked up by code or by name, and read whole where all is asked.

A log that declares thousands of persons costs a question about two states nothing: what is named is looked up.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import define, field
from sqlalchemy import Connection, Select, and_, bindparam, select

from tracker.log.assembly import DECLARING
from tracker.store.connection import again
from tracker.store.keys import called_key, declared_key
from tracker.store.lists import among
from tracker.store.tables import BESIDE_EVENTS, entries, places, touches
from tracker.store.touch import Touch, touch_of_declared
from tracker.store.upcasting import read_body

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9+-]*")
"""What a declared actor or thing may be called: neither a part of an actor nor words of a text."""
_NAMED = re.compile(rf'(?:["(\[]|, )({_CODE.pattern})')
"""What may be a code in the body of an entry: it begins a text, a list in one, or is an argument of a fluent."""

_COLUMNS = (entries.c.position, entries.c.stream, entries.c.section, entries.c.body, places.c.file, places.c.line)
_UNTIL = entries.c.position <= bindparam("until")


def entry_rows() -> Select[Any]:
    """Select entries, each with where it stands in its file."""
    return select(*_COLUMNS).join(places, places.c.position == entries.c.position, isouter=True)


_IS_DECLARED = and_(entries.c.section.in_(DECLARING), BESIDE_EVENTS)
_ALL = entry_rows().where(_IS_DECLARED, _UNTIL)
_ANY = select(entries.c.position).where(_IS_DECLARED, _UNTIL).limit(1)
# That they declare something says the key; asked of the section, too, a database would read all that are of it.
_FOUND = entry_rows().where(
    _UNTIL, entries.c.position.in_(select(touches.c.position).where(among(touches.c.key, "keys")))
)
_FROM = select(entries.c.position, entries.c.section, entries.c.body).where(
    _IS_DECLARED, _UNTIL, entries.c.position >= bindparam("first")
)


@define(eq=False)
class Declarations:
    """The actors and things that logs declared up to a position; what was looked up once is known.

    The log only grows: what stands up to a position is the same whenever it is read. `naming` are the documents that
    declare what was named so far.
    """

    connection: Connection
    until: int
    _rows: dict[int, Any] = field(factory=dict, repr=False)
    _fields: dict[str, dict[str, Any]] = field(factory=lambda: {section: {} for section in DECLARING}, repr=False)
    _of_document: dict[str, list[Any]] = field(factory=dict, repr=False)
    _of_code: dict[str, list[Any]] = field(factory=dict, repr=False)
    _named: set[str] = field(factory=set, repr=False)
    _looked_up: set[str] = field(factory=set, repr=False)
    naming: set[str] = field(factory=set, init=False, repr=False)
    are_none: bool = field(init=False)
    _is_whole: bool = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.are_none = self._is_whole = not self._read(_ANY)

    @property
    def things(self) -> Mapping[str, Any]:
        """The things that are declared, by their codes."""
        return Declared(self, "things")

    @property
    def actors(self) -> Mapping[str, Any]:
        """The actors that are declared, by their codes."""
        return Declared(self, "actors")

    @property
    def rows(self) -> Sequence[Any]:
        """The entries that were looked up so far, or all."""
        return [*self._rows.values()]

    def rows_of(self, documents: Iterable[str]) -> list[Any]:
        """Return those entries of some documents that were looked up so far."""
        return [row for document in documents for row in self._of_document.get(document, ())]

    def called(self, spellings: Collection[str]) -> set[str]:
        """Return the codes of the actors that are spelt in one of some ways."""
        rows = self._read(_FOUND, keys=[*map(called_key, spellings)])
        return {self._keep(row) for row in rows if row.section == "actors"}

    def look_up(self, codes: Iterable[str]) -> None:
        """Look up what is declared by some codes."""
        new = [] if self._is_whole else sorted(filter(_CODE.fullmatch, set(codes) - self._looked_up))
        if new:
            self._looked_up.update(new)
            for row in self._read(_FOUND, keys=[*map(declared_key, new)]):
                self._keep(row)

    def look_up_named(self, bodies: Iterable[str]) -> None:
        """Look up what the bodies of some entries may name; `naming` are then the documents that declare it."""
        if not self.are_none:
            self.name({code for body in bodies for code in _NAMED.findall(body)})

    def name(self, codes: Collection[str]) -> None:
        """Look up what is named; `naming` are then the documents that declare it."""
        new = set(codes)
        while new:  # what is declared may name what is declared
            self.look_up(new)
            rows = [row for code in new for row in self._of_code.get(code, ())]
            self._named |= new
            self.naming.update(row.stream for row in rows)
            new = {code for row in rows for code in _NAMED.findall(row.body)} - self._named

    def read_all(self) -> Sequence[Any]:
        """Read everything that is declared; return its entries."""
        if not self._is_whole:
            self._rows.clear()
            self._of_document.clear()
            self._of_code.clear()
            for declared in self._fields.values():  # what was looked up first would stand before what is older
                declared.clear()
            for row in self._read(_ALL):
                self._keep(row)
            self._is_whole = True
        return self.rows

    def fields(self, section: str, code: str) -> Any:
        """Return what is declared by a code; None where nothing is."""
        self.look_up([code])
        return self._fields[section].get(code)

    def all_fields(self, section: str) -> Mapping[str, Any]:
        """Return everything that is declared in a section, by its code."""
        self.read_all()
        return self._fields[section]

    def _keep(self, row: Any) -> str:
        body = read_body(row.section, row.body)
        code: str = body["code"]
        if row.position not in self._rows:
            self._rows[row.position] = row
            self._of_document.setdefault(row.stream, []).append(row)
            self._of_code.setdefault(code, []).append(row)
            self._fields[row.section][code] = body["fields"]
        return code

    def _read(self, query: Select[Any], **asked: Any) -> Sequence[Any]:
        with again(self.connection) as connection:
            return connection.execute(query, {"until": self.until, **asked}).all()


@define(eq=False)
class Declared(Mapping[str, Any]):
    """What is declared in a section, by its code: looked up when it is asked for."""

    declarations: Declarations
    section: str

    def __getitem__(self, code: str) -> Any:
        """Return what is declared by a code."""
        fields = self.declarations.fields(self.section, code)
        if fields is None:
            raise KeyError(code)
        return fields

    def __iter__(self) -> Iterator[str]:
        """Name everything, in the order in which it was declared."""
        return iter(self.declarations.all_fields(self.section))

    def __len__(self) -> int:
        """Count everything."""
        return len(self.declarations.all_fields(self.section))


def touches_of_declared(connection: Connection, first: int, until: int) -> list[Touch]:
    """Return by what is found what logs declare between two positions."""
    return [*touches_of_declared_rows(connection.execute(_FROM, {"first": first, "until": until}))]


def touches_of_declared_rows(rows: Iterable[Any]) -> Iterator[Touch]:
    """Yield by what some entries are found that declare something."""
    for row in rows:
        body = read_body(row.section, row.body)
        yield touch_of_declared(row.position, row.section, body["code"], body["fields"])
