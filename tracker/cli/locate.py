"""`tracker locate`: on which lines of texts some words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.common import FILE, Command, show
from tracker.cli.options import as_json

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.desk import Desk


@click.command("locate", cls=Command)
@click.argument("words")
@click.argument("paths", nargs=-1, required=True, type=FILE, metavar="TEXT...")
@as_json
@click.pass_obj
def command(desk: Desk, words: str, paths: tuple[Path, ...], as_json: bool) -> None:
    """Find the lines on which some words stand, in texts or folders of them, and how they are cited.

    Words are found as evidence is checked: whole words, whatever the spaces. Exit code 1 where they stand nowhere.

    \b
    Example: tracker locate "recalling its ambassador" texts/cna.txt
    """
    report = desk.locate(words, *paths)
    show(report, as_json)
    if not report.value.found:
        raise click.exceptions.Exit(1)
