"""`tracker append`: appends what is new in logs, all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.common import FILE, Command, given_log, show

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.desk import Desk


@click.command("append", cls=Command)
@click.argument("paths", nargs=-1, required=True, type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print what was appended as JSON.")
@click.pass_obj
def command(desk: Desk, paths: tuple[Path, ...], as_json: bool) -> None:
    """Append what is new in logs: files, or folders of them, or - for the standard input. All or nothing.

    What is in the store already is left as it is: the same command twice changes nothing. A log that was changed
    where it had been appended is refused.

    \b
    Example: tracker append events/cna-budrys-2025-11.yaml
    """
    show(desk.append(*map(given_log, paths)), as_json)
