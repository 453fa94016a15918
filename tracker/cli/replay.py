"""`tracker replay`: what held between two actors at the end of a day, or an actor's relations at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import Command, show_view
from tracker.cli.options import bounded, on_a_day, unfold

if TYPE_CHECKING:
    from datetime import date

    from tracker.desk.desk import Desk


@click.command("replay", cls=Command)
@click.argument("a", shell_complete=completing.actors)
@click.argument("b", required=False, shell_complete=completing.actors)
@click.option("-v", "--verbose", "evidence", is_flag=True, help="With the evidence, and with what was stated.")
@click.option("--chronology", is_flag=True, help="With what was done, in the order of days.")
@unfold
@on_a_day
@bounded
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    desk: Desk,
    a: str,
    b: str | None,
    evidence: bool,
    chronology: bool,
    unfold: bool,
    on: date | None,
    known_by: date | None,
    recorded_by: str | None,
    as_json: bool,
) -> None:
    """Show what holds between two actors at the end of a day, since when, and how well it is founded.

    A and B are codes (LTU, lt) or names: Lithuania, Vilnius. A member is one from the day it joins, and no longer one
    on the day it leaves. With A alone: its relations at a glance.

    Beside each answer stands since when ('by': at the latest; 'to': when it was last told), and what vouches for it.

    \b
    Examples:
      tracker replay Lithuania China --on 2021-12-31
      tracker replay LTU CHN --known-by 2021-06-30 -v
    """
    if b is None and (evidence or chronology):
        raise click.UsageError("-v and --chronology are for two actors: name both.")
    if b is None:
        glance = desk.glance(a, on=on, known_by=known_by, recorded_by=recorded_by)
        show_view(glance, as_json, unfold=unfold)
    else:
        report = desk.relation(a, b, on=on, known_by=known_by, recorded_by=recorded_by)
        show_view(report, as_json, evidence=evidence, chronology=chronology, unfold=unfold)
