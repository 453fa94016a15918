"""`tracker append`: appends what is new in logs, all of it or nothing."""

from pathlib import Path

import click

from tracker.cli.common import named_catalogue, named_store, show_findings
from tracker.cli.logs import named_logs


@click.command("append")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print what was appended as JSON.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], as_json: bool) -> None:
    """Append what is new in logs: files, or folders of them. All is appended, or nothing.

    What is in the store already is left as it is: the same command twice changes nothing. A log that was changed
    where it had been appended is refused.

    \b
    Example: tracker append events/cna-budrys-2025-11.yaml
    """
    from tracker.cli.catalogues import with_remedies  # noqa: PLC0415 - it stands on what commands share
    from tracker.narrative.appending import check_appended  # noqa: PLC0415
    from tracker.reports.data.findings import appended_data, findings_data  # noqa: PLC0415
    from tracker.reports.data.plain import to_json  # noqa: PLC0415
    from tracker.reports.text.findings import appended_text  # noqa: PLC0415
    from tracker.store.writing import Refused, append  # noqa: PLC0415

    catalogue = named_catalogue(ctx)
    raws = named_logs(paths)
    try:
        done = append(named_store(ctx), raws, catalogue, check_appended)
    except Refused as refused:
        findings = with_remedies(refused.findings, ctx)
        if as_json:
            click.echo(to_json(findings_data(findings)))
        else:
            show_findings(findings)
            click.echo("Nothing was appended.")
        raise click.exceptions.Exit(1) from None
    click.echo(to_json(appended_data(done)) if as_json else appended_text(done))
