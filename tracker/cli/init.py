"""`tracker init`: makes a store, with the catalogue in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.common import Command, say, show

if TYPE_CHECKING:
    from tracker.desk.desk import Desk


@click.command("init", cls=Command)
@click.option("--samples", is_flag=True, help="Copy the sample logs into the folder events too.")
@click.pass_obj
def command(desk: Desk, samples: bool) -> None:
    """Make a store with the catalogue in it; a store that is there keeps its catalogue.

    The sample logs are the program's own; what stands in the folder events already is never overwritten.

    \b
    Example: tracker init --samples
    """
    show(desk.init(samples=samples), as_json=False)
    if samples:
        say("The sample logs are in the folder events: 'tracker check events' reads them.")
