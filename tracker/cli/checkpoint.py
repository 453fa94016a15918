"""`tracker checkpoint`: the log's size, root and date, to be kept or published, signed where a key is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.common import FILE, Command, given_file, write_checkpoint, write_out
from tracker.cli.options import as_json, stamp_request

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.desk import Desk


@click.command("checkpoint", cls=Command)
@click.option("--key", type=FILE, metavar="FILE", help="Sign it with the key that 'tracker key' made.")
@click.option("--recorded-by", metavar="DATE|TIME|POSITION", help="The log as it was by then.")
@click.option(
    "--extends", type=click.IntRange(0), metavar="SIZE", help="Ask a witness to sign it who has seen so many entries."
)
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Write it to a file.")
@stamp_request
@as_json
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    desk: Desk,
    key: Path | None,
    recorded_by: str | None,
    extends: int | None,
    output: Path | None,
    stamp_request: Path | None,
    as_json: bool,
) -> None:
    """Print a checkpoint: the name of the log, how many entries it has, the root of its proof tree, and the date.

    Who keeps it elsewhere can prove later, with 'tracker verify --against', that the log only grew. Its form is that
    of c2sp.org/tlog-checkpoint; docs/trust.md says what it proves and what it does not.

    With --extends it is preceded by the proof that it extends an older one: this is what 'tracker witness' takes.

    \b
    Example: tracker checkpoint --key desk.key -o 2021-12-31.checkpoint
    """
    if extends is not None:
        if as_json:
            raise click.UsageError("A request to a witness is a text: leave out --json.")
        if stamp_request:
            raise click.UsageError("The witness signs first: name --stamp-request there.")
        write_out(desk, desk.ask_witness(extends, key=given_file(key), recorded_by=recorded_by), output)
        return
    report = desk.checkpoint(key=given_file(key), recorded_by=recorded_by)
    write_checkpoint(desk, report, output, stamp_request, as_json=as_json)
