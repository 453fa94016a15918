"""What commands share: the store and seeds that were named, days and actors as people write them."""

from __future__ import annotations

import os
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
    """Return the catalogue of the store, or the given one where there is no store, with --seeds on top."""
    from tracker.cli.catalogues import catalogue_of  # noqa: PLC0415 - it stands on this module

    return catalogue_of(ctx)


def shortened(path: Path) -> Path:
    """Return a path as seen from the current folder, where it lies below it."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve())
    except ValueError:
        return path


def write_file(path: Path, made: str | bytes) -> None:
    """Write a file whole or not at all; raises Failure where the folder does not take it, or the store stands there."""
    from tracker.text.drafts import replacing  # noqa: PLC0415 - kept light for --help

    if not path.name:
        raise Failure("The file to be written has no name. Name one in a folder that you may write.")
    if _is_of_store(path):
        raise Failure(f"{path} is the store. Name another file.")
    try:
        with replacing(path) as draft:
            draft.write_bytes(made.encode() if isinstance(made, str) else made)
    except OSError as error:
        raise Failure(
            f"{path} cannot be written: {error.strerror}. Name a file in a folder that you may write."
        ) from None


def _is_of_store(path: Path) -> bool:
    """Say whether a file is the store that was named, or one of those that SQLite keeps beside it."""
    store = named_store(click.get_current_context()).file
    name = os.path.realpath(path)
    return store is not None and name in {
        os.path.realpath(store) + ending for ending in ("", "-wal", "-shm", "-journal")
    }


def show_findings(findings: Sequence[Finding]) -> None:
    """Print findings and how many they are; as JSON where the command was asked for that."""
    from tracker.reports.data.findings import findings_data  # noqa: PLC0415 - only for faults
    from tracker.reports.data.plain import to_json  # noqa: PLC0415 - only for faults
    from tracker.reports.text.findings import counted_text, findings_text  # noqa: PLC0415

    if click.get_current_context().params.get("as_json"):
        click.echo(to_json(findings_data(findings)))
        return
    click.echo(findings_text(findings))
    click.echo(f"\n{counted_text(findings)}")


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
    if pattern.value is not None and pattern.value not in (*sort.values, "unknown"):
        has = f"It has the values {', '.join(sort.values)}." if sort.values else "It has none: leave it out."
        raise click.UsageError(f"{sort.name} has no value '{pattern.value}'. {has}")
    args = tuple(
        _player(catalogue, arg, kind) if arg != "*" and is_actor_type(kind) else arg
        for arg, kind in zip(pattern.args, sort.args.values(), strict=True)
    )
    actors = [arg for arg, kind in zip(args, sort.args.values(), strict=True) if arg != "*" and is_actor_type(kind)]
    return Wanted(evolve(pattern, args=args), actors[:1] or None)


def _player(catalogue: Catalogue, name: str, role_type: str) -> str:
    """Return the code of an actor who can stand at a place of a fluent."""
    from tracker.catalogue.reading import an  # noqa: PLC0415

    code = actor_code(catalogue, name)
    actor = catalogue.actor(code)
    as_format = role_type == "format" and actor is not None and actor.type == "organisation"
    if actor is not None and role_type not in ("actor", actor.type) and not as_format:
        raise click.UsageError(f"'{name}' is {an(actor.type)}, and {an(role_type)} belongs there.")
    return code


class Wanted(NamedTuple):
    """A fluent with open places, and the keys by which the store finds what can decide it (None for everything)."""

    pattern: Pattern
    keys: list[str] | None
