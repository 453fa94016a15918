"""`tracker witness`: signs somebody else's checkpoint after it has seen that the log only grew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.common import FILE, Command, given_file, write_checkpoint
from tracker.cli.options import as_json, stamp_request

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.desk import Desk


@click.command("witness", cls=Command)
@click.argument("request", type=FILE)
@click.option("--state", type=FILE, required=True, metavar="FILE", help="Where the witness keeps what it signed last.")
@click.option("--key", type=FILE, required=True, metavar="FILE", help="Its key, made with 'tracker key --witness'.")
@click.option("--log", required=True, metavar="VKEY|FILE", help="The key that must have signed the checkpoint.")
@click.option("--origin", metavar="NAME", help="The log that the checkpoint must be of.")
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Write the signed checkpoint to a file.")
@stamp_request
@as_json
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    desk: Desk,
    request: Path,
    state: Path,
    key: Path,
    log: str,
    origin: str | None,
    output: Path | None,
    stamp_request: Path | None,
    as_json: bool,
) -> None:
    """Sign a checkpoint as a witness: a consistency proof has to show that the log only grew since the last one.

    REQUEST is what the log's desk wrote with 'tracker checkpoint --extends'. A second root of one size and a log that
    became shorter are refused. The signature is that of c2sp.org/tlog-cosignature; no store is read.

    \b
    Example: tracker witness request --state seen.json --key witness.key --log desk.vkey -o 2021-12-31.checkpoint
    """
    report = desk.witness(
        given_file(request) or request, state=state, key=given_file(key) or key, log=log, origin=origin
    )
    write_checkpoint(desk, report, output, stamp_request, as_json=as_json)
