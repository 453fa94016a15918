"""`tracker actors`: who can act, by code and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.common import Command, show
from tracker.cli.options import as_json

if TYPE_CHECKING:
    from tracker.desk.desk import Desk


@click.command("actors", cls=Command)
@click.argument("word", required=False, default="")
@as_json
@click.pass_obj
def command(desk: Desk, word: str, as_json: bool) -> None:
    """List the actors with their names, those of the store's logs too: all, or those one of whose names has a word.

    An actor that is named, or is the only one to have the word, is shown in full.

    \b
    Example: tracker actors vilnius
    """
    show(desk.actors(word), as_json)
