"""`tracker status`: where the store is, what it holds, and whether it is up to date."""

from typing import TYPE_CHECKING

import click

from tracker.cli.common import named_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.store.status import StoreStatus


@click.command("status")
@click.option("--json", "as_json", is_flag=True, help="Print the same content as JSON.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Say where the store is, which schema it has, how much is in it, and when it was last appended to.

    \b
    Example: tracker status
    """
    from attrs import asdict  # noqa: PLC0415 - kept light for --help

    from tracker.cli.catalogues import given_catalogue  # noqa: PLC0415 - it needs YAML
    from tracker.reports.data.plain import to_json  # noqa: PLC0415
    from tracker.store.status import status  # noqa: PLC0415 - the database is imported where it is used

    found = status(named_store(ctx))
    given = given_catalogue().version
    if as_json:
        click.echo(to_json({**asdict(found), "given_catalogue": given}))
    else:
        click.echo("\n".join(f"{name:<14} {said}" for name, said in _lines(found, given)))


def _lines(found: "StoreStatus", given: str) -> "Iterator[tuple[str, str]]":
    from tracker.reports.language.words import counted  # noqa: PLC0415 - kept light for --help

    yield "store", f"{found.address} ({found.database}, {_room(found.bytes)})"
    up_to_date = found.schema == found.program_schema
    behind = f", this program's is {found.program_schema}: run 'tracker upgrade'"
    yield "schema", found.schema if up_to_date else f"{found.schema}{behind}"
    what = [counted(found.documents, "document"), counted(found.events, "event"), counted(found.mendings, "mending")]
    others = found.entries - found.documents - found.events - found.mendings
    yield "entries", f"{found.entries}: {', '.join(what)}, {counted(others, 'other')}"
    yield "last append", found.last_append or "nothing was appended yet"
    yield "catalogue", _catalogue(found.catalogue, given)
    yield "root", f"{found.root} ({found.origin})" if found.root else "none before schema 0003"
    yield "index", "fresh" if found.index_fresh else "lacks entries: run 'tracker verify --rebuild-index'"


def _catalogue(version: str | None, given: str) -> str:
    if version is None:
        return "none: run 'tracker init'"
    if version == given:
        return f"{version}, the one given with the program"
    return f"{version}; the one given with the program is {given}: 'tracker seeds diff' shows what differs"


def _room(size: int) -> str:
    return f"{size / 2**20:.1f} MiB"
