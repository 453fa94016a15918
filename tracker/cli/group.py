"""The command that all others stand below: it opens the desk, and lists and finds commands without importing them."""

from difflib import get_close_matches
from importlib import import_module

import click

from tracker import __version__
from tracker.cli.groups import GROUPS
from tracker.cli.helping import HelpContext
from tracker.desk.desk import Desk

COMMANDS = tuple(name for group in GROUPS.values() for name in group)


class Lazy(click.Group):
    """A group that imports a command's module when the command is asked for."""

    context_class = HelpContext

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """List the commands in the order in which they are used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's own
        """Import and return a command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"tracker.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's own
        """Write the commands by what they are for, without importing them."""
        for heading, commands in GROUPS.items():
            with formatter.section(heading):
                formatter.write_dl(list(commands.items()), col_max=12)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Suggest the nearest command for an unknown one."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            near = get_close_matches(args[0], COMMANDS, 1)
            hint = f" Nearest: {near[0]}." if near else " 'tracker --help' lists them."
            raise click.UsageError(f"There is no command '{args[0]}'.{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="tracker")
@click.option(
    "--store",
    envvar="TRACKER_STORE",
    default="tracker.db",
    show_default=True,
    metavar="FILE|URL",
    help="The store: a file, or a database URL. Also TRACKER_STORE.",
)
@click.option(
    "--seeds",
    envvar="TRACKER_SEEDS",
    type=click.Path(exists=True, file_okay=False),
    metavar="DIR",
    help="A folder of your own seeds, on top of the catalogue. Also TRACKER_SEEDS.",
)
@click.pass_context
def tracker(ctx: click.Context, store: str, seeds: str | None) -> None:
    """Track relations between countries: what held between two actors on any day, and on what evidence.

    Answers are for the end of a day: a member from the day it joins, not a member on the day it leaves.

    \b
    tracker init                                   make a store in this folder
    tracker check events                           look for faults in logs
    tracker preview events                         what an append would do
    tracker append events                          append what is new in them
    tracker replay Lithuania China --on 2021-12-31
    """
    ctx.obj = Desk.open(store, seeds=seeds)
