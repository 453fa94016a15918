"""`tracker doctor`: what is wrong with the store and what to do, by checks that take a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.common import Command, show
from tracker.cli.options import as_json

if TYPE_CHECKING:
    from tracker.desk.desk import Desk


@click.command("doctor", cls=Command)
@as_json
@click.pass_obj
def command(desk: Desk, as_json: bool) -> None:
    """Look whether the store can be read and written, whole and up to date; say of each fault what to do.

    It takes a moment and changes nothing. Whether every entry is as it was appended, 'tracker verify' computes.

    \b
    Example: tracker doctor
    """
    report = desk.doctor()
    show(report, as_json)
    if any(check.troubles for check in report.value):
        raise click.exceptions.Exit(1)
