"""The command line: one command a file, each imported only when it is called."""

import atexit
import gc
import os
import sys
from importlib import import_module
from io import StringIO

import click

from tracker import __version__
from tracker.cli.groups import GROUPS

COMMANDS = tuple(name for group in GROUPS.values() for name in group)

_WHOLE = "What a command changes it changes whole or not at all; 'tracker status' shows the last append."


class Lazy(click.Group):
    """A group that imports a command's module when the command is asked for."""

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
            from difflib import get_close_matches  # noqa: PLC0415 - only for a mistake

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
    tracker append events                          append what is new in them
    tracker replay Lithuania China --on 2021-12-31
    """
    ctx.obj = (store, seeds)


def main() -> None:
    """Run the command line; what goes wrong is a sentence and an exit code, never a traceback."""
    from tracker.cli.common import Failure  # noqa: PLC0415 - kept light for --help
    from tracker.model.failures import QuestionError, TrackerError  # noqa: PLC0415

    gc.disable()  # a command is short and what it reads only grows: the collector would take half of the time,
    atexit.register(gc.freeze)  # and walk all of it once more at the end
    try:
        sys.exit(tracker.main(prog_name="tracker", standalone_mode=False))  # click returns the code of an Exit here
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo(f"Stopped. {_WHOLE}", err=True)
        sys.exit(130)
    except OSError as error:
        if os.environ.get("TRACKER_DEBUG"):
            raise
        what = f"'{str(error.filename)[:80]}' is no use"
        if error.filename is None:
            what = "The output cannot be written"
            sys.stdout = StringIO()  # Python would try the other once more at its end, and complain
        click.echo(f"{what}: {error.strerror or error}. {_WHOLE}", err=True)
        sys.exit(74)
    except (Failure, TrackerError) as failure:
        click.echo(str(failure), err=True)
        sys.exit(2 if isinstance(failure, QuestionError) else 1)
    except Exception as fault:
        if os.environ.get("TRACKER_DEBUG"):
            raise
        click.echo(f"The tracker itself failed ({type(fault).__name__}: {fault}). {_WHOLE}", err=True)
        click.echo("Please report it, with the output of the same command under TRACKER_DEBUG=1.", err=True)
        sys.exit(70)
