"""`tracker site`: pages for a browser, as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli import completing
from tracker.cli.common import Command, say
from tracker.cli.options import known_by, on_a_day, recorded_by, texts_beside, up_to_mark
from tracker.desk.formats import lower_mark
from tracker.desk.lazily import Lazily

if TYPE_CHECKING:
    from datetime import date

    from tracker.desk.desk import Desk
    from tracker.site import writing
    from tracker.site.pages import Asked
else:
    writing = Lazily("tracker.site.writing")


@click.command("site", cls=Command)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.argument("actors", nargs=-1, shell_complete=completing.actors)
@click.option("--everything", is_flag=True, help="A site of all that the store tells, with an index and a search.")
@on_a_day
@known_by
@recorded_by
@up_to_mark()
@texts_beside
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    desk: Desk,
    folder: Path,
    actors: tuple[str, ...],
    everything: bool,
    on: date | None,
    known_by: date | None,
    recorded_by: str | None,
    handling: str | None,
    texts: Path | None,
) -> None:
    """Write pages for a browser into a folder: plain files that need no server, no network and no other program.

    Of two actors it is one file: drag the line to a day, and see what held, since when, and which document says so. Of
    one, or of everything, it is a site: an index, every pair, actor, format and document, a calendar and a search.

    \b
    Examples:
      tracker site pages Lithuania China
      tracker site pages --everything
      tracker site pages Lithuania --texts texts
    """
    if everything == bool(actors) or len(actors) > 2:
        raise click.UsageError("Name two actors, or one, or --everything.")
    if len(actors) == 2 and texts:
        raise click.UsageError("Texts stand on the pages of documents: name one actor, or --everything.")
    asked: Asked = {"on": on, "known_by": known_by, "recorded_by": recorded_by}
    mark = lower_mark(handling or "", desk.handling)
    with desk.open(desk.address, seeds=desk.seeds, handling=mark, stays_open=True) as opened:
        if len(actors) == 2:
            say(f"Written to {writing.write_pair(opened, folder, *actors, asked)}. Open it in a browser.")
            return
        files = writing.write_site(opened, folder, asked, "".join(actors), texts)
    say(f"{len(files):,} pages written. Open {files[0]} in a browser.")
