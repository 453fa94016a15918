"""What the store costs beside the package `eventsourcing`, the best known log of events in Python, on one database.

Both get the same events, ready-made, in batches of 1,000, each batch one transaction that waits for the disk. What ours
does on top is in its time: it validates each event, looks for contradictions, hashes it into the proof tree, and
indexes what it touches. The peer is an extra: `pip install .[bench]`.

On SQLite the processor's time counts. PostgreSQL works in processes of its own, so there the clock does.
"""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import UUID

from attrs import define, field, frozen
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from made import log_text
from measuring import Clock, Ratio, beside, processor, seconds
from server import Server, running

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.seeds import read_seeds
from tracker.given import given
from tracker.log.assembly import RawLog
from tracker.log.files import read_log
from tracker.narrative.appending import check_appended
from tracker.store.connection import Store, open_store
from tracker.store.proof.leaf import leaf_bytes
from tracker.store.proof.merkle import grow, leaf_hash
from tracker.store.reading import all_logs
from tracker.store.schema import upgrade
from tracker.store.snapshots import state_at
from tracker.store.upcasting import write_body
from tracker.store.writing import append, load_catalogue

BATCH, BATCHES, SINGLES, REPETITIONS = 1_000, 5, 50, 3
DECLARED = 2_000
Fields = Mapping[str, Any]


@frozen
class Ours:
    """A new store, whose connection stays open as the peer's does."""

    store: Store
    catalogue: Catalogue

    def append(self, logs: Sequence[RawLog]) -> None:
        """Append each log in a transaction of its own."""
        for log in logs:
            append(self.store, [log], self.catalogue, check_appended)

    def read(self) -> None:
        """Read the whole log back into values, each event by its kind."""
        with self.store.reading() as connection:
            all_logs(connection, state_at(connection))


class Told(Aggregate):
    """What the peer has for a document."""

    @event("Entered")
    def enter(self, fields: Fields) -> None:
        """Take an event; its fields are kept with it."""


@define
class Peer:
    """A new log of the peer."""

    application: Application[UUID]
    _ids: list[UUID] = field(factory=list)

    def append(self, batches: Sequence[Sequence[Fields]]) -> None:
        """Save each batch in a transaction of its own."""
        for batch in batches:
            told = Told()
            for fields in batch:
                told.enter(fields=fields)
            self.application.save(told)
            self._ids.append(told.id)

    def save(self, events: Sequence[Fields]) -> None:
        """Save each event as a document of its own."""
        for fields in events:
            told = Told()
            told.enter(fields=fields)
            self.application.save(told)

    def get_and_save(self, events: Sequence[Fields]) -> None:
        """Get a document's aggregate and save it again with one event more, over and over."""
        first = Told()
        self.application.save(first)
        for fields in events:
            told: Told = self.application.repository.get(first.id)
            told.enter(fields=fields)
            self.application.save(told)

    def replay(self) -> None:
        """Replay every document's events."""
        for one in self._ids:
            self.application.repository.get(one)


