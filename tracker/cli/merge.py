"""`tracker merge`: says that events tell of one happening."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import Command, show
from tracker.cli.options import mends

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.desk import Desk


@click.command("merge", cls=Command)
@click.argument("events", nargs=-1, required=True, shell_complete=completing.events)
@mends
@click.pass_obj
def command(desk: Desk, events: tuple[str, ...], reason: str, path: Path, as_json: bool) -> None:
    """Say that two or more events (document/event) tell of one happening. What is about different things is refused.

    \b
    Example: tracker merge paper-a/left paper-b/left --reason "Both report the statement of 22 May."
    """
    show(desk.merge(*events, reason=reason, file=path), as_json)
