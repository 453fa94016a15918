"""What a client may send: nothing of it is obeyed, ends the server, or is answered with more than a sentence."""

import io
import json
import os
import shutil
import subprocess
import sys

import pytest
from assisted import calls, started
from click.testing import CliRunner

from tracker import Desk
from tracker.assistants.answering import answer
from tracker.assistants.folders import Folders
from tracker.cli.group import tracker

pytestmark = pytest.mark.lengthy

LOG = "document: {id: inside, title: t, publisher: p, published: {date: 2021, basis: printed}}\n"

REFUSED = {
    "no such tool": ("append", {"files": ["a.yaml"]}, "No tool is called 'append'"),
    "a tool's name misspelt": ("replya", {}, "Nearest: replay"),
    "a very long name of a tool": ("x" * 100_000, {}, "No tool is called"),
    "nothing": ("replay", {}, "'a' is missing"),
    "null": ("replay", {"a": None}, "'a' is missing"),
    "a number": ("replay", {"a": 7}, "'a' is a text, and a number was sent"),
    "a list": ("replay", {"a": ["LTU"]}, "'a' is a text, and a list was sent"),
    "an object": ("show", {"event": {"$ref": "x"}}, "'event' is a text, and an object was sent"),
    "a text for a list": ("events", {"actors": "LTU"}, "'actors' is a list"),
    "too many": ("events", {"actors": ["LTU"] * 1001}, "'actors' is a list of at most 1000"),
    "an unknown argument": ("replay", {"a": "LTU", "recorded_by": "1"}, "There is no argument 'recorded_by'"),
    "too long": ("replay", {"a": "L" * 1_000_000}, "has 1,000,000 characters"),
    "empty": ("kinds", {"words": ""}, "has 0 characters"),
    "a terminal's escape": ("replay", {"a": "\x1b[2J"}, "'a' has a control character"),
    "a zero byte": ("who", {"fluent": "level(\0, *)"}, "'fluent' has a control character"),
    "no date": ("replay", {"a": "LTU", "on": "tomorrow"}, "'tomorrow' is not a date. Use YYYY-MM-DD."),
    "a date that is none": ("replay", {"a": "LTU", "on": "2021-02-30"}, "'2021-02-30' is not a date"),
    "a query": ("replay", {"a": "LTU'; DROP TABLE entries; --"}, "No actor is called"),
    "no fluent": ("who", {"fluent": "((((((("}, "is not a fluent"),
    "a deep fluent": ("who", {"fluent": "(" * 199}, "is not a fluent"),
    "no event": ("show", {"event": "../../etc/passwd"}, "No event is called"),
    "the same actor": ("timeline", {"a": "LTU", "b": "Vilnius"}, "are the same actor"),
    "neither log nor files": ("check", {}, "Send 'log' or 'files'"),
    "nothing to preview": ("preview", {}, "Send 'log' or 'files'"),
    "both": ("check", {"log": LOG, "files": ["inside.yaml"]}, "Send 'log' or 'files'"),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory, blank_file):
    folder = tmp_path_factory.mktemp("store")
    desk = Desk.open(shutil.copy(blank_file, folder / "log.db"))
    desk.append(io.BytesIO(LOG.encode()))
    return folder / "log.db"


@pytest.fixture(scope="module")
def refusals(store):
    return dict(zip(REFUSED, calls(store, [REFUSED[name][:2] for name in REFUSED]), strict=True))


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_wrong_is_an_error_with_what_to_do(refusals, name):
    refused = refusals[name]
    error = refused.structured_content["error"]
    assert refused.is_error
    assert error["family"] == "question"
    assert REFUSED[name][2] in error["message"]
    assert len(error["message"]) < 1000
    assert "Traceback" not in refused.content[0].text


