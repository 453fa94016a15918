"""`tracker seeds`: checks catalogues, shows how they differ, and loads them into a store."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.common import Failure, named_store, shortened, show_findings

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group("seeds", no_args_is_help=True)
def command() -> None:
    """Check, compare, load and print catalogues: the given one, and what a folder of your own adds to it.

    A folder holds additions only. An entry whose code exists already takes its place; nothing is ever taken away.
    Commands read with the store's catalogue, or with the given one where there is no store; --seeds DIR, before the
    command, puts a folder on top.

    \b
    tracker seeds check fisheries        look for faults in your own kinds
    tracker --seeds fisheries check      look for faults in logs that use them
    tracker seeds load fisheries         take them into the store, for every command from then on
    """


@command.command("check")
@click.argument("folder", required=False, metavar="[DIR]", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_context
def check(ctx: click.Context, folder: Path | None, as_json: bool) -> None:
    """Check a catalogue: the one given with the program, or what a folder adds to that in force.

    Every kind has an example, which is read as an event, replayed, and written out as a sentence; whatever begins has
    an end; a name means one actor on any day. Exit code 1 where there is a fault.

    \b
    Example: tracker seeds check fisheries
    """
    from tracker.catalogue.seeds import read_folder  # noqa: PLC0415 - YAML is imported where it is used
    from tracker.cli.catalogues import in_force  # noqa: PLC0415
    from tracker.given import given  # noqa: PLC0415
    from tracker.reports.data.findings import findings_data  # noqa: PLC0415
    from tracker.reports.data.plain import to_json  # noqa: PLC0415
    from tracker.reports.language.checking import check_catalogue  # noqa: PLC0415
    from tracker.reports.language.words import counted  # noqa: PLC0415

    named = _folder(ctx, folder)
    seeds = read_folder(shortened(named or given("seeds")), in_force(ctx) if named else None)
    findings = check_catalogue(seeds)
    if as_json:
        click.echo(to_json(findings_data(findings)))
    elif findings:
        show_findings(findings)
    else:
        kinds = sum(one.family == "kinds" for one in seeds.declared)
        click.echo(f"No fault in {counted(len(seeds.declared), 'entry', 'entries')}, {counted(kinds, 'kind')} of them.")
    if findings:
        raise click.exceptions.Exit(1)


@command.command("diff")
@click.argument("folder", required=False, metavar="[DIR]", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print the same content as JSON.")
@click.pass_context
def diff(ctx: click.Context, folder: Path | None, as_json: bool) -> None:
    """Show what 'seeds load' would change: entries that are new, and keys that have another value.

    Without a folder: what the catalogue given with the program, after an update, would bring to the store.

    \b
    Example: tracker seeds diff fisheries
    """
    from tracker.catalogue.differences import differences  # noqa: PLC0415 - attrs is imported where it is used
    from tracker.cli.catalogues import in_force, read  # noqa: PLC0415
    from tracker.given import given  # noqa: PLC0415
    from tracker.reports.data.catalogue import differences_data  # noqa: PLC0415
    from tracker.reports.data.plain import to_json  # noqa: PLC0415
    from tracker.reports.text.amendments import differences_text  # noqa: PLC0415

    base = in_force(ctx)
    found = differences(base, read(_folder(ctx, folder) or given("seeds"), base).catalogue)
    click.echo(to_json(differences_data(found)) if as_json else differences_text(found))


@command.command("load")
@click.argument("folder", required=False, metavar="[DIR]", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print what changed as JSON.")
@click.pass_context
def load(ctx: click.Context, folder: Path | None, as_json: bool) -> None:
    """Put a folder, or the catalogue given with the program, on top of the store's: a new version of it.

    What the store has beside stays. A kind that events use keeps its roles, or nothing is loaded. After an update of
    the program its catalogue is taken by 'tracker seeds load'.

    \b
    Example: tracker seeds load fisheries
    """
    from tracker.catalogue.differences import differences  # noqa: PLC0415 - the database is imported where it is used
    from tracker.cli.catalogues import in_force, read  # noqa: PLC0415
    from tracker.given import given  # noqa: PLC0415
    from tracker.reports.data.catalogue import differences_data  # noqa: PLC0415
    from tracker.reports.data.plain import to_json  # noqa: PLC0415
    from tracker.reports.text.amendments import amendments_summary  # noqa: PLC0415
    from tracker.store.writing import Refused, load_catalogue  # noqa: PLC0415

    base = in_force(ctx)
    catalogue = read(_folder(ctx, folder) or given("seeds"), base).catalogue
    try:
        new = load_catalogue(named_store(ctx), catalogue)
    except Refused as refused:
        show_findings(refused.findings)
        click.echo("Nothing was loaded.")
        raise click.exceptions.Exit(1) from None
    found = differences(base, catalogue)
    if as_json:
        click.echo(to_json({"catalogue": catalogue.version, "new": new, "changes": differences_data(found)}))
    elif new:
        click.echo(f"Catalogue {catalogue.version} is in force: {amendments_summary(found)}.")
    else:
        click.echo(f"Catalogue {catalogue.version} is in force already.")


@command.command("reference")
@click.argument("folder", required=False, metavar="[DIR]", type=FOLDER)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Where the pages are written; the folder is made where there is none.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the names of the pages as JSON.")
@click.pass_context
def reference(ctx: click.Context, folder: Path | None, output: Path, as_json: bool) -> None:
    """Write the reference of the catalogue in force, with what a folder adds to it, as Markdown.

    \b
    Example: tracker seeds reference fisheries -o reference
    """
    from tracker.cli.catalogues import in_force, read  # noqa: PLC0415 - YAML is imported where it is used
    from tracker.given import given  # noqa: PLC0415
    from tracker.reports.data.plain import to_json  # noqa: PLC0415
    from tracker.reports.reference.pages import pages, pages_written  # noqa: PLC0415

    named = _folder(ctx, folder)
    base = in_force(ctx)
    layers = [read(given("seeds")), *([read(named, base)] if named else [])]
    catalogue = layers[-1].catalogue if named else base
    written = pages(catalogue, layers)
    try:
        output.mkdir(parents=True, exist_ok=True)
        for name, text in written.items():
            (output / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise Failure(f"{output} cannot be written: {error.strerror}. Name another folder with -o.") from None
    click.echo(
        to_json([(output / name).as_posix() for name in written]) if as_json else pages_written(written, catalogue)
    )


def _folder(ctx: click.Context, folder: Path | None) -> Path | None:
    """Return the folder that was named, after the command or by --seeds."""
    return folder or (Path(ctx.obj[1]) if ctx.obj[1] else None)
