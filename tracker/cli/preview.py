"""`tracker preview`: says what an append would do, and writes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.common import FILE, Command, given_log, show
from tracker.cli.options import as_json

if TYPE_CHECKING:
    from tracker.desk.desk import Desk


@click.command("preview", cls=Command)
@click.argument("paths", nargs=-1, required=True, type=FILE)
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder of the texts, where they do not lie beside their logs.",
)
@as_json
@click.pass_obj
def command(desk: Desk, paths: tuple[Path, ...], texts: Path | None, as_json: bool) -> None:
    """See what an append would do: each event as its sentence, and what it changes. Nothing is written.

    You also see what becomes contested, which expectations fail, and what other documents may tell of already. What
    would be refused is refused here too.

    \b
    Example: tracker preview events/cna-budrys-2025-11.yaml
    """
    show(desk.preview(*map(given_log, paths), texts=texts), as_json)
