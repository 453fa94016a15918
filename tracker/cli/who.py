"""`tracker who`: which others have what a fluent with open places says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import Command, show_view
from tracker.cli.options import bounded, on_a_day, unfold

if TYPE_CHECKING:
    from datetime import date

    from tracker.desk.desk import Desk


@click.command("who", cls=Command)
@click.argument("fluent", shell_complete=completing.fluents)
@on_a_day
@unfold
@bounded
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    desk: Desk,
    fluent: str,
    on: date | None,
    known_by: date | None,
    recorded_by: str | None,
    unfold: bool,
    as_json: bool,
) -> None:
    """Show for whom something holds, or may hold, on a day; * stands for anybody and anything.

    FLUENT is a condition as 'tracker kinds KIND' names it. Those of one day stand together; of more than 60, you get
    the number.

    \b
    Example: tracker who "level(CHN, *) = chargé d'affaires" --on 2021-12-31
    """
    show_view(desk.who(fluent, on=on, known_by=known_by, recorded_by=recorded_by), as_json, unfold=unfold)
