"""`tracker timeline`: the whole course of two actors' relation."""

from pathlib import Path

import click

from tracker.cli.asking import bounded, narrated, show
from tracker.cli.common import two_actors, write_file


@click.command("timeline")
@click.argument("a")
@click.argument("b")
@bounded
@click.option("--svg", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Draw it into this file.")
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    ctx: click.Context, a: str, b: str, known_by: int | None, recorded_by: str | None, as_json: bool, svg: Path | None
) -> None:
    """Show everything that happened between two actors, in order, and over which days each fluent had which answer.

    \b
    Example: tracker timeline LTU CHN
    """
    if svg is not None and as_json:
        raise click.UsageError("--svg and --json name two forms. Write one of them.")
    from tracker.store.reading import dyad_keys  # noqa: PLC0415 - the database is imported where it is used

    narrative, asked = narrated(
        ctx, lambda catalogue: dyad_keys(catalogue, *two_actors(catalogue, a, b)), known_by, recorded_by
    )
    from tracker.projections.course import course  # noqa: PLC0415
    from tracker.projections.dyads import Dyad  # noqa: PLC0415
    from tracker.reports.data.lists import course_data  # noqa: PLC0415
    from tracker.reports.text.course import course_text  # noqa: PLC0415

    report = course(narrative, Dyad(*two_actors(narrative.catalogue, a, b)), asked)
    if svg is None:
        show(report, as_json, course_text, course_data)
        return
    from tracker.reports.pictures.course import course_chart  # noqa: PLC0415
    from tracker.reports.pictures.timeline import drawn_timeline  # noqa: PLC0415

    write_file(svg, drawn_timeline(course_chart(report)))
    click.echo(f"Drawn into {svg}.")
