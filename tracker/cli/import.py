"""`tracker import`: makes logs of the rows of a dataset, as a mapping says, and appends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.common import FILE, Command, say, show
from tracker.cli.terminal import WAITING

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.desk import Desk


@click.command("import", cls=Command)
@click.argument("mapping", type=FILE, metavar="[MAPPING]")
@click.argument("tables", nargs=-1, type=FILE, metavar="TABLE...")
@click.option("--check", is_flag=True, help="Say what would come of it, and append nothing.")
@click.option("--edition", metavar="REASON", help="Mend what a later edition of the TABLE tells otherwise.")
@click.option("--whole", is_flag=True, help="Of an edition: retract the documents that the TABLE no longer has.")
@click.option("--take-back", metavar="REASON", help="Retract all that MAPPING imported, or what it made of a TABLE.")
@click.option("--starter", is_flag=True, help="Write MAPPING, a new file, from the TABLE's columns, to be filled in.")
@click.option("--json", "as_json", is_flag=True, help="Print what came of it as JSON.")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    desk: Desk,
    mapping: Path,
    tables: tuple[Path, ...],
    check: bool,
    edition: str | None,
    whole: bool,
    take_back: str | None,
    starter: bool,
    as_json: bool,
) -> None:
    """Make logs of the rows of a table as a MAPPING says, and append them.

    A table is CSV or TSV, a workbook (XLSX), XML or a list in YAML, also with gzip. The mapping is a file, or the name
    of one that comes with the program. A table that 'tracker sheet' began needs none.

    Each document is appended whole or not at all; the same command twice changes nothing. Every row is counted: what
    it told, or why it was left out. Exit code 1 where there is a fault.

    \b
    Examples:
      tracker import cow-igo igo_EVENTS.csv.gz igo_names.csv
      tracker import --starter m.yaml members.csv
      tracker import m.yaml members.csv --edition "May 2024"
      tracker import m.yaml --take-back "the wrong file"
    """
    importing = {"--check": check, "--edition": edition is not None, "--whole": whole}
    alone = {"--take-back": take_back is not None, "--starter": starter}
    _refuse_both(alone, importing)
    if take_back is not None:
        show(desk.take_back(mapping, *tables, reason=take_back), as_json)
        return
    if starter and not tables:
        raise click.UsageError("Name the TABLE whose columns the mapping is to have.")
    if starter:
        desk.start_mapping(mapping, tables[0])
        say(f"{mapping} has the columns of {tables[0]}. Fill it in, then look with --check.")
        return
    report = desk.import_table(mapping, *tables, check=check, edition=edition, whole=whole, progress=_tell)
    show(report, as_json)
    if any(not finding.warning for finding in report.value.findings):
        raise click.exceptions.Exit(1)


def _refuse_both(alone: dict[str, bool], others: dict[str, bool]) -> None:
    """Refuse an option that does something else than to import beside any other that says what to do."""
    asked = [name for name, is_given in {**alone, **others}.items() if is_given]
    if len(asked) > 1 and alone.get(asked[0]):
        raise click.UsageError(f"{asked[0]} does not go with {asked[1]}. Write one of them.")


def _tell(done: int, of: int) -> None:
    WAITING.tell(done, of, "rows")
