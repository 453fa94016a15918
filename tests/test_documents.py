"""What README and the documents show is run, line by line, in an empty folder.

A block marked `console` is a session: `$ cat FILE` gives a file's text, any other line after `$` is a command, and what
follows is its output, without what is of one catalogue alone. A block marked `python` goes on where the document's last
one ended; a block marked `text` right below it is what it prints. `UPDATE_DOCUMENTS=1` writes the output anew first.
"""

import os
import re
import shlex
import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from look.masking import of_catalogue
from tracker.log.files import read_file
from tracker.projections.checking import check_logs

pytestmark = pytest.mark.lengthy

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [
    "README.md",
    "docs/tutorial.md",
    "docs/catalogue.md",
    "docs/python.md",
    "docs/import.md",
    "docs/panels.md",
    "docs/assistants.md",
]
CHECKED = ["docs/semantics.md", "docs/log-format.md"]
BLOCK = re.compile(
    r"^```console\n(?P<session>.*?)^```$|^```python\n(?P<code>.*?)^```$(?P<shown>\n\n^```text\n.*?^```$)?",
    re.MULTILINE | re.DOTALL,
)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_shows_what_the_program_does(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    written, names = (ROOT / name).read_text(encoding="utf-8"), {}
    shown = BLOCK.sub(lambda block: run_again(block, tmp_path, names), written)
    if os.environ.get("UPDATE_DOCUMENTS"):
        (ROOT / name).write_text(shown, encoding="utf-8")
        return
    assert shown == written


def run_again(block, folder, names):
    """Run a block of a document, and write it as it is, with what it printed where that is shown."""
    if block["session"] is not None:
        return f"```console\n{replayed(block['session'], folder)}```"
    with redirect_stdout(StringIO()) as printed:
        exec(compile(block["code"], "a block of the document", "exec"), names)  # noqa: S102 - it is ours
    shown = f"\n\n```text\n{of_catalogue(printed.getvalue())}```" if printed.getvalue() else ""
    return f"```python\n{block['code']}```{shown}"


def replayed(session, folder):
    """Run a session and write it as it is."""
    lines = []
    for step in re.split(r"^(?=\$ )", session, flags=re.MULTILINE):
        command, _, text = step.partition("\n")
        if not command:
            continue
        words = shlex.split(command[2:])
        if words[0] == "cat":
            (folder / words[1]).parent.mkdir(exist_ok=True)
            (folder / words[1]).write_text(text, encoding="utf-8")
        else:
            text = run(words, folder)
        lines.append(f"{command}\n{text}")
    return "".join(lines)


def run(words, folder):
    environment = {key: value for key, value in os.environ.items() if not key.startswith("TRACKER")}
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    return of_catalogue(done.stdout + done.stderr)


LOG = re.compile(r"^```yaml\n(document:.*?)^```$", re.MULTILINE | re.DOTALL)
SECTIONS = [
    pytest.param(name, text, id=f"{name} {text.partition(chr(10))[0]}")
    for name in CHECKED
    for text in (ROOT / name).read_text(encoding="utf-8").split("\n## ")[1:]
    if LOG.search(text)
]


def examples(text):
    """Split the logs of a section into examples: logs stand together until one has the id of another."""
    found, ids = [[]], set()
    for log in LOG.findall(text):
        name = re.search(r"\bid: ([\w-]+)", log)[1]
        if name in ids:
            found, ids = [*found, []], set()
        ids.add(name)
        found[-1].append(log)
    return found


@pytest.mark.parametrize(("name", "text"), SECTIONS)
def test_the_logs_of_a_section_are_without_fault_and_what_they_expect_is_so(name, text, tmp_path, catalogue):
    expectations = 0
    for example in examples(text):
        for number, log in enumerate(example):
            (tmp_path / f"{number}.yaml").write_text(log, encoding="utf-8")
        checked = check_logs([read_file(tmp_path / f"{number}.yaml") for number in range(len(example))], catalogue)
        assert checked.faults == ()
        expectations += checked.expectations
    assert expectations > 0 or name == "docs/log-format.md"


def test_the_documents_that_are_linked_are_there():
    for name in [*DOCUMENTS, *CHECKED, "docs/handbook.md"]:
        path = ROOT / name
        links = re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8"))
        missing = [link for link in links if "://" not in link and not (path.parent / link).exists()]
        assert missing == []
