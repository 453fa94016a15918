"""`tracker watch`: checks and previews logs while they are written."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import click

from tracker.cli.common import FILE, NEW_FILE, Command, say
from tracker.cli.terminal import WAITING, put
from tracker.desk.lazily import Lazily

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.desk import Desk
    from tracker.site import watching
else:
    watching = Lazily("tracker.site.watching")


@click.command("watch", cls=Command)
@click.argument("paths", nargs=-1, required=True, type=FILE)
@click.option("-o", "--output", type=NEW_FILE, metavar="FILE", help="Also write it to a page that shows what is new.")
@click.pass_obj
def command(desk: Desk, paths: tuple[Path, ...], output: Path | None) -> None:
    """Watch logs, files or folders: on each change they are checked, and you see what an append would do.

    Nothing is appended. Ctrl-C ends it.

    \b
    Example: tracker watch events -o watch.html
    """
    WAITING.stop()
    gc.enable()  # it goes on for hours
    say("Watching. Ctrl-C ends it.", err=True)
    watching.watch_logs(desk, paths, put, output, ticks=watching.always())
