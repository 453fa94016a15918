"""`tracker rebuild`: works out the spans of what was appended since they were, or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.common import Command, show
from tracker.cli.options import as_json

if TYPE_CHECKING:
    from tracker.desk.desk import Desk


@click.command("rebuild", cls=Command)
@click.option("--all", "whole", is_flag=True, help="Drop all spans first, and make them anew.")
@as_json
@click.pass_obj
def command(desk: Desk, whole: bool, as_json: bool) -> None:
    """Bring the spans up to the end of the log: over which days each condition holds, kept for quick answers.

    A small append does this by itself. After an import, a new catalogue or an upgrade it is yours to do; until then
    every question is answered from the log, as always, only more slowly.

    \b
    Example: tracker rebuild
    """
    show(desk.rebuild(whole=whole), as_json)
