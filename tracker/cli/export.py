"""`tracker export`: a document's log as the YAML that was appended, or every entry of the store as lines of JSON."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.common import named_store

if TYPE_CHECKING:
    from tracker.store.connection import Store


@click.command("export")
@click.argument("document", required=False)
@click.option("--recorded-by", metavar="DATE|TIME|POSITION", help="Only what the store had by then.")
@click.option("--json", "as_json", is_flag=True, help="Print the same content as JSON.")
@click.option("--all", "everything", is_flag=True, help="Every entry of the store in order, as lines of JSON.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write --all to a new file."
)
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    ctx: click.Context,
    document: str | None,
    recorded_by: str | None,
    as_json: bool,
    everything: bool,
    output: Path | None,
) -> None:
    """Print a document's log as YAML, as it was appended; a log written in this form comes back byte for byte.

    With --all, write every entry of the store: 'tracker restore' makes a store of it, in either database.

    \b
    Example: tracker export cna-budrys-2025-11 > cna-budrys-2025-11.yaml
             tracker export --all -o log.jsonl
    """
    store = named_store(ctx)
    if everything:
        if document or recorded_by:
            raise click.UsageError("--all writes the whole log: name neither a document nor --recorded-by with it.")
        _export_all(store, output)
        return
    if document is None:
        raise click.UsageError("Name a document, or --all for every entry of the store.")
    if output:
        raise click.UsageError("-o goes with --all. Write a document's log to a file with '>'.")
    _export_one(store, document, recorded_by, as_json)


def _export_all(store: "Store", output: Path | None) -> None:
    from tracker.store.exporting import export_lines, export_to, header_of  # noqa: PLC0415 - where it is used

    with store.looking() as connection:
        if output is None:
            for line in export_lines(connection):
                click.echo(line)
            return
        export_to(connection, output)
        header = header_of(connection)
    click.echo(f"{output} has all {header.size} entries of {store.address}, with the root {header.root}.")


def _export_one(store: "Store", document: str, recorded_by: str | None, as_json: bool) -> None:
    from tracker.log.writing import log_text, log_tree  # noqa: PLC0415 - YAML is imported where it is used
    from tracker.reports.data.plain import to_json  # noqa: PLC0415
    from tracker.store.reading import raw_log, state_at  # noqa: PLC0415
    from tracker.store.refs import documents  # noqa: PLC0415
    from tracker.text.shape import nearest  # noqa: PLC0415

    with store.reading() as connection:
        raw = raw_log(connection, state_at(connection, recorded_by), document)
        if raw is None:
            near = nearest(document, documents(connection))
            hint = f"Nearest: {', '.join(near)}." if near else "'tracker events' names those that there are."
            raise click.UsageError(f"No document is called '{document}'. {hint}")
    click.echo(to_json(log_tree(raw)) if as_json else log_text(raw), nl=as_json)
