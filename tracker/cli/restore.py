"""`tracker restore`: a new store from what `tracker export --all` wrote."""

from pathlib import Path

import click

from tracker.cli.common import named_store


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_context
def command(ctx: click.Context, file: Path) -> None:
    """Make a new store of what 'tracker export --all' wrote: the same entries, positions and root.

    The file is read to its end first: one that is damaged or cut off is refused, with the line. A store that has
    entries is left as it is. It does not matter from which database the export came.

    \b
    Example: tracker --store postgresql+psycopg://owner@server/log restore log.jsonl
    """
    from tracker.given import given  # noqa: PLC0415 - the database is imported where it is used
    from tracker.store.restoring import restore  # noqa: PLC0415

    store = named_store(ctx)
    header = restore(store, file, given("migrations"))
    click.echo(f"{store.address} has the {header.size} entries of {file}, and their root {header.root}.")
    if store.file is None:
        click.echo("Run 'tracker grant ROLE' for each role that appends.")
