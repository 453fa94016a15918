"""`tracker append`: appends what is new in logs, all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.common import FILE, STREAM, Command, given_log, say, show
from tracker.cli.terminal import is_answered

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.desk import Desk


@click.command("append", cls=Command)
@click.argument("paths", nargs=-1, required=True, type=FILE)
@click.option("--yes", is_flag=True, help="Append without asking.")
@click.option("--json", "as_json", is_flag=True, help="Print what was appended as JSON.")
@click.pass_obj
def command(desk: Desk, paths: tuple[Path, ...], yes: bool, as_json: bool) -> None:
    """Append what is new in logs: files, or folders of them, or - for the standard input. All or nothing.

    What is in the store already is left as it is: the same command twice changes nothing. A log that was changed
    where it had been appended is refused. At a terminal you see first what it would do, as 'preview' shows it, and
    are asked.

    \b
    Example: tracker append events/cna-budrys-2025-11.yaml
    """
    from_files = all(str(path) != STREAM for path in paths)
    if from_files and not (yes or as_json) and is_answered() and not _is_wanted(desk, paths):
        say("Nothing was appended.")
        return
    show(desk.append(*map(given_log, paths)), as_json)


def _is_wanted(desk: Desk, paths: tuple[Path, ...]) -> bool:
    """Show what an append would do, and ask; what adds nothing needs no answer."""
    seen = desk.preview(*paths, short=True)
    if not seen.value.adds:
        return True
    show(seen, as_json=False)
    return click.confirm("Append it?")
