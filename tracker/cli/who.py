"""`tracker who`: which others have what a fluent with open places says."""

import click

from tracker.cli.asking import bounded, narrated, on_a_day, show
from tracker.cli.common import fluent_pattern


@click.command("who")
@click.argument("fluent")
@on_a_day
@bounded
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    ctx: click.Context, fluent: str, on: int | None, known_by: int | None, recorded_by: str | None, as_json: bool
) -> None:
    """Show every fluent that fits and holds, or may hold, on a day; * stands for any argument.

    \b
    Example: tracker who "level(CHN, *) = chargé d'affaires" --on 2021-12-31
    """
    narrative, asked = narrated(
        ctx, lambda catalogue: fluent_pattern(catalogue, fluent).keys, known_by, recorded_by, on
    )
    from tracker.projections.matching import matches  # noqa: PLC0415 - attrs is imported where it is used
    from tracker.reports.data.lists import matches_data  # noqa: PLC0415
    from tracker.reports.text.lists import matches_text  # noqa: PLC0415

    pattern = fluent_pattern(narrative.catalogue, fluent).pattern
    show(matches(narrative, pattern, asked), as_json, matches_text, matches_data)
