"""`tracker check`: looks for every fault in logs, and appends nothing."""

from pathlib import Path

import click

from tracker.cli.common import named_catalogue, named_store, show_findings


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Check checksums, lines and words against the texts in this folder.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], texts: Path | None, as_json: bool) -> None:
    """Check logs: files, or folders of them (the folder events, if none is named).

    All findings are shown at once, each with its place and what to do. Exit code 1 where there is a fault.

    \b
    Example: tracker check events --texts ../texts
    """
    from tracker.log.files import log_files, read_file  # noqa: PLC0415 - YAML is imported where it is used
    from tracker.projections.checking import check_logs  # noqa: PLC0415

    catalogue = named_catalogue(ctx)
    raws = [read_file(path) for path in log_files(paths or (Path("events"),))]
    checked = check_logs(raws, catalogue, _known(ctx), texts)
    if as_json:
        from tracker.reports.data import findings_data, to_json  # noqa: PLC0415

        click.echo(to_json(findings_data(checked.findings)))
    elif checked.findings:
        show_findings(checked.findings)
    else:
        click.echo(
            f"No fault in {checked.documents} documents, {checked.events} events, {checked.expectations} expectations."
        )
    if checked.faults:
        raise click.exceptions.Exit(1)


def _known(ctx: click.Context) -> frozenset[str]:
    """Return what the store has, if there is a store: logs may refer to it."""
    if "://" not in ctx.obj[0] and not Path(ctx.obj[0]).is_file():
        return frozenset()  # without importing a database
    from tracker.store.errors import StoreError  # noqa: PLC0415
    from tracker.store.reading import all_refs  # noqa: PLC0415 - the database is imported where it is used

    store = named_store(ctx)
    try:
        with store.reading() as connection:
            return all_refs(connection)
    except StoreError:
        return frozenset()
