"""What the store costs beside the package `eventsourcing`, the best known log of events in Python, on one database.

Both get the same events, ready-made, in batches of 1,000, each batch one transaction that waits for the disk. What ours
does on top is in its time: it validates each event, looks for contradictions, hashes it into the proof tree, and
indexes what it touches. The peer is an extra: `pip install .[bench]`.
"""

from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from attrs import frozen
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from made import log_text
from measuring import Ratio, beside, processor, seconds

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.seeds import read_seeds
from tracker.given import given
from tracker.log.assembly import RawLog
from tracker.log.files import read_log
from tracker.store.connection import Store, open_store
from tracker.store.proof.leaf import leaf_bytes
from tracker.store.proof.merkle import grow, leaf_hash
from tracker.store.reading import all_logs, state_at
from tracker.store.schema import upgrade
from tracker.store.writing import append, load_catalogue

BATCH, BATCHES, SINGLES, REPETITIONS = 1_000, 5, 50, 3
Fields = Mapping[str, Any]


@frozen
class Ours:
    """A new store on SQLite."""

    store: Store
    catalogue: Catalogue

    def append(self, logs: Sequence[RawLog]) -> None:
        """Append each log in a transaction of its own."""
        for log in logs:
            append(self.store, [log], self.catalogue)

    def read(self) -> None:
        """Read the whole log back into values."""
        with self.store.reading() as connection:
            all_logs(connection, state_at(connection))


class Told(Aggregate):
    """What the peer has for a document."""

    @event("Entered")
    def enter(self, fields: Fields) -> None:
        """Take an event; its fields are kept with it."""


@frozen
class Peer:
    """A new log of the peer on SQLite."""

    application: Application

    def append(self, batches: Sequence[Sequence[Fields]]) -> None:
        """Save each batch in a transaction of its own."""
        for batch in batches:
            told = Told()
            for fields in batch:
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

    def read(self) -> None:
        """Replay the whole log into values."""
        start = 1
        while notifications := self.application.recorder.select_notifications(start, BATCH):
            for one in notifications:
                self.application.mapper.to_domain_event(one)
            start = notifications[-1].id + 1


@frozen
class Bench:
    """A folder in which new stores are made, and what is appended to them."""

    folder: Path
    catalogue: Catalogue
    numbers: "count[int]"

    def ours(self) -> Ours:
        """Make a new store."""
        store = open_store(str(self.folder / f"{next(self.numbers)}.db"), stays_open=True)
        upgrade(store, given("migrations"))
        load_catalogue(store, self.catalogue)
        return Ours(store, self.catalogue)

    def peer(self) -> Peer:
        """Make a new log of the peer."""
        file = str(self.folder / f"{next(self.numbers)}.db")
        return Peer(Application(env={"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": file}))

    def batches(self) -> list[RawLog]:
        """Make logs of a thousand events each, read and ready."""
        texts = (log_text(self.catalogue, BATCH, batch) for batch in range(BATCHES))
        return [read_log(text.encode(), f"{batch}.yaml") for batch, text in enumerate(texts)]

    def singles(self) -> list[RawLog]:
        """Make logs of one event each."""
        return [
            read_log(_SINGLE.replace("NUMBER", str(number)).encode(), f"{number}.yaml") for number in range(SINGLES)
        ]


_SINGLE = """\
document: {id: d-NUMBER, title: A report, publisher: nobody, published: {date: 2026-01-05, basis: printed}}
events:
  - {id: e, kind: praised, date: 2021-01-01, by: LTU, toward: POL, about: round NUMBER, evidence: {line: 1}}
"""


def store_ratios(folder: Path) -> list[Ratio]:
    """Measure appending and reading beside the peer, and the proof tree beside the append that it is a part of."""
    catalogue, _ = read_seeds(given("seeds"))
    bench = Bench(folder, catalogue, count())
    logs, singles = bench.batches(), bench.singles()
    fields = [[entry.fields for entry in log.entries if entry.section == "events"] for log in logs]
    one_each = [log.entries[0].fields for log in singles]
    name = f"{BATCHES * BATCH:,} events"
    peers = "app.save of eventsourcing", "its get and save", "its events, read back"
    ours, others = _stores(bench)
    many = beside(lambda: next(ours).append(logs), lambda: next(others).append(fields), REPETITIONS)
    ours, others = _stores(bench)
    each = beside(lambda: next(ours).append(singles), lambda: next(others).get_and_save(one_each), REPETITIONS)
    full, other = bench.ours(), bench.peer()
    full.append(logs)
    other.append(fields)
    back = beside(full.read, other.read, REPETITIONS)
    tree = seconds(lambda: _hashed(fields), processor)
    return [
        Ratio(f"append, {name} in batches of {BATCH:,}", peers[0], *many, bound=1.0),
        Ratio(f"append, {SINGLES} times one event", peers[1], *each, bound=0.67),
        Ratio(f"reading {name} back into values", peers[2], *back, bound=0.5),
        Ratio(f"the proof tree of {name}", "the append of them", tree, many[0], bound=0.1),
    ]


def _stores(bench: Bench) -> "tuple[Any, Any]":
    """Make as many stores as a measurement fills, before it begins."""
    number = range(REPETITIONS + 1)
    return iter([bench.ours() for _ in number]), iter([bench.peer() for _ in number])


def _hashed(batches: Sequence[Sequence[Fields]]) -> None:
    """Hash events into a tree as an append does."""
    frontier: list[bytes] = []
    for position, fields in enumerate(one for batch in batches for one in batch):
        body = str(dict(fields))
        entry = {"position": position + 1, "recorded_at": "2026-01-05T12:00:00.000000Z", "stream": "benchmark-0"}
        grow(
            frontier, position, leaf_hash(leaf_bytes({**entry, "number": position, "section": "events", "body": body}))
        )
