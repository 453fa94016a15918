"""`tracker check`: looks for every fault in logs, and appends nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.common import FILE, Command, given_log, show

if TYPE_CHECKING:
    from tracker.desk.desk import Desk


@click.command("check", cls=Command)
@click.argument("paths", nargs=-1, type=FILE)
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Check checksums, lines and words against the texts in this folder.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_obj
def command(desk: Desk, paths: tuple[Path, ...], texts: Path | None, as_json: bool) -> None:
    """Check logs: files, folders of them, or - for the standard input (the folder events, if none is named).

    All findings are shown at once, each with its place and what to do. Exit code 1 where there is a fault.

    \b
    Example: tracker check events --texts ../texts
    """
    report = desk.check(*(map(given_log, paths) if paths else ["events"]), texts=texts)
    show(report, as_json)
    if report.value.faults:
        raise click.exceptions.Exit(1)
