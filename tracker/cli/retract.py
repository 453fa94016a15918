"""`tracker retract`: takes an event out of every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import Command, show
from tracker.cli.options import mends

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.desk import Desk


@click.command("retract", cls=Command)
@click.argument("event", shell_complete=completing.events)
@mends
@click.pass_obj
def command(desk: Desk, event: str, reason: str, path: Path, as_json: bool) -> None:
    """Retract an event (document/event) that should not have been coded. A publisher's retraction is a document.

    \b
    Example: tracker retract paper/left --reason "The text speaks of another format."
    """
    show(desk.retract(event, reason=reason, file=path), as_json)
