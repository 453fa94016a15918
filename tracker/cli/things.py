"""`tracker things`: agreements, offices, regimes, routes and what else cannot act, by code and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import Command, show
from tracker.cli.options import as_json, tabular

if TYPE_CHECKING:
    from tracker.desk.desk import Desk


@click.command("things", cls=Command)
@click.argument("words", nargs=-1, shell_complete=completing.things)
@as_json
@tabular
@click.pass_obj
def command(desk: Desk, words: tuple[str, ...], as_json: bool) -> None:
    """List the things with their types and names, those of the store's logs too: all, or those that have a word.

    A log names a thing by its code; the word is looked for in codes, types and names.

    \b
    Example: tracker things railway
    """
    show(desk.things(" ".join(words)), as_json)
