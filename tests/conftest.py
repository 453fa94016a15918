"""What the tests of every room share: logs written in the test, and questions to them."""

import gc
import os
import textwrap
from datetime import date
from pathlib import Path

import databases
import pytest
from attrs import define, field

from tracker.catalogue.patterns import make_fluent, parse_pattern
from tracker.catalogue.seeds import read_seeds
from tracker.given import given as given_folder
from tracker.log.assembly import assemble
from tracker.log.files import read_file
from tracker.model.days import iso
from tracker.narrative.narrative import narrate
from tracker.narrative.timelines import Timelines
from tracker.projections.dyads import Dyad
from tracker.projections.relation import Asked, relation
from tracker.store.connection import open_store
from tracker.store.schema import upgrade
from tracker.store.writing import load_catalogue

os.environ.pop("COLUMNS", None)  # whoever runs the tests may have said how wide a report is

HEAD = """\
document:
  id: {id}
  title: A report
  publisher: A paper
  published: {{date: "{published}", basis: printed}}
"""


def pytest_collection_modifyitems(items):
    """Begin with the lengthy files, so that no core waits for one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("lengthy") is None)


def pytest_collection_finish():
    """Leave thousands of tests out of what the collector walks again and again: it takes a tenth of the time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def catalogue():
    """The catalogue that the program is given."""
    found, findings = read_seeds(given_folder("seeds"))
    assert findings == ()
    return found


def new_store(address, catalogue):
    """Make a store with the catalogue in it."""
    store = open_store(address)
    upgrade(store, given_folder("migrations"))
    load_catalogue(store, catalogue)
    return store


@pytest.fixture(scope="session")
def blank_file(tmp_path_factory, catalogue):
    """The file of a store with the catalogue in it, made once and copied for each test."""
    return new_store(str(tmp_path_factory.mktemp("blank") / "log.db"), catalogue).file


@pytest.fixture(scope="session")
def blank_database(server, catalogue):
    """A PostgreSQL database with the same, made once and copied for each test."""
    name = server.make()
    new_store(server.address(name), catalogue)
    return name


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server for all tests that ask for one."""
    started = databases.start()
    yield started
    started.stop()


@define
class Told:
    """Logs as they are known by a day, ready to be asked."""

    logs: object
    known_by: int | None = None
    timelines: Timelines = field(init=False)

    def __attrs_post_init__(self):
        self.timelines = Timelines(narrate(self.logs.logs, self.logs.catalogue, self.known_by))

    @property
    def narrative(self):
        return self.timelines.narrative

    def asked(self, on):
        return Asked(_day(on), self.known_by)

    def known(self, by):
        return Told(self.logs, _day(by))

    def line(self, text):
        pattern = parse_pattern(text)
        fluent = make_fluent(self.logs.catalogue.fluent(pattern.fluent), pattern.args)
        return self.timelines.of(fluent, pattern.value)

    def answer(self, text, on):
        return self.line(text).answer(_day(on)).value

    def why(self, text, on):
        return self.line(text).why(_day(on))

    def since(self, text, on):
        since = self.line(text).since(_day(on))
        return iso(since.earliest), iso(since.latest)

    def happening(self, ref):
        return self.timelines.narrative.happening_of[ref]

    def days(self, ref):
        return tuple(map(iso, self.happening(ref).act))

    def relation(self, a, b, on):
        return relation(self.narrative, Dyad(a, b), self.asked(on))


@pytest.fixture
def given(catalogue, tmp_path):
    """Read logs that a test writes: each a document's id, its day of publication, its entries and what it covers."""

    def read(*documents):
        raws = []
        for number, (head, entries, *covers) in enumerate(documents):
            name, _, published = head.partition(" ")
            text = HEAD.format(id=name, published=published or "2030-01-01")
            text += f"  desk: yes\n  covers: [{', '.join(covers)}]\n" if covers else ""
            body = textwrap.dedent(entries)
            if body and "events:" not in body and "mending:" not in body:
                body = "events:\n" + textwrap.indent(body, "  ")
            path = Path(tmp_path) / f"{number}-{name}.yaml"
            path.write_text(text + body, encoding="utf-8")
            raws.append(read_file(path))
        logs = assemble(raws, catalogue)
        assert logs.findings == (), logs.findings
        return Told(logs)

    return read


def _day(text):
    return date.fromisoformat(text).toordinal()
