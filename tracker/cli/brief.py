"""`tracker brief`: the page that a desk hands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

import click

from tracker.cli import completing
from tracker.cli.common import DAY, FILE, NEW_FILE, STREAM, Command, say, write_out
from tracker.cli.options import as_mapping, known_by, on_a_day, recorded_by, up_to_mark
from tracker.cli.terminal import is_terminal
from tracker.desk.formats import FORMATS, form_of, references_of

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from tracker.desk.briefs import Brief
    from tracker.desk.desk import Desk


NEWS = 3
"""The exit code of a page since a mark where anything differs, so that a job can tell."""

_WHOM = "Name two actors, one actor or format, or --changes."


@click.command("brief", cls=Command)
@click.argument("actors", nargs=-1, shell_complete=completing.actors)
@on_a_day
@click.option(
    "--since",
    metavar="DATE",
    help="The first day of the period; without it, the year up to the day, or since the last change if that is empty.",
)
@click.option(
    "--changes", is_flag=True, help="What differs from the last briefing; --since is its checkpoint, position or date."
)
@click.option(
    "--since-mark",
    type=NEW_FILE,
    metavar="FILE",
    help="With --changes: begin at this checkpoint and keep the new one in its place. Exit code 3 where there is news.",
)
@click.option("--compare", is_flag=True, help="Two pairs side by side, or a format's members with another.")
@click.option("--last-on", type=DAY, metavar="DATE", help="With --changes: the day that the last briefing was about.")
@click.option("--from", "start", hidden=True)
@known_by
@recorded_by
@click.option("--at", metavar="CHECKPOINT", help="Only what the log had when this checkpoint was made.")
@up_to_mark()
@click.option("--pages", type=click.Choice(["2"]), help="Two pages and an annex: of two actors the default.")
@click.option("--full", is_flag=True, help="Of two actors, everything in one run of sections.")
@click.option("--issued", type=DAY, metavar="DATE", help="The day of issue, at the head of two pages.")
@click.option("--desk", "of_desk", default="", metavar="TEXT", help="The desk that issues them.")
@click.option("--contact", default="", metavar="TEXT", help="Whom to ask about them.")
@click.option("--sections", type=FILE, metavar="FILE", help="Which sections it has, and in which order: a YAML file.")
@click.option("--style", type=FILE, metavar="FILE", help="Rules of CSS that stand behind the page's own, in HTML.")
@click.option("--template", type=FILE, metavar="FILE", help="A Word file whose styles and paper a .docx takes.")
@click.option("-o", "--output", type=NEW_FILE, metavar="FILE", help="Write it to a file.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Its format, where the file's ending says none.")
@click.option("--sources", type=NEW_FILE, metavar="FILE", help="Its sources too, for Zotero and others: .json or .bib.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@as_mapping("bounds", "on", "known_by", "recorded_by", "at", "handling")
@as_mapping("head", "issued", "of_desk", "contact")
@as_mapping("form_of", "pages", "full", "sections")
@as_mapping("house", "style", "template")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    desk: Desk,
    actors: tuple[str, ...],
    since: str | None,
    changes: bool,
    since_mark: Path | None,
    compare: bool,
    last_on: date | None,
    start: str | None,
    output: Path | None,
    form: str | None,
    sources: Path | None,
    as_json: bool,
    bounds: _Bounds,
    head: _Head,
    form_of: _Form,
    house: _House,
) -> None:
    """Write a briefing: of two actors, of one actor's relations, of a format, or of what changed.

    Where things stand at the end of a day, what happened since another, what each side says, what is due, disputed
    and not known, every sentence with its sources. Printed on a terminal it is plain text, in a pipe Markdown. The page
    ends with the command that makes it again.

    \b
    Examples:
      tracker brief LTU CHN --on 2021-12-31 --since 2021-01-01 -o page.html
      tracker brief CHN-CEEC --on 2021-12-31
      tracker brief --compare LTU CHN CZE CHN --on 2021-12-31
      tracker brief LTU CHN --changes --since-mark desk.checkpoint -o news.html
    """
    _check_days(last_on, start, changes=changes)
    chosen = _form(form, output, as_json=as_json)
    _check_bounds(bounds, house, chosen)
    since = _marked(since, since_mark, changes=changes)
    references = references_of(sources) if sources is not None else ""
    if compare or changes:
        _check_plain(form_of)
    if compare:
        brief = _comparison(desk, actors, since, bounds, changes=changes)
    elif changes:
        brief = _changes(desk, actors, since, last_on, bounds)
    else:
        brief = _briefing(desk, actors, since, bounds, head, form_of)
    if write_out(desk, brief.render(chosen, **house), output, private=brief.is_marked):
        say(f"Written to {output}.", err=True)
    if sources is not None and write_out(desk, brief.references(references), sources, private=brief.is_marked):
        say(f"Sources written to {sources}.", err=True)
    _keep(desk, brief, since_mark)


class _Head(TypedDict):
    """What stands at the head of two pages."""

    issued: date | None
    of_desk: str
    contact: str


class _Form(TypedDict):
    """In which form a briefing is made, and with which sections."""

    pages: str | None
    full: bool
    sections: Path | None


class _House(TypedDict):
    """The files with a house's own style."""

    style: Path | None
    template: Path | None


