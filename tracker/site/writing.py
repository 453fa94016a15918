"""Writes pages as files: of two actors one that needs no other, or a site of all that a store tells."""

from collections.abc import Iterator
from pathlib import Path

from attrs import evolve

from tracker.desk.bounds import Day, Moment, day_or_today
from tracker.desk.contents import ContentsTold
from tracker.desk.desk import Desk
from tracker.desk.files import write_file
from tracker.desk.states import States
from tracker.site.dyad import dyad_page
from tracker.site.lists import (
    Changed,
    actor_page,
    calendar_page,
    document_page,
    index_page,
    kinds_page,
    pair_name,
    search_page,
)

Page = tuple[str, str, str]
"""Where a page stands in its site, what it is, and the mark that it bears."""


def write_pair(  # noqa: PLR0913 - one argument a date
    desk: Desk,
    folder: Path,
    a: str,
    b: str,
    *,
    on: Day | None = None,
    known_by: Day | None = None,
    recorded_by: Moment | None = None,
) -> Path:
    """Write the page of two actors into a folder; return its file."""
    report = desk.states(a, b, on=on, known_by=known_by, recorded_by=recorded_by, knowledge=True)
    told = report.set_in_type()
    return _write(desk, folder, (f"{'-'.join(told.actors)}.html", dyad_page(told, report.drawn()), told.handling))


def write_site(  # noqa: PLR0913 - one argument a date
    desk: Desk,
    folder: Path,
    *,
    of: str | None = None,
    on: Day | None = None,
    known_by: Day | None = None,
    recorded_by: Moment | None = None,
) -> list[Path]:
    """Write a site of everything, or of one actor with its partners; return its files, the first page first."""
    pages = site_pages(desk, of=of, on=on, known_by=known_by, recorded_by=recorded_by)
    return sorted((_write(desk, folder, page) for page in pages), key=lambda file: file.name != "index.html")


def site_pages(
    desk: Desk,
    *,
    of: str | None = None,
    on: Day | None = None,
    known_by: Day | None = None,
    recorded_by: Moment | None = None,
) -> Iterator[Page]:
    """Make every page of a site, each when it is asked for."""
    day = day_or_today(on)
    code = desk.glance(of).value.actor if of else None
    told = narrowed(desk.contents(on=on, known_by=known_by, recorded_by=recorded_by).set_in_type(), code)
    names = {actor.code: actor.name for actor in told.actors}
    changed: dict[str, dict[str, Changed]] = {actor.code: {} for actor in told.actors}
    for a, b in told.pairs:
        report = desk.states(a, b, on=on, known_by=known_by, recorded_by=recorded_by)
        states = report.set_in_type()
        changed[a][b] = changed[b][a] = last_change(states, day)
        yield f"pairs/{pair_name(a, b)}.html", dyad_page(states, report.drawn(), "../"), states.handling
    for actor in told.actors:
        yield f"actors/{actor.code}.html", actor_page(actor, told, names, changed[actor.code]), told.handling
        if actor.is_format:
            states = desk.membership(actor.code, on=on, known_by=known_by, recorded_by=recorded_by).set_in_type()
            yield f"formats/{actor.code}.html", dyad_page(states, None, "../"), states.handling
    for document in told.documents:
        yield f"documents/{document.code}.html", document_page(document, told), document.handling
    yield "kinds.html", kinds_page(told), told.handling
    yield "calendar.html", calendar_page(told), told.handling
    yield "search.html", search_page(told, names), told.handling
    yield "index.html", index_page(told, names), told.handling


def narrowed(told: ContentsTold, of: str | None) -> ContentsTold:
    """Leave of a site what is of one actor: its pairs, its partners' pages, and the documents of all."""
    if of is None:
        return told
    pairs = tuple(pair for pair in told.pairs if of in pair)
    kept = {of}.union(*pairs)
    actors = (
        evolve(actor, partners=tuple(one for one in actor.partners if of in (one, actor.code)))
        for actor in told.actors
        if actor.code in kept
    )
    return evolve(told, actors=tuple(actors), pairs=pairs)


def last_change(told: States, day: int) -> Changed:
    """Find the last day up to some day on which what surely holds became other than before, and what it then was."""
    found = [(first, lines) for first, lines in told.turns() if first <= day]
    first, lines = found[-1] if found else (0, ())
    return Changed(first, "; ".join(line.text for line in lines))


def _write(desk: Desk, folder: Path, page: Page) -> Path:
    """Write a page whole or not at all; what bears a mark is for its owner alone."""
    name, made, handling = page
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    write_file(file, made, desk.store_file, private=handling not in ("", "PUBLIC"))
    return file
