"""`tracker check`: looks for every fault in logs, and appends nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.common import named_catalogue, named_store, show_findings

if TYPE_CHECKING:
    from collections.abc import Collection

    from tracker.catalogue.catalogue import Catalogue
    from tracker.log.assembly import Known


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
    from tracker.cli.catalogues import with_remedies  # noqa: PLC0415 - it stands on what commands share
    from tracker.cli.logs import named_logs  # noqa: PLC0415
    from tracker.projections.checking import check_logs  # noqa: PLC0415

    catalogue, known = _with_known(ctx, named_catalogue(ctx))
    raws = named_logs(paths or (Path("events"),))
    checked = check_logs(raws, catalogue, known, texts)
    findings = with_remedies(checked.findings, ctx)
    if as_json:
        from tracker.reports.data.findings import findings_data  # noqa: PLC0415
        from tracker.reports.data.plain import to_json  # noqa: PLC0415

        click.echo(to_json(findings_data(findings)))
    elif findings:
        show_findings(findings)
    else:
        from tracker.reports.language.words import counted  # noqa: PLC0415

        parts = (
            counted(checked.documents, "document"),
            counted(checked.events, "event"),
            counted(checked.expectations, "expectation"),
        )
        click.echo(f"No fault in {', '.join(parts)}.")
    if checked.faults:
        raise click.exceptions.Exit(1)


def _with_known(ctx: click.Context, catalogue: Catalogue) -> tuple[Catalogue, Known]:
    """Return what the store has, if there is a store: logs may refer to it, and use what its logs declare."""
    from tracker.log.assembly import Found, nothing_known  # noqa: PLC0415

    if "://" not in ctx.obj[0] and not Path(ctx.obj[0]).is_file():
        return catalogue, nothing_known  # without importing a database
    from tracker.model.failures import StoreError  # noqa: PLC0415
    from tracker.store.reading import state_at  # noqa: PLC0415 - the database is imported where it is used
    from tracker.store.refs import look_up  # noqa: PLC0415

    store = named_store(ctx)

    def known(refs: Collection[str]) -> Found:
        with store.reading() as connection:
            return look_up(connection, refs)

    try:
        with store.reading() as connection:
            return catalogue.with_declared(**state_at(connection).declared), known
    except StoreError:
        return catalogue, nothing_known
