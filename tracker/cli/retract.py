"""`tracker retract`: takes an event out of every answer."""

from pathlib import Path

import click

from tracker.cli.mending import desk, mend


@click.command("retract")
@click.argument("event")
@desk
@click.pass_context
def command(ctx: click.Context, event: str, reason: str, path: Path, as_json: bool) -> None:
    """Retract an event (document/event) that should not have been coded. A publisher's retraction is a document.

    \b
    Example: tracker retract paper/left --reason "The text speaks of another format."
    """
    mend(ctx, path, "retraction", {"of": event, "reason": reason}, as_json)
