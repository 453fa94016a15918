"""`tracker sheet`: an empty table whose rows are events of a kind, to be filled in and imported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import NEW_FILE, STREAM, Command, say, show
from tracker.cli.options import as_json

if TYPE_CHECKING:
    from tracker.desk.desk import Desk


@click.command("sheet", cls=Command)
@click.argument("kind", metavar="KIND", shell_complete=completing.kinds)
@click.option("-o", "--output", type=NEW_FILE, metavar="FILE", help="Write to this new file, CSV or XLSX.")
@as_json
@click.pass_obj
def command(desk: Desk, kind: str, output: Path | None, as_json: bool) -> None:
    """Print the first line of a table whose rows are events of a kind, or write it to a file for a spreadsheet.

    Fill in a row for each event, and import the table: 'tracker import FILE' needs no mapping for it. The document and
    the kind are as in the row above where they are left empty; several actors stand in a cell with semicolons between.

    \b
    Examples: tracker sheet format-joined
              tracker sheet format-joined -o members.xlsx
    """
    file = None if output == Path(STREAM) else output
    report = desk.sheet(kind, file)
    if file is None or as_json:
        show(report, as_json)
    else:
        say(f"{file} has the columns {report.to_text()}. Fill it in, and run 'tracker import {file}'.")
