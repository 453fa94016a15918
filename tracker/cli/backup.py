"""`tracker backup`: a copy of an SQLite store as it is at one moment."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.common import Command, say

if TYPE_CHECKING:
    from tracker.desk.desk import Desk


@click.command("backup", cls=Command)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def command(desk: Desk, file: Path) -> None:
    """Copy a store's file whole, as it is at one moment, while others go on writing to it.

    The copy is a store like any other. Copying the file itself would miss what stands in the log beside it (-wal).
    A store on a server is backed up by the server's own means, or by 'tracker export --all'.

    \b
    Example: tracker backup tracker-2021-12-31.db
    """
    desk.backup(file)
    address = desk.store.address
    say(f"{file} is {address} as it was just now. 'tracker --store {file} verify' looks at all of it.")
