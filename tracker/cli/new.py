"""`tracker new`: begins the log of a text, or an event of a kind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import NEW_FILE, Command, put_new, say, show
from tracker.cli.options import as_json

if TYPE_CHECKING:
    from tracker.desk.desk import Desk
    from tracker.desk.starting import Begun


@click.command("new", cls=Command)
@click.argument("what", metavar="TEXT|KIND", shell_complete=completing.kinds)
@click.option("-o", "--output", type=NEW_FILE, metavar="FILE", help="Write to this new file instead of the output.")
@as_json
@click.pass_obj
def command(desk: Desk, what: str, output: Path | None, as_json: bool) -> None:
    """Begin the log of a text (plain, a saved web page, PDF or Word), or print an event of a kind to be filled in.

    The head has what the text gives: title, publisher, date and its line, language, checksum, lines that are no text.
    What it does not give stands as a comment. Of what is no plain text the lines are written beside it, as NAME.txt.

    \b
    Examples: tracker new texts/cna.txt -o events/cna.yaml
              tracker new ambassador-recalled
    """
    report = desk.new(what)
    begun = report.value
    if begun.plain:
        put_new(Path(what).with_name(begun.source), begun.plain)
        say(f"The text is in {Path(what).with_name(begun.source)}: evidence counts its lines.", err=True)
    if output is None or as_json:
        show(report, as_json)
    else:
        put_new(output, begun.yaml)
    _say_missing(begun)


def _say_missing(begun: Begun) -> None:
    if begun.missing:
        say(f"The text does not give: {', '.join(begun.missing)}. Add what is missing.", err=True)
