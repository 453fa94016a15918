"""`tracker grant`: lets a role of PostgreSQL append, and change nothing."""

import click

from tracker.cli.common import named_store


@click.command("grant")
@click.argument("role")
@click.pass_context
def command(ctx: click.Context, role: str) -> None:
    """Let a role of the database append to a store on PostgreSQL, and ask it; it can change nothing in the log.

    The store's owner runs this once for each role, and again after an upgrade. The role is made in the database
    before: CREATE ROLE desk LOGIN PASSWORD '...'.

    \b
    Example: tracker --store postgresql+psycopg://owner@server/log grant desk
    """
    from tracker.store.rights import RIGHTS, grant  # noqa: PLC0415 - the database is imported where it is used

    store = named_store(ctx)
    grant(store, role)
    click.echo(f"The role '{role}' may now append to {store.address} and ask it:")
    for table, rights in RIGHTS.items():
        click.echo(f"  {table:<16} {', '.join(right.lower() for right in rights)}")
