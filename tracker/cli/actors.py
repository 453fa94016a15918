"""`tracker actors`: who can act, by code and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import Command, show
from tracker.cli.options import as_json, tabular

if TYPE_CHECKING:
    from tracker.desk.desk import Desk


@click.command("actors", cls=Command)
@click.argument("words", nargs=-1, shell_complete=completing.actors)
@as_json
@tabular
@click.pass_obj
def command(desk: Desk, words: tuple[str, ...], as_json: bool) -> None:
    """List the actors with their names, those of the store's logs too: all, or those with some words in a name.

    An actor that is named, or is the only one to have the words, is shown in full. A headline finds whom it names.

    \b
    Examples:
      tracker actors vilnius
      tracker actors "Tbilisi expels Russian diplomat"
    """
    show(desk.actors(" ".join(words)), as_json)
