"""`tracker members`: who was a member of a format on a day."""

import click

from tracker.cli.asking import bounded, narrated, on_a_day, show
from tracker.cli.common import fluent_pattern


@click.command("members")
@click.argument("format_name", metavar="FORMAT")
@on_a_day
@bounded
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    ctx: click.Context, format_name: str, on: int | None, known_by: int | None, recorded_by: str | None, as_json: bool
) -> None:
    """Show the members of a format at the end of a day, since when, and on what evidence.

    \b
    Example: tracker members 17+1 --on 2021-12-31
    """
    wanted = f"member(*, {format_name})"
    narrative, asked = narrated(
        ctx, lambda catalogue: fluent_pattern(catalogue, wanted).keys, known_by, recorded_by, on
    )
    from tracker.projections.matching import matches  # noqa: PLC0415 - attrs is imported where it is used
    from tracker.reports.data.lists import matches_data  # noqa: PLC0415
    from tracker.reports.text.lists import matches_text  # noqa: PLC0415

    report = matches(narrative, fluent_pattern(narrative.catalogue, wanted).pattern, asked)
    show(report, as_json, matches_text, matches_data)
