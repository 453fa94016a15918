"""The commands that the page on running a store shows are run in their order: in a folder, and on a server."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.given import given

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "operations.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SERVER, ELSEWHERE = "## A store on a server", "## Each day"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(given("events"), tmp_path / "events")
    return tmp_path


def commands(text):
    """List the commands of a text, as words."""
    return [shlex.split(line, comments=True) for block in BLOCK.findall(text) for line in block.splitlines()]


def run_all(text, folder):
    """Run the commands of a text; an `export` names the store for those that follow."""
    store = {}
    for words in commands(text):
        if words[0] == "export":
            store = dict([words[1].split("=", 1)])
            continue
        environment = {key: value for key, value in os.environ.items() if not key.startswith("TRACKER")} | store
        done = subprocess.run(
            [sys.executable, "-m", *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        yield shlex.join(words), done


def test_the_life_of_a_store_in_a_file_is_as_it_is_told(folder):
    before, _, rest = PAGE.partition(SERVER)
    ran = list(run_all(before + rest.partition(ELSEWHERE)[2], folder))
    assert len(ran) > 10
    for command, done in ran:
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"


def test_the_life_of_a_store_on_a_server_is_as_it_is_told(folder, server):
    database, role = f"log{next(server.numbers)}", f"desk{next(server.numbers)}"
    text = PAGE.partition(SERVER)[2].partition(ELSEWHERE)[0]
    for shown, here in (
        ("DATABASE log ", f"DATABASE {database} "),
        ("ROLE desk LOGIN", f"ROLE {role} LOGIN"),
        ("grant desk", f"grant {role}"),
        ("postgresql+psycopg://owner@server/log", server.address(database)),
        ("postgresql+psycopg://desk@server/log", server.address(database, role)),
    ):
        assert shown in text
        text = text.replace(shown, here)
    (statements,) = re.findall(r"^```sql\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    server.run(*statements.splitlines())
    for command, done in run_all(text, folder):
        slow = command == "tracker doctor" and "fsync = off" in done.stdout  # the server of the tests is not durable
        assert done.returncode == int(slow), f"{command}: {done.stdout}{done.stderr}"
    server.drop(database)


def test_every_command_of_the_life_of_a_store_is_shown():
    shown = {words[1] if words[1] != "--store" else words[3] for words in commands(PAGE) if words[0] == "tracker"}
    assert {"init", "append", "status", "doctor", "backup", "export", "restore", "upgrade", "verify"} <= shown
    assert {"checkpoint", "grant"} <= shown
