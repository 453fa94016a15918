"""`tracker compare`: what two coders made of one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.common import FILE, Command, given_log, show
from tracker.cli.options import as_json

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.desk import Desk


@click.command("compare", cls=Command)
@click.argument("first", type=FILE)
@click.argument("second", type=FILE)
@as_json
@click.pass_obj
def command(desk: Desk, first: Path, second: Path, as_json: bool) -> None:
    """Compare two codings of one document: what both have, what one has, where kind, date and stance differ.

    Events are paired by the lines that they cite, their actors and days, and not by their kind. Cohen's kappa says how
    far the coders agree beyond chance. (Two days of a relation are compared by 'brief --compare'.)

    \b
    Example: tracker compare cna-anna.yaml cna-ben.yaml
    """
    show(desk.compare_codings(given_log(first), given_log(second)), as_json)
