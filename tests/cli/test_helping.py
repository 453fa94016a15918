"""Help fits a terminal of sixty columns, for every command; a broken example can be copied as it stands."""

import re
import shlex

import pytest
from click.testing import CliRunner

from look import commands
from tracker.cli.group import tracker

EVERY = ["", *dict(commands.every_command())]


def shown(name, columns):
    ran = CliRunner().invoke(tracker, [*name.split(), "--help"], terminal_width=columns - 2)
    assert ran.exit_code == 0
    return ran.output


@pytest.mark.parametrize("name", EVERY)
def test_help_fits_sixty_columns(name):
    assert max(map(len, shown(name, 60).splitlines())) <= 60


@pytest.mark.parametrize("name", EVERY)
def test_an_example_is_the_same_however_it_is_broken(name):
    def examples(columns):
        text = re.sub(r" \\\n\s+", " ", shown(name, columns))
        lines = [re.split(r"\s{2,}", line.strip().removeprefix("Example: "))[0] for line in text.splitlines()]
        return [shlex.split(line) for line in lines if line.startswith("tracker ")]

    wide, narrow = (examples(columns) for columns in (200, 60))
    assert narrow == wide