@pytest.fixture
def logs(tmp_path):
    """A named folder with a log, beside it a log that nobody named, and ways from the one to the other."""
    named, other = tmp_path / "named", tmp_path / "other"
    for folder in (named / "below", other):
        folder.mkdir(parents=True)
    (named / "inside.yaml").write_text(LOG)
    (named / "below" / "further.yaml").write_text(LOG.replace("inside", "further"))
    (named / "notes.txt").write_text("a secret\n")
    (other / "outside.yaml").write_text("a secret\n")
    (named / "link.yaml").symlink_to(other / "outside.yaml")
    (named / "linked").symlink_to(other)
    (named / "nowhere.yaml").symlink_to(named / "none.yaml")
    os.mkfifo(named / "pipe.yaml")
    return tmp_path


OUTSIDE = [
    "../other/outside.yaml",
    "below/../../other/outside.yaml",
    "below/../inside.yaml",
    "{}/other/outside.yaml",
    "link.yaml",
    "linked/outside.yaml",
    "linked",
    "/etc",
    "/etc/passwd",
    "..",
    "notes.txt",
    "nowhere.yaml",
    "pipe.yaml",
    "/dev/stdin",
    "none.yaml",
    "~/inside.yaml",
    "x" * 200,
    "a/" * 99,
]


def test_files_are_read_in_the_folders_that_were_named_and_nowhere_else(store, logs):
    asked = [("check", {"files": [path.format(logs)]}) for path in OUTSIDE]
    for (_, arguments), refused in zip(asked, calls(store, asked, "--folder", logs / "named"), strict=True):
        assert refused.is_error, arguments
        assert "There is no log" in refused.structured_content["error"]["message"], arguments
        assert "secret" not in refused.content[0].text


def test_a_file_is_named_by_its_path_in_its_folder(store, logs):
    broken = logs / "named" / "below" / "broken.yaml"
    broken.write_text(LOG + "evnts: []\n")
    names = ["inside.yaml", "below/broken.yaml", str(broken), ".", "below"]
    checked = calls(store, [("check", {"files": [name]}) for name in names], "--folder", logs / "named")
    found = [{finding["file"] for finding in each.structured_content["findings"]} for each in checked]
    assert found == [set(), *[{"below/broken.yaml"}] * 4]


def test_a_log_that_would_be_refused_comes_back_with_its_findings(store, logs):
    broken = logs / "named" / "below" / "broken.yaml"
    broken.write_text(LOG.replace("inside", "broken") + "evnts: []\n")
    (refused,) = calls(store, [("preview", {"files": ["below/broken.yaml"]})], "--folder", logs / "named")
    error = refused.structured_content["error"]
    assert refused.is_error
    assert error["family"] == "log"
    assert [(each["file"], each["line"]) for each in error["findings"]] == [("below/broken.yaml", 2)]
    assert str(logs) not in refused.content[0].text


