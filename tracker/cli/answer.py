"""`tracker answer`: says that somebody looked at a warning of `check`, and why it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import Command, show
from tracker.cli.options import mends
from tracker.model.findings import WARNINGS

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.desk import Desk


@click.command("answer", cls=Command)
@click.argument("event", shell_complete=completing.events)
@click.option(
    "--warning", required=True, type=click.Choice(WARNINGS), metavar="CODE", help="Its code, as it stands in brackets."
)
@mends
@click.pass_obj
def command(desk: Desk, event: str, warning: str, reason: str, path: Path, as_json: bool) -> None:  # noqa: PLR0913, PLR0917 - one parameter an option
    """Answer a warning about an event (document/event): it was looked at, and what it asks is as it should be.

    'tracker check' does not ask it again where the desk's document is checked with the others.

    \b
    Example: tracker answer paper/left --warning no-evidence --reason "The page is lost; the date is in the index."
    """
    show(desk.answer(event, warning=warning, reason=reason, file=path), as_json)
