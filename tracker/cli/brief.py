"""`tracker brief`: the page that a desk hands on."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.asking import today
from tracker.cli.common import DAY, Failure, write_file

if TYPE_CHECKING:
    from tracker.cli.briefs import Bounds, Checkpointed
    from tracker.reports.briefs.briefing import Briefing

FORMATS = ("markdown", "html", "docx", "pdf", "json")
MARKS = ("PUBLIC", "INTERNAL", "RESTRICTED", "CONFIDENTIAL", "SECRET")
_ENDINGS = {"md": "markdown", "html": "html", "htm": "html", "docx": "docx", "pdf": "pdf", "json": "json"}
_RENDERERS = {"docx": "word", "json": "plain"}
_PICTURED = ("html", "docx", "pdf")
"""The formats that can show a drawing."""


@click.command("brief")
@click.argument("actors", nargs=-1)
@click.option("--on", type=DAY, metavar="DATE", help="The world's day, YYYY-MM-DD; today if none is named.")
@click.option("--since", metavar="DATE", help="The first day of the period; without it, the year up to the day.")
@click.option(
    "--changes", is_flag=True, help="What differs from the last briefing; --since is its checkpoint, position or date."
)
@click.option("--last-on", type=DAY, metavar="DATE", help="With --changes: the day that the last briefing was about.")
@click.option("--from", "start", hidden=True)
@click.option("--known-by", type=DAY, metavar="DATE", help="Only what was published on or before this day.")
@click.option("--recorded-by", metavar="DATE|TIME|POSITION", help="Only what the store had by then.")
@click.option("--at", metavar="CHECKPOINT", help="Only what the log had when this checkpoint was made.")
@click.option("--handling", type=click.Choice(MARKS, case_sensitive=False), help="Leave out what is marked above this.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), metavar="FILE", help="Write it to a file.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Its format, where the file's ending says none.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    ctx: click.Context,
    actors: tuple[str, ...],
    on: int | None,
    since: str | None,
    changes: bool,
    last_on: int | None,
    start: str | None,
    known_by: int | None,
    recorded_by: str | None,
    at: str | None,
    handling: str | None,
    output: str | None,
    form: str | None,
    as_json: bool,
) -> None:
    """Write a briefing: of two actors, of one actor's relations, of a format, or of what changed.

    Where things stand at the end of a day, what happened since another, what each side says, what is due, disputed
    and not known, every sentence with its sources. The page ends with the command that makes it again.

    \b
    Examples:
      tracker brief LTU CHN --on 2021-12-31 --since 2021-01-01 -o page.html
      tracker brief LTU --on 2021-12-31
      tracker brief CHN-CEEC --on 2021-12-31
      tracker brief --changes --since november.checkpoint
    """
    from tracker.cli.briefs import Bounds, Checkpointed, checkpoint_at  # noqa: PLC0415 - attrs and the database come late

    if last_on is not None and not changes:
        raise click.UsageError("--last-on is the day of the last briefing: it needs --changes.")
    if as_json and form not in (None, "json"):
        raise click.UsageError(f"--json and --format {form} name two formats. Write one of them.")
    if start is not None:
        raise click.UsageError("A briefing has no --from. Name the first day of its period with --since.")
    _check(actors, since, at, recorded_by, changes=changes)
    day = on if on is not None else today()
    first = _year_before(day) if changes or since is None else int(DAY.convert(since, None, None))
    if first > day:
        raise click.UsageError("--since lies after --on.")
    state = checkpoint_at(at) if at else Checkpointed(recorded_by or "")
    bounds = Bounds(day, first, known_by, state.recorded_by or None, handling, state.root)
    chosen = "json" if as_json else form or _by_ending(output)
    last = _last(since, last_on) if changes and since else None
    _write(_made(ctx, actors, last, bounds, pictured=chosen in _PICTURED), chosen, output)


def _year_before(day: int) -> int:
    """Return the first day of the year that ends with a day: 1 January for 31 December."""
    last = date.fromordinal(day)
    if last.year == date.min.year:
        return date.min.toordinal()
    in_leap_year = (last.month, last.day) == (2, 29)
    return last.replace(year=last.year - 1, day=28 if in_leap_year else last.day).toordinal() + 1


def _check(
    actors: tuple[str, ...], since: str | None, at: str | None, recorded_by: str | None, *, changes: bool
) -> None:
    """Refuse a command line that asks for no briefing, or for two."""
    if at and recorded_by:
        raise click.UsageError("--at and --recorded-by both name a state of the store. Write one of them.")
    if len(actors) > 2 or not (actors or changes):
        raise click.UsageError("Name two actors, one actor or format, or --changes.")
    if changes and not since:
        raise click.UsageError("--changes needs --since: a checkpoint, a position of the log, or a date.")


def _last(since: str, last_on: int | None) -> Checkpointed:
    """Read what the last briefing was made from: a checkpoint's file, or a position, day or time of the store."""
    from tracker.cli.briefs import Checkpointed, checkpoint_at  # noqa: PLC0415

    if Path(since).is_file():
        found = checkpoint_at(since)
    else:
        found = Checkpointed(since, int(DAY.convert(since, None, None)) if _is_date(since) else None)
    return found if last_on is None else found._replace(day=last_on)


def _is_date(text: str) -> bool:
    return len(text) == len("2021-12-31") and text.count("-") == 2


def _made(
    ctx: click.Context, actors: tuple[str, ...], last: Checkpointed | None, bounds: Bounds, *, pictured: bool
) -> Briefing:
    from tracker.cli import briefs  # noqa: PLC0415

    if last is not None:
        return briefs.changes(ctx, actors, last, bounds)
    if len(actors) == 1:
        return briefs.one(ctx, actors[0], bounds, pictured=pictured)
    return briefs.dyad(ctx, actors[0], actors[1], bounds, pictured=pictured)


def _by_ending(output: str | None) -> str:
    """Return the format that a file's ending stands for; Markdown where there is none, a wrong command line else."""
    ending = Path(output).suffix.lower().removeprefix(".") if output else "md"
    if ending not in _ENDINGS:
        raise click.UsageError(f"'{output}' has no ending that names a format. Add --format {'|'.join(FORMATS)}.")
    return _ENDINGS[ending]


def _write(briefing: Briefing, form: str, output: str | None) -> None:
    """Render a briefing, and print it or write it to a file."""
    content = _rendered(briefing, form)
    if output is None:
        click.echo(content, nl=False)
        return
    write_file(Path(output), content)
    click.echo(f"Written to {output}.", err=True)


def _rendered(briefing: Briefing, form: str) -> str | bytes:
    """Render a briefing; what a format needs and is not installed is named, with how to install it."""
    from importlib import import_module  # noqa: PLC0415 - each format loads what it alone needs

    name = _RENDERERS.get(form, form)
    try:
        render = getattr(import_module(f"tracker.reports.render.{name}"), name)
    except ModuleNotFoundError as missing:
        needed = f"A briefing as {form} needs the package '{missing.name}', which is not installed."
        raise Failure(f"{needed} Install it: pip install 'tracker[reports]'.") from None
    content: str | bytes = render(briefing)
    return content
