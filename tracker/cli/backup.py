"""`tracker backup`: a copy of an SQLite store as it is at one moment."""

from pathlib import Path

import click

from tracker.cli.common import named_store


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def command(ctx: click.Context, file: Path) -> None:
    """Copy a store's file whole, as it is at one moment, while others go on writing to it.

    The copy is a store like any other. Copying the file itself would miss what stands in the log beside it (-wal).
    A store on a server is backed up by the server's own means, or by 'tracker export --all'.

    \b
    Example: tracker backup tracker-2021-12-31.db
    """
    from tracker.store.backup import back_up  # noqa: PLC0415 - the database is imported where it is used

    store = named_store(ctx)
    back_up(store, file)
    click.echo(f"{file} is {store.address} as it was just now. 'tracker --store {file} verify' looks at all of it.")
