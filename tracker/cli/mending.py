"""What the commands of the desk share: they write the desk's own document, show what is new in it, and append it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tracker.cli.common import Failure, named_catalogue, named_store, show_findings

if TYPE_CHECKING:
    from tracker.log.assembly import RawLog
    from tracker.model.findings import Finding

Command = TypeVar("Command", bound=Callable[..., Any])


def desk(command: Command) -> Command:
    """Add the options that every mending has."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print what was appended as JSON."),
        click.option(
            "--desk",
            "path",
            type=click.Path(path_type=Path, dir_okay=False),
            default="desk.yaml",
            show_default=True,
            envvar="TRACKER_DESK",
            help="The desk's own document. Also TRACKER_DESK.",
        ),
        click.option("--reason", required=True, help="Why, in a sentence: it stands in the log for ever."),
    ):
        command = option(command)
    return command


def mend(ctx: click.Context, path: Path, kind: str, entry: Mapping[str, Any], as_json: bool) -> None:
    """Add an entry to the desk's document: append it to the store, then write the file; both, or neither."""
    from tracker.cli.logs import is_there  # noqa: PLC0415 - YAML and the database are imported where they are used
    from tracker.log.files import read_file  # noqa: PLC0415
    from tracker.log.writing import with_mending  # noqa: PLC0415
    from tracker.narrative.appending import check_appended  # noqa: PLC0415
    from tracker.reports.data.findings import appended_data  # noqa: PLC0415
    from tracker.reports.data.plain import to_json  # noqa: PLC0415
    from tracker.reports.text.findings import appended_text  # noqa: PLC0415
    from tracker.store.writing import Refused, append  # noqa: PLC0415
    from tracker.text.drafts import replacing  # noqa: PLC0415

    before = read_file(path) if is_there(path) else None
    if before is not None and before.faults.found:
        show_findings(before.faults.found)
        raise click.exceptions.Exit(1)
    mended = with_mending(before, kind, entry, date.today().isoformat())  # noqa: DTZ011 - the desk's own day
    try:
        with replacing(path) as draft:
            draft.write_text(mended.text, encoding="utf-8")
            done = append(named_store(ctx), [read_file(draft, path.as_posix())], named_catalogue(ctx), check_appended)
    except Refused as refused:
        show_findings(refused.findings)
        if not as_json:
            click.echo("Nothing was appended." + _way_out(refused.findings, before, path))
        raise click.exceptions.Exit(1) from None
    except OSError as error:
        raise Failure(f"{path} cannot be written: {error.strerror}. Name another file with --desk.") from None
    click.echo(to_json({**appended_data(done), "entry": mended.id}) if as_json else mended.added + appended_text(done))


def _way_out(findings: Sequence[Finding], before: RawLog | None, path: Path) -> str:
    """Say how to bring a file up that lacks what was appended: a command may have ended before it wrote it."""
    if not any(finding.code in ("changed-past", "missing-past") for finding in findings):
        return ""
    from tracker.log.writing import DESK  # noqa: PLC0415 - kept light for --help

    document = before.head.get("id", DESK) if before is not None and isinstance(before.head, dict) else DESK
    return f" If a command broke off before it wrote {path}, 'tracker export {document} > {path}' brings it up."
