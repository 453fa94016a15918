"""`tracker replay`: what held between two actors at the end of a day, or an actor's relations at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.common import Command, show
from tracker.cli.options import bounded, on_a_day

if TYPE_CHECKING:
    from datetime import date

    from tracker.desk.desk import Desk


@click.command("replay", cls=Command)
@click.argument("a")
@click.argument("b", required=False)
@click.option("--short", is_flag=True, help="One line an answer, without evidence and acts.")
@on_a_day
@bounded
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    desk: Desk,
    a: str,
    b: str | None,
    short: bool,
    on: date | None,
    known_by: date | None,
    recorded_by: str | None,
    as_json: bool,
) -> None:
    """Show what holds between two actors at the end of a day, since when, how sure, and on what evidence.

    A and B are codes (LTU, lt) or any name of an actor: Lithuania, Vilnius. A member is one from the day it joins,
    and no longer one on the day it leaves. With A alone: its relations at a glance.

    \b
    Examples:
      tracker replay LTU CHN --on 2021-12-31 --known-by 2021-06-30
      tracker replay Lithuania China --short
    """
    if short and (b is None or as_json):
        raise click.UsageError("--short tells two actors as text: name both, and leave --json out.")
    if b is None:
        show(desk.glance(a, on=on, known_by=known_by, recorded_by=recorded_by), as_json)
        return
    report = desk.relation(a, b, on=on, known_by=known_by, recorded_by=recorded_by)
    if short:
        click.echo(report.to_short_text())
    else:
        show(report, as_json)
