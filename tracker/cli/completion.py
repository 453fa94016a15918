"""`tracker completion`: what lets a shell complete commands, actors, kinds, events and the rest."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from tracker.cli.common import Command
from tracker.cli.terminal import put

SHELLS = ("bash", "zsh", "fish")


@click.command("completion", cls=Command)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print what lets your shell complete commands, options, actors, kinds, roles, things, documents and events.

    \b
    In bash: eval "$(tracker completion bash)"
    Example: tracker completion fish > ~/.config/fish/completions/tracker.fish
    """
    complete = get_completion_class(shell)
    assert complete is not None, "click knows these shells"
    put(complete(ctx.find_root().command, {}, "tracker", "_TRACKER_COMPLETE").source())
