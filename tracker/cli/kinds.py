"""`tracker kinds`: what kinds of events there are, and what each does."""

import click

from tracker.cli.common import named_catalogue


@click.command("kinds")
@click.argument("word", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the same content as JSON.")
@click.pass_context
def command(ctx: click.Context, word: str | None, as_json: bool) -> None:
    """List the kinds of events with their roles and effects, all or those whose name or label has a word.

    \b
    Example: tracker kinds ambassador
    """
    from tracker.reports.catalogue import kinds_data, kinds_text  # noqa: PLC0415 - attrs is imported where it is used
    from tracker.reports.data import to_json  # noqa: PLC0415

    catalogue = named_catalogue(ctx)
    found = [kind for name in catalogue.codes("kinds") if (kind := catalogue.kind(name))]
    if word:
        found = [kind for kind in found if word.casefold() in f"{kind.name} {kind.label}".casefold()]
    click.echo(to_json(kinds_data(found)) if as_json else kinds_text(found))
