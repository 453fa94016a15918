"""`tracker correct`: says how an event, or a document's head, should have been read."""

from pathlib import Path
from typing import Any

import click

from tracker.cli.mending import desk, mend


@click.command("correct")
@click.argument("event")
@click.option("--set", "values", multiple=True, metavar="KEY=VALUE", help="A key and its value, as YAML.")
@click.option("--remove", multiple=True, metavar="KEY", help="A key that is to be taken away.")
@desk
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    ctx: click.Context,
    event: str,
    values: tuple[str, ...],
    remove: tuple[str, ...],
    reason: str,
    path: Path,
    as_json: bool,
) -> None:
    """Correct how an event (document/event) or a document's head was read. It counts for every day of knowledge.

    \b
    Example: tracker correct cna-budrys-2025-11/ambassador-recalled --set date=2021-08-10 \\
        --reason "The ministry's statement is of 10 August."
    """
    if not values and not remove:
        raise click.UsageError("Say what is right: --set KEY=VALUE, or --remove KEY.")
    right = {"set": _values(values)} if values else {}
    gone = {"remove": list(remove)} if remove else {}
    mend(ctx, path, "correction", {"of": event, **right, **gone, "reason": reason}, as_json)


def _values(written: tuple[str, ...]) -> dict[str, Any]:
    """Read KEY=VALUE, the value being YAML: a text, a [list] or a {mapping}."""
    from tracker.text.reader import read_yaml  # noqa: PLC0415 - YAML is imported where it is used

    found: dict[str, Any] = {}
    for one in written:
        key, equals, value = one.partition("=")
        source = read_yaml(f"{key}: {value}\n".encode(), "--set")
        if not equals or source.findings or not isinstance(source.root, dict) or len(source.root) != 1:
            hint = f" {source.findings[0].remedy}" if equals and source.findings else " Write it as date=2021-05-22."
            raise click.UsageError(f"'{one}' is not KEY=VALUE.{hint}")
        found.update(source.root)
    return found
