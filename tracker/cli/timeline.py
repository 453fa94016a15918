"""`tracker timeline`: the whole course of two actors' relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import NEW_FILE, Command, say, show_view, write_out
from tracker.cli.options import bounded, unfold

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from tracker.desk.desk import Desk


@click.command("timeline", cls=Command)
@click.argument("a", shell_complete=completing.actors)
@click.argument("b", shell_complete=completing.actors)
@unfold
@bounded
@click.option("--svg", type=NEW_FILE, metavar="FILE", help="Draw it into this file.")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    desk: Desk,
    a: str,
    b: str,
    known_by: date | None,
    recorded_by: str | None,
    unfold: bool,
    as_json: bool,
    svg: Path | None,
) -> None:
    """Show everything that happened between two actors, in order, and over which days each fluent had which answer.

    \b
    Example: tracker timeline LTU CHN
    """
    if svg is not None and as_json:
        raise click.UsageError("--svg and --json name two forms. Write one of them.")
    report = desk.timeline(a, b, known_by=known_by, recorded_by=recorded_by)
    if svg is None:
        show_view(report, as_json, unfold=unfold)
    elif write_out(desk, report.to_svg(), svg, private=report.is_marked):
        say(f"Drawn into {svg}.")
