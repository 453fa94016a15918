"""`tracker key`: makes a key that signs checkpoints."""

import os
from pathlib import Path

import click

from tracker.cli.common import Failure, named_store


@click.command("key")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", help="What the key is called, as desk.example.org/china; else as the log.")
@click.pass_context
def command(ctx: click.Context, file: Path, name: str | None) -> None:
    """Make a key that signs checkpoints: the secret half is written to a file, the public half is printed.

    Keep the file to yourself; give the printed line to all who are to verify your checkpoints.

    \b
    Example: tracker key desk.key --name desk.example.org/china
    """
    from tracker.store.proof.note import new_key  # noqa: PLC0415 - attrs is imported where it is used

    key = new_key(name or _log_name(ctx))
    try:
        opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Failure(f"{file} exists already. A key is never written over another file: name a new one.") from None
    except OSError as error:
        raise Failure(f"{file} cannot be written: {error.strerror}. Name a file in a folder that is yours.") from None
    with os.fdopen(opened, "w", encoding="utf-8") as stream:
        stream.write(f"{key}\n")
    click.echo(str(key.verifier))


def _log_name(ctx: click.Context) -> str:
    from tracker.store.proving import origin_of  # noqa: PLC0415 - SQLAlchemy is imported where it is used

    with named_store(ctx).reading() as connection:
        return origin_of(connection)
