"""`tracker show`: one event with its sources."""

import click

from tracker.cli.common import Failure, named_store
from tracker.model.codes import document_of


@click.command("show")
@click.argument("event")
@click.option("--recorded-by", metavar="DATE|TIME|POSITION", help="Only what the store had by then.")
@click.option("--json", "as_json", is_flag=True, help="Print the same content as JSON.")
@click.pass_context
def command(ctx: click.Context, event: str, recorded_by: str | None, as_json: bool) -> None:
    """Show an event, named document/event: what it says, where, what it touches, and what else reports the same.

    \b
    Example: tracker show cna-budrys-2025-11/ambassador-recalled
    """
    from tracker.narrative.narrative import narrate  # noqa: PLC0415 - attrs is imported where it is used
    from tracker.projections.event import event_report  # noqa: PLC0415
    from tracker.store.reading import logs_touching, state_at  # noqa: PLC0415
    from tracker.store.refs import look_up  # noqa: PLC0415
    from tracker.text.shape import nearest  # noqa: PLC0415

    with named_store(ctx).reading() as connection:
        state = state_at(connection, recorded_by)
        logs = logs_touching(connection, state, [f"={event}"])
        report = event_report(narrate(logs.logs, logs.catalogue), event, logs.logs)
        if report is None and any(one.ref == event for log in logs.logs for one in log.events):
            document = document_of(event)
            raise Failure(f"'{event}' was retracted. 'tracker export {document}' shows what it said.")
        if report is None:
            near = nearest(event, [ref for ref in look_up(connection, [event]).near if "/" in ref])
            hint = (
                f"Nearest: {', '.join(near)}."
                if near
                else "Events are named document/event; 'tracker events' lists them."
            )
            raise click.UsageError(f"No event is called '{event}'. {hint}")
    if as_json:
        from tracker.reports.data.event import event_data  # noqa: PLC0415
        from tracker.reports.data.plain import to_json  # noqa: PLC0415

        click.echo(to_json(event_data(report)))
    else:
        from tracker.reports.text.event import event_text  # noqa: PLC0415

        click.echo(event_text(report))
