"""Stores of every sort of database that a test of the store runs on, and logs written into them by a test."""

import json
import shutil
import textwrap
from datetime import date
from itertools import count

import pytest
from attrs import define, evolve, field
from sqlalchemy import text

from tracker.catalogue.catalogue import Catalogue
from tracker.log.files import read_file
from tracker.narrative.appending import check_appended
from tracker.narrative.narrative import narrate
from tracker.projections.dyads import Dyad
from tracker.projections.relation import Asked, relation
from tracker.reports.data.relation import relation_data
from tracker.store.connection import Store, open_store
from tracker.store.reading import all_logs, dyad_keys, logs_touching
from tracker.store.snapshots import state_at
from tracker.store.writing import append, load_catalogue, utc_now

HEAD = """\
document:
  id: {id}
  title: A report
  publisher: A paper
  published: {{date: 2022-01-01, basis: printed}}
"""

DATABASES = ("sqlite", "postgresql")
"""Every test of the store runs on each of these; each test gets stores of its own."""


@define
class Kept:
    """A store with the catalogue in it: logs written in a test are appended, and questions asked."""

    store: Store
    catalogue: object
    folder: object
    clock: object = utc_now
    files: dict = field(factory=dict)

    def raws(self, **logs):
        """Write logs, named as their documents are, and read them; a text without a head gets one."""
        for name, entries in logs.items():
            body = textwrap.dedent(entries)
            if not body.lstrip().startswith(("document:", "events:", "mending:", "things:", "open:")):
                body = "events:\n" + textwrap.indent(body, "  ")
            head = "" if body.lstrip().startswith("document:") else HEAD.format(id=name.replace("_", "-"))
            self.files[name] = self.folder / f"{name}.yaml"
            self.files[name].write_text(head + body, encoding="utf-8")
        return [read_file(self.files[name]) for name in logs]

    def append(self, **logs):
        return append(self.store, self.raws(**logs), self.catalogue, check_appended, self.clock)

    def load(self, catalogue):
        """Put another catalogue in force."""
        self.catalogue = catalogue
        return load_catalogue(self.store, catalogue, self.clock)

    def logs(self, recorded_by=None):
        with self.store.reading() as connection:
            return all_logs(connection, state_at(connection, recorded_by))

    def touching(self, a, b, recorded_by=None):
        with self.store.reading() as connection:
            state = state_at(connection, recorded_by)
            return logs_touching(connection, state, dyad_keys(connection, state.catalogue, a, b))

    def refs(self, recorded_by=None):
        return [event.ref for log in self.logs(recorded_by).logs for event in log.events]

    def rows(self, query):
        with self.store.reading() as connection:
            return [tuple(row) for row in connection.execute(text(query))]

    def index(self):
        """Return the tables that rebuilding makes anew."""
        of_touches = "FROM touches AS t JOIN members AS m ON m.position = t.position"
        keys = f"SELECT DISTINCT t.key, m.component {of_touches} ORDER BY 1, 2"
        return self.rows("SELECT * FROM members ORDER BY 1"), self.rows(keys)

    def positions(self):
        return [position for (position,) in self.rows("SELECT position FROM entries ORDER BY position")]

    def answers(self, a, b, on, known_by=None, recorded_by=None):
        """Return the answers about a dyad as the command replays them: 'fluent = value', answer."""
        report = asked(self.touching(a, b, recorded_by), a, b, on, known_by)
        return {f"{one['fluent']} = {one['value']}": one["answer"] for one in report["answers"]}


def asked(logs, a, b, on, known_by=None):
    """Return what the logs say of a dyad as plain data."""
    narrative = narrate(logs.logs, logs.catalogue, _day(known_by))
    return relation_data(relation(narrative, Dyad(a, b), Asked(_day(on), _day(known_by))))


def _day(written):
    return None if written is None else date.fromisoformat(written).toordinal()


@pytest.fixture(params=DATABASES)
def database(request):
    """The sort of database that a test runs on."""
    return request.param


@pytest.fixture
def new_database(server):
    """Make PostgreSQL databases, and drop them when the test has ended."""
    made = []

    def make(template="template0"):
        made.append(server.make(template))
        return made[-1]

    yield make
    server.drop(*made)


@pytest.fixture
def new_address(request, database, tmp_path):
    """Give addresses at which nothing is yet, or a copy of a store with the catalogue in it."""
    numbers = count(1)

    def sqlite(blank=False):
        folder = tmp_path / str(next(numbers))
        folder.mkdir()
        if blank:
            shutil.copy(request.getfixturevalue("blank_file"), folder / "log.db")
        return f"sqlite:///{folder}/log.db"

    def postgresql(blank=False):
        make, server = request.getfixturevalue("new_database"), request.getfixturevalue("server")
        return server.address(make(request.getfixturevalue("blank_database")) if blank else make())

    return sqlite if database == "sqlite" else postgresql


@pytest.fixture
def new_store(new_address, tmp_path_factory, catalogue):
    """Make one more store, with the catalogue in it and nothing else."""
    return lambda: Kept(open_store(new_address(blank=True)), catalogue, tmp_path_factory.mktemp("logs"))


@pytest.fixture
def kept_in(tmp_path_factory):
    """Ask a store that was made otherwise, and append to it, in the words of a test."""

    def keep(store):
        kept = Kept(store, None, tmp_path_factory.mktemp("logs"))
        ((body,),) = kept.rows("SELECT body FROM entries WHERE section = '(catalogue)' ORDER BY position DESC LIMIT 1")
        return evolve(kept, catalogue=Catalogue(json.loads(body)))

    return keep


@pytest.fixture
def store(new_store):
    return new_store()


@pytest.fixture(name="asked")
def asked_of_logs():
    return asked
