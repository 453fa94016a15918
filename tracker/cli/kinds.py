"""`tracker kinds`: what kinds of events there are, and what each does."""

import click

from tracker.cli.common import named_catalogue


@click.command("kinds")
@click.argument("words", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print the same content as JSON.")
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...], as_json: bool) -> None:
    """List the kinds of events with their roles and effects, all or those whose name or label has some words.

    Everyday words for a kind find it, too. Where none has them, other forms of the words are looked for, and then what
    is said of the kinds: their sentences, neighbours and examples. A kind that is named, or is the only one to be
    found, is shown in full, with an example.

    \b
    Examples:
      tracker kinds ambassador-recalled
      tracker kinds expelled diplomats
    """
    from tracker.catalogue.searching import find_kinds, kind_words  # noqa: PLC0415 - attrs is imported where it is used
    from tracker.cli.catalogues import show_found  # noqa: PLC0415
    from tracker.cli.looking_up import nothing_found  # noqa: PLC0415
    from tracker.reports.data.catalogue import kinds_data  # noqa: PLC0415
    from tracker.reports.data.plain import to_json  # noqa: PLC0415
    from tracker.reports.text.catalogue import kind_text, kinds_text  # noqa: PLC0415

    word = " ".join(words)
    catalogue = named_catalogue(ctx)
    found = find_kinds(catalogue, word)
    if as_json:
        click.echo(to_json(kinds_data([*found.named, *found.others])))
    elif word and not (found.named or found.others):
        click.echo(nothing_found("kind", word, kind_words(catalogue).values()))
    else:
        if not found.by_label:
            click.echo("No name or label has it, but what is said of these:\n")
        in_full = "\n".join(kind_text(kind, catalogue) for kind in found.named)
        show_found(in_full, kinds_text(found.others) if found.others or not found.named else "")
