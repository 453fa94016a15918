"""Reading needs no right to write: a store on read-only media, in a foreign folder or on a full disk is read as it is.

To the machine's own administrator no file is read-only: there the commands run without the rights that make him so.
"""

import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

import tracker
from tracker.cli.group import COMMANDS
from tracker.store.connection import open_store
from tracker.store.files import WrittenMeanwhile, stamp

PAPER = """\
document: {id: paper, title: A report, publisher: A paper, published: {date: 2021-12-31, basis: printed}}
events:
  - {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC, evidence: {line: 5}}
  - {id: recalled, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, evidence: {line: 12}}
"""
DAY = ("--on", "2021-12-31")
READING = {
    "replay": ("LTU", "CHN", *DAY),
    "timeline": ("LTU", "CHN"),
    "changes": ("LTU", "CHN", "--from", "2021-01-01", "--to", "2021-12-31"),
    "who": ("member(*, CHN-CEEC)", *DAY),
    "members": ("CHN-CEEC", *DAY),
    "network": ("LTU", *DAY),
    "calendar": DAY,
    "events": (),
    "table": ("ambassador-recalled",),
    "spans": (),
    "show": ("paper/left",),
    "panel": ("--actors", "LTU,CHN", "--from", "2019", "--to", "2021", "--fluent", "level"),
    "brief": ("LTU", "CHN", *DAY),
    "site": ("{OUT}/pages", "LTU", "CHN"),
    "export": ("--all",),
    "checkpoint": (),
    "verify": (),
    "prove": ("paper/left",),
    "status": (),
    "backup": ("{OUT}/copy.db",),
    "kinds": ("recall",),
    "fluents": ("ambassador",),
    "actors": ("LTU",),
    "things": ("eu-belarus",),
    "check": ("{OUT}/paper.yaml",),
    "preview": ("{OUT}/paper.yaml",),
    "compare": ("{OUT}/paper.yaml", "{OUT}/paper.yaml"),
    "seeds": ("diff",),
}
WRITING = {
    "init",
    "append",
    "import",
    "correct",
    "retract",
    "merge",
    "split",
    "resolve",
    "answer",
    "upgrade",
    "rebuild",
    "grant",
    "restore",
}
ELSEWHERE = {"doctor", "key", "witness", "new", "draft", "review", "mcp", "locate", "schema", "completion", "sheet"}
ELSEWHERE |= {"serve", "watch"}
"""The first says that the store cannot be written; the others read no store, or a file of their own; the last two
run until they are stopped."""


pytestmark = [
    pytest.mark.skipif(not os.getuid() and not shutil.which("setpriv"), reason="nobody here is without rights"),
    pytest.mark.lengthy,
]


def run(*words, store, folder):
    """Run the program as somebody who may write what its rights allow, and nothing else."""
    return as_somebody("-m", "tracker", "--store", store, *words, folder=folder)


def as_somebody(*words, folder):
    """Run Python as somebody who may write what the rights of files allow, and nothing else."""
    role = [] if os.getuid() else ["setpriv", "--inh-caps=-all", "--bounding-set=-all"]
    place = Path(tracker.__file__).parent.parent
    done = subprocess.run(
        [*role, sys.executable, *words],
        cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(place)},
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A store that others may read, and a folder that all may write."""
    out = tmp_path_factory.mktemp("out")
    (out / "paper.yaml").write_text(PAPER)
    for words in (("init",), ("append", "paper.yaml")):
        subprocess.run([sys.executable, "-m", "tracker", *words], cwd=out, check=True, capture_output=True)
    return out


def with_a_log_left_over(made, folder):
    """Copy a store in the middle of a write: its last append stands beside it."""
    with closing(sqlite3.connect(made / "tracker.db")) as held:
        held.execute("PRAGMA wal_autocheckpoint = 0")
        held.execute("PRAGMA user_version = 7")
        held.commit()
        for ending in ("", "-wal"):
            shutil.copy(made / f"tracker.db{ending}", folder / f"tracker.db{ending}")
    assert (folder / "tracker.db-wal").stat().st_size


def as_it_is(made, folder):
    shutil.copy(made / "tracker.db", folder)


def as_a_backup(made, folder):
    as_it_is(made, folder)
    with closing(sqlite3.connect(folder / "tracker.db")) as copy:
        copy.execute("PRAGMA journal_mode = DELETE")


@pytest.fixture(scope="module", params=[as_it_is, as_a_backup, with_a_log_left_over], ids=lambda way: way.__name__)
def media(request, made, tmp_path_factory):
    """A folder with a store in it, of which nobody may write anything."""
    folder = tmp_path_factory.mktemp("media")
    request.param(made, folder)
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)
    before = contents(folder)
    yield folder
    assert contents(folder) == before
    folder.chmod(0o755)


def contents(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_every_command_reads_or_writes():
    assert {*READING} | WRITING | ELSEWHERE == set(COMMANDS)


EACH = """
import json, sys
from click.testing import CliRunner
from tracker.cli.group import tracker

