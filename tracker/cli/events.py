"""`tracker events`: the events that fit some filters."""

from collections.abc import Iterable

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
    if first is not None and last is not None and last < first:
        raise click.UsageError("--to lies before --from.")
    narrative, asked = narrated(
        ctx, lambda catalogue: [actor_code(catalogue, actors[0])] if actors else None, known_by, recorded_by
    )
    from tracker.projections.listing import Filter, listing  # noqa: PLC0415 - attrs is imported where it is used
    from tracker.reports.data.lists import listing_data  # noqa: PLC0415
    from tracker.reports.text.lists import listing_text  # noqa: PLC0415

    if kind is not None and narrative.catalogue.kind(kind) is None:
        raise _unknown("kind", kind, narrative.catalogue.codes("kinds"))
    if document is not None and not actors and document not in narrative.documents:
        raise _unknown("document", document, narrative.documents)
    codes = tuple(actor_code(narrative.catalogue, actor) for actor in actors)
    wanted = Filter(codes, kind, document, stance, first, last)
    show(listing(narrative, wanted, asked), as_json, listing_text, listing_data)


def _unknown(what: str, word: str, known: Iterable[str]) -> click.UsageError:
    """Return the mistake of a word that nothing is called, with the nearest that something is."""
    from tracker.text.shape import nearest  # noqa: PLC0415 - only for a mistake

    near = ", ".join(nearest(word, known))
    return click.UsageError(f"There is no {what} '{word}'." + (f" Nearest: {near}." if near else ""))
