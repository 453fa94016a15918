"""`tracker resolve`: says which version of a contested happening the desk follows."""

from pathlib import Path

import click

from tracker.cli.mending import desk, mend


@click.command("resolve")
@click.argument("happening")
@click.option("--follow", required=True, metavar="EVENT", help="The event (document/event) that the desk follows.")
@desk
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    ctx: click.Context, happening: str, follow: str, reason: str, path: Path, as_json: bool
) -> None:
    """Follow one version of a happening (its id, or any of its events). All versions are still printed.

    \b
    Example: tracker resolve exit-2021 --follow paper-b/left --reason "The minister's own statement."
    """
    mend(ctx, path, "resolution", {"of": happening, "follow": follow, "reason": reason}, as_json)
