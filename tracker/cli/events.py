"""`tracker events`: the events that fit some filters."""

import click

from tracker.cli.asking import bounded, narrated, show
from tracker.cli.common import DAY, actor_code


@click.command("events")
@click.option("--actor", "actors", multiple=True, help="An actor that takes part; more than once: all of them do.")
@click.option("--kind", help="The kind, as 'tracker kinds' lists them.")
@click.option("--document", help="The document's id.")
@click.option("--stance", type=click.Choice(["reported", "claimed", "denied", "announced"]))
@click.option("--from", "first", type=DAY, metavar="DATE", help="Not before this day.")
@click.option("--to", "last", type=DAY, metavar="DATE", help="Not after this day.")
@bounded
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    ctx: click.Context,
    actors: tuple[str, ...],
    kind: str | None,
    document: str | None,
    stance: str | None,
    first: int | None,
    last: int | None,
    known_by: int | None,
    recorded_by: str | None,
    as_json: bool,
) -> None:
    """List events, in the order of their days.

    \b
    Example: tracker events --actor LTU --actor TWN --from 2021-01-01
    """
    narrative, asked = narrated(
        ctx, lambda catalogue: [actor_code(catalogue, actors[0])] if actors else None, known_by, recorded_by
    )
    from tracker.projections.listing import Filter, listing  # noqa: PLC0415 - attrs is imported where it is used
    from tracker.reports.lists import listing_text  # noqa: PLC0415
    from tracker.reports.lists_data import listing_data  # noqa: PLC0415

    codes = tuple(actor_code(narrative.catalogue, actor) for actor in actors)
    wanted = Filter(codes, kind, document, stance, first, last)
    show(listing(narrative, wanted, asked), as_json, listing_text, listing_data)
