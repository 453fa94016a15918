"""`tracker mcp`: lets an assistant ask."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.assistants.serving import serve
from tracker.cli.common import Command, say
from tracker.cli.options import up_to_mark
from tracker.cli.terminal import WAITING, is_answered
from tracker.desk.formats import MARKS

if TYPE_CHECKING:
    from tracker.desk.desk import Desk

_ON_A_TERMINAL = "An assistant's program starts this command and speaks to it. Stop it with Ctrl-C."


@click.command("mcp", cls=Command)
@click.option(
    "--folder",
    "folders",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="A folder in which logs may be read; may be repeated. Without it, no file is read.",
)
@up_to_mark(MARKS[0])
@click.pass_obj
def command(desk: Desk, folders: tuple[Path, ...], handling: str) -> None:
    """Answer an assistant over the standard input and output (Model Context Protocol), and change nothing.

    Name this command in the assistant's settings; it is started from there. Needs the package mcp.

    \b
    Example: tracker --store /srv/desk/tracker.db mcp --folder /srv/desk/logs
    """
    WAITING.stop()
    gc.enable()  # a server lives long
    if is_answered():
        say(_ON_A_TERMINAL, err=True)
    with desk.open(desk.address, seeds=desk.seeds, handling=handling, stays_open=True) as opened:
        serve(opened, folders)
