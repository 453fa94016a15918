"""`tracker show`: one event with its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import Command, show
from tracker.cli.options import as_json, recorded_by

if TYPE_CHECKING:
    from tracker.desk.desk import Desk


@click.command("show", cls=Command)
@click.argument("event", shell_complete=completing.events)
@recorded_by
@as_json
@click.pass_obj
def command(desk: Desk, event: str, recorded_by: str | None, as_json: bool) -> None:
    """Show an event, named document/event: what it says, where, what it touches, and what else reports the same.

    \b
    Example: tracker show cna-budrys-2025-11/ambassador-recalled
    """
    show(desk.show(event, recorded_by=recorded_by), as_json)
