"""`tracker split`: says that an event tells of a happening of its own."""

from pathlib import Path

import click

from tracker.cli.mending import desk, mend


@click.command("split")
@click.argument("event")
@desk
@click.pass_context
def command(ctx: click.Context, event: str, reason: str, path: Path, as_json: bool) -> None:
    """Take an event (document/event) out of the happening in which its log, or a merge, put it.

    \b
    Example: tracker split paper-b/left --reason "It speaks of the exit of 2023."
    """
    mend(ctx, path, "split", {"of": event, "reason": reason}, as_json)
