"""`tracker doctor`: what is wrong with the store and what to do, by checks that take a moment."""

from pathlib import Path

import click

from tracker.cli.common import named_store


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print the same content as JSON.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Look whether the store can be read and written, whole and up to date; say of each fault what to do.

    It takes a moment and changes nothing. Whether every entry is as it was appended, 'tracker verify' computes.

    \b
    Example: tracker doctor
    """
    from attrs import asdict  # noqa: PLC0415 - kept light for --help

    from tracker.reports.data.plain import to_json  # noqa: PLC0415
    from tracker.reports.language.words import counted  # noqa: PLC0415
    from tracker.store.health import examine  # noqa: PLC0415 - the database is imported where it is used

    store = named_store(ctx)
    checks = examine(store, Path.cwd())
    troubles = sum(len(check.troubles) for check in checks)
    if as_json:
        click.echo(to_json({"store": store.address, "checks": [asdict(check) for check in checks]}))
    else:
        for check in checks:
            click.echo(f"{'wrong' if check.troubles else 'ok':<6} {check.name}")
            for one in check.troubles:
                click.echo(f"         {one.message}\n         {one.remedy}".rstrip())
        click.echo(f"\n{counted(troubles, 'fault')}." if troubles else f"\nNothing is wrong with {store.address}.")
    if troubles:
        raise click.exceptions.Exit(1)
