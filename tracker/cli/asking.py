"""What every command that answers shares: its bounds, what it reads from the store, how it prints."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tracker.cli.common import DAY, named_store

if TYPE_CHECKING:
    from tracker.catalogue.catalogue import Catalogue
    from tracker.narrative.narrative import Narrative
    from tracker.projections.relation import Asked

Command = TypeVar("Command", bound=Callable[..., Any])
Keys = Callable[["Catalogue"], "Sequence[str] | None"]
"""Says what to read for an answer by the store's catalogue: the keys of the touch index, or None for everything."""


def bounded(command: Command) -> Command:
    """Add the options that bound an answer, and --json."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print the same content as JSON."),
        click.option("--recorded-by", metavar="DATE|TIME|POSITION", help="Only what the store had by then."),
        click.option("--known-by", type=DAY, metavar="DATE", help="Only what was published on or before this day."),
    ):
        command = option(command)
    return command


def on_a_day(command: Command) -> Command:
    """Add the option that names the world's day."""
    return click.option("--on", type=DAY, metavar="DATE", help="The world's day, YYYY-MM-DD; today if none is named.")(
        command
    )


def narrated(
    ctx: click.Context, keys: Keys, known_by: int | None = None, recorded_by: str | None = None, on: int | None = None
) -> tuple[Narrative, Asked]:
    """Read from the store what can decide an answer, and tell it as far as was known and recorded."""
    from tracker.narrative.narrative import narrate  # noqa: PLC0415 - attrs and the database are imported where used
    from tracker.projections.relation import Asked  # noqa: PLC0415
    from tracker.store.reading import all_logs, logs_touching, state_at  # noqa: PLC0415

    with named_store(ctx).reading() as connection:
        state = state_at(connection, recorded_by)
        wanted = keys(state.catalogue)
        logs = all_logs(connection, state) if wanted is None else logs_touching(connection, state, wanted)
    asked = Asked(on if on is not None else today(), known_by, recorded_by, state.catalogue.version, state.position)
    return narrate(logs.logs, logs.catalogue, known_by), asked


def show(report: Any, as_json: bool, text: Callable[[Any], str], data: Callable[[Any], Any]) -> None:
    """Print a report as text, or as JSON with the same content."""
    from tracker.reports.data.plain import to_json  # noqa: PLC0415

    click.echo(to_json(data(report)) if as_json else text(report))


def today() -> int:
    """Return the reader's own day."""
    from datetime import date  # noqa: PLC0415

    return date.today().toordinal()  # noqa: DTZ011 - as the reader's clock has it
