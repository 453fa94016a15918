"""`tracker calendar`: what lapses, takes effect, is due, overdue or grows stale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import NEW_FILE, Command, say, show, write_out
from tracker.cli.options import bounded, on_a_day

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from tracker.desk.desk import Desk


@click.command("calendar", cls=Command)
@click.argument("actor", required=False, shell_complete=completing.actors)
@click.option("--days", type=click.IntRange(1, 36525), default=90, show_default=True, help="How many days ahead.")
@on_a_day
@bounded
@click.option("--ics", type=NEW_FILE, metavar="FILE", help="Write it as iCalendar, for a calendar program.")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    desk: Desk,
    actor: str | None,
    days: int,
    on: date | None,
    known_by: date | None,
    recorded_by: str | None,
    as_json: bool,
    ics: Path | None,
) -> None:
    """Show what comes up after a day, for one actor or for all: ends, effects, plans due and overdue, stale answers.

    \b
    Examples:
      tracker calendar Belarus --on 2025-11-01 --days 90
      tracker calendar --ics due.ics
    """
    if ics is not None and as_json:
        raise click.UsageError("--ics and --json name two forms. Write one of them.")
    report = desk.calendar(actor, days=days, on=on, known_by=known_by, recorded_by=recorded_by)
    if ics is None:
        show(report, as_json)
    elif write_out(desk, report.to_ics(), ics, private=report.is_marked):
        left_out = f" Left out, since no one day is known: {report.value.undated}." if report.value.undated else ""
        say(f"Written to {ics}.{left_out}")
