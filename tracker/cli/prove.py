"""`tracker prove`: proves to a reader without the store that the log holds an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import FILE, Command, given_file, write_out
from tracker.cli.options import as_json

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.desk import Desk


@click.command("prove", cls=Command)
@click.argument("event", shell_complete=completing.events)
@click.option("--key", type=FILE, metavar="FILE", help="Sign its checkpoint with this key.")
@click.option("--recorded-by", metavar="DATE|TIME|POSITION", help="Prove it of the log as it was by then.")
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Write it to a file.")
@as_json
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    desk: Desk, event: str, key: Path | None, recorded_by: str | None, output: Path | None, as_json: bool
) -> None:
    """Prove that an entry is in the log: an event, named document/event, a document's head, or any by its position.

    The proof holds the entry, the hashes that lead from it to the root, and a checkpoint; its form is that of
    c2sp.org/tlog-proof. 'tracker verify --proof' verifies it, and needs no store. A reader who has a checkpoint of an
    earlier position gets a proof for that one with --recorded-by.

    \b
    Example: tracker prove cna-budrys-2025-11/ambassador-recalled -o recalled.tlog-proof
    """
    report = desk.prove(event, key=given_file(key), recorded_by=recorded_by)
    write_out(desk, report.to_json() + "\n" if as_json else report.to_text(), output)
