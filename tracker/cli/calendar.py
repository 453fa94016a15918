"""`tracker calendar`: what lapses, takes effect, is due, overdue or grows stale."""

import click

from tracker.cli.asking import bounded, narrated, on_a_day, show
from tracker.cli.common import actor_code


@click.command("calendar")
@click.argument("actor", required=False)
@click.option("--days", type=click.IntRange(1, 36525), default=90, show_default=True, help="How many days ahead.")
@on_a_day
@bounded
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    ctx: click.Context,
    actor: str | None,
    days: int,
    on: int | None,
    known_by: int | None,
    recorded_by: str | None,
    as_json: bool,
) -> None:
    """Show what comes up after a day, for one actor or for all: ends, effects, plans due and overdue, stale answers.

    \b
    Example: tracker calendar Belarus --on 2025-11-01 --days 90
    """
    narrative, asked = narrated(
        ctx, lambda catalogue: [actor_code(catalogue, actor)] if actor else None, known_by, recorded_by, on
    )
    from tracker.projections.agenda import agenda  # noqa: PLC0415 - attrs is imported where it is used
    from tracker.reports.data.lists import agenda_data  # noqa: PLC0415
    from tracker.reports.text.lists import agenda_text  # noqa: PLC0415

    code = actor_code(narrative.catalogue, actor) if actor else None
    show(agenda(narrative, asked, days, code), as_json, agenda_text, agenda_data)
