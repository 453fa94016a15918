"""Which catalogue a command reads with: the store's where there is one, else the given one, and `--seeds` on top."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.common import named_store, shortened, show_findings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.catalogue.catalogue import Catalogue
    from tracker.catalogue.seeds import Seeds
    from tracker.model.findings import Finding

_FAMILIES = {"kind": "kinds", "actor": "actors", "thing": "things", "fluent": "fluents"}
_UNKNOWN = re.compile(r"unknown (kind|actor|thing|fluent) '(.*)'")


def catalogue_of(ctx: click.Context) -> Catalogue:
    """Return the catalogue in force, with the folder that --seeds names on top; faults in it end the command."""
    base = in_force(ctx)
    return read(Path(ctx.obj[1]), base).catalogue if ctx.obj[1] else base


def in_force(ctx: click.Context) -> Catalogue:
    """Return the store's catalogue, or the one given with the program where there is no store."""
    return stored(ctx) or given_catalogue()


def stored(ctx: click.Context) -> Catalogue | None:
    """Return the store's catalogue; None where there is no store, or no catalogue in it yet."""
    if "://" not in ctx.obj[0] and not Path(ctx.obj[0]).is_file():
        return None  # without importing a database
    from tracker.store.errors import NoStore  # noqa: PLC0415 - the database is imported where it is used
    from tracker.store.reading import catalogue_in_force  # noqa: PLC0415

    try:
        with named_store(ctx).reading() as connection:
            return catalogue_in_force(connection)
    except NoStore:
        return None


def given_catalogue(base: Catalogue | None = None) -> Catalogue:
    """Read the catalogue given with the program, on top of another one where that is given."""
    from tracker.given import given  # noqa: PLC0415 - YAML is imported where it is used

    return read(given("seeds"), base).catalogue


def read(folder: Path, base: Catalogue | None = None) -> Seeds:
    """Read a folder of seeds, on top of another catalogue where one is given; faults in them end the command."""
    from tracker.catalogue.seeds import read_folder  # noqa: PLC0415 - YAML is imported where it is used

    seeds = read_folder(shortened(folder), base)
    if seeds.findings:
        show_findings(seeds.findings)
        raise click.exceptions.Exit(1)
    return seeds


def with_remedies(findings: Sequence[Finding], ctx: click.Context) -> tuple[Finding, ...]:
    """Say of each unknown word that the given catalogue knows that it can be taken from there."""
    unknown = [match for one in findings if (match := _UNKNOWN.match(one.message))]
    if not unknown or stored(ctx) is None:
        return tuple(findings)
    from attrs import evolve  # noqa: PLC0415 - only for a mistake

    plain = given_catalogue().plain
    remedy = "The catalogue given with the program has it, and the store's does not: run 'tracker seeds load'."
    known = {match[0] for match in unknown if match[2] in plain[_FAMILIES[match[1]]]}
    return tuple(evolve(one, remedy=remedy) if one.message in known else one for one in findings)


def show_found(named: str, others: str) -> None:
    """Print what was named in full, and below it the list of what else has the word."""
    between = "\n\nWith the same word:\n" if named and others else ""
    click.echo(f"{named}{between}{others}")
