"""`tracker schema`: a JSON Schema of logs, seeds or mappings, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.common import NEW_FILE, Command, write_out

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.desk import Desk


@click.command("schema", cls=Command)
@click.argument("what", type=click.Choice(("log", "seeds", "mapping")), default="log", metavar="[log|seeds|mapping]")
@click.option("-o", "--output", type=NEW_FILE, metavar="FILE", help="Write to this file instead of the output.")
@click.pass_obj
def command(desk: Desk, what: str, output: Path | None) -> None:
    """Print a JSON Schema of logs, seeds or mappings by the catalogue in force. Editors complete and check by it.

    The line '# yaml-language-server: $schema=log.schema.json' at the top of a log names it for VS Code; JetBrains has
    it under 'JSON Schema Mappings'.

    \b
    Example: tracker schema log -o log.schema.json
    """
    write_out(desk, desk.schema(what).to_json() + "\n", output)
