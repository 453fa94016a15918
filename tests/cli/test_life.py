"""The life of a store on the command line: what it is, whether it is sound, copied, exported, restored, brought up."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

FROZEN = Path(__file__).parent.parent / "store" / "frozen"


@pytest.fixture
def filled(tracker, paper):  # noqa: ARG001 - it is written
    """The command, beside a store in which a report is."""
    assert tracker("init").code == 0
    assert tracker("append", "paper.yaml").code == 0
    return tracker


@pytest.fixture
def old(tracker, tmp_path):
    """The command, beside a store as an earlier program left it."""
    with closing(sqlite3.connect(tmp_path / "tracker.db")) as connection:
        connection.executescript((FROZEN / "0001.sqlite.sql").read_text(encoding="utf-8"))
    return tracker


def test_a_log_goes_from_a_file_to_a_server_and_back(filled, server, tmp_path):
    database = server.make()
    address = server.address(database)
    root = filled("checkpoint").out
    assert "has all 5 entries" in filled("export", "--all", "-o", "log.jsonl").out
    restored = filled("--store", address, "restore", "log.jsonl")
    assert restored.code == 0
    assert "5 entries of log.jsonl" in restored.out
    assert "'tracker grant ROLE'" in restored.out
    assert filled("--store", address, "checkpoint").out == root
    assert filled("--store", address, "export", "--all").out == (tmp_path / "log.jsonl").read_text(encoding="utf-8")
    assert filled("--store", address, "export", "--all", "-o", "back.jsonl").code == 0
    assert filled("--store", "back.db", "restore", "back.jsonl").code == 0
    assert filled("--store", "back.db", "verify").code == 0
    assert filled("--store", "back.db", "replay", "LTU", "CHN").out == filled("replay", "LTU", "CHN").out
    server.drop(database)


def test_a_damaged_export_is_refused_with_its_line(filled, tmp_path):
    filled("export", "--all", "-o", "log.jsonl")
    text = (tmp_path / "log.jsonl").read_text(encoding="utf-8")
    (tmp_path / "log.jsonl").write_text(text.replace("2021-05-22", "2021-05-23"), encoding="utf-8")
    ran = filled("--store", "new.db", "restore", "log.jsonl")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("log.jsonl:5: the entry at position 4 is not what was exported")
    assert not (tmp_path / "new.db").exists()


def test_a_copy_is_a_store(filled):
    assert filled("backup", "copy.db").code == 0
    assert filled("--store", "copy.db", "verify").out == filled("verify").out


def test_a_status_is_a_few_lines(filled):
    ran = filled("status")
    assert ran.code == 0
    said = dict(line.split(maxsplit=1) for line in ran.out.replace("last append", "last-append").splitlines())
    assert list(said) == ["store", "schema", "entries", "last-append", "catalogue", "root", "index"]
    assert said["store"].startswith("tracker.db (sqlite, ")
    assert said["entries"] == "5: 1 document, 3 events, 0 mendings, 1 other"
    assert said["catalogue"].endswith("the one given with the program")
    assert said["root"].partition(" ")[0] in filled("checkpoint").out
    assert said["index"] == "fresh"


def test_a_status_is_told_to_programs_too(filled):
    found = json.loads(filled("status", "--json").out)
    assert (found["entries"], found["events"], found["index_fresh"]) == (5, 3, True)
    assert found["catalogue"] == found["given_catalogue"]


def test_the_doctor_finds_nothing_or_ends_with_one(filled, tmp_path):
    well = filled("doctor")
    assert well.code == 0
    assert well.out.endswith("\nNothing is wrong with tracker.db.\n")
    assert "wrong" not in well.out.removesuffix("Nothing is wrong with tracker.db.\n")
    with closing(sqlite3.connect(tmp_path / "tracker.db", isolation_level=None)) as connection:
        connection.execute("DELETE FROM members")
    ill = filled("doctor")
    assert ill.code == 1
    assert "wrong  index" in ill.out
    assert "'tracker verify --rebuild-index'" in ill.out
    assert ill.out.endswith("\n1 fault.\n")
    found = json.loads(filled("doctor", "--json").out)
    assert [one["name"] for one in found["checks"] if one["troubles"]] == ["index"]
    assert filled("verify", "--rebuild-index").code == 0
    assert filled("doctor").code == 0


@pytest.mark.parametrize(
    "words", [("replay", "LTU", "CHN"), ("init",), ("append", "paper.yaml"), ("verify",), ("checkpoint",), ("events",)]
)
def test_an_old_store_is_said_to_be_old_by_every_command(old, paper, words):  # noqa: ARG001 - it is written
    ran = old(*words)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("The store has schema 0001")
    assert "Run 'tracker upgrade'" in ran.err


def test_an_old_store_is_brought_up_once_and_kept_as_it_was(old, tmp_path):
    assert "this program's is" in old("status").out
    ran = old("upgrade")
    assert ran.code == 0
    assert "it had 0001" in ran.out
    assert "tracker.db.backup-0001" in ran.out
    assert "nothing was changed" in old("upgrade").out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tracker.db", "tracker.db.backup-0001"]
    assert old("verify").code == 0
    assert "already" not in old("--store", "tracker.db.backup-0001", "upgrade", "--no-backup").out
    assert old("--store", "tracker.db.backup-0001", "checkpoint").out == old("checkpoint").out


def test_an_old_store_is_exported_as_it_is_and_restored_in_the_new_schema(old):
    assert old("export", "--all", "-o", "log.jsonl").code == 0
    assert old("--store", "new.db", "restore", "log.jsonl").code == 0
    assert old("--store", "new.db", "verify").code == 0
