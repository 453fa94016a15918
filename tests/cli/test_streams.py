"""What goes in and out of commands by streams: '-', encodings that lack a character, closed streams, Ctrl-C."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

pytestmark = pytest.mark.lengthy

PROGRAM = Path(sys.executable).with_name("tracker")
BRIEF = ("brief", "LTU", "CHN", "--on", "2021-12-31")


@pytest.fixture
def shell(desk, tmp_path):  # noqa: ARG001 - there is a store with a report in it
    """Run a line of a shell in which `tracker` is the installed program."""

    def run(line, **environment):
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("TRACKER_", "PYTHON"))}
        command = ["/bin/sh", "-c", line.replace("tracker", str(PROGRAM), 1)]
        return subprocess.run(command, cwd=tmp_path, env=kept | environment, capture_output=True, check=False)

    return run


@pytest.mark.parametrize("command", ["check -", "append -", "check - paper.yaml", "append - --json"])
def test_a_log_comes_in_by_the_standard_input(shell, command):
    ran = shell(f"sed s/paper/news/ paper.yaml | tee news.yaml | (tracker {command})")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"No fault in" in ran.stdout or b"news" in ran.stdout


def test_what_is_wrong_with_the_standard_input_has_its_line(shell):
    ran = shell("sed s/CHN-CEEC/NOWHERE/ paper.yaml | tracker check -")
    assert ran.returncode == 1
    assert ran.stdout.startswith(b"(standard input):7:82: unknown actor 'NOWHERE'\n")


def test_checkpoints_keys_and_proofs_come_in_too(shell):
    assert shell("tracker checkpoint -o old && cat old").returncode == 0
    assert b"The log extends" in shell("cat old | tracker verify --against -").stdout
    assert shell("tracker prove paper/left -o proof").returncode == 0
    assert b"holds at position" in shell("cat proof | tracker verify --proof -").stdout


def test_an_export_is_restored_from_the_standard_input(shell, tmp_path):
    ran = shell(f"tracker export --all | {PROGRAM} --store new.db restore -")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.startswith(b"new.db has the 5 entries of the standard input, and their root ")
    checkpoint = shell("tracker checkpoint").stdout
    assert shell("tracker --store new.db checkpoint").stdout == checkpoint
    assert list(tmp_path.glob(".restore*")) == []


@pytest.mark.parametrize("damage", ["head -n 4", "head -c 2000", "sed s/2021-05-22/2021-05-23/"])
def test_a_damaged_export_that_comes_in_is_refused_before_anything_is_made(shell, tmp_path, damage):
    ran = shell(f"tracker export --all | {damage} | {PROGRAM} --store new.db restore -")
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert ran.stderr.startswith(b"(standard input):")
    assert b"Nothing was restored; take another copy of the export." in ran.stderr
    assert not (tmp_path / "new.db").exists()
    assert list(tmp_path.glob(".restore*")) == []


def test_what_comes_in_is_kept_for_its_owner_alone_and_given_up_on_ctrl_c(shell, tmp_path):
    assert shell("tracker export --all -o log.jsonl").returncode == 0
    command = [PROGRAM, "--store", "new.db", "restore", "-"]
    how = {"stdin": subprocess.PIPE, "stderr": subprocess.PIPE, "preexec_fn": hearing}
    with subprocess.Popen(command, cwd=tmp_path, **how) as waiting:
        waiting.stdin.write((tmp_path / "log.jsonl").read_bytes())
        waiting.stdin.flush()
        (draft,) = until(lambda: list(tmp_path.glob(".restore.*.draft")))
        assert stat.S_IMODE(draft.stat().st_mode) == 0o600
        until(lambda: interrupted(waiting))
    assert waiting.returncode == 130
    assert list(tmp_path.glob(".restore*")) == []
    assert not (tmp_path / "new.db").exists()


def interrupted(process):
    """Press Ctrl-C, and say whether that ended it: one that comes just before a read begins is heard after the read."""
    process.send_signal(signal.SIGINT)
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=20)
    return process.returncode is not None


def until(found):
    """Wait for something, within a bound of minutes."""
    for _ in range(12_000):
        if seen := found():
            return seen
        time.sleep(0.01)
    raise AssertionError


@pytest.mark.parametrize(
    "command",
    [
        "checkpoint -o -",
        "prove paper/left -o -",
        "export --all -o -",
        "timeline LTU CHN --svg -",
        "network CHN --svg -",
        " ".join((*BRIEF, "-o", "-")),
        " ".join((*BRIEF, "--format", "html", "-o", "-")),
        " ".join((*BRIEF, "--format", "docx", "-o", "-")),
    ],
)
def test_what_is_written_to_a_hyphen_is_printed_and_no_file_is_made(shell, tmp_path, command):
    before = sorted(path.name for path in tmp_path.iterdir())
    ran = shell(f"tracker {command}")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert len(ran.stdout) > 100
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=str,
)
def test_what_an_encoding_has_not_is_replaced(shell, environment):
    ran = shell("tracker actors KAZ", **environment)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"native: ????" in ran.stdout or "native: Қазақстан".encode() in ran.stdout
    wrong = shell("tracker actors Казахия", **environment)
    assert (wrong.returncode, wrong.stderr) == (0, b"")


@pytest.mark.parametrize("command", ["kinds", "actors", "events", "kinds --json", "--help"])
def test_whoever_reads_no_further_ends_a_command_quietly(shell, command):
    ran = shell(f"tracker {command} | head -1")
    assert ran.stderr == b""
    assert ran.stdout.count(b"\n") == 1


@pytest.mark.parametrize("command", ["kinds", "replay LTU CHN", "append paper.yaml", "show paper/left", "status"])
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_a_closed_stream_is_no_fault(shell, desk, command, closed):
    ran = shell(f"tracker {command} {closed}")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert desk("verify").code == 0


def test_a_fault_that_cannot_be_told_is_still_an_exit_code(shell):
    assert shell("tracker show paper/lefts >&- 2>&-").returncode == 2
    assert shell("tracker check nowhere.yaml 2>&-").returncode == 1


@pytest.mark.parametrize(
    "module", ["tracker.cli.running", "click", "tracker.cli.who", "tracker.desk.asking", "sqlalchemy"]
)
def test_ctrl_c_while_the_program_loads_is_a_sentence(desk, tmp_path, module):  # noqa: ARG001 - there is a store
    code = f"""
import os, signal, sys
from importlib.abc import MetaPathFinder

class Pressed(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)  # a program started in the background ignores it
sys.meta_path.insert(0, Pressed())
sys.argv = ["tracker", "who", "member(*, EU)"]
from tracker.cli import main
main()
"""
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 130
    assert ran.stderr.strip().startswith("Stopped. What a command changes it changes whole or not at all;")
    assert "Traceback" not in ran.stderr


def hearing():
    """Let a program hear Ctrl-C, also where the tests run in the background, in which it would be ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_while_an_append_reads_its_input_leaves_the_store_as_it_was(desk, tmp_path):
    entries = json.loads(desk("status", "--json").out)["entries"]
    how = {"stdin": subprocess.PIPE, "stderr": subprocess.PIPE, "preexec_fn": hearing}
    with subprocess.Popen([PROGRAM, "append", "-"], cwd=tmp_path, **how) as waiting:
        waiting.stdin.write(b"document: {id: a")
        waiting.stdin.flush()
        time.sleep(1)  # whenever Ctrl-C is pressed, the answer is the same
        waiting.send_signal(signal.SIGINT)
        assert b"Stopped. " in waiting.stderr.read()
    assert waiting.returncode == 130
    assert json.loads(desk("status", "--json").out)["entries"] == entries
