"""`tracker serve`: the pages for a browser from the live store."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import click

from tracker.cli.common import Command, say
from tracker.cli.options import texts_beside, up_to_mark
from tracker.cli.terminal import WAITING
from tracker.desk.formats import MARKS, lower_mark
from tracker.desk.lazily import Lazily

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.desk import Desk
    from tracker.site import serving
else:
    serving = Lazily("tracker.site.serving")


@click.command("serve", cls=Command)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8417, show_default=True, help="The port on this machine."
)
@click.option(
    "--behind-proxy",
    "hosts",
    multiple=True,
    metavar="HOST",
    help="A name under which the house's proxy is asked; may be repeated. Then only PUBLIC is told without --handling.",
)
@texts_beside
@up_to_mark()
@click.pass_obj
def command(desk: Desk, port: int, hosts: tuple[str, ...], texts: Path | None, handling: str | None) -> None:
    """Serve the pages of the live store to a browser on this machine, read-only; Ctrl-C ends it.

    It listens on 127.0.0.1 alone. To let others read, put a proxy of your house before it, which knows who they are,
    and name it. Needs the package waitress.

    \b
    Example: tracker --store /srv/desk/tracker.db serve
    """
    WAITING.stop()
    gc.enable()  # a server lives long
    mark = lower_mark(handling or (MARKS[0] if hosts else ""), desk.handling)
    with desk.open(desk.address, seeds=desk.seeds, handling=mark) as opened:
        server = serving.page_server(opened, port, hosts, texts)
        say(f"Open http://localhost:{port}/ in a browser. Ctrl-C ends it.", err=True)
        server.run()
