"""What `tracker brief` reads from the store, and which briefing it makes of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from tracker import __version__
from tracker.cli.common import Failure, actor_code, named_store, two_actors

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.catalogue.catalogue import Catalogue
    from tracker.narrative.narrative import Narrative
    from tracker.projections.dyads import Dyad
    from tracker.projections.relation import Asked
    from tracker.reports.briefing import Briefing, Picture
    from tracker.reports.briefs.colophon import Made

    Keys = Callable[[Any, Catalogue], Sequence[str] | None]


class Bounds(NamedTuple):
    """What a briefing is asked with: the world's day, the first day of its period, knowledge, record, and handling."""

    on: int
    since: int
    known_by: int | None
    recorded_by: str | None
    handling: str | None


class Checkpointed(NamedTuple):
    """The state of the log at the last briefing: its position or moment, and the day that it was asked about."""

    recorded_by: str
    day: int | None


def dyad(ctx: click.Context, a: str, b: str, bounds: Bounds, *, pictured: bool = False) -> Briefing:
    """Make the briefing of two actors, with a drawing of the period where it is to be pictured."""
    from tracker.projections.briefing_dyad import dyad_briefing  # noqa: PLC0415 - attrs and the database come late
    from tracker.projections.dyads import Dyad  # noqa: PLC0415
    from tracker.reports.briefs.dyad import dyad_brief  # noqa: PLC0415
    from tracker.store.reading import dyad_keys  # noqa: PLC0415

    def keys(connection: Any, catalogue: Catalogue) -> list[str]:
        codes = two_actors(catalogue, a, b)
        return [*dyad_keys(catalogue, *codes), *_office_keys(connection, catalogue, codes)]

    narrative, asked, withheld = _read(ctx, keys, bounds)
    codes = two_actors(narrative.catalogue, a, b)
    report = dyad_briefing(narrative, Dyad(*codes), asked, bounds.since)
    picture = _picture(narrative, Dyad(*codes), asked, bounds) if pictured else None
    return dyad_brief(report, _made(codes, narrative, asked, bounds, withheld), picture)


def _picture(narrative: Narrative, dyad: Dyad, asked: Asked, bounds: Bounds) -> Picture | None:
    """Draw the period as a line of time; None where nothing happened in it."""
    from tracker.projections.course import course  # noqa: PLC0415 - only for formats that show it
    from tracker.reports.briefing import Picture  # noqa: PLC0415
    from tracker.reports.pictures.course import course_chart  # noqa: PLC0415
    from tracker.reports.pictures.timeline import in_words, timeline  # noqa: PLC0415

    chart = course_chart(course(narrative, dyad, asked), bounds.since, bounds.on)
    return Picture(timeline(chart), in_words(chart), chart.title) if chart.acts else None


def one(ctx: click.Context, name: str, bounds: Bounds) -> Briefing:
    """Make the briefing of a format, or of any other actor's relations."""
    from tracker.projections.briefing_actor import actor_briefing  # noqa: PLC0415
    from tracker.projections.briefing_format import MEMBER, format_briefing  # noqa: PLC0415
    from tracker.reports.briefs.actor import actor_brief  # noqa: PLC0415
    from tracker.reports.briefs.format import format_brief  # noqa: PLC0415
    from tracker.store.reading import keys_from  # noqa: PLC0415

    def keys(connection: Any, catalogue: Catalogue) -> list[str]:
        code = actor_code(catalogue, name)
        ending = f", {code})"
        memberships = [key for key in keys_from(connection, f"{MEMBER}(") if key.endswith(ending)]
        return [code, *(key[len(MEMBER) + 1 : -len(ending)] for key in memberships)]

    narrative, asked, withheld = _read(ctx, keys, bounds)
    code = actor_code(narrative.catalogue, name)
    made = _made((code,), narrative, asked, bounds, withheld)
    if any(fluent.name == MEMBER and fluent.args[1] == code for fluent in narrative.fluents):
        return format_brief(format_briefing(narrative, code, asked, bounds.since), made)
    return actor_brief(actor_briefing(narrative, code, asked, bounds.since), made)


