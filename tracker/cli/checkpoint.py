"""`tracker checkpoint`: the log's size, root and date, to be kept or published, signed where a key is given."""

from pathlib import Path

import click

from tracker.cli.common import named_store


@click.command("checkpoint")
@click.option(
    "--key", type=click.Path(path_type=Path), metavar="FILE", help="Sign it with the key that 'tracker key' made."
)
@click.option("--recorded-by", metavar="DATE|TIME|POSITION", help="The log as it was by then.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write it to a file.")
@click.option("--json", "as_json", is_flag=True, help="Print the same content as JSON.")
@click.pass_context
def command(ctx: click.Context, key: Path | None, recorded_by: str | None, output: Path | None, as_json: bool) -> None:
    """Print a checkpoint: the name of the log, how many entries it has, the root of its proof tree, and the date.

    Who keeps it elsewhere can prove later, with 'tracker verify --against', that the log only grew. Its form is that
    of c2sp.org/tlog-checkpoint; docs/trust.md says what it proves and what it does not.

    \b
    Example: tracker checkpoint --key desk.key -o 2021-12-31.checkpoint
    """
    from tracker.cli.proofs import checkpoint_data, signer, write_out  # noqa: PLC0415 - attrs is imported where it is used
    from tracker.reports.data.plain import to_json  # noqa: PLC0415
    from tracker.store.proving import checkpoint_at  # noqa: PLC0415
    from tracker.store.reading import position_at  # noqa: PLC0415

    with named_store(ctx).reading() as connection:
        checkpoint = checkpoint_at(connection, position_at(connection, recorded_by), signer(key))
    write_out(to_json(checkpoint_data(checkpoint)) + "\n" if as_json else str(checkpoint), output)
