"""`tracker panel`: a row for each pair of actors, or each actor, and each year, for R, Stata and Python."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypedDict

import click

from tracker.cli import completing
from tracker.cli.common import FILE, STREAM, Command, say
from tracker.cli.options import as_mapping, asked_by
from tracker.cli.terminal import is_terminal, put
from tracker.desk.texts import in_json

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from tracker.desk.desk import Desk


class _Choice(TypedDict):
    """Which rows and columns there are to be."""

    unit: str
    every: str
    rule: str
    figures: bool


@click.command("panel", cls=Command)
@click.option(
    "--actors",
    required=True,
    metavar="WHO",
    shell_complete=completing.actors,
    help="Codes or names with commas between, a format for its members, 'all', or the states of a list: cow, gw.",
)
@click.option("--from", "first", required=True, metavar="DATE", help="The first day; a year or a month will do.")
@click.option("--to", "last", required=True, metavar="DATE", help="The last day; a year or a month will do.")
@click.option(
    "--fluent",
    "fluents",
    multiple=True,
    metavar="FLUENT",
    help="A column: level, 'level = ambassador', 'member(*, EU) = full', both-members. More than once for more.",
)
@click.option("--unit", default="dyad", show_default=True, metavar="UNIT", help="A row is of: dyad, actor, member.")
@click.option("--every", default="year", show_default=True, metavar="PERIOD", help="year, quarter, month or day.")
@click.option(
    "--rule",
    default="last-day",
    show_default=True,
    metavar="RULE",
    help="Which days speak for a period: last-day, first-day, any-day, all-days, longest.",
)
@click.option("--ndir", is_flag=True, help="One row a pair and period, not one in each direction.")
@click.option("--count", "counts", default="", metavar="BY", help="Acts too, by: kind, quad, root, goldstein; commas.")
@click.option("--figures", is_flag=True, help="Figures too, as last reported.")
@click.option(
    "-o", "--output", type=FILE, metavar="FILE|DIR", help="A file .csv, .parquet or .dta; a data package in a folder."
)
@asked_by
@as_mapping("choice", "unit", "every", "rule", "figures")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    desk: Desk,
    actors: str,
    first: str,
    last: str,
    fluents: tuple[str, ...],
    ndir: bool,
    counts: str,
    output: Path | None,
    known_by: date | None,
    recorded_by: str | None,
    as_json: bool,
    choice: _Choice,
) -> None:
    """Write a panel: a row for each pair of actors, or each actor, and each year, with what the log answers.

    Each fluent has a column, and beside it one with the answer. What the log does not know is NA, never 0.

    \b
    Examples:
      tracker panel --actors LTU,CHN --from 2019 --to 2022 --fluent level
      tracker panel --actors EU --from 2000 --to 2020 --ndir --fluent both-members -o panel/
      tracker panel --actors cow --unit actor --from 1990 --to 2014 --fluent "member(*, NATO) = full" -o nato.dta
    """
    by = tuple(word.strip() for word in counts.split(",") if word.strip())
    report = desk.panel(
        actors,
        first=first,
        last=last,
        fluents=fluents,
        directed=not ndir,
        counts=by,
        known_by=known_by,
        recorded_by=recorded_by,
        **choice,
    )
    if output is not None and str(output) != STREAM:
        report.write(output)
        say(f"Written to {output}.", err=True)
    elif as_json:
        put(in_json(json.dumps(report.to_dict(), ensure_ascii=False, indent=2)))
    elif is_terminal():
        put("".join(report.lines()), newline=False)
    else:
        for part in report.lines():
            put(part, newline=False)
