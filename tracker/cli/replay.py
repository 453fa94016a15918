"""`tracker replay`: what held between two actors at the end of a day, or an actor's relations at a glance."""

import click

from tracker.cli.asking import bounded, narrated, on_a_day, show
from tracker.cli.common import actor_code, two_actors


@click.command("replay")
@click.argument("a")
@click.argument("b", required=False)
@on_a_day
@bounded
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    ctx: click.Context,
    a: str,
    b: str | None,
    on: int | None,
    known_by: int | None,
    recorded_by: str | None,
    as_json: bool,
) -> None:
    """Show what holds between two actors at the end of a day, since when, how sure, and on what evidence.

    A and B are codes (LTU, lt) or any name of an actor: Lithuania, Vilnius. A member is one from the day it joins,
    and no longer one on the day it leaves. With A alone: its relations at a glance.

    \b
    Example: tracker replay LTU CHN --on 2021-12-31 --known-by 2021-06-30
    """
    from tracker.store.reading import dyad_keys  # noqa: PLC0415 - the database is imported where it is used

    if b is None:
        _glance(ctx, a, on, known_by, recorded_by, as_json)
        return
    narrative, asked = narrated(
        ctx, lambda catalogue: dyad_keys(catalogue, *two_actors(catalogue, a, b)), known_by, recorded_by, on
    )
    from tracker.projections.dyads import Dyad  # noqa: PLC0415
    from tracker.projections.relation import relation  # noqa: PLC0415
    from tracker.reports.data.relation import relation_data  # noqa: PLC0415
    from tracker.reports.text.relation import relation_text  # noqa: PLC0415

    report = relation(narrative, Dyad(*two_actors(narrative.catalogue, a, b)), asked)
    show(report, as_json, relation_text, relation_data)


def _glance(  # noqa: PLR0913, PLR0917 - the command's own parameters
    ctx: click.Context, a: str, on: int | None, known_by: int | None, recorded_by: str | None, as_json: bool
) -> None:
    narrative, asked = narrated(ctx, lambda catalogue: [actor_code(catalogue, a)], known_by, recorded_by, on)
    from tracker.projections.glance import glance  # noqa: PLC0415
    from tracker.reports.data.lists import glance_data  # noqa: PLC0415
    from tracker.reports.text.lists import glance_text  # noqa: PLC0415

    show(glance(narrative, actor_code(narrative.catalogue, a), asked), as_json, glance_text, glance_data)
