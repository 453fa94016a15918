"""The program with a store in a folder of its own, of which a module asks what it likes."""

from pathlib import Path

import pytest
from attrs import define
from click.testing import CliRunner

from tracker.cli.group import tracker


@define
class Program:
    """The program and its store: whatever is asked of it, it ends well; a module may keep a `position` of the log."""

    folder: Path
    position: str = ""

    def __call__(self, *words):
        done = CliRunner().invoke(tracker, ["--store", str(self.folder / "log.db"), *map(str, words)])
        assert done.exception is None or isinstance(done.exception, SystemExit), (words, done.exception)
        assert done.exit_code == 0, (words, done.output)
        return done

    def write(self, name, text):
        """Write a log into the folder; return its file."""
        file = self.folder / f"{name}.yaml"
        file.write_text(text, encoding="utf-8")
        return file


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """The program with an empty store."""
    made = Program(tmp_path_factory.mktemp("hostile"))
    made("init")
    return made
