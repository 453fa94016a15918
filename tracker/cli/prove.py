"""`tracker prove`: proves to a reader without the store that the log holds an entry."""

from pathlib import Path

import click

from tracker.cli.common import named_store


@click.command("prove")
@click.argument("event")
@click.option("--key", type=click.Path(path_type=Path), metavar="FILE", help="Sign its checkpoint with this key.")
@click.option("--recorded-by", metavar="DATE|TIME|POSITION", help="Prove it of the log as it was by then.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write it to a file.")
@click.option("--json", "as_json", is_flag=True, help="Print the same content as JSON.")
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    ctx: click.Context, event: str, key: Path | None, recorded_by: str | None, output: Path | None, as_json: bool
) -> None:
    """Prove that an entry is in the log: an event, named document/event, a document's head, or any by its position.

    The proof holds the entry, the hashes that lead from it to the root, and a checkpoint; its form is that of
    c2sp.org/tlog-proof. 'tracker verify --proof' verifies it, and needs no store. A reader who has a checkpoint of an
    earlier position gets a proof for that one with --recorded-by.

    \b
    Example: tracker prove cna-budrys-2025-11/ambassador-recalled -o recalled.tlog-proof
    """
    from tracker.cli.proofs import proof_data, signer, write_out  # noqa: PLC0415 - attrs is imported where it is used
    from tracker.reports.data.plain import to_json  # noqa: PLC0415
    from tracker.store.proving import prove  # noqa: PLC0415
    from tracker.store.reading import position_at  # noqa: PLC0415

    with named_store(ctx).reading() as connection:
        proof = prove(connection, event, size=position_at(connection, recorded_by), signer=signer(key))
    write_out(to_json(proof_data(proof)) + "\n" if as_json else str(proof), output)
