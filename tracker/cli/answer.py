"""`tracker answer`: says that somebody looked at a warning of `check`, and why it stands."""

from pathlib import Path

import click

from tracker.cli.mending import desk, mend
from tracker.model.findings import WARNINGS


@click.command("answer")
@click.argument("event")
@click.option(
    "--warning", required=True, type=click.Choice(WARNINGS), metavar="CODE", help="Its code, as it stands in brackets."
)
@desk
@click.pass_context
def command(ctx: click.Context, event: str, warning: str, reason: str, path: Path, as_json: bool) -> None:  # noqa: PLR0913, PLR0917
    """Answer a warning about an event (document/event): it was looked at, and what it asks is as it should be.

    'tracker check' does not ask it again where the desk's document is checked with the others.

    \b
    Example: tracker answer paper/left --warning no-evidence --reason "The page is lost; the date is in the index."
    """
    mend(ctx, path, "checked", {"of": event, "warning": warning, "reason": reason}, as_json)