@frozen
class Bench:
    """Where new stores are made, and what is appended to them: in a folder, or on a server."""

    folder: Path
    catalogue: Catalogue
    numbers: "count[int]"
    server: Server | None = None
    opened: list[Any] = field(factory=list)

    @property
    def clock(self) -> Clock:
        """What time counts: on a server others work, too."""
        return perf_counter if self.server else processor

    def ours(self) -> Ours:
        """Make a new store."""
        address = str(self.folder / f"{next(self.numbers)}.db")
        if self.server is not None:
            address = f"postgresql+psycopg://postgres@/{self.server.new_database()}?host={self.server.socket}"
        store = open_store(address, stays_open=True)
        self.opened.append(store)
        upgrade(store, given("migrations"))
        load_catalogue(store, self.catalogue)
        return Ours(store, self.catalogue)

    def peer(self) -> Peer:
        """Make a new log of the peer."""
        file = str(self.folder / f"{next(self.numbers)}.db")
        settings = {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": file}
        if self.server is not None:
            named = {"DBNAME": self.server.new_database(), "HOST": self.server.socket, "USER": "postgres"}
            settings = {f"POSTGRES_{key}": value for key, value in {**named, "PASSWORD": "-"}.items()}
            # Its other way to insert, a pipeline of statements, never returns from a thousand of them.
            settings["POSTGRES_ENABLE_DB_FUNCTIONS"] = "y"
            settings["PERSISTENCE_MODULE"] = "eventsourcing.postgres"
        application: Application[UUID] = Application(env=settings)
        self.opened.append(application)
        return Peer(application)

    def close(self) -> None:
        """Close all that was opened."""
        for one in self.opened:
            one.close()
        self.opened.clear()

    def batches(self) -> list[RawLog]:
        """Make logs of a thousand events each, read and ready."""
        texts = (log_text(self.catalogue, BATCH, batch) for batch in range(BATCHES))
        return [read_log(text.encode(), f"{batch}.yaml") for batch, text in enumerate(texts)]

    def singles(self, prefix: str = "") -> list[RawLog]:
        """Make logs of one event each."""
        names = (f"{prefix}{number}" for number in range(SINGLES))
        return [read_log(_SINGLE.replace("NUMBER", name).encode(), f"{name}.yaml") for name in names]


_SINGLE = """\
document: {id: d-NUMBER, title: A report, publisher: nobody, published: {date: 2026-01-05, basis: printed}}
events:
  - {id: e, kind: praised, date: 2021-01-01, by: LTU, toward: POL, about: round NUMBER, evidence: {line: 1}}
"""


def _declaring() -> RawLog:
    """Make a log that declares very many things."""
    things = "".join(f"  CLUB-{number}: {{type: format, names: [Club {number}]}}\n" for number in range(DECLARED))
    return read_log(f"{_SINGLE.replace('NUMBER', 'declaring')}actors:\n{things}".encode(), "declaring.yaml")


def store_ratios(folder: Path) -> list[Ratio]:
    """Measure appending and reading beside the peer on both databases, and the proof tree beside the append."""
    catalogue, _ = read_seeds(given("seeds"))
    on_file = Bench(folder, catalogue, count())
    with _uncollected():
        ratios = _measured(on_file, "SQLite")
        entries = _entries(on_file.batches())
        tree = seconds(lambda: _hashed(entries), processor)
        name = f"{BATCHES * BATCH:,} events"
        ratios.append(Ratio(f"the proof tree of {name}", "the append of them", tree, ratios[0].seconds, bound=0.1))
        with running(folder) as server:
            ratios += _measured(Bench(folder, catalogue, count(), server), "PostgreSQL")
    return ratios


def _measured(bench: Bench, database: str) -> list[Ratio]:
    logs, singles = bench.batches(), bench.singles()
    fields = [_fields(log) for log in logs]
    one_each = [log.entries[0].fields for log in singles]
    name = f"{BATCHES * BATCH:,} events"
    ours, others = _stores(bench)
    many = beside(lambda: next(ours).append(logs), lambda: next(others).append(fields), REPETITIONS, bench.clock)
    ours, others = _stores(bench)
    each = beside(
        lambda: next(ours).append(singles), lambda: next(others).get_and_save(one_each), REPETITIONS, bench.clock
    )
    ours, others = _stores(bench)
    alone = beside(lambda: next(ours).append(singles), lambda: next(others).save(one_each), REPETITIONS, bench.clock)
    declared, bare = bench.ours(), bench.ours()
    declared.append([_declaring()])
    rounds = iter([bench.singles(f"turn-{turn}-") for turn in range(2 * (REPETITIONS + 1))])
    beside_none = beside(
        lambda: declared.append(next(rounds)), lambda: bare.append(next(rounds)), REPETITIONS, bench.clock
    )
    full, other = bench.ours(), bench.peer()
    full.append(logs)
    other.append(fields)
    back = beside(full.read, other.replay, REPETITIONS, bench.clock)
    bench.close()
    return [
        Ratio(f"{database}: append, {name} in batches of {BATCH:,}", "app.save of eventsourcing", *many, bound=1.0),
        Ratio(f"{database}: append, {SINGLES} times one event", "its get and save", *each, bound=0.67),
        Ratio(f"{database}: append, {SINGLES} times one event", "its save alone", *alone, bound=1.8),
        Ratio(f"{database}: the same beside {DECLARED:,} declared things", "beside none", *beside_none, bound=1.2),
        Ratio(f"{database}: reading {name} back into values", "its replay", *back, bound=0.5),
    ]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Turn the cyclic collector off, as the command line does: it would walk what the benchmark itself holds."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _fields(log: RawLog) -> list[Fields]:
    """Return what the peer is given of a log's events."""
    return [entry.fields for entry in log.entries if entry.section == "events"]


def _stores(bench: Bench) -> "tuple[Any, Any]":
    """Make as many stores as a measurement fills, before it begins."""
    number = range(REPETITIONS + 1)
    return iter([bench.ours() for _ in number]), iter([bench.peer() for _ in number])


def _hashed(entries: Sequence[Mapping[str, Any]]) -> None:
    """Hash entries into a tree as an append does."""
    frontier: list[bytes] = []
    for size, entry in enumerate(entries):
        grow(frontier, size, leaf_hash(leaf_bytes(entry)))


def _entries(batches: Sequence[RawLog]) -> list[Mapping[str, Any]]:
    """Return entries as the store keeps them."""
    bodies = [(log.head["id"], write_body(fields)) for log in batches for fields in _fields(log)]
    moment = {"recorded_at": "2026-01-05T12:00:00.000000Z", "section": "events"}
    return [
        {**moment, "position": number, "number": number, "stream": stream, "body": body}
        for number, (stream, body) in enumerate(bodies, 1)
    ]
