"""`tracker network`: with whom an actor or a format is tied on a day, as text or as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.asking import bounded, on_a_day, show, today
from tracker.cli.common import actor_code, named_store, write_file

if TYPE_CHECKING:
    from tracker.projections.network import Network


@click.command("network")
@click.argument("actor")
@on_a_day
@click.option(
    "--svg", "-o", "picture", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Draw it, as SVG."
)
@bounded
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    ctx: click.Context,
    actor: str,
    on: int | None,
    picture: Path | None,
    known_by: int | None,
    recorded_by: str | None,
    as_json: bool,
) -> None:
    """Show with whom an actor or a format is tied at the end of a day: by what, since when, on what evidence.

    With --svg it is drawn: a line for each tie, its style by subject, filled marks for what holds and hollow ones for
    what possibly does. Those that only share a format or an agreement with it are named below, not drawn.

    \b
    Examples:
      tracker network LTU --on 2021-12-31
      tracker network CHN-CEEC --on 2021-12-31 --svg network.svg
    """
    report = _asked(ctx, actor, on, known_by, recorded_by)
    from tracker.reports.data.network import network_data  # noqa: PLC0415
    from tracker.reports.text.network import network_star, network_text  # noqa: PLC0415

    if picture is not None:
        from tracker.reports.pictures.network import drawn_network  # noqa: PLC0415 - only for a drawing

        write_file(picture, drawn_network(network_star(report)))
        click.echo(f"Written to {picture}.", err=True)
    if picture is None or as_json:
        show(report, as_json, network_text, network_data)


def _asked(ctx: click.Context, name: str, on: int | None, known_by: int | None, recorded_by: str | None) -> Network:
    """Read what can decide who an actor's neighbours are, and gather them."""
    from tracker.narrative.narrative import narrate  # noqa: PLC0415 - attrs and the database are imported where used
    from tracker.projections.network import network  # noqa: PLC0415
    from tracker.projections.relation import Asked  # noqa: PLC0415
    from tracker.store.neighbours import network_keys  # noqa: PLC0415
    from tracker.store.reading import logs_touching, state_at  # noqa: PLC0415

    with named_store(ctx).reading() as connection:
        state = state_at(connection, recorded_by)
        code = actor_code(state.catalogue, name)
        logs = logs_touching(connection, state, network_keys(connection, state.catalogue, code))
    asked = Asked(on if on is not None else today(), known_by, recorded_by, state.catalogue.version, state.position)
    return network(narrate(logs.logs, logs.catalogue, known_by), code, asked)