store, *commands = json.load(open(sys.argv[1]))
ran = (CliRunner().invoke(tracker, ["--store", store, *words]) for words in commands)
print(json.dumps([[done.exit_code, done.stdout, done.stderr, repr(done.exception)] for done in ran]))
"""


@pytest.fixture(scope="module")
def answered(media, made):
    """What each command said of the store, asked one after the other by somebody who may not write it."""
    (made / "copy.db").unlink(missing_ok=True)
    commands = [[command, *(word.replace("{OUT}", str(made)) for word in words)] for command, words in READING.items()]
    (made / "asked.json").write_text(json.dumps([str(media / "tracker.db"), *commands]))
    done = as_somebody("-c", EACH, "asked.json", folder=made)
    return dict(zip(READING, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("command", READING)
def test_what_only_reads_needs_no_right_to_write(command, answered):
    code, told, wrong, failure = answered[command]
    assert code == 0, (wrong, failure)
    assert told


def test_what_is_read_there_is_what_is_read_elsewhere(media, made):
    words = ("replay", "LTU", "CHN", *DAY)
    there = run(*words, store=str(media / "tracker.db"), folder=made)
    here = run(*words, store=str(made / "tracker.db"), folder=made)
    assert there.stdout == here.stdout


def test_who_may_not_write_is_told_so_when_he_appends(media, made):
    done = run("append", "paper.yaml", store=str(media / "tracker.db"), folder=made)
    assert done.returncode == 1 or "Nothing is new" in done.stdout
    (made / "more.yaml").write_text(PAPER.replace("id: paper", "id: more"))
    done = run("append", "more.yaml", store=str(media / "tracker.db"), folder=made)
    assert done.returncode == 1
    assert "must be writable" in done.stderr


def test_the_last_append_is_read_from_the_log_beside_the_store(made, tmp_path):
    """What an append left beside the store counts there too: the program asks for no file that it could make."""
    folder = tmp_path / "left"
    folder.mkdir()
    as_it_is(made, folder)
    (made / "late.yaml").write_text(PAPER.replace("id: paper", "id: late"))
    with closing(sqlite3.connect(folder / "tracker.db")) as held:
        held.execute("SELECT count(*) FROM entries").fetchall()
        subprocess.run(
            [sys.executable, "-m", "tracker", "--store", str(folder / "tracker.db"), "append", "late.yaml"],
            cwd=made, check=True, capture_output=True,
        )  # fmt: skip
        frozen = tmp_path / "frozen"
        frozen.mkdir()
        for ending in ("", "-wal"):
            shutil.copy(folder / f"tracker.db{ending}", frozen)
    for file in frozen.iterdir():
        file.chmod(0o444)
    frozen.chmod(0o555)
    done = run("show", "late/left", store=str(frozen / "tracker.db"), folder=made)
    frozen.chmod(0o755)
    assert done.returncode == 0, done.stderr


def test_a_store_its_copy_and_its_export_are_their_owner_s_alone(tmp_path):
    (tmp_path / "paper.yaml").write_text(PAPER)
    for words in (
        ("init",), ("append", "paper.yaml"), ("backup", "copy.db"), ("export", "--all", "-o", "log.jsonl"),
        ("--store", "again.db", "restore", "log.jsonl"),
    ):  # fmt: skip
        subprocess.run([sys.executable, "-m", "tracker", *words], cwd=tmp_path, check=True, capture_output=True)
    for name in ("tracker.db", "copy.db", "log.jsonl", "again.db"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600, name


@pytest.mark.parametrize("command", [("status",), ("replay", "LTU", "CHN"), ("init",), ("append", "paper.yaml")])
@pytest.mark.parametrize("what", ["fifo", "folder"])
def test_a_pipe_or_a_folder_as_a_store_is_a_sentence(command, what, tmp_path):
    (tmp_path / "paper.yaml").write_text(PAPER)
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "folder").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tracker", "--store", what, *command],
        cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert f"{what} is not a file" in done.stderr or f"There is no store at {what}" in done.stderr


@pytest.mark.skipif(bool(os.getuid()), reason="only an administrator can mount a disk")
def test_a_store_on_a_full_disk_can_be_read(made, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk], check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        as_it_is(made, disk)
        with suppress(OSError), (disk / "filling").open("wb", buffering=0) as filling:
            while filling.write(bytes(4096)):
                pass
        for command in ("replay", "verify", "export", "brief", "status"):
            done = run(command, *READING[command], store=str(disk / "tracker.db"), folder=made)
            assert done.returncode == 0, (command, done.stderr)
    finally:
        subprocess.run(["umount", disk], check=True)


def test_what_was_read_while_somebody_wrote_is_refused(made, tmp_path):
    """The way without locks: what a connection noted of its file is compared at the end."""
    shutil.copy(made / "tracker.db", tmp_path / "tracker.db")
    store = open_store(str(tmp_path / "tracker.db"))

    def read(written):
        with store.reading() as connection:
            connection.info["read_at"] = stamp(tmp_path / "tracker.db")
            with (tmp_path / "tracker.db").open("ab") as file:
                file.write(written)

    read(b"")
    with pytest.raises(WrittenMeanwhile):
        read(b" ")
