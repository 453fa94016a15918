"""`tracker kinds`: what kinds of events there are, and what each does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import Command, show
from tracker.cli.options import as_json, tabular

if TYPE_CHECKING:
    from tracker.desk.desk import Desk


@click.command("kinds", cls=Command)
@click.argument("words", nargs=-1, shell_complete=completing.kinds)
@as_json
@tabular
@click.pass_obj
def command(desk: Desk, words: tuple[str, ...], as_json: bool) -> None:
    """List the kinds of events with their roles and effects, all or those whose name or label has some words.

    Everyday words for a kind find it, too. Where none has them, other forms of the words are looked for, and then what
    is said of the kinds: their sentences, neighbours and examples. A kind that is named, or is the only one to be
    found, is shown in full, with an example. A headline finds the kinds that it tells of, best first.

    \b
    Examples:
      tracker kinds ambassador-recalled
      tracker kinds expelled diplomats
      tracker kinds "EU lawmakers freeze ratification of deal"
    """
    show(desk.kinds(" ".join(words)), as_json)
