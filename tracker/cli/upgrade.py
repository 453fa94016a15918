"""`tracker upgrade`: brings a store up to this program's schema, with a backup first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.common import Command, say

if TYPE_CHECKING:
    from tracker.desk.desk import Desk


@click.command("upgrade", cls=Command)
@click.option(
    "--backup", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Keep it in this file as it was."
)
@click.option("--no-backup", is_flag=True, help="Keep nothing; there is a backup elsewhere.")
@click.pass_obj
def command(desk: Desk, backup: Path | None, no_backup: bool) -> None:
    """Bring a store up to this program's schema, keeping all that it holds; all in one transaction.

    First the store is kept as it was: a file is copied beside itself (tracker.db.backup-0001), a store on a server is
    exported to the file that --backup names. A store that is up to date is left as it is.

    \b
    Example: tracker upgrade
             tracker --store postgresql+psycopg://owner@server/log upgrade --backup log.jsonl
    """
    if backup and no_backup:
        raise click.UsageError("Name --backup or --no-backup, not both.")
    done, store = desk.upgrade(backup=backup, without=no_backup), desk.store
    if done.before == done.after:
        say(f"{store.address} has schema {done.after} already; nothing was changed.")
        return
    say(f"{store.address} has schema {done.after} now; it had {done.before}. Every entry is kept.")
    if done.backup and store.file:
        say(f"{done.backup} is the store as it was, for the program that it was made with.")
    elif done.backup:
        say(f"{done.backup} has every entry as it was; 'tracker restore' makes a store of it.")
    if store.file is None:
        say("Run 'tracker grant ROLE' again for each role that appends.")
