"""`tracker resolve`: says which version of a contested happening the desk follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import Command, show
from tracker.cli.options import mends

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.desk import Desk


@click.command("resolve", cls=Command)
@click.argument("happening", shell_complete=completing.events)
@click.option("--follow", required=True, metavar="EVENT", help="The event (document/event) that the desk follows.")
@mends
@click.pass_obj
def command(desk: Desk, happening: str, follow: str, reason: str, path: Path, as_json: bool) -> None:  # noqa: PLR0913, PLR0917 - one parameter an option
    """Follow one version of a happening (its id, or any of its events). All versions are still printed.

    \b
    Example: tracker resolve exit-2021 --follow paper-b/left --reason "The minister's own statement."
    """
    show(desk.resolve(happening, follow=follow, reason=reason, file=path), as_json)
