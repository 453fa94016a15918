"""`tracker status`: where the store is, what it holds, and whether it is up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.common import Command, show
from tracker.cli.options import as_json

if TYPE_CHECKING:
    from tracker.desk.desk import Desk


@click.command("status", cls=Command)
@as_json
@click.pass_obj
def command(desk: Desk, as_json: bool) -> None:
    """Say where the store is, which schema it has, how much is in it, and when it was last appended to.

    \b
    Example: tracker status
    """
    show(desk.status(), as_json)