def changes(ctx: click.Context, actors: Sequence[str], then: Checkpointed, bounds: Bounds) -> Briefing:
    """Make the briefing of what differs from an earlier state of the log."""
    from tracker.projections.briefing_change import change_briefing  # noqa: PLC0415
    from tracker.reports.briefs.change import change_brief  # noqa: PLC0415

    day = min(then.day if then.day is not None else bounds.on, bounds.on)
    earlier = bounds._replace(recorded_by=then.recorded_by, on=day)
    old, before, _ = _read(ctx, lambda *_: None, earlier)
    new, after, withheld = _read(ctx, lambda *_: None, bounds)
    codes = tuple(actor_code(new.catalogue, name) for name in actors)
    report = change_briefing(old, new, before, after, codes)
    words = (*codes, "--changes")
    return change_brief(report, codes, _made(words, new, after, bounds, withheld, before))


def _read(ctx: click.Context, keys: Keys, bounds: Bounds) -> tuple[Narrative, Asked, int]:
    """Read what can decide an answer, with the documents' open questions, and leave out what is marked above."""
    from tracker.narrative.narrative import narrate  # noqa: PLC0415
    from tracker.projections.briefing_handling import up_to  # noqa: PLC0415
    from tracker.projections.relation import Asked  # noqa: PLC0415
    from tracker.store.reading import all_logs, logs_touching, state_at  # noqa: PLC0415

    with named_store(ctx).reading() as connection:
        state = state_at(connection, bounds.recorded_by)
        wanted = keys(connection, state.catalogue)
        if wanted is None:
            logs = all_logs(connection, state)
        else:
            logs = logs_touching(connection, state, wanted, questions=True)
    asked = Asked(bounds.on, bounds.known_by, bounds.recorded_by, state.catalogue.version, state.position)
    kept, withheld = up_to(logs.logs, logs.catalogue, bounds.handling)
    return narrate(kept, logs.catalogue, bounds.known_by), asked, withheld


def _office_keys(connection: Any, catalogue: Catalogue, codes: Sequence[str]) -> list[str]:
    """Find the keys of who holds an office of some actors."""
    from tracker.store.reading import keys_from  # noqa: PLC0415

    found: list[str] = []
    for name in catalogue.fluents:
        sort = catalogue.fluent(name)
        if sort is not None and "office" in sort.args and "person" in sort.args.values():
            found += keys_from(connection, f"{name}(")
    return [key for key in found if any(f", {code}/" in key or f"({code}/" in key for code in codes)]


def _made(  # noqa: PLR0913, PLR0917 - all that a page says of its making comes together here
    words: tuple[str, ...],
    narrative: Narrative,
    asked: Asked,
    bounds: Bounds,
    withheld: int,
    before: Asked | None = None,
) -> Made:
    from tracker.model.days import iso  # noqa: PLC0415
    from tracker.projections.briefing_handling import highest  # noqa: PLC0415
    from tracker.reports.briefs.colophon import Made, command_line  # noqa: PLC0415

    limit = bounds.handling or ""
    since = f"{before.position} --last-on {iso(before.on)}" if before is not None else iso(bounds.since)
    again = command_line(words, asked, limit, since or "")
    return Made(again, f"tracker {__version__}", limit=limit, withheld=withheld, mark=highest(narrative.logs))


def checkpoint_at(path: str) -> Checkpointed:
    """Read a checkpoint: the position that it stands for, and the day on which the last entry was recorded."""
    from tracker.model.days import day  # noqa: PLC0415
    from tracker.store.proof.checkpoint import read_checkpoint  # noqa: PLC0415 - only where one is named

    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise Failure(f"The checkpoint {path} cannot be read: {error.strerror}.") from None
    found = read_checkpoint(data)
    return Checkpointed(str(found.size), day(found.recorded_at[:10]) if found.recorded_at else None)
