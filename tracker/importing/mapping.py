"""A mapping: how a dataset becomes logs, as data."""

from collections.abc import Mapping as ReadOnly
from itertools import chain

from attrs import field, frozen

from tracker.importing.templates import CellTemplate, TemplateTree
from tracker.importing.written import WrittenDate

ROW = "row"
"""The name in braces that stands for the number of a row, the line of names being row 1."""

NUMBERED = ("cow", "gw")
"""The lists of states that give each a number."""

SYSTEMS = (*NUMBERED, "name")
"""How a cell names an actor: by its number in a list of states, or by a code or name of the catalogue."""

Condition = ReadOnly[str, tuple[str, ...]]
"""The words that a column may have, for each of some columns; an empty text is an empty cell."""


@frozen
class ActorValue:
    """An actor that a text names in a system, on a day.

    `instead` has what a text, or a text with a day, is to be read as: a name, a code, or a number as 'cow 345'.
    `otherwise` has whom a text names on a day on which nobody has it.
    """

    of: CellTemplate
    system: str
    on: CellTemplate = field(factory=lambda: CellTemplate("", ()))
    instead: ReadOnly[str, str] = field(factory=dict)
    otherwise: ReadOnly[str, str] = field(factory=dict)

    @property
    def parts(self) -> tuple[CellTemplate, ...]:
        """The texts that it is worked out of."""
        return self.of, self.on


@frozen
class WordValue:
    """A word for each text that may stand there, and another for the rest; without words it is the text itself.

    What ends in `*` stands for every text that begins so and is not named itself; the first that fits counts.
    """

    of: CellTemplate
    words: ReadOnly[str, str] = field(factory=dict)
    otherwise: CellTemplate | None = None
    beginnings: tuple[tuple[str, str], ...] = field(init=False)

    @beginnings.default
    def _beginnings(self) -> tuple[tuple[str, str], ...]:
        return tuple((text[:-1], word) for text, word in self.words.items() if text.endswith("*"))

    @property
    def parts(self) -> tuple[CellTemplate, ...]:
        """The texts that it is worked out of."""
        return (self.of, self.otherwise) if self.otherwise else (self.of,)


@frozen
class FirstValue:
    """The first of some texts that is not empty."""

    first: tuple[CellTemplate, ...]

    @property
    def parts(self) -> tuple[CellTemplate, ...]:
        """The texts that it is worked out of."""
        return self.first


@frozen
class NeighbourValue:
    """What a text is in the row before of the same document for the same `by`, or `otherwise`.

    With `next` it is what the text is in the next row in which it is not empty.
    """

    of: CellTemplate
    by: CellTemplate
    otherwise: CellTemplate
    next: bool = False

    @property
    def parts(self) -> tuple[CellTemplate, ...]:
        """The texts that it is worked out of."""
        return self.of, self.by, self.otherwise


@frozen
class CountValue:
    """Which row of the document with the same text this is, the first being 1."""

    count: CellTemplate

    @property
    def parts(self) -> tuple[CellTemplate, ...]:
        """The texts that it is worked out of."""
        return (self.count,)


@frozen
class DateValue:
    """A date, of its parts (year, month, day) or of one text in one of the ways in which it may be `written`.

    A date that is the last day of the source, its `horizon`, or later says only that it went on: it is left empty, as
    is one that is not `before` another date.
    """

    date: tuple[CellTemplate, ...]
    written: tuple[WrittenDate, ...] = ()
    horizon: str = ""
    before: CellTemplate = field(factory=lambda: CellTemplate("", ()))

    @property
    def parts(self) -> tuple[CellTemplate, ...]:
        """The texts that it is worked out of."""
        return *self.date, self.before


@frozen
class BeginsValue:
    """The day on which all of some actors were there first, without a break until a date; a day may stand among them.

    It is empty where that is not before the date, or not after another one.
    """

    begins: tuple[CellTemplate, ...]
    before: CellTemplate
    after: CellTemplate = field(factory=lambda: CellTemplate("", ()))

    @property
    def parts(self) -> tuple[CellTemplate, ...]:
        """The texts that it is worked out of."""
        return *self.begins, self.before, self.after


Value = ActorValue | WordValue | FirstValue | NeighbourValue | CountValue | DateValue | BeginsValue


@frozen
class Succession:
    """Which value has numbers of states, which column the year, and the cells of rows that a change of actors adds.

    `goes_on` are those of a row that is told again for who has the number next, `ends` those of one for an actor that
    loses its number. Each may name the columns of the row that is told again.
    """

    who: str
    year: str
    goes_on: ReadOnly[str, CellTemplate]
    ends: ReadOnly[str, CellTemplate]


@frozen
class Lookup:
    """A second table, found by the text of one of its columns; `otherwise` stands for what it does not have."""

    name: str
    columns: tuple[str, ...]
    key: str
    by: CellTemplate
    otherwise: CellTemplate | None = None


@frozen
class Rule:
    """What the rows tell that fit a condition, and none of others: an entry of a section.

    Rows with the same id add to its list `merge`: of these the id (`named`) and what is `added`, its `items`
    where it is a list of texts, are worked out alone.
    """

    section: str
    when: Condition
    unless: tuple[Condition, ...]
    entry: TemplateTree
    merge: str = ""
    named: CellTemplate = field(init=False)
    added: TemplateTree = field(init=False)
    items: tuple[CellTemplate, ...] = field(init=False)

    @property
    def asked(self) -> set[str]:
        """The names of what its conditions ask for."""
        return {*self.when, *chain.from_iterable(self.unless)}

    @named.default
    def _named(self) -> CellTemplate:
        named: CellTemplate = self.entry.part("id").node
        return named

    @added.default
    def _added(self) -> TemplateTree:
        return self.entry.part(self.merge)

    @items.default
    def _items(self) -> tuple[CellTemplate, ...]:
        return self.added.items


@frozen
class Drop:
    """Which rows are left out, and why."""

    when: Condition
    because: str


@frozen
class Documents:
    """The head of a document, in which columns its rows agree, and whether these stand `together` in the table."""

    head: TemplateTree
    by: tuple[str, ...] = ()
    together: bool = False


@frozen
class Mapping:
    """A whole mapping. A row that no rule and no `drop` fits is a fault: nothing is left out in silence."""

    id: str
    title: str
    columns: tuple[str, ...]
    documents: Documents
    rules: tuple[Rule, ...]
    values: ReadOnly[str, Value] = field(factory=dict)
    letters: ReadOnly[str, str] = field(factory=dict)
    successions: Succession | None = None
    drop: tuple[Drop, ...] = ()
    lookups: tuple[Lookup, ...] = ()
    actors: TemplateTree = field(factory=TemplateTree)
    things: TemplateTree = field(factory=TemplateTree)
