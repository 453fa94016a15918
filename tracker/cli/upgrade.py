"""`tracker upgrade`: brings a store up to this program's schema, with a backup first."""

from pathlib import Path

import click

from tracker.cli.common import named_store


@click.command("upgrade")
@click.option(
    "--backup", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Keep it in this file as it was."
)
@click.option("--no-backup", is_flag=True, help="Keep nothing; there is a backup elsewhere.")
@click.pass_context
def command(ctx: click.Context, backup: Path | None, no_backup: bool) -> None:
    """Bring a store up to this program's schema, keeping all that it holds; all in one transaction.

    First the store is kept as it was: a file is copied beside itself (tracker.db.backup-0001), a store on a server is
    exported to the file that --backup names. A store that is up to date is left as it is.

    \b
    Example: tracker upgrade
             tracker --store postgresql+psycopg://owner@server/log upgrade --backup log.jsonl
    """
    from tracker.given import given  # noqa: PLC0415 - the database is imported where it is used
    from tracker.store.upgrading import upgrade_store  # noqa: PLC0415

    if backup and no_backup:
        raise click.UsageError("Name --backup or --no-backup, not both.")
    store = named_store(ctx)
    done = upgrade_store(store, given("migrations"), backup, without=no_backup)
    if done.before == done.after:
        click.echo(f"{store.address} has schema {done.after} already; nothing was changed.")
        return
    click.echo(f"{store.address} has schema {done.after} now; it had {done.before}. Every entry is kept.")
    if done.backup and store.file:
        click.echo(f"{done.backup} is the store as it was, for the program that it was made with.")
    elif done.backup:
        click.echo(f"{done.backup} has every entry as it was; 'tracker restore' makes a store of it.")
    if store.file is None:
        click.echo("Run 'tracker grant ROLE' again for each role that appends.")
