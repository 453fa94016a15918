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
    from tracker.cli.catalogues import show_found  # noqa: PLC0415 - what it needs is imported where it is used
    from tracker.cli.looking_up import beginning, in_other_forms, nothing_found  # noqa: PLC0415
    from tracker.reports.catalogue import kind_text, kinds_data, kinds_text  # noqa: PLC0415
    from tracker.reports.data import to_json  # noqa: PLC0415

    word = " ".join(words)
    catalogue = named_catalogue(ctx)
    kinds = {name: kind for name in catalogue.codes("kinds") if (kind := catalogue.kind(name))}
    labels = {name: f"{name} {kind.label}" for name, kind in kinds.items()}
    also = {name: f"{labels[name]} {' '.join(kind.also)}" for name, kind in kinds.items()}
    told = {name: f"{also[name]} {kind.told} {kind.instead} {kind.example}" for name, kind in kinds.items()}
    called = list(dict.fromkeys([*beginning(word, labels), *beginning(word, also)])) or in_other_forms(word, also)
    having = called or beginning(word, told) or in_other_forms(word, told)
    found = [kinds[name] for name in having] if word else list(kinds.values())
    named = [kind for kind in found if kind.name == word or called == [kind.name]]
    others = [kind for kind in found if kind not in named]
    if as_json:
        click.echo(to_json(kinds_data([*named, *others])))
    elif word and not found:
        click.echo(nothing_found("kind", word, also.values()))
    else:
        if word and not called:
            click.echo("No name or label has it, but what is said of these:\n")
        in_full = "\n".join(kind_text(kind, catalogue) for kind in named)
        show_found(in_full, kinds_text(others) if others or not named else "")
