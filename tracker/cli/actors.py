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
    from tracker.catalogue.catalogue import UnknownName  # noqa: PLC0415 - attrs is imported where it is used
    from tracker.cli.catalogues import show_found  # noqa: PLC0415
    from tracker.cli.looking_up import beginning, catalogue_with_declared, inside  # noqa: PLC0415
    from tracker.reports.catalogue import actor_text, actors_data, actors_text  # noqa: PLC0415
    from tracker.reports.data import to_json  # noqa: PLC0415

    catalogue = catalogue_with_declared(ctx)
    actors = {code: actor for code in catalogue.codes("actors") if (actor := catalogue.actor(code))}
    names = {code: " ".join(actor.all_names) for code, actor in actors.items()}
    having = beginning(word, names) or inside(word, names) if word else names
    found = [actors[code] for code in having]
    unknown = ""
    try:
        named = [catalogue.find_actor(word)] if word else []
    except UnknownName as error:
        unknown = str(error)
        named = found if len(found) == 1 else []
    others = [actor for actor in found if actor not in named]
    if as_json:
        click.echo(to_json(actors_data([*named, *others])))
    elif unknown and not found:
        click.echo(unknown)
    else:
        show_found("\n".join(map(actor_text, named)), actors_text(others) if others or not named else "")
