"""A store is copied while others write to it, and exported whole from either database."""

import json
import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest

from tracker.store.backup import FileThere, NotWritten, OnServer, back_up
from tracker.store.connection import open_store
from tracker.store.errors import DatabaseFailed, NoStore
from tracker.store.exporting import RootDiffers, export_lines, export_to
from tracker.store.proving import checkpoint_at
from tracker.store.verifying import verify_store

LEFT = "- {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}\n"
on_a_file = pytest.mark.parametrize("database", ["sqlite"])
on_a_server = pytest.mark.parametrize("database", ["postgresql"])


def exported(store):
    with store.store.looking() as connection:
        return [json.loads(line) for line in export_lines(connection)]


@on_a_file
def test_a_copy_is_the_store_at_one_moment_while_another_process_appends(store, kept_in, tmp_path):
    began, enough = threading.Event(), threading.Event()

    def append_on_and_on():
        number = 0
        while not enough.is_set():
            number += 1
            store.append(**{f"paper_{number}": LEFT})
            began.set()

    writer = threading.Thread(target=append_on_and_on)
    writer.start()
    assert began.wait(60)
    copies = [tmp_path / f"copy-{number}.db" for number in range(5)]
    for copy in copies:
        back_up(store.store, copy)
    enough.set()
    writer.join()
    sizes = []
    for copy in copies:
        kept = kept_in(open_store(str(copy)))
        with kept.store.reading() as connection:
            assert verify_store(connection).differences == ()
        sizes.append(kept.positions()[-1])
        assert len(kept.refs()) * 2 + 1 == sizes[-1]  # a head, an event: no append is there by half
    assert sizes == sorted(sizes)
    assert sizes[-1] <= store.positions()[-1]


@on_a_file
def test_a_copy_is_one_file_that_nobody_else_may_read_who_may_not_read_the_store(store, tmp_path):
    store.store.file.chmod(0o640)
    back_up(store.store, tmp_path / "copy.db")
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["copy.db"]


@on_a_file
def test_a_copy_replaces_nothing(store, tmp_path):
    (tmp_path / "copy.db").write_text("mine")
    with pytest.raises(FileThere, match="replaces nothing"):
        back_up(store.store, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "mine"


@on_a_file
def test_what_cannot_be_copied_is_said_and_leaves_nothing(store, tmp_path):
    with pytest.raises(NotWritten, match="No such file or directory"):
        back_up(store.store, tmp_path / "nowhere" / "copy.db")
    with pytest.raises(NoStore):
        back_up(open_store(str(tmp_path / "none.db")), tmp_path / "copy.db")
    (tmp_path / "letter.db").write_text("Dear colleague, " * 100)
    with pytest.raises(DatabaseFailed, match="file is not a database"):
        back_up(open_store(str(tmp_path / "letter.db")), tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["letter.db"]


@on_a_server
def test_a_store_on_a_server_is_no_file(store, tmp_path):
    with pytest.raises(OnServer, match="export --all"):
        back_up(store.store, tmp_path / "copy.db")


def test_an_export_has_every_entry_in_order_after_a_line_that_says_what_it_is(store):
    store.append(paper=LEFT, desk="mending: [{id: m, kind: retraction, of: [paper/left], reason: no}]")
    first, *entries = exported(store)
    with store.store.reading() as connection:
        checkpoint = checkpoint_at(connection, 5)
    assert first == {
        "format": "tracker-log",
        "version": 1,
        "origin": checkpoint.origin,
        "size": 5,
        "root": checkpoint.written_root,
    }
    assert [one["position"] for one in entries] == store.positions() == [1, 2, 3, 4, 5]
    assert [(one["stream"], one["number"], one["section"]) for one in entries[1:]] == [
        ("paper", 1, "head"),
        ("paper", 2, "events"),
        ("desk", 1, "head"),
        ("desk", 2, "mending"),
    ]
    assert [Path(one["file"]).name for one in entries[1:]] == ["paper.yaml", "paper.yaml", "desk.yaml", "desk.yaml"]
    assert entries[2]["body"] == {
        "id": "left",
        "kind": "format-left",
        "date": "2021-05-22",
        "who": ["LTU"],
        "format": "CHN-CEEC",
    }


@on_a_file
def test_a_log_that_was_changed_is_not_exported_as_if_nothing_were(store, tmp_path):
    store.append(paper=LEFT)
    with closing(sqlite3.connect(store.store.file)) as connection:
        connection.executescript(
            "DROP TRIGGER entries_no_update; UPDATE entries SET body = replace(body, '05-22', '05-23')"
        )
    with store.store.looking() as connection, pytest.raises(RootDiffers, match="Run 'tracker verify'"):
        export_to(connection, tmp_path / "log.jsonl")
    assert list(tmp_path.glob("*log.jsonl*")) == []


def test_an_export_replaces_nothing_and_is_the_owners_alone(store, tmp_path):
    file = tmp_path / "log.jsonl"
    with store.store.looking() as connection:
        export_to(connection, file)
        before = file.read_bytes()
        with pytest.raises(FileThere):
            export_to(connection, file)
    assert file.read_bytes() == before
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
