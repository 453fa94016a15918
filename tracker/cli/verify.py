"""`tracker verify`: computes everything in the store again and names what differs; or verifies a proof, without one."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.common import named_store

if TYPE_CHECKING:
    from tracker.store.proof.checkpoint import Checkpoint
    from tracker.store.proof.inclusion import Inclusion
    from tracker.store.proof.note import VerifierKey
    from tracker.store.verifying import Verified

FILE = click.Path(path_type=Path)


@click.command("verify")
@click.option("--against", type=FILE, metavar="FILE", help="An older checkpoint that the log must extend.")
@click.option("--proof", type=FILE, metavar="FILE", help="A proof that 'tracker prove' made; no store is read.")
@click.option(
    "--key", metavar="VKEY|FILE", help="The key that must have signed the checkpoint, as 'tracker key' printed it."
)
@click.option("--rebuild-index", is_flag=True, help="First make the index anew from the entries.")
@click.option("--json", "as_json", is_flag=True, help="Print the same content as JSON.")
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    ctx: click.Context, against: Path | None, proof: Path | None, key: str | None, rebuild_index: bool, as_json: bool
) -> None:
    """Compute everything again from the entries, and name what is not as it was appended.

    With --against, prove that the log extends an older checkpoint of it, kept elsewhere: without one, whoever owns
    the database can change the past and everything that is computed from it. docs/trust.md says more.

    \b
    Example: tracker verify --against 2021-12-31.checkpoint
             tracker verify --proof recalled.tlog-proof --key desk.example.org/china+c74f20a3+ARpc2...
    """
    from tracker.cli.proofs import read_bytes, verifier  # noqa: PLC0415 - attrs is imported where it is used
    from tracker.store.proof.checkpoint import read_checkpoint  # noqa: PLC0415
    from tracker.store.proof.inclusion import read_inclusion  # noqa: PLC0415

    if key and not (against or proof):
        raise click.UsageError("A key verifies a checkpoint: name one with --against, or a proof with --proof.")
    if proof and rebuild_index:
        raise click.UsageError("A proof is verified without a store: name --proof or --rebuild-index.")
    public = verifier(key)
    old = read_checkpoint(read_bytes(against), public) if against else None
    if proof:
        _tell_proof(read_inclusion(read_bytes(proof), public), old, public, as_json)
    else:
        _tell_store(_verified(ctx, old, rebuild_index), public, as_json)


def _verified(ctx: click.Context, old: "Checkpoint | None", rebuild_index: bool) -> "Verified":
    from tracker.store.indexing import rebuild  # noqa: PLC0415 - SQLAlchemy is imported where it is used
    from tracker.store.verifying import verify  # noqa: PLC0415

    store = named_store(ctx)
    if rebuild_index:
        rebuild(store)
    with store.reading() as connection:
        return verify(connection, old)


def _tell_store(verified: "Verified", public: "VerifierKey | None", as_json: bool) -> None:
    from tracker.cli.proofs import checkpoint_data  # noqa: PLC0415 - attrs is imported where it is used
    from tracker.reports.data.plain import to_json  # noqa: PLC0415
    from tracker.reports.language.words import counted  # noqa: PLC0415

    here, old = verified.checkpoint, verified.against
    if as_json:
        said: dict[str, Any] = {"checkpoint": checkpoint_data(here), "against": old and checkpoint_data(old)}
        click.echo(to_json({**said, "differences": [_difference_data(one) for one in verified.differences]}))
    elif verified.differences:
        click.echo("\n\n".join(f"{one.message}\n{one.remedy}" for one in verified.differences))
        click.echo(f"\n{counted(len(verified.differences), 'difference')}.")
    else:
        click.echo(f"All is as it was appended: {counted(here.size, 'entry', 'entries')}, root {here.written_root}.")
        if old:
            click.echo(f"The log extends that of the checkpoint of position {old.size}{_signed(public)}.")
        else:
            click.echo("That the past was never changed, a checkpoint kept elsewhere can prove: see --against.")
    if verified.differences:
        raise click.exceptions.Exit(1)


def _tell_proof(proof: "Inclusion", old: "Checkpoint | None", public: "VerifierKey | None", as_json: bool) -> None:
    from tracker.cli.proofs import proof_data  # noqa: PLC0415 - attrs is imported where it is used
    from tracker.reports.data.plain import to_json  # noqa: PLC0415
    from tracker.reports.language.words import counted  # noqa: PLC0415
    from tracker.store.proof.faults import BadProof  # noqa: PLC0415
    from tracker.text.characters import escaped  # noqa: PLC0415

    log = proof.checkpoint
    if old and (old.size, old.root) != (log.size, log.root):
        raise BadProof("its checkpoint is not the one that it was held against")
    if as_json:
        click.echo(to_json(proof_data(proof)))
        return
    entry = {key: escaped(value) if isinstance(value, str) else value for key, value in proof.fields.items()}
    click.echo(f"The log {escaped(log.origin)} of {counted(log.size, 'entry', 'entries')} holds at position", nl=False)
    click.echo(f" {entry['position']}, under '{entry['section']}' of '{entry['stream']}', recorded at", nl=False)
    click.echo(f" {entry['recorded_at']}:")
    click.echo("\n".join(escaped(line) for line in to_json(entry["body"]).split("\n")))
    if public is None and old is None:
        click.echo("Nobody vouches for the checkpoint in it: name a --key, or one that you have with --against.")
    else:
        click.echo(f"Its checkpoint is{_signed(public).removeprefix(',') or ' the one that it was held against'}.")


def _signed(public: "VerifierKey | None") -> str:
    return f", signed by {public.name}" if public else ""


def _difference_data(one: Any) -> dict[str, Any]:
    return {"code": one.code, "position": one.position, "message": one.message, "remedy": one.remedy}
