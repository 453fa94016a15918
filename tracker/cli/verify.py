"""`tracker verify`: computes everything in the store again and names what differs; or verifies a proof, without one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tracker.cli.common import FILE, Command, given_file, show
from tracker.cli.options import as_json

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.desk import Desk


@click.command("verify", cls=Command)
@click.option("--against", type=FILE, metavar="FILE", help="An older checkpoint that the log must extend.")
@click.option("--proof", type=FILE, metavar="FILE", help="A proof that 'tracker prove' made; no store is read.")
@click.option(
    "--key", metavar="VKEY|FILE", help="The key that must have signed the checkpoint, as 'tracker key' printed it."
)
@click.option("--origin", metavar="NAME", help="The log that the checkpoint must be of; else the store's own.")
@click.option("--witness", "witnesses", multiple=True, metavar="VKEY|FILE", help="A witness who must have signed, too.")
@click.option("--quorum", type=click.IntRange(1), metavar="K", help="So many of the witnesses are enough.")
@click.option("--stamp", type=FILE, metavar="FILE", help="The time stamp (RFC 3161) of the file of --against.")
@click.option("--authority", type=FILE, metavar="PEM", help="The certificate of the authority that must have given it.")
@click.option("--rebuild-index", is_flag=True, help="First make the index anew from the entries.")
@as_json
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    desk: Desk,
    against: Path | None,
    proof: Path | None,
    key: str | None,
    origin: str | None,
    witnesses: tuple[str, ...],
    quorum: int | None,
    stamp: Path | None,
    authority: Path | None,
    rebuild_index: bool,
    as_json: bool,
) -> None:
    """Compute everything again from the entries, and name what is not as it was appended.

    With --against, prove that the log extends an older checkpoint of it, kept elsewhere: without one, whoever owns
    the database can change the past and everything that is computed from it. docs/trust.md says more.

    \b
    Example: tracker verify --against 2021-12-31.checkpoint
             tracker verify --proof recalled.tlog-proof --key desk.example.org/china+c74f20a3+ARpc2...
    """
    if (key or origin or witnesses or quorum) and not (against or proof):
        raise click.UsageError("A key verifies a checkpoint: name one with --against, or a proof with --proof.")
    if proof and rebuild_index:
        raise click.UsageError("A proof is verified without a store: name --proof or --rebuild-index.")
    relied: dict[str, Any] = {"key": key, "origin": origin, "witnesses": witnesses, "quorum": quorum}
    relied |= {"against": given_file(against), "stamp": given_file(stamp), "authority": given_file(authority)}
    if proof:
        show(desk.verify_proof(given_file(proof) or proof, **relied), as_json)
        return
    report = desk.verify(**relied, rebuild_index=rebuild_index)
    show(report, as_json)
    if report.value.differences:
        raise click.exceptions.Exit(1)
