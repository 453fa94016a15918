"""`tracker things`: agreements, offices, regimes, routes and what else cannot act, by code and name."""

import click


@click.command("things")
@click.argument("words", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print the same content as JSON.")
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...], as_json: bool) -> None:
    """List the things with their types and names, those of the store's logs too: all, or those that have a word.

    A log names a thing by its code; the word is looked for in codes, types and names.

    \b
    Example: tracker things railway
    """
    from tracker.catalogue.searching import find_things, thing_words  # noqa: PLC0415 - attrs is imported where it is used
    from tracker.cli.looking_up import catalogue_with_declared, nothing_found  # noqa: PLC0415
    from tracker.reports.data.lists import things_data  # noqa: PLC0415
    from tracker.reports.data.plain import to_json  # noqa: PLC0415
    from tracker.reports.text.lists import things_text  # noqa: PLC0415

    word = " ".join(words)
    catalogue = catalogue_with_declared(ctx)
    found = find_things(catalogue, word)
    if as_json:
        click.echo(to_json(things_data(found)))
    elif word and not found:
        click.echo(nothing_found("thing", word, thing_words(catalogue).values()))
    else:
        click.echo(things_text(found))
