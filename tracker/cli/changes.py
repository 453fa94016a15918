"""`tracker changes`: what changed between two days, or between two states of knowledge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import DAY, Command, show_view
from tracker.cli.options import bounded, on_a_day, unfold

if TYPE_CHECKING:
    from datetime import date

    from tracker.desk.desk import Desk


@click.command("changes", cls=Command)
@click.argument("a", shell_complete=completing.actors)
@click.argument("b", shell_complete=completing.actors)
@click.option("--from", "first", type=DAY, metavar="DATE", help="The end of this day is the first of the two states.")
@click.option("--to", "last", type=DAY, metavar="DATE", help="The end of this day is the second; today if not named.")
@click.option("--and", "then", type=DAY, metavar="DATE", help="With --known-by: the later day of knowledge.")
@click.option(
    "--and-recorded-by", metavar="DATE|TIME|POSITION", help="With --recorded-by: the later state of the store."
)
@on_a_day
@unfold
@bounded
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    desk: Desk,
    a: str,
    b: str,
    first: date | None,
    last: date | None,
    then: date | None,
    and_recorded_by: str | None,
    on: date | None,
    known_by: date | None,
    recorded_by: str | None,
    unfold: bool,
    as_json: bool,
) -> None:
    """Show what changed between two actors from one day to another, in order and with causes.

    Or what more was known of one day (--on) by a second day of publication (--known-by K --and L), or after more was
    recorded (--recorded-by P --and-recorded-by Q): what began, ended, became certain, became known, was mended.

    \b
    Examples:
      tracker changes LTU CHN --from 2021-01-01 --to 2021-12-31
      tracker changes LTU CHN --on 2021-12-31 --known-by 2021-06-01 --and 2021-12-31
    """
    knowledge = then is not None or and_recorded_by is not None
    if knowledge == (first is not None):
        raise click.UsageError("Name two days of the world (--from, --to), or two of knowledge (--known-by, --and).")
    if wrong := _contradiction(first, last, on, known_by, then, recorded_by, and_recorded_by):
        raise click.UsageError(wrong)
    if first is not None:
        report = desk.changes(a, b, first=first, last=last, known_by=known_by, recorded_by=recorded_by)
    else:
        report = desk.learned(
            a,
            b,
            on=on,
            known_by=known_by,
            then_known_by=then,
            recorded_by=recorded_by,
            then_recorded_by=and_recorded_by,
        )
    show_view(report, as_json, unfold=unfold)


def _contradiction(  # noqa: PLR0913, PLR0917 - the options as they were given
    first: date | None,
    last: date | None,
    on: date | None,
    known_by: date | None,
    then: date | None,
    recorded_by: str | None,
    and_recorded_by: str | None,
) -> str | None:
    """Say which options do not go together."""
    if first is not None and on is not None:
        return "--from and --to name the days; leave --on out."
    if first is None and last is not None:
        return "--to needs --from; two states of knowledge are compared for one day, --on."
    if then is not None and known_by is None:
        return "--and needs --known-by, the earlier day of knowledge."
    if then is not None and known_by is not None and then < known_by:
        return "--and lies before --known-by."
    if and_recorded_by is not None and recorded_by is None:
        return "--and-recorded-by needs --recorded-by, the earlier state of the store."
    return None