class _Bounds(TypedDict):
    """What every briefing is asked with."""

    on: date | None
    known_by: date | None
    recorded_by: str | None
    at: str | None
    handling: str | None


def _check_days(last_on: date | None, start: str | None, *, changes: bool) -> None:
    """Refuse days that a briefing does not have."""
    if last_on is not None and not changes:
        raise click.UsageError("--last-on is the day of the last briefing: it needs --changes.")
    if start is not None:
        raise click.UsageError("A briefing has no --from. Name the first day of its period with --since.")


def _check_bounds(bounds: _Bounds, house: _House, form: str) -> None:
    """Refuse two states of the store, and a style for another format."""
    if bounds["at"] and bounds["recorded_by"]:
        raise click.UsageError("--at and --recorded-by both name a state of the store. Write one of them.")
    for option, path, wanted in (("--style", house["style"], "html"), ("--template", house["template"], "docx")):
        if path is not None and form != wanted:
            raise click.UsageError(f"{option} is for a page in {wanted}. Name such a file with -o.")


def _marked(since: str | None, mark: Path | None, *, changes: bool) -> str | None:
    """Return from where changes are told: the file that keeps the mark, where one is named."""
    if mark is None:
        return since
    if not changes or since:
        raise click.UsageError("--since-mark stands with --changes, and instead of --since.")
    if not mark.is_file():
        raise click.UsageError(f"'{mark}' is not there yet. Make it: tracker checkpoint -o {mark}")
    return str(mark)


def _comparison(desk: Desk, actors: tuple[str, ...], since: str | None, bounds: _Bounds, *, changes: bool) -> Brief:
    """Ask for a comparison, which is of one day."""
    if changes or since:
        raise click.UsageError("--compare is of one day: leave out --changes and --since.")
    return desk.compare(*actors, **bounds)


def _changes(desk: Desk, actors: tuple[str, ...], since: str | None, last_on: date | None, bounds: _Bounds) -> Brief:
    """Ask for what changed since a state of the log."""
    if len(actors) > 2:
        raise click.UsageError(_WHOM)
    if since is None:
        raise click.UsageError("--changes needs --since (a checkpoint, position or date) or --since-mark.")
    return desk.brief_changes(*actors, since=since, last_on=last_on, **bounds)


def _briefing(  # noqa: PLR0913, PLR0917 - what a briefing is asked with
    desk: Desk, actors: tuple[str, ...], since: str | None, bounds: _Bounds, head: _Head, form: _Form
) -> Brief:
    """Ask for the briefing of two actors or of one; refuse a command line that asks for none."""
    if not 0 < len(actors) <= 2:
        raise click.UsageError(_WHOM)
    first, pages = DAY.convert(since, None, None) if since else None, 2 if form["pages"] else None
    full, sections = form["full"], form["sections"]
    return desk.brief(*actors, since=first, pages=pages, full=full, sections=sections, **head, **bounds)


def _check_plain(form: _Form) -> None:
    """Refuse a choice of sections for a page that has its own."""
    if form["sections"] is not None:
        raise click.UsageError("--sections is for the briefing of two actors, of one, or of a format. Leave it out.")


def _keep(desk: Desk, brief: Brief, mark: Path | None) -> None:
    """Keep in its file up to where the log has been told, and say by the exit code whether there was news."""
    if mark is not None:
        write_out(desk, desk.checkpoint(recorded_by=str(brief.position)).to_text(), mark)
        if brief.is_news:
            raise click.exceptions.Exit(NEWS)


def _form(form: str | None, output: Path | None, *, as_json: bool) -> str:
    """Return the format: as named, by the file's ending, or of what is printed: text on a terminal, else Markdown."""
    if as_json and form not in (None, "json"):
        raise click.UsageError(f"--json and --format {form} name two formats. Write one of them.")
    if as_json or form:
        return form or "json"
    if output is None or str(output) == STREAM:
        return "text" if output is None and is_terminal() else "markdown"
    return form_of(output)
