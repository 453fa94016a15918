"""`tracker export`: a document's log as the YAML that was appended, or every entry of the store as lines of JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import FILE, NEW_FILE, STREAM, Command, say, show
from tracker.cli.options import as_json, recorded_by
from tracker.cli.terminal import put
from tracker.desk.texts import in_json

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.desk import Desk


@click.command("export", cls=Command)
@click.argument("document", required=False, shell_complete=completing.documents)
@recorded_by
@as_json
@click.option("--all", "everything", is_flag=True, help="Every entry of the store in order, as lines of JSON.")
@click.option("-o", "--output", type=NEW_FILE, metavar="FILE", help="Write --all to a new file.")
@click.option("--parquet", type=FILE, metavar="DIR", help="The log and its spans as Parquet, for DuckDB and Spark.")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    desk: Desk,
    document: str | None,
    recorded_by: str | None,
    as_json: bool,
    everything: bool,
    output: Path | None,
    parquet: Path | None,
) -> None:
    """Print a document's log as YAML, as it was appended; a log written in this form comes back byte for byte.

    With --all, write every entry of the store: 'tracker restore' makes a store of it, in either database. With
    --recorded-by it ends there, and leaves out what did not come through the program and stops it.

    With --parquet, write documents, events, who plays in them, spans, actors and lists of states as tables.

    \b
    Example: tracker export cna-budrys-2025-11 > cna-budrys-2025-11.yaml
             tracker export --all -o log.jsonl
             tracker export --parquet columns
    """
    if parquet is not None:
        if str(parquet) == STREAM:
            raise click.UsageError("--parquet writes a folder: name one, and not the output.")
        if document or everything or output:
            raise click.UsageError(
                "--parquet writes the whole log into its folder: leave out a document, --all and -o."
            )
        say(f"{parquet} has {desk.export_columns(parquet, recorded_by=recorded_by)}.", err=True)
        return
    if everything:
        if document:
            raise click.UsageError("--all writes the whole log: name no document with it.")
        _export_all(desk, output, recorded_by)
        return
    if document is None:
        raise click.UsageError("Name a document, or --all for every entry of the store.")
    if output:
        raise click.UsageError("-o goes with --all. Write a document's log to a file with '>'.")
    show(desk.export(document, recorded_by=recorded_by), as_json)


def _export_all(desk: Desk, output: Path | None, recorded_by: str | None) -> None:
    if output is None or str(output) == STREAM:
        for line in desk.lines(recorded_by=recorded_by):
            put(in_json(line))
        return
    header = desk.export_all(output, recorded_by=recorded_by)
    which = "all" if recorded_by is None else "the first"
    say(f"{output} has {which} {header.size} entries of {desk.store.address}, with the root {header.root}.")
