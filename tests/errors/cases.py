"""Reads cases: files to write and commands to run beside a store with a small catalogue, with what they print.

    What is wrong here, in a sentence.

    === paper.yaml
    document: {}
    === $ tracker check paper.yaml
    paper.yaml:1:11: the document lacks 'id'
    ...
    (exit 1)

`> /dev/null` after a command says that it only prepares the case, and must succeed. A file whose name is followed by
`(escaped)` is written in Python's escapes; by `(times N)`, so many times; a name that ends in / is a folder, and
`name -> other` a link. What goes to the error stream stands after `stderr:`. `| head` and `| tail` show eight lines.
"""

import re
import shlex
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

from attrs import field, frozen

HERE = Path(__file__).parent
_STEP = re.compile(r"^=== (.*)\n", re.MULTILINE)
_QUIET = " > /dev/null"
_CUT = {" | head": slice(0, 8), " | tail": slice(-8, None)}
_FILE = re.compile(r"(?P<name>\S+)(?: \((?P<how>escaped|times (?P<times>\d+))\))?")


@frozen
class Step:
    """A file to write, or (after `$ `) a command to run; the text of the one, or what the other prints."""

    title: str
    text: str

    @property
    def command(self) -> str | None:
        """The command, where the step is one."""
        return self.title[2:].removesuffix(_QUIET) if self.title.startswith("$ ") else None

    @property
    def quiet(self) -> bool:
        """Say whether the command only prepares the case."""
        return self.title.endswith(_QUIET)


@frozen
class Case:
    """A case: its file, what it shows, and its steps."""

    path: Path
    about: str
    steps: tuple[Step, ...] = field(factory=tuple)

    @property
    def code(self) -> str:
        """The code of the finding that the case shows: the file's name up to two hyphens."""
        return self.path.stem.partition("--")[0]

    @property
    def printed(self) -> str:
        """Everything that the commands print, on one line."""
        texts = (step.text for step in self.steps if step.command and not step.quiet)
        lines = (re.sub(r"^ *(\d+ )?\| .*$", "", line) for text in texts for line in text.splitlines())
        return " ".join(" ".join(lines).split())

    def written(self) -> str:
        """Write the case as a text."""
        return "\n".join((self.about, *(f"=== {step.title}\n{step.text}".rstrip("\n") for step in self.steps), ""))


def cases() -> list[Case]:
    """Read every case."""
    return [read_case(path) for path in sorted(HERE.glob("*/*.txt"))]


def read_case(path: Path) -> Case:
    """Read one case."""
    about, *parts = _STEP.split(path.read_text(encoding="utf-8"))
    steps = (Step(title, text) for title, text in zip(parts[::2], parts[1::2], strict=True))
    return Case(path, about.rstrip("\n") + "\n", tuple(steps))


def write_file(folder: Path, step: Step) -> None:
    """Write the file, or make the folder, that a step holds."""
    if " -> " in step.title:
        name, _, target = step.title.partition(" -> ")
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(target)
        return
    match = _FILE.fullmatch(step.title)
    assert match, f"'{step.title}' is no file's name"
    path = folder / match["name"]
    if match["name"].endswith("/"):
        path.mkdir(parents=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if match["how"] == "escaped":
        path.write_bytes(step.text.replace("\n", "").encode().decode("unicode_escape").encode("latin-1"))
    else:
        path.write_text(step.text * int(match["times"] or 1), encoding="utf-8")


def run(command: str, start: Callable[[list[str]], tuple[int, str, str]]) -> str:
    """Run a command; return what it prints, and its exit code."""
    for ending, lines in _CUT.items():
        if command.endswith(ending):
            return "".join(run(command.removesuffix(ending), start).splitlines(keepends=True)[lines])
    program, *words = shlex.split(command)
    if program == "sqlite3":
        with sqlite3.connect(words[0]) as store:
            store.executescript(words[1])
        store.close()
        return "(exit 0)\n"
    assert program == "tracker", f"'{program}' is not run here"
    code, out, err = start([program, *words])
    return out + (f"stderr:\n{err}" if err else "") + f"(exit {code})\n"


def in_process(main: Callable[[], None], capture: Callable[[], tuple[str, str]]) -> Callable[..., tuple[int, str, str]]:
    """Return what runs the program's own entry with some words, and returns its exit code and two streams."""

    def start(words: list[str]) -> tuple[int, str, str]:
        sys.argv = words
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = ended.code or 0
        return code, *capture()

    return start
