"""A mistake is answered with a sentence that helps and an exit code: 1 for findings, 2 for a wrong command line."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.given import given

ASKING = (
    ("replay", "LTU", "CHN"),
    ("replay", "LTU"),
    ("timeline", "LTU", "CHN"),
    ("changes", "LTU", "CHN", "--from", "2020-01-01", "--to", "2021-01-01"),
    ("calendar",),
    ("who", "member(*, EU)"),
    ("members", "EU"),
    ("events",),
    ("show", "paper/left"),
    ("export", "paper"),
    ("kinds",),
    ("actors",),
)
"""Every command that reads a store."""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["replya", "LTU", "CHN"], "There is no command 'replya'. Nearest: replay."),
        (["xyz"], "There is no command 'xyz'. 'tracker --help' lists them."),
        (["replay", "Lituania", "CHN"], "No actor is called 'Lituania'. Nearest: LTU (Lithuania)"),
        (["replay", "LTU", "Chian"], "CHN (China)"),
        (["replay", "LTU", "Atlantis-under-the-sea"], "'tracker actors' lists them."),
        (["replay", "LTU", "lithuania"], "'LTU' and 'lithuania' are the same actor. Name two."),
        (["replay", "LTU", "CHN", "--on", "yesterday"], "'yesterday' is not a date. Use YYYY-MM-DD."),
        (["replay", "LTU", "CHN", "--on", "2021-02-30"], "'2021-02-30' is not a date."),
        (["replay", "LTU", "CHN", "--on", "2021"], "'2021' is not a date."),
        (["replay", "LTU", "CHN", "--known-by", "99999-01-01"], "is not a date."),
        (["replay", "LTU", "CHN", "--as-of", "2021-12-31"], "No such option"),
        (["who", "both-members(LTU, *, EU)"], "both-members is made of others: ask for one of member(a, format)"),
        (["who", "membre(*, EU)"], "No fluent is called 'membre'. Nearest: member"),
        (["who", "member(*)"], "member has 2 arguments: member(actor, format)."),
        (["show", "paper/recaled"], "No event is called 'paper/recaled'. Nearest: paper/recalled"),
        (["show", "paper"], "No event is called 'paper'."),
        (["show", ""], "No event is called ''."),
        (["export", "papre"], "No document is called 'papre'. Nearest: paper."),
        (["correct", "paper/left", "--reason", "so"], "Say what is right: --set KEY=VALUE, or --remove KEY."),
        (["replay", "LTU", "CHN", "--recorded-by", "yesterday"], "'yesterday' is not a position, a date or a time."),
        (["replay", "LTU", "CHN", "--recorded-by", "0"], "The store had nothing recorded by 0."),
        (["replay", "LTU", "CHN", "--recorded-by", "1999-01-01"], "nothing recorded by 1999-01-01."),
        (["replay"], "Missing argument"),
        (["append"], "Missing argument"),
        (["check", "--texts", "nowhere"], "does not exist"),
        (["--seeds", "nowhere", "check"], "does not exist"),
        (["--seeds", "paper.yaml", "check"], "is a file"),
    ],
)
def test_a_wrong_command_line_ends_with_2_and_what_is_right(desk, words, said):
    ran = desk(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--store", "nonsense://x", "replay", "LTU", "CHN"], "cannot be used as the address of a store"),
        (["--store", "nowhere/log.db", "init"], "the folder nowhere does not exist"),
    ],
)
def test_what_cannot_be_done_ends_with_1_and_says_why(desk, words, said):
    ran = desk(*words)
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err


@pytest.mark.parametrize("words", [words for words in ASKING if words[0] not in ("kinds", "actors")], ids=" ".join)
def test_a_missing_store_is_named_with_how_to_make_one(tracker, words):
    ran = tracker(*words)
    assert (ran.code, ran.out) == (1, "")
    assert "There is no store at tracker.db. Make one with 'tracker init', or name another with --store." in ran.err


@pytest.mark.parametrize("words", ASKING, ids=" ".join)
def test_every_command_answers_in_a_store_without_logs(tracker, words):
    tracker("init")
    assert tracker(*words).code == (2 if words[0] in ("show", "export") else 0)


@pytest.mark.parametrize("store", [".", "notes.txt", "empty.db", "other.db"])
@pytest.mark.parametrize(
    "words", [("replay", "LTU", "CHN"), ("show", "paper/left"), ("append", "log.yaml")], ids=" ".join
)
def test_what_is_no_store_is_not_taken_for_one(tracker, write, store, words):
    write("notes.txt", "a text, and no database\n" * 100)
    write("empty.db", "")
    write("log.yaml", "document: {id: a, title: t, publisher: p, published: {date: 2021, basis: printed}}\n")
    with sqlite3.connect("other.db") as other:
        other.execute("CREATE TABLE pets (name)")
    other.close()
    ran = tracker("--store", store, *words)
    assert ran.code == 1
    assert "There is no store at" in ran.err or "The database says: file is not a database" in ran.err


@pytest.mark.parametrize("command", ["check", "append"])
@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("empty", "empty:1:1: the folder has no logs"),
        ("folder.yaml", "folder.yaml:1:1: the folder has no logs"),
        ("latin.yaml", "latin.yaml:1:16: the byte 0xE9 does not stand in a text in UTF-8"),
        ("utf16.yaml", "utf16.yaml:1:1: the file is in UTF-16 or UTF-32"),
        ("photo.yaml", "photo.yaml:1:1:"),
        ("nothing.yaml", "nothing.yaml:1:1: the file is empty"),
        ("list.yaml", "list.yaml:1:1: the file is not a log"),
        ("anchor.yaml", "anchor.yaml:1:11: '&a' is an anchor in YAML"),
        ("deep.yaml", "this is nested deeper than 20 levels"),
    ],
)
def test_what_is_no_log_is_a_finding(tracker, tmp_path, command, path, said):
    for folder in ("empty", "folder.yaml"):
        (tmp_path / folder).mkdir()
    for name, data in (
        ("latin.yaml", "document: {id: é}\n".encode("latin-1")),
        ("utf16.yaml", "document: {}\n".encode("utf-16")),
        ("photo.yaml", bytes(range(256)) * 20),
        ("nothing.yaml", b""),
        ("list.yaml", b"- a\n"),
        ("anchor.yaml", b"document: &a {}\n"),
        ("deep.yaml", b"document: " + b"[" * 10_000),
    ):
        (tmp_path / name).write_bytes(data)
    tracker("init")
    ran = tracker(command, path)
    assert (ran.code, ran.err) == (1, "")
    assert said in ran.out


def test_check_without_a_folder_of_events_says_what_it_looked_for(tracker):
    ran = tracker("check")
    assert ran.code == 1
    assert (ran.out, ran.err.partition(".")[0]) == ("", "There is no file or folder 'events'")
    assert "'tracker init --samples' copies the sample logs into the folder 'events'" in ran.err


@pytest.mark.parametrize("name", ["missing.yaml", "no/such/folder", "long" * 100, "a\x1b\nb"])
def test_what_is_not_there_is_called_so_without_a_line(tracker, name):
    ran = tracker("check", name)
    assert (ran.code, ran.out) == (1, "")
    shown = name.replace("\x1b", "<U+001B>").replace("\n", " ")
    assert ran.err.startswith(f"There is no file or folder '{shown}'. Name your logs, or ")


def test_sample_logs_are_copied_and_never_over_what_is_there(tracker, tmp_path):
    ran = tracker("init", "--samples")
    assert ran.code == 0
    samples = {path.name: path.read_bytes() for path in given("events").glob("*.yaml")}
    assert {path.name: path.read_bytes() for path in (tmp_path / "events").iterdir()} == samples
    assert tracker("check").out.startswith(f"No fault in {len(samples)} documents")
    assert tracker("init", "--samples").code == 0
    (tmp_path / "events" / "err-2022-08-11.yaml").write_text("mine\n")
    (tmp_path / "events" / "scmp-2021-05-24.yaml").unlink()
    ran = tracker("init", "--samples")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("events/err-2022-08-11.yaml is there already, and is not the sample log of that name.")
    assert (tmp_path / "events" / "err-2022-08-11.yaml").read_text() == "mine\n"
    assert not (tmp_path / "events" / "scmp-2021-05-24.yaml").exists()


def test_sample_logs_are_not_copied_where_there_can_be_no_folder(tracker, tmp_path):
    (tmp_path / "events").write_text("")
    ran = tracker("init", "--samples")
    assert (ran.code, ran.out) == (1, "")
    assert "The folder events cannot be written" in ran.err
    assert not (tmp_path / "tracker.db").exists()


def test_init_on_a_store_of_a_later_program_leaves_it_alone(desk):
    with sqlite3.connect("tracker.db") as store:
        store.execute("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    ran = desk("init")
    assert (ran.code, ran.out) == (1, "")
    assert "schema 9999, which this program does not know" in ran.err


def test_a_password_is_not_printed(tracker):
    ran = tracker("--store", "nonsense://me:secret@host/db", "replay", "LTU", "CHN")
    assert ran.code == 1
    assert "secret" not in ran.out + ran.err


def test_tracker_alone_and_help_say_what_there_is(tracker):
    alone, asked = tracker(), tracker("--help")
    assert (alone.code, asked.code) == (2, 0)
    for command in ("init", "check", "append", "replay", "show"):
        assert f"\n  {command} " in alone.err
        assert f"\n  {command} " in asked.out
        assert re.search(r"Examples?:\s+tracker ", tracker(command, "--help").out)


def test_the_installed_program_ends_as_a_program_does(tmp_path):
    program = Path(sys.executable).with_name("tracker")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("TRACKER_", "PYTHON"))}

    def run(*words, **more):
        return subprocess.run([program, *words], cwd=tmp_path, env=environment | more, capture_output=True, check=False)

    (tmp_path / "bad.yaml").write_text("document: {}\n")
    assert run("init").returncode == 0
    assert run("check", "bad.yaml").returncode == 1
    assert run("replay", "LTU", "Литва").returncode == 2
    assert run("replay", "LTU", "CHN", TRACKER_STORE="elsewhere.db").stderr.startswith(
        b"There is no store at elsewhere"
    )


def test_output_that_nobody_reads_is_no_fault(tmp_path):
    program = Path(sys.executable).with_name("tracker")
    ran = subprocess.run(
        ["/bin/sh", "-c", f"{program} actors | head -1"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ran.stderr == ""
    assert len(ran.stdout.splitlines()) == 1
