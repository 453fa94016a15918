"""`tracker correct`: says how an event, or a document's head, should have been read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import Command, show
from tracker.cli.options import mends
from tracker.desk.lazily import Lazily

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk import mending
    from tracker.desk.desk import Desk
else:
    mending = Lazily("tracker.desk.mending")


@click.command("correct", cls=Command)
@click.argument("event", shell_complete=completing.events)
@click.option("--set", "values", multiple=True, metavar="KEY=VALUE", help="A key and its value, as YAML.")
@click.option("--remove", multiple=True, metavar="KEY", help="A key that is to be taken away.")
@mends
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    desk: Desk,
    event: str,
    values: tuple[str, ...],
    remove: tuple[str, ...],
    reason: str,
    path: Path,
    as_json: bool,
) -> None:
    """Correct how an event (document/event) or a document's head was read. It counts for every day of knowledge.

    \b
    Example: tracker correct cna-budrys-2025-11/ambassador-recalled --set date=2021-08-10 \\
        --reason "The ministry's statement is of 10 August."
    """
    if not values and not remove:
        raise click.UsageError("Say what is right: --set KEY=VALUE, or --remove KEY.")
    right = mending.values_of(values)
    show(desk.correct(event, values=right, remove=remove, reason=reason, file=path), as_json)
