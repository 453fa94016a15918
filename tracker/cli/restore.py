"""`tracker restore`: a new store from what `tracker export --all` wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.common import FILE, STREAM, Command, given_log, say

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.desk import Desk


@click.command("restore", cls=Command)
@click.argument("file", type=FILE)
@click.pass_obj
def command(desk: Desk, file: Path) -> None:
    """Make a new store of what 'tracker export --all' wrote: the same entries, positions and root.

    The file is read to its end first: one that is damaged or cut off is refused, with the line. A store that has
    entries is left as it is. It does not matter from which database the export came. With - the export comes in by the
    standard input, and is kept beside the store until it was read.

    \b
    Example: tracker --store postgresql+psycopg://owner@server/log restore log.jsonl
    """
    header, store = desk.restore(given_log(file)), desk.store
    name = "the standard input" if str(file) == STREAM else file
    say(f"{store.address} has the {header.size} entries of {name}, and their root {header.root}.")
    if store.file is None:
        say("Run 'tracker grant ROLE' for each role that appends.")
