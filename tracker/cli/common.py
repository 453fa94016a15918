"""What commands share: the store and seeds that were named, days and actors as people write them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.catalogue.catalogue import Catalogue
    from tracker.model.findings import Finding
    from tracker.store.connection import Store


class Failure(Exception):
    """A command could not do its work; the text says why and what to do."""


class Day(click.ParamType[int]):
    """A day written YYYY-MM-DD, as a whole number."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a day; a day read already is left as it is."""
        if isinstance(value, int):
            return value
        from tracker.model.days import day  # noqa: PLC0415 - kept light for --help

        try:
            return day(value)
        except ValueError:
            self.fail(f"'{value}' is no day. Write it as 2021-12-31.", param, ctx)


DAY = Day()


def named_store(ctx: click.Context) -> Store:
    """Return the store that was named, not yet opened."""
    from tracker.store.connection import open_store  # noqa: PLC0415 - SQLAlchemy is imported where it is used

    return open_store(ctx.obj[0])


def named_catalogue(ctx: click.Context) -> Catalogue:
    """Read the seeds that were named, or those given with the program; faults in them end the command."""
    from tracker.catalogue.seeds import read_seeds  # noqa: PLC0415 - YAML is imported where it is used
    from tracker.given import given  # noqa: PLC0415

    folder = Path(ctx.obj[1]) if ctx.obj[1] else given("seeds")
    catalogue, findings = read_seeds(shortened(folder))
    if findings:
        show_findings(findings)
        raise click.exceptions.Exit(1)
    return catalogue


def shortened(path: Path) -> Path:
    """Return a path as seen from the current folder, where it lies below it."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve())
    except ValueError:
        return path


def show_findings(findings: Sequence[Finding]) -> None:
    """Print findings and how many they are."""
    from tracker.reports.text import counted, findings_text  # noqa: PLC0415 - only for faults

    faults = sum(not finding.warning for finding in findings)
    warnings = len(findings) - faults
    click.echo(findings_text(findings))
    parts = [counted(faults, "fault")] if faults else []
    parts += [counted(warnings, "warning")] if warnings else []
    click.echo(f"\n{' and '.join(parts)}.")


def actor_code(catalogue: Catalogue, name: str) -> str:
    """Return the code of an actor by any of its names; a wrong one is a wrong command line, with suggestions."""
    from tracker.catalogue.catalogue import UnknownName  # noqa: PLC0415

    try:
        return catalogue.find_actor(name).code
    except UnknownName as unknown:
        raise click.UsageError(str(unknown)) from None
