"""`tracker network`: with whom an actor or a format is tied on a day, as text or as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import NEW_FILE, Command, say, show_view, write_out
from tracker.cli.options import bounded, on_a_day, unfold

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from tracker.desk.desk import Desk


@click.command("network", cls=Command)
@click.argument("actor", shell_complete=completing.actors)
@on_a_day
@click.option("--svg", "picture", type=NEW_FILE, metavar="FILE", help="Draw it, as SVG.")
@unfold
@bounded
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    desk: Desk,
    actor: str,
    on: date | None,
    picture: Path | None,
    known_by: date | None,
    recorded_by: str | None,
    unfold: bool,
    as_json: bool,
) -> None:
    """Show with whom an actor or a format is tied at the end of a day: by what, since when, on what evidence.

    With --svg it is drawn: a line for each tie, its style by subject, filled marks for what holds and hollow ones for
    what possibly does. Those that only share a format or an agreement with it are named below, not drawn.

    \b
    Examples:
      tracker network LTU --on 2021-12-31
      tracker network CHN-CEEC --on 2021-12-31 --svg network.svg
    """
    report = desk.network(actor, on=on, known_by=known_by, recorded_by=recorded_by)
    if picture is not None and write_out(desk, report.to_svg(), picture, private=report.is_marked):
        say(f"Written to {picture}.", err=True)
    if picture is None or as_json:
        show_view(report, as_json, unfold=unfold)
