"""`tracker kinds`: what kinds of events there are, and what each does."""

import click

from tracker.cli.common import named_catalogue


@click.command("kinds")
@click.argument("word", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the same content as JSON.")
@click.pass_context
def command(ctx: click.Context, word: str | None, as_json: bool) -> None:
    """List the kinds of events with their roles and effects, all or those whose name or label has a word.

    A kind that is named, or is the only one to have the word, is shown in full, with an example.

    \b
    Example: tracker kinds ambassador-recalled
    """
    from tracker.cli.catalogues import show_found  # noqa: PLC0415 - what it needs is imported where it is used
    from tracker.reports.catalogue import kind_text, kinds_data, kinds_text  # noqa: PLC0415
    from tracker.reports.data import to_json  # noqa: PLC0415

    catalogue = named_catalogue(ctx)
    found = [kind for name in catalogue.codes("kinds") if (kind := catalogue.kind(name))]
    if word:
        found = [kind for kind in found if word.casefold() in f"{kind.name} {kind.label}".casefold()]
    named = [kind for kind in found if kind.name == word or (word and len(found) == 1)]
    others = [kind for kind in found if kind not in named]
    if as_json:
        click.echo(to_json(kinds_data([*named, *others])))
    else:
        in_full = "\n".join(kind_text(kind, catalogue) for kind in named)
        show_found(in_full, kinds_text(others) if others or not named else "")
