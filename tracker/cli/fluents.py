"""`tracker fluents`: what can hold between actors, and what begins and ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import Command, show
from tracker.cli.options import as_json, tabular

if TYPE_CHECKING:
    from tracker.desk.desk import Desk


@click.command("fluents", cls=Command)
@click.argument("words", nargs=-1, shell_complete=completing.fluents)
@as_json
@tabular
@click.pass_obj
def command(desk: Desk, words: tuple[str, ...], as_json: bool) -> None:
    """List the sorts of fluents: all, or those that have some words, with what begins and ends each.

    A headline finds the fluents that are changed by the kinds of which it tells. 'tracker who' asks for whom one holds.

    \b
    Examples:
      tracker fluents embargo
      tracker fluents "Iran reopens its embassy in Saudi Arabia"
    """
    show(desk.fluents(" ".join(words)), as_json)
