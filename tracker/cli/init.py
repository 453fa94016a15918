"""`tracker init`: makes a store, or brings one up to this program's schema and seeds."""

import click

from tracker.cli.common import named_catalogue, named_store


@click.command("init")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Make a store with the catalogue in it; a store that is there is brought up to date.

    \b
    Example: tracker --store baltic.db init
    """
    from tracker.given import given  # noqa: PLC0415 - the database is imported where it is used
    from tracker.store.schema import upgrade  # noqa: PLC0415
    from tracker.store.writing import load_catalogue  # noqa: PLC0415

    catalogue = named_catalogue(ctx)
    store = named_store(ctx)
    upgrade(store, given("migrations"))
    new = load_catalogue(store, catalogue)
    kinds, actors = len(list(catalogue.codes("kinds"))), len(list(catalogue.codes("actors")))
    click.echo(f"Store {ctx.obj[0]} is ready: catalogue {catalogue.version}, {kinds} kinds, {actors} actors.")
    if not new:
        click.echo("It had this catalogue already.")
