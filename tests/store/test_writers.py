"""Many write at once: positions have no gap, in the order of commits, and a reader that follows misses none."""

import subprocess
import sys
import threading

import attacks
import psycopg
import pytest

from tracker.narrative.appending import check_appended
from tracker.store.snapshots import state_at
from tracker.store.writing import append

LEFT = "- {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}\n"
WRITERS, DOCUMENTS = 6, 8
LEAF = "INSERT INTO leaves VALUES (%s, %s)"
WRITER = """
import sys
from pathlib import Path
from tracker.log.files import read_file
from tracker.narrative.appending import check_appended
from tracker.store.connection import open_store
from tracker.store.snapshots import state_at
from tracker.store.writing import append

address, *files = sys.argv[1:]
store = open_store(address)
with store.reading() as connection:
    catalogue = state_at(connection).catalogue
for file in files:
    append(store, [read_file(Path(file))], catalogue, check_appended)
"""


def address_of(store):
    return store.store.engine.url.render_as_string(hide_password=False)


def start_writers(store):
    """Start programs that append documents of their own, one after the other."""
    writers = []
    for writer in range(WRITERS):
        names = [f"paper-{writer}-{number}" for number in range(DOCUMENTS)]
        store.raws(**dict.fromkeys(names, LEFT))
        files = [str(store.files[name]) for name in names]
        writers.append(subprocess.Popen([sys.executable, "-c", WRITER, address_of(store), *files]))
    return writers


def follow(store, writers):
    """Read what is new again and again, as long as somebody writes; return the positions in the order of reading."""
    seen = []
    while True:
        running = any(writer.poll() is None for writer in writers)
        last = seen[-1] if seen else 0
        seen += [
            row[0] for row in store.rows(f"SELECT position FROM entries WHERE position > {last} ORDER BY position")
        ]
        if not running:
            return seen


def test_a_reader_that_follows_six_writers_misses_nothing(store):
    writers = start_writers(store)
    seen = follow(store, writers)
    assert [writer.wait() for writer in writers] == [0] * WRITERS
    assert seen == list(range(1, 2 + 2 * WRITERS * DOCUMENTS))
    assert len(store.refs()) == WRITERS * DOCUMENTS


def test_the_order_of_positions_is_the_order_of_times_and_of_commits(store):
    raws = store.raws(paper=LEFT, news=LEFT)
    committed = []

    def write(raw):
        done = append(store.store, [raw], store.catalogue, check_appended)
        committed.append(done.position)

    with store.store.writing() as first:  # both wait until this one is done
        writers = [threading.Thread(target=write, args=(raw,)) for raw in raws]
        for writer in writers:
            writer.start()
        assert state_at(first).position == 1
    for writer in writers:
        writer.join()
    assert sorted(committed) == [3, 5]
    times = [time for (time,) in store.rows("SELECT recorded_at FROM entries ORDER BY position")]
    assert times == sorted(times)


@pytest.mark.parametrize("database", ["postgresql"])
def test_who_takes_no_lock_cannot_commit_out_of_order_either(store, server):
    row = f"INSERT INTO entries VALUES (%s, '{attacks.SOON}', %s, 1, 'head', '{{}}')"
    name = store.store.engine.url.database
    with server.connect(name) as first, server.connect(name) as second:
        first.autocommit = False
        first.execute(row, [2, "first"])
        first.execute(LEAF, [2, bytes(64)])
        with pytest.raises(psycopg.Error, match="takes the next position"):
            second.execute(row, [3, "second"])
        second.execute("SET lock_timeout = 10")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            second.execute(row, [2, "second"])
        first.commit()
        second.autocommit = False
        second.execute(row, [3, "second"])
        second.execute(LEAF, [3, bytes(32)])
        second.commit()
    assert store.rows("SELECT position, stream FROM entries WHERE position > 1 ORDER BY position") == [
        (2, "first"),
        (3, "second"),
    ]
