"""`tracker calendar`: what lapses, takes effect, is due, overdue or grows stale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.common import Command, show
from tracker.cli.options import bounded, on_a_day

if TYPE_CHECKING:
    from datetime import date

    from tracker.desk.desk import Desk


@click.command("calendar", cls=Command)
@click.argument("actor", required=False)
@click.option("--days", type=click.IntRange(1, 36525), default=90, show_default=True, help="How many days ahead.")
@on_a_day
@bounded
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    desk: Desk,
    actor: str | None,
    days: int,
    on: date | None,
    known_by: date | None,
    recorded_by: str | None,
    as_json: bool,
) -> None:
    """Show what comes up after a day, for one actor or for all: ends, effects, plans due and overdue, stale answers.

    \b
    Example: tracker calendar Belarus --on 2025-11-01 --days 90
    """
    show(desk.calendar(actor, days=days, on=on, known_by=known_by, recorded_by=recorded_by), as_json)