@pytest.fixture
def texts(tmp_path):
    """A named folder with two texts and a PDF that is none."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("China recalled its ambassador to Lithuania on 10 August 2021.\n")
    (folder / "b.txt").write_text("Japan recalled its ambassador to Russia on 11 August 2021.\n")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    return folder


def test_a_text_that_cannot_be_read_is_named_by_its_path_in_its_folder(store, texts):
    pytest.importorskip("pypdf")
    (refused,) = calls(store, [("locate", {"words": "left", "files": ["."]})], "--folder", texts)
    error = refused.structured_content["error"]
    assert (error["family"], error["message"]) == (
        "file",
        "broken.pdf cannot be read as a PDF. Save it as plain text.",
    )
    assert str(texts) not in refused.content[0].text


def test_of_a_folder_no_text_is_chosen_to_be_drafted(store, texts):
    said = {"published": "2021-08-12", "publisher": "A paper"}
    asked = [("draft", {"file": file} | said) for file in (".", "b.txt")]
    refused, drafted = calls(store, asked, "--folder", texts)
    assert "'.' has 3 texts" in refused.structured_content["error"]["message"]
    assert [event["sender"] for event in drafted.structured_content["events"]] == ["JPN"]


def test_a_server_keeps_its_store_open_between_questions(store, monkeypatch):
    served = []
    monkeypatch.setattr("tracker.cli.mcp.serve", lambda desk, _: served.append((desk.stays_open, desk.handling)))
    assert CliRunner().invoke(tracker, ["--store", str(store), "mcp"]).exit_code == 0
    assert served == [(True, "PUBLIC")]


def test_without_a_folder_no_file_is_read(store, logs):
    (refused,) = calls(store, [("check", {"files": [str(logs / "named" / "inside.yaml")]})])
    assert "No folder was named" in refused.structured_content["error"]["message"]


CLOSED = {
    "marked": "document: {id: a, handling: SECRET, title: ZZ\n",
    "marked amiss": "document: {id: a, handling: secret, title: ZZ}\n",
    "not to be quoted": "document: {id: a, quotable: no, title: ZZ}\n",
    "the desk's own": "document: {id: a, desk: yes, title: ZZ}\n",
    "without a head": "ZZ: [\n",
}


@pytest.mark.parametrize("name", CLOSED)
def test_a_file_that_may_not_be_told_of_is_not_looked_into(store, tmp_path, name):
    (tmp_path / "a.yaml").write_text(CLOSED[name])
    (refused,) = calls(store, [("check", {"files": ["a.yaml"]})], "--folder", tmp_path)
    assert refused.is_error
    assert "is not looked into here" in refused.structured_content["error"]["message"]
    assert "ZZ" not in refused.content[0].text


def test_a_log_with_bytes_that_are_no_text_is_a_finding(store, tmp_path):
    (tmp_path / "a.yaml").write_bytes(LOG.encode() + b"open: ['\xff\xfe']\n")
    (checked,) = calls(store, [("check", {"files": ["a.yaml"]})], "--folder", tmp_path)
    assert [finding["line"] for finding in checked.structured_content["findings"]] == [2]


def test_a_fault_of_the_program_is_told_to_whoever_runs_it_and_not_to_the_client(monkeypatch, capsys):
    desk = Desk.open("nowhere.db")
    monkeypatch.setattr(type(desk), "kinds", lambda *_, **__: 1 / 0)
    answered = answer(desk, Folders(), "kinds", {"words": "recall"})
    assert answered.is_error
    assert answered.data["error"]["family"] == "tracker"
    assert "division" not in str(answered.data)
    assert "division by zero" in capsys.readouterr().err


HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}},
}


NO_MESSAGES = {
    "a word": b"nonsense",
    "no UTF-8": b"\xff\xfe\x00",
    "deep": b"[" * 100_000,
    "no method": b'{"jsonrpc": "2.0"}',
    "three million letters": b"x" * 3_000_000,
}


@pytest.fixture(scope="module")
def greeted(store):
    """Which greetings a server answered, of which each came after a line that is no message; and what it printed."""
    hellos = [json.dumps(HELLO | {"id": name}).encode() for name in NO_MESSAGES]
    sent = b"".join(line + b"\n" + hello + b"\n" for line, hello in zip(NO_MESSAGES.values(), hellos, strict=True))
    ran = subprocess.run(started(store), input=sent, capture_output=True, check=False, timeout=120)
    assert b"Traceback" not in ran.stdout
    answers = [json.loads(each) for each in ran.stdout.splitlines()]
    return {each["id"]: each["result"]["serverInfo"]["name"] for each in answers if each.get("id") in NO_MESSAGES}


@pytest.mark.parametrize("line", NO_MESSAGES)
def test_a_line_that_is_no_message_does_not_end_the_server(greeted, line):
    assert greeted[line] == "tracker"


def test_without_its_package_the_command_says_what_to_install(tmp_path):
    code = "import sys; sys.modules.update(mcp=None); from tracker.cli import main; main()"
    ran = subprocess.run([sys.executable, "-c", code, "mcp"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == (
        "A server for assistants needs the package 'mcp', which is not installed. "
        "Install it: pip install 'tracker[mcp]'.\n"
    )
