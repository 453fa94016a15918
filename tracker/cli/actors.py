"""`tracker actors`: who can act, by code and names."""

import click


@click.command("actors")
@click.argument("word", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the same content as JSON.")
@click.pass_context
def command(ctx: click.Context, word: str | None, as_json: bool) -> None:
    """List the actors with their names, those of the store's logs too: all, or those one of whose names has a word.

    An actor that is named, or is the only one to have the word, is shown in full.

    \b
    Example: tracker actors vilnius
    """
    from tracker.catalogue.searching import find_actors  # noqa: PLC0415 - attrs is imported where it is used
    from tracker.cli.catalogues import show_found  # noqa: PLC0415
    from tracker.cli.looking_up import catalogue_with_declared  # noqa: PLC0415
    from tracker.reports.data.catalogue import actors_data  # noqa: PLC0415
    from tracker.reports.data.plain import to_json  # noqa: PLC0415
    from tracker.reports.text.catalogue import actor_text, actors_text  # noqa: PLC0415

    found = find_actors(catalogue_with_declared(ctx), word or "")
    if as_json:
        click.echo(to_json(actors_data([*found.named, *found.others])))
    elif found.unknown and not (found.named or found.others):
        click.echo(found.unknown)
    else:
        others = actors_text(found.others) if found.others or not found.named else ""
        show_found("\n".join(map(actor_text, found.named)), others)
