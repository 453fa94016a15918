"""What commands share: the store and seeds that were named, days and actors as people write them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.catalogue.catalogue import Catalogue
    from tracker.model.catalogue import Pattern
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
    from tracker.reports.findings import findings_text  # noqa: PLC0415 - only for faults
    from tracker.reports.page import counted  # noqa: PLC0415

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


def two_actors(catalogue: Catalogue, a: str, b: str) -> tuple[str, str]:
    """Return the codes of two different actors."""
    codes = actor_code(catalogue, a), actor_code(catalogue, b)
    if codes[0] == codes[1]:
        raise click.UsageError(f"'{a}' and '{b}' are the same actor. Name two.")
    return codes


def fluent_pattern(catalogue: Catalogue, text: str) -> Wanted:
    """Read a fluent with open places; a wrong one is a wrong command line, with what it should be."""
    from attrs import evolve  # noqa: PLC0415 - kept light for --help

    from tracker.catalogue.patterns import parse_pattern  # noqa: PLC0415
    from tracker.narrative.narrative import is_actor_type  # noqa: PLC0415
    from tracker.text.shape import nearest  # noqa: PLC0415

    try:
        pattern = parse_pattern(text)
    except ValueError:
        raise click.UsageError(f"'{text}' is not a fluent. Write name(argument, *) = value.") from None
    sort = catalogue.fluent(pattern.fluent)
    if sort is None:
        near = nearest(pattern.fluent, catalogue.fluents)
        hint = f"Nearest: {', '.join(near)}." if near else f"There are {', '.join(catalogue.fluents)}."
        raise click.UsageError(f"There is no fluent '{pattern.fluent}'. {hint}")
    if sort.derived:
        made_of = ", ".join(f"{one.fluent}({', '.join(one.args)})" for one in sort.derived)
        raise click.UsageError(f"{sort.name} is made of others: ask for one of {made_of}.")
    if len(pattern.args) != len(sort.args):
        raise click.UsageError(f"{sort.name} has {len(sort.args)} arguments: {sort.name}({', '.join(sort.args)}).")
    args = tuple(
        actor_code(catalogue, arg) if arg != "*" and is_actor_type(kind) else arg
        for arg, kind in zip(pattern.args, sort.args.values(), strict=True)
    )
    actors = [arg for arg, kind in zip(args, sort.args.values(), strict=True) if arg != "*" and is_actor_type(kind)]
    return Wanted(evolve(pattern, args=args), actors[:1] or None)


class Wanted(NamedTuple):
    """A fluent with open places, and the keys by which the store finds what can decide it (None for everything)."""

    pattern: Pattern
    keys: list[str] | None
