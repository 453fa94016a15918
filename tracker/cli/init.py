"""`tracker init`: makes a store, with the catalogue in it."""

from pathlib import Path

import click

from tracker.cli.common import Failure, named_catalogue, named_store, show_findings, write_file

_EVENTS = Path("events")


@click.command("init")
@click.option("--samples", is_flag=True, help="Copy the sample logs into the folder events too.")
@click.pass_context
def command(ctx: click.Context, samples: bool) -> None:
    """Make a store with the catalogue in it; a store that is there keeps its catalogue.

    The sample logs are the program's own; what stands in the folder events already is never overwritten.

    \b
    Example: tracker init --samples
    """
    from tracker.cli.catalogues import given_catalogue, stored  # noqa: PLC0415 - it needs YAML
    from tracker.given import given  # noqa: PLC0415 - the database is imported where it is used
    from tracker.store.schema import upgrade  # noqa: PLC0415
    from tracker.store.writing import Refused, load_catalogue  # noqa: PLC0415

    copies = _copies(given("events")) if samples else {}
    store = named_store(ctx)
    had = stored(ctx)
    catalogue = named_catalogue(ctx)
    if had is None:
        upgrade(store, given("migrations"))
    try:
        new = load_catalogue(store, catalogue)
    except Refused as refused:
        show_findings(refused.findings)
        raise click.exceptions.Exit(1) from None
    kinds, actors = len(list(catalogue.codes("kinds"))), len(list(catalogue.codes("actors")))
    click.echo(f"Store {store.address} is ready: catalogue {catalogue.version}, {kinds} kinds, {actors} actors.")
    if not new:
        click.echo("It had this catalogue already.")
    if had is not None and given_catalogue(catalogue).version != catalogue.version:
        click.echo("The catalogue given with the program differs: 'tracker seeds diff' shows how, and how to take it.")
    for path, data in copies.items():
        write_file(path, data)
    if samples:
        click.echo(f"The sample logs are in the folder {_EVENTS}: 'tracker check {_EVENTS}' reads them.")


def _copies(folder: Path) -> dict[Path, bytes]:
    """Return what is to be written where, that sample logs of a folder are all in events; raises Failure.

    A file that is there and says the same stays as it is; one that says something else is not overwritten.
    """
    copies: dict[Path, bytes] = {}
    try:
        _EVENTS.mkdir(exist_ok=True)
        for sample in sorted(folder.glob("*.yaml")):
            path, data = _EVENTS / sample.name, sample.read_bytes()
            if not path.exists():
                copies[path] = data
            elif path.read_bytes() != data:
                remedy = "Nothing was copied: move it away, or go to an empty folder."
                raise Failure(f"{path} is there already, and is not the sample log of that name. {remedy}")
    except OSError as error:
        raise Failure(f"The folder {_EVENTS} cannot be written: {error.strerror}. Go to another folder.") from None
    return copies
