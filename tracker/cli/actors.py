"""`tracker actors`: who can act, by code and names."""

import click

from tracker.cli.common import named_catalogue


@click.command("actors")
@click.argument("word", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the same content as JSON.")
@click.pass_context
def command(ctx: click.Context, word: str | None, as_json: bool) -> None:
    """List the actors with their names, all or those one of whose names has a word.

    \b
    Example: tracker actors vilnius
    """
    from tracker.reports.catalogue import actors_data, actors_text  # noqa: PLC0415 - attrs is imported where used
    from tracker.reports.data import to_json  # noqa: PLC0415

    catalogue = named_catalogue(ctx)
    found = [actor for code in catalogue.codes("actors") if (actor := catalogue.actor(code))]
    if word:
        found = [actor for actor in found if any(word.casefold() in name.casefold() for name in actor.all_names)]
    click.echo(to_json(actors_data(found)) if as_json else actors_text(found))
