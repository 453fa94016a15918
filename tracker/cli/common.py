"""What commands share: how they answer what is wrong, read days and files, and show reports."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from tracker.cli.helping import HelpContext
from tracker.cli.terminal import WAITING, is_coloured, put
from tracker.desk.lazily import Lazily
from tracker.desk.texts import one_line
from tracker.model.failures import LogError, QuestionError

if TYPE_CHECKING:
    from tracker.desk import files, findings
    from tracker.desk.desk import Desk
    from tracker.desk.report import Report, ViewedReport
else:
    files = Lazily("tracker.desk.files")
    findings = Lazily("tracker.desk.findings")

STREAM = "-"
"""Stands for the standard input where a file is read, and for the standard output where one is written."""

FILE = click.Path(path_type=Path)
NEW_FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)


class Command(click.Command):
    """A command that answers a wrong question as a wrong command line, and a wrong log with its findings."""

    context_class = HelpContext

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, and say on a terminal that it is at work where that takes a while."""
        WAITING.start(f"tracker {ctx.info_name}")
        try:
            return super().invoke(ctx)
        except QuestionError as wrong:
            raise click.UsageError(one_line(str(wrong)), ctx) from None
        except LogError as wrong:
            _show_faults(wrong, as_json=ctx.params.get("as_json", False))
            raise click.exceptions.Exit(1) from None
        finally:
            WAITING.stop()


def _show_faults(wrong: LogError, *, as_json: bool) -> None:
    """Print findings and what came of them; as JSON where the command was asked for that."""
    show(findings.faults_report(wrong.findings), as_json)
    if wrong.outcome and not as_json:
        say(wrong.outcome)


class Day(click.ParamType[date]):
    """A day written YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day; a day read already is left as it is."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a date. Use YYYY-MM-DD.", param, ctx)


DAY = Day()


OUTPUT = "tracker.output"
"""Where a command keeps the form and the file that were asked for a table."""


def _handed_out(report: Report[Any], as_json: bool) -> bool:
    """Write a table as CSV, or to a file, where that was asked for; say whether it was."""
    context = click.get_current_context()
    as_csv, file = context.meta.get(OUTPUT, (False, None))
    if as_csv and as_json:
        raise click.UsageError("--csv and --json name two forms. Write one of them.")
    if not as_csv and file is None:
        return False
    made = report.to_csv() if as_csv else (report.to_json() if as_json else report.to_text()) + "\n"
    if write_out(context.obj, made, file):
        say(f"Written to {file}.")
    return True


def show(report: Report[Any], as_json: bool) -> None:
    """Print a report as text, or as JSON with the same content; a table also as CSV, and to a file."""
    if _handed_out(report, as_json):
        return
    put(report.to_json() if as_json else report.to_text(coloured=is_coloured()))


def show_view(
    report: ViewedReport[Any],
    as_json: bool,
    *,
    evidence: bool = False,
    chronology: bool = False,
    unfold: bool = False,
) -> None:
    """Print a report as text, with as much of it as is wanted, or all of it as JSON, or as CSV, or to a file."""
    if _handed_out(report, as_json):
        return
    if as_json:
        put(report.to_json())
    else:
        coloured = is_coloured()
        put(report.to_text(evidence=evidence, chronology=chronology, unfold=unfold, coloured=coloured))


def say(sentence: str, *, err: bool = False) -> None:
    """Print a sentence on one line, whatever the names hold that stand in it."""
    WAITING.stop()
    click.echo(one_line(sentence), err=err)


def write_out(desk: Desk, made: str | bytes, file: Path | None, *, private: bool = False) -> bool:
    """Print what was made, or write it to a file whole or not at all; say whether it went to a file."""
    if file is None or str(file) == STREAM:
        if isinstance(made, str):
            put(made, newline=False)
        else:
            click.echo(made, nl=False)
        return False
    files.write_file(file, made, desk.store.file, private=private)
    return True


def put_new(file: Path, made: str) -> None:
    """Write a new file; one that is there and has something else in it is left as it is, and refused."""
    files.write_new(file, made)


def write_checkpoint(desk: Desk, report: Report[Any], file: Path | None, asked: Path | None, *, as_json: bool) -> None:
    """Print a checkpoint or write it to a file, and to another what an authority is asked that is to stamp it."""
    write_out(desk, report.to_json() + "\n" if as_json else report.to_text(), file)
    if asked:
        write_out(desk, desk.stamp_request(report.to_text().encode()), asked)


def given_log(path: Path) -> Path | BinaryIO:
    """Return a log that is named: a path, or the standard input."""
    return sys.stdin.buffer if str(path) == STREAM else path


def given_file(path: Path | None) -> Path | bytes | None:
    """Return a checkpoint, key or proof that is named: a path, or what comes in."""
    return sys.stdin.buffer.read() if str(path) == STREAM else path
