"""`tracker key`: makes a key that signs checkpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.common import FILE, Command, say

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.desk import Desk


@click.command("key", cls=Command)
@click.argument("file", type=FILE)
@click.option("--name", help="What the key is called, as desk.example.org/china; else as the log.")
@click.option("--witness", is_flag=True, help="A key by which 'tracker witness' signs other people's checkpoints.")
@click.pass_obj
def command(desk: Desk, file: Path, name: str | None, witness: bool) -> None:
    """Make a key that signs checkpoints: the secret half is written to a file, the public half is printed.

    Keep the file to yourself; give the printed line to all who are to verify your checkpoints.

    \b
    Example: tracker key desk.key --name desk.example.org/china
    """
    say(desk.make_key(file, name=name, witness=witness))
