"""`tracker split`: says that an event tells of a happening of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import Command, show
from tracker.cli.options import mends

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.desk import Desk


@click.command("split", cls=Command)
@click.argument("event", shell_complete=completing.events)
@mends
@click.pass_obj
def command(desk: Desk, event: str, reason: str, path: Path, as_json: bool) -> None:
    """Take an event (document/event) out of the happening in which its log, or a merge, put it.

    \b
    Example: tracker split paper-b/left --reason "It speaks of the exit of 2023."
    """
    show(desk.split(event, reason=reason, file=path), as_json)
