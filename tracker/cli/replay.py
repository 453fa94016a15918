"""`tracker replay`: what held between two actors at the end of a day."""

from datetime import date

import click

from tracker.cli.common import DAY, actor_code, named_store


@click.command("replay")
@click.argument("a")
@click.argument("b")
@click.option("--on", type=DAY, metavar="DATE", help="The world's day, YYYY-MM-DD; today if none is named.")
@click.option("--known-by", type=DAY, metavar="DATE", help="Only what was published on or before this day.")
@click.option("--recorded-by", metavar="DATE|TIME|POSITION", help="Only what the store had by then.")
@click.option("--json", "as_json", is_flag=True, help="Print the same content as JSON.")
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    ctx: click.Context,
    a: str,
    b: str,
    on: int | None,
    known_by: int | None,
    recorded_by: str | None,
    as_json: bool,
) -> None:
    """Show what holds between two actors at the end of a day, since when, how sure, and on what evidence.

    A and B are codes (LTU, lt) or any name of an actor: Lithuania, Vilnius. A member is one from the day it joins,
    and no longer one on the day it leaves.

    \b
    Example: tracker replay LTU CHN --on 2021-12-31 --known-by 2021-06-30
    """
    from tracker.narrative.narrative import narrate  # noqa: PLC0415 - attrs is imported where it is used
    from tracker.projections.dyads import Dyad  # noqa: PLC0415
    from tracker.projections.relation import Asked, relation  # noqa: PLC0415
    from tracker.store.reading import dyad_keys, logs_touching, state_at  # noqa: PLC0415

    with named_store(ctx).reading() as connection:
        state = state_at(connection, recorded_by)
        dyad = Dyad(actor_code(state.catalogue, a), actor_code(state.catalogue, b))
        if dyad.a == dyad.b:
            raise click.UsageError(f"'{a}' and '{b}' are the same actor. Name two.")
        logs = logs_touching(connection, state, dyad_keys(state.catalogue, dyad.a, dyad.b))
    day = on if on is not None else date.today().toordinal()  # noqa: DTZ011 - the reader's own day
    asked = Asked(day, known_by, recorded_by, state.catalogue.version, state.position)
    report = relation(narrate(logs.logs, logs.catalogue, known_by), dyad, asked)
    if as_json:
        from tracker.reports.data import relation_data, to_json  # noqa: PLC0415

        click.echo(to_json(relation_data(report)))
    else:
        from tracker.reports.text import relation_text  # noqa: PLC0415

        click.echo(relation_text(report))
