"""`tracker init`: makes a store, with the catalogue in it."""

import click

from tracker.cli.common import named_catalogue, named_store, show_findings


@click.command("init")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Make a store with the catalogue in it; a store that is there keeps its catalogue.

    \b
    Example: tracker --store baltic.db init
    """
    from tracker.cli.catalogues import given_catalogue, stored  # noqa: PLC0415 - it needs YAML
    from tracker.given import given  # noqa: PLC0415 - the database is imported where it is used
    from tracker.store.schema import upgrade  # noqa: PLC0415
    from tracker.store.writing import Refused, load_catalogue  # noqa: PLC0415

    store = named_store(ctx)
    had = stored(ctx)
    catalogue = named_catalogue(ctx)
    if had is None:
        upgrade(store, given("migrations"))
    try:
        new = load_catalogue(store, catalogue)
    except Refused as refused:
        show_findings(refused.findings)
        raise click.exceptions.Exit(1) from None
    kinds, actors = len(list(catalogue.codes("kinds"))), len(list(catalogue.codes("actors")))
    click.echo(f"Store {store.address} is ready: catalogue {catalogue.version}, {kinds} kinds, {actors} actors.")
    if not new:
        click.echo("It had this catalogue already.")
    if had is not None and given_catalogue(catalogue).version != catalogue.version:
        click.echo("The catalogue given with the program differs: 'tracker seeds diff' shows how, and how to take it.")
