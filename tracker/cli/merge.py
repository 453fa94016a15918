"""`tracker merge`: says that events tell of one happening."""

from pathlib import Path

import click

from tracker.cli.mending import desk, mend


@click.command("merge")
@click.argument("events", nargs=-1, required=True)
@desk
@click.pass_context
def command(ctx: click.Context, events: tuple[str, ...], reason: str, path: Path, as_json: bool) -> None:
    """Say that two or more events (document/event) tell of one happening. What is about different things is refused.

    \b
    Example: tracker merge paper-a/left paper-b/left --reason "Both report the statement of 22 May."
    """
    if len(set(events)) < 2:
        raise click.UsageError("Name two events or more.")
    mend(ctx, path, "merge", {"of": list(events), "reason": reason}, as_json)
