"""The store's tables, as queries name them; Alembic alone makes and changes them (see `migrations/`).

`entries` is the log: document heads, entries of logs and catalogue versions in one gap-free position. `places` says in
which file and on which line an entry stood last. `leaves` is the proof tree: with each entry the hashes of the complete
subtrees that its leaf closes, 32 bytes each, its own first. `touches` and `members` are the index: every entry is a
member of one component, the entries that can decide one another's answers, and is found by the keys that it touches,
each kept with one entry of the component: where components become one, no key is written again. `standing` is one row
that says what the program left in the index. `fluents` and `spans` say over which days what holds or may (see
`spans.py`), and `spanned`, one row, up to which position.
"""

from sqlalchemy import Column, Integer, LargeBinary, MetaData, String, Table, Text, literal_column, or_

metadata = MetaData()

entries = Table(
    "entries",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("recorded_at", String(32), nullable=False),
    Column("stream", String(80), nullable=False),
    Column("number", Integer, nullable=False),
    Column("section", String(16), nullable=False),
    Column("body", Text, nullable=False),
)

leaves = Table(
    "leaves",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("hashes", LargeBinary, nullable=False),
)

places = Table(
    "places",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("file", Text, nullable=False),
    Column("line", Integer, nullable=False),
)

members = Table(
    "members",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("component", Integer, nullable=False),
)

touches = Table(
    "touches",
    metadata,
    Column("key", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
)

standing = Table(
    "standing",
    metadata,
    Column("position", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Column("digest", String(32), nullable=False),
    Column("whole", Integer, nullable=False),
)

fluents = Table(
    "fluents",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("one", Text),
    Column("two", Text),
    Column("three", Text),
    Column("four", Text),
    Column("complete_from", String(10)),
    Column("complete_to", String(10)),
    Column("stale", Text),
    Column("position", Integer, nullable=False),
)

spans = Table(
    "spans",
    metadata,
    Column("fluent", Integer, primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("value", Text),
    Column("first", String(10)),
    Column("last", String(10)),
    Column("certain", Integer, nullable=False),
    Column("told", Integer, nullable=False),
    Column("denied", Text),
    Column("began", Text, nullable=False),
    Column("ended", Text, nullable=False),
)

spanned = Table("spanned", metadata, Column("position", Integer, nullable=False))

VIEWS = ("answers", "memberships", "acts", "documents", "mendings")
"""What other programs read: spans by their fluents, members of formats, events and heads as appended, what mends them.

They are the same on every database, and no query of the program's own names them.
"""

BESIDE_EVENTS = entries.c.section != literal_column("'events'")
"""Says what the index of sections has, word by word: where a query does not say it, no database looks there."""

DECIDES = or_(
    *(touches.c.key.like(literal_column(f"'{mark}%'")) for mark in ("<", "@", "^")),
    touches.c.key.like(literal_column("'%(%'")),
    touches.c.key == literal_column("'+'"),
)
"""Says which keys are looked up by their entry, too, as the index of these has it: those that decide fluents."""

SCHEMA = "0009"
"""The revision of the schema that this program reads and writes."""

CATALOGUE = "(catalogue)"
"""The stream and section of catalogue versions; no document can be called so."""

HEAD = "head"
"""The section of document heads."""
