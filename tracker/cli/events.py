"""`tracker events`: the events that fit some filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import DAY, Command, show
from tracker.cli.options import bounded

if TYPE_CHECKING:
    from datetime import date

    from tracker.desk.desk import Desk


@click.command("events", cls=Command)
@click.option(
    "--actor",
    "actors",
    multiple=True,
    shell_complete=completing.actors,
    help="An actor that takes part; more than once: all of them do.",
)
@click.option("--kind", shell_complete=completing.kinds, help="The kind, as 'tracker kinds' lists them.")
@click.option("--document", shell_complete=completing.documents, help="The document's id.")
@click.option("--stance", type=click.Choice(["reported", "claimed", "denied", "announced"]))
@click.option("--from", "first", type=DAY, metavar="DATE", help="Not before this day.")
@click.option("--to", "last", type=DAY, metavar="DATE", help="Not after this day.")
@bounded
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    desk: Desk,
    actors: tuple[str, ...],
    kind: str | None,
    document: str | None,
    stance: str | None,
    first: date | None,
    last: date | None,
    known_by: date | None,
    recorded_by: str | None,
    as_json: bool,
) -> None:
    """List events, in the order of their days.

    \b
    Example: tracker events --actor LTU --actor TWN --from 2021-01-01
    """
    report = desk.events(
        *actors,
        kind=kind,
        document=document,
        stance=stance,
        first=first,
        last=last,
        known_by=known_by,
        recorded_by=recorded_by,
    )
    show(report, as_json)
