"""`tracker export`: a document's log as the YAML that was appended."""

import click

from tracker.cli.common import named_store


@click.command("export")
@click.argument("document")
@click.option("--recorded-by", metavar="DATE|TIME|POSITION", help="Only what the store had by then.")
@click.option("--json", "as_json", is_flag=True, help="Print the same content as JSON.")
@click.pass_context
def command(ctx: click.Context, document: str, recorded_by: str | None, as_json: bool) -> None:
    """Print a document's log as YAML, as it was appended; a log written in this form comes back byte for byte.

    \b
    Example: tracker export cna-budrys-2025-11 > cna-budrys-2025-11.yaml
    """
    from tracker.log.writing import log_text, log_tree  # noqa: PLC0415 - YAML is imported where it is used
    from tracker.reports.data import to_json  # noqa: PLC0415
    from tracker.store.reading import all_refs, raw_log, state_at  # noqa: PLC0415
    from tracker.text.shape import nearest  # noqa: PLC0415

    with named_store(ctx).reading() as connection:
        raw = raw_log(connection, state_at(connection, recorded_by), document)
        if raw is None:
            near = nearest(document, {ref.partition("/")[0] for ref in all_refs(connection)})
            hint = f"Nearest: {', '.join(near)}." if near else "'tracker events' names those that there are."
            raise click.UsageError(f"No document is called '{document}'. {hint}")
    click.echo(to_json(log_tree(raw)) if as_json else log_text(raw), nl=as_json)
