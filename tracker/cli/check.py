"""`tracker check`: looks for every fault in logs, and writes what has one remedy where that is wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.common import FILE, Command, given_log, say, show
from tracker.cli.options import as_mapping
from tracker.cli.terminal import is_answered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.desk.desk import Desk
    from tracker.model.fixed import Fixed


@click.command("check", cls=Command)
@click.argument("paths", nargs=-1, type=FILE)
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder of the texts, where they do not lie beside their logs.",
)
@click.option("--fix", is_flag=True, help="Show what has one remedy, and write it when you agree.")
@click.option("--yes", is_flag=True, help="With --fix: write without asking.")
@click.option("--happenings", is_flag=True, help="With --fix: state as one happening what two documents may tell of.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@as_mapping("mend", "fix", "yes", "happenings")
@click.pass_obj
def command(desk: Desk, paths: tuple[Path, ...], texts: Path | None, as_json: bool, mend: Mapping[str, Any]) -> None:
    """Check logs: files, folders of them, or - for the standard input (the folder events, if none is named).

    All findings are shown at once, each with its place and what to do. Exit code 1 where there is a fault.

    Checksums, lines and words are checked against the texts that lie beside the logs, or in the folder of --texts.

    --fix writes what has one remedy alone: the code for a name, a date for its words, quotation marks, the line of
    words. You see the difference first. Comments and order stay.

    \b
    Examples: tracker check events --texts ../texts
              tracker check new.yaml --fix
    """
    given = tuple(map(given_log, paths)) or ("events",)
    if not mend["fix"] and (mend["yes"] or mend["happenings"]):
        raise click.UsageError("--yes and --happenings go with --fix: add it.")
    if not mend["fix"]:
        report = desk.check(*given, texts=texts)
        show(report, as_json)
        raise click.exceptions.Exit(1 if report.value.faults else 0)
    fixes = desk.fix(*given, texts=texts, happenings=mend["happenings"])
    show(fixes, as_json)
    is_written = not fixes.value.files or _write(desk, fixes.value, mend["yes"])
    raise click.exceptions.Exit(0 if is_written and not fixes.value.faults else 1)


def _write(desk: Desk, fixed: Fixed, yes: bool) -> bool:
    """Write what was shown, if that is wanted, and say whether it was."""
    if not yes and not (is_answered() and click.confirm("Write it?")):
        say("Nothing was written. --yes writes it.", err=True)
        return False
    desk.write_fixes(fixed)
    say("Written.", err=True)
    return True
