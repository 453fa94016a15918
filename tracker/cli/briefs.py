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
    from tracker.reports.briefs.briefing import Briefing, Picture
    from tracker.reports.briefs.colophon import Made

    Keys = Callable[[Any, Catalogue], Sequence[str] | None]


FEWEST_DAYS = 3
"""On fewer days than these a line of time shows nothing that a sentence does not."""


class Bounds(NamedTuple):
    """What a briefing is asked with: the world's day, the first day of its period, knowledge, record, and handling.

    `root` is that of the checkpoint which names the record, empty where none does.
    """

    on: int
    since: int
    known_by: int | None
    recorded_by: str | None
    handling: str | None
    root: bytes = b""


class Checkpointed(NamedTuple):
    """The state of a log: its position or moment, the day that was asked about, and its root where that is known."""

    recorded_by: str
    day: int | None = None
    root: bytes = b""


class Read(NamedTuple):
    """What was read for a briefing: what is told, what was asked, how many documents were withheld, the log's root."""

    narrative: Narrative
    asked: Asked
    withheld: int
    root: bytes


def dyad(ctx: click.Context, a: str, b: str, bounds: Bounds, *, pictured: bool = False) -> Briefing:
    """Make the briefing of two actors, with a drawing of the period where it is to be pictured."""
    from tracker.projections.briefing_dyad import dyad_briefing  # noqa: PLC0415 - attrs and the database come late
    from tracker.projections.dyads import Dyad  # noqa: PLC0415
    from tracker.reports.briefs.dyad import dyad_brief  # noqa: PLC0415
    from tracker.store.reading import dyad_keys  # noqa: PLC0415

    def keys(connection: Any, catalogue: Catalogue) -> list[str]:
        codes = two_actors(catalogue, a, b)
        return [*dyad_keys(catalogue, *codes), *_office_keys(connection, catalogue, codes)]

    read = _read(ctx, keys, bounds)
    codes = two_actors(read.narrative.catalogue, a, b)
    report = dyad_briefing(read.narrative, Dyad(*codes), read.asked, bounds.since)
    picture = _picture(read, Dyad(*codes), bounds) if pictured else None
    return dyad_brief(report, _made(codes, read, bounds), picture)


def _picture(read: Read, dyad: Dyad, bounds: Bounds) -> Picture | None:
    """Draw the period as a line of time; None where too little happened in it to be worth a line."""
    from tracker.projections.course import course  # noqa: PLC0415 - only for formats that show it
    from tracker.reports.briefs.briefing import Picture  # noqa: PLC0415
    from tracker.reports.pictures.course import course_chart  # noqa: PLC0415
    from tracker.reports.pictures.timeline import drawn_timeline, in_words  # noqa: PLC0415

    chart = course_chart(course(read.narrative, dyad, read.asked), bounds.since, bounds.on)
    days = {act.last for act in chart.acts}
    return Picture(drawn_timeline(chart), in_words(chart), chart.title) if len(days) >= FEWEST_DAYS else None


def one(ctx: click.Context, name: str, bounds: Bounds, *, pictured: bool = False) -> Briefing:
    """Make the briefing of a format, or of any other actor's relations, with its network where it is to be pictured."""
    from tracker.projections.briefing_actor import actor_briefing  # noqa: PLC0415
    from tracker.projections.briefing_format import MEMBER, format_briefing  # noqa: PLC0415
    from tracker.reports.briefs.actor import actor_brief  # noqa: PLC0415
    from tracker.reports.briefs.format import format_brief  # noqa: PLC0415
    from tracker.store.neighbours import network_keys  # noqa: PLC0415
    from tracker.store.reading import keys_from  # noqa: PLC0415

    def keys(connection: Any, catalogue: Catalogue) -> list[str]:
        code = actor_code(catalogue, name)
        ending = f", {code})"
        memberships = [key for key in keys_from(connection, f"{MEMBER}(") if key.endswith(ending)]
        members = [key[len(MEMBER) + 1 : -len(ending)] for key in memberships]
        return sorted({code, *members, *network_keys(connection, catalogue, code)})

    read = _read(ctx, keys, bounds)
    code = actor_code(read.narrative.catalogue, name)
    made = _made((code,), read, bounds)
    picture = _network(read, code) if pictured else None
    if any(fluent.name == MEMBER and fluent.args[1] == code for fluent in read.narrative.fluents):
        return format_brief(format_briefing(read.narrative, code, read.asked, bounds.since), made, picture)
    return actor_brief(actor_briefing(read.narrative, code, read.asked, bounds.since), made, picture)


