"""`tracker table`: who did something of one kind, how many, when, and what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import DAY, Command, show
from tracker.cli.options import bounded

if TYPE_CHECKING:
    from datetime import date

    from tracker.desk.desk import Desk


@click.command("table", cls=Command)
@click.argument("kind", shell_complete=completing.kinds)
@click.option(
    "--role",
    "roles",
    nargs=2,
    multiple=True,
    metavar="ROLE ACTOR",
    shell_complete=completing.roles,
    help="Who plays a role of the kind, as 'tracker kinds' lists them; more than once: all of them do.",
)
@click.option("--from", "first", type=DAY, metavar="DATE", help="Not before this day.")
@click.option("--to", "last", type=DAY, metavar="DATE", help="Not after this day.")
@bounded
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    desk: Desk,
    kind: str,
    roles: tuple[tuple[str, str], ...],
    first: date | None,
    last: date | None,
    known_by: date | None,
    recorded_by: str | None,
    as_json: bool,
) -> None:
    """Show who did something of one kind, how many, when, and what was answered.

    The sum counts nothing twice: what is part of another act of the table is left out.

    \b
    Example: tracker table diplomats-expelled --role sender RUS --from 2018-03-01
    """
    report = desk.table(kind, roles=dict(roles), first=first, last=last, known_by=known_by, recorded_by=recorded_by)
    show(report, as_json)
