"""`tracker spans`: over which days every condition held or may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.common import Command, show
from tracker.cli.options import bounded

if TYPE_CHECKING:
    from datetime import date

    from tracker.desk.desk import Desk


@click.command("spans", cls=Command)
@click.argument("fluent", required=False)
@bounded
@click.pass_obj
def command(desk: Desk, fluent: str | None, known_by: date | None, recorded_by: str | None, as_json: bool) -> None:
    """List the spans of a FLUENT with open places, or of all: over which days each value holds, or may.

    On a day without a span it surely does not hold. What nothing but an unknown beginning leaves open is 'unrecorded'.
    What is made of other conditions, or shared by a format with its members, has no spans: ask 'tracker replay'.

    \b
    Examples:
      tracker spans "member(*, EU)" --csv -o members.csv
      tracker spans --json
    """
    show(desk.spans(fluent, known_by=known_by, recorded_by=recorded_by), as_json)