def _network(read: Read, code: str) -> Picture | None:
    """Draw with whom an actor is tied on the day; None where it is with nobody."""
    from tracker.projections.network import network  # noqa: PLC0415 - only for formats that show it
    from tracker.reports.briefs.briefing import Picture  # noqa: PLC0415
    from tracker.reports.pictures.network import drawn_network  # noqa: PLC0415
    from tracker.reports.text.network import network_star  # noqa: PLC0415

    star = network_star(network(read.narrative, code, read.asked))
    return Picture(drawn_network(star), star.words, star.title) if star.points else None


def changes(ctx: click.Context, actors: Sequence[str], then: Checkpointed, bounds: Bounds) -> Briefing:
    """Make the briefing of what differs from an earlier state of the log."""
    from tracker.projections.briefing_change import change_briefing  # noqa: PLC0415
    from tracker.reports.briefs.change import change_brief  # noqa: PLC0415
    from tracker.store.touch import dyad_key  # noqa: PLC0415

    def keys(_connection: Any, catalogue: Catalogue) -> list[str] | None:
        codes = [actor_code(catalogue, name) for name in actors]
        return ([dyad_key(*codes[:2])] if len(codes) > 1 else codes) or None

    day = min(then.day if then.day is not None else bounds.on, bounds.on)
    old = _read(ctx, keys, bounds._replace(on=day, recorded_by=then.recorded_by, root=then.root))
    new = _read(ctx, keys, bounds)
    codes = tuple(actor_code(new.narrative.catalogue, name) for name in actors)
    report = change_briefing(old.narrative, new.narrative, old.asked, new.asked, codes)
    return change_brief(report, codes, _made((*codes, "--changes"), new, bounds, old.asked))


def _read(ctx: click.Context, keys: Keys, bounds: Bounds) -> Read:
    """Read what can decide an answer, with the documents' open questions, and leave out what is marked above."""
    from tracker.narrative.narrative import narrate  # noqa: PLC0415
    from tracker.projections.briefing_handling import up_to  # noqa: PLC0415
    from tracker.projections.relation import Asked  # noqa: PLC0415
    from tracker.store.leaves import root_at  # noqa: PLC0415
    from tracker.store.reading import all_logs, logs_touching, state_at  # noqa: PLC0415

    with named_store(ctx).reading() as connection:
        state = state_at(connection, bounds.recorded_by)
        root = root_at(connection, state.position)
        if bounds.root and bounds.root != root:
            raise Failure(
                f"The checkpoint is of another log, or this one was changed: the root at position {state.position} is"
                " not the checkpoint's. Name the log's own checkpoint, or run 'tracker verify'."
            )
        wanted = keys(connection, state.catalogue)
        if wanted is None:
            logs = all_logs(connection, state)
        else:
            logs = logs_touching(connection, state, wanted, questions=True)
    asked = Asked(bounds.on, bounds.known_by, bounds.recorded_by, state.catalogue.version, state.position)
    kept, withheld = up_to(logs.logs, logs.catalogue, bounds.handling)
    return Read(narrate(kept, logs.catalogue, bounds.known_by), asked, withheld, root)


def _office_keys(connection: Any, catalogue: Catalogue, codes: Sequence[str]) -> list[str]:
    """Find the keys of who holds an office of some actors."""
    from tracker.store.reading import keys_from  # noqa: PLC0415

    found: list[str] = []
    for name in catalogue.fluents:
        sort = catalogue.fluent(name)
        if sort is not None and "office" in sort.args and "person" in sort.args.values():
            found += keys_from(connection, f"{name}(")
    return [key for key in found if any(f", {code}/" in key or f"({code}/" in key for code in codes)]


def _made(words: tuple[str, ...], read: Read, bounds: Bounds, before: Asked | None = None) -> Made:
    """Say how a page is made; `before` is what the last briefing was asked, where one is compared."""
    from base64 import b64encode  # noqa: PLC0415

    from tracker.model.days import iso  # noqa: PLC0415
    from tracker.projections.briefing_handling import highest  # noqa: PLC0415
    from tracker.reports.briefs.colophon import Made, command_line  # noqa: PLC0415

    limit = bounds.handling or ""
    since = f"{before.position} --last-on {iso(before.on)}" if before is not None else iso(bounds.since)
    return Made(
        command=command_line(words, read.asked, limit, since or ""),
        program=f"tracker {__version__}",
        root=b64encode(read.root).decode(),
        limit=limit,
        withheld=read.withheld,
        mark=highest(read.narrative.logs),
    )


def checkpoint_at(path: str) -> Checkpointed:
    """Read a checkpoint: the position that it stands for, and the day on which the last entry was recorded."""
    from tracker.model.days import day  # noqa: PLC0415
    from tracker.store.proof.checkpoint import read_checkpoint  # noqa: PLC0415 - only where one is named

    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise Failure(f"The checkpoint {path} cannot be read: {error.strerror}.") from None
    found = read_checkpoint(data)
    return Checkpointed(str(found.size), day(found.recorded_at[:10]) if found.recorded_at else None, found.root)
