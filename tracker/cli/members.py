"""`tracker members`: who was a member of a format on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import Command, show_view
from tracker.cli.options import bounded, on_a_day, unfold

if TYPE_CHECKING:
    from datetime import date

    from tracker.desk.desk import Desk


@click.command("members", cls=Command)
@click.argument("format_name", metavar="FORMAT", shell_complete=completing.actors)
@on_a_day
@unfold
@bounded
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    desk: Desk,
    format_name: str,
    on: date | None,
    known_by: date | None,
    recorded_by: str | None,
    unfold: bool,
    as_json: bool,
) -> None:
    """Show who is a member of a format at the end of a day, since when, and on what evidence.

    \b
    Example: tracker members 17+1 --on 2021-12-31
    """
    show_view(desk.members(format_name, on=on, known_by=known_by, recorded_by=recorded_by), as_json, unfold=unfold)
