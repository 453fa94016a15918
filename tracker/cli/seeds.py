"""`tracker seeds`: checks catalogues, shows how they differ, and loads them into a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.common import Command, show
from tracker.cli.helping import HelpContext

if TYPE_CHECKING:
    from tracker.desk.desk import Desk

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


class SeedsGroup(click.Group):
    """The group of what is done with catalogues."""

    context_class = HelpContext


@click.group("seeds", cls=SeedsGroup, no_args_is_help=True)
def command() -> None:
    """Check, compare, load and print catalogues: the given one, and what a folder of your own adds to it.

    A folder holds additions only. An entry whose code exists already takes its place; nothing is ever taken away.
    Commands read with the store's catalogue, or with the given one where there is no store; --seeds DIR, before the
    command, puts a folder on top.

    \b
    tracker seeds check fisheries        look for faults in your own kinds
    tracker --seeds fisheries check      look for faults in logs that use them
    tracker seeds load fisheries         take them into the store, for every command from then on
    """


@command.command("check", cls=Command)
@click.argument("folder", required=False, metavar="[DIR]", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_obj
def check(desk: Desk, folder: Path | None, as_json: bool) -> None:
    """Check a catalogue: the one given with the program, or what a folder adds to that in force.

    Every kind has an example, which is read as an event, replayed, and written out as a sentence; whatever begins has
    an end; a name means one actor on any day. Exit code 1 where there is a fault.

    \b
    Example: tracker seeds check fisheries
    """
    report = desk.check_seeds(folder)
    show(report, as_json)
    if report.value.findings:
        raise click.exceptions.Exit(1)


@command.command("diff", cls=Command)
@click.argument("folder", required=False, metavar="[DIR]", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print the same content as JSON.")
@click.pass_obj
def diff(desk: Desk, folder: Path | None, as_json: bool) -> None:
    """Show what 'seeds load' would change: entries that are new, and keys that have another value.

    Without a folder: what the catalogue given with the program, after an update, would bring to the store.

    \b
    Example: tracker seeds diff fisheries
    """
    show(desk.diff_seeds(folder), as_json)


@command.command("load", cls=Command)
@click.argument("folder", required=False, metavar="[DIR]", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print what changed as JSON.")
@click.pass_obj
def load(desk: Desk, folder: Path | None, as_json: bool) -> None:
    """Put a folder, or the catalogue given with the program, on top of the store's: a new version of it.

    What the store has beside stays. A kind that events use keeps its roles, or nothing is loaded. After an update of
    the program its catalogue is taken by 'tracker seeds load'.

    \b
    Example: tracker seeds load fisheries
    """
    show(desk.load_seeds(folder), as_json)


@command.command("reference", cls=Command)
@click.argument("folder", required=False, metavar="[DIR]", type=FOLDER)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Where the pages are written; the folder is made where there is none.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the names of the pages as JSON.")
@click.pass_obj
def write_reference(desk: Desk, folder: Path | None, output: Path, as_json: bool) -> None:
    """Write the reference of the catalogue in force, with what a folder adds to it, as Markdown.

    \b
    Example: tracker seeds reference fisheries -o reference
    """
    show(desk.write_reference(output, folder), as_json)
