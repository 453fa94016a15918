"""`tracker draft`: proposes a log from a text; what does not rest on the text is refused, and nothing is appended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.common import FILE, NEW_FILE, Command, show
from tracker.cli.options import as_json
from tracker.cli.terminal import WAITING, is_answered, put
from tracker.desk.lazily import Lazily
from tracker.model.failures import QuestionError

if TYPE_CHECKING:
    from tracker.desk import drafts
    from tracker.desk.desk import Desk
else:
    drafts = Lazily("tracker.desk.drafts")


@click.command("draft", cls=Command)
@click.argument("text", type=FILE)
@click.option("--published", default="", metavar="DATE", help="When it was published, if the text does not say so.")
@click.option("--publisher", default="", help="Who published it, if the text does not say so.")
@click.option("--id", "document", default="", help="The id of the document; that of its file without it.")
@click.option("--title", default="", help="Its title; the first line without it.")
@click.option("--printed", is_flag=True, help="The text prints its day of publication.")
@click.option("--handling", default="", metavar="MARK", help="How the document is to be handled.")
@click.option("--not-quotable", is_flag=True, help="Its words are not to stand on pages.")
@click.option("--about", nargs=2, metavar="A B", help="The two actors that the text is about.")
@click.option("--with", "proposals", default="", metavar="FILE|COMMAND", help="Take those of a JSON file or a program.")
@click.option("--prompt", "as_prompt", is_flag=True, help="Print what another program is asked, and draft nothing.")
@click.option("-o", "--output", type=NEW_FILE, metavar="FILE", help="Write it here, and what was refused beside it.")
@as_json
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    desk: Desk,
    text: Path,
    published: str,
    publisher: str,
    document: str,
    title: str,
    printed: bool,
    handling: str,
    not_quotable: bool,
    about: tuple[str, str] | None,
    proposals: str,
    as_prompt: bool,
    output: Path | None,
    as_json: bool,
) -> None:
    """Draft the log of a text: plain text, HTML, PDF or Word.

    The program's own rules propose events, in English alone, without a model and without a network. --with takes the
    proposals of any other program. All pass the same gate: the quotation stands in the text to the letter, the actors
    are there on the day, the date follows from words of the text. What does not is listed with the reason.

    At a terminal you are asked who published the text, and when, where it does not say so and no option does. Nothing
    is appended: 'tracker review' shows each proposal beside its line, and 'append' waits for your decisions.

    \b
    Examples: tracker draft article.html -o article.yaml
              tracker draft article.txt --published 2021-08-11 --publisher "A paper" -o article.yaml
    """
    if as_prompt:
        put(desk.draft_prompt(text, published=published), newline=False)
        return
    if is_answered() and not as_json:
        published, publisher = _asked(desk, text, published, publisher)
    made = desk.draft(
        text,
        published=published,
        publisher=publisher,
        document=document,
        title=title,
        basis="printed" if printed else "inferred",
        handling=handling,
        quotable=not not_quotable,
        about=about or (),
        proposals=proposals,
        output=output,
    )
    show(made, as_json)


def _asked(desk: Desk, text: Path, published: str, publisher: str) -> tuple[str, str]:
    """Ask when a text was published, and by whom, where it does not say so and no option does."""
    missing = desk.new(text).value.missing if text.is_file() else ()
    WAITING.stop()  # who is asked does not wait
    if "published" in missing and not published:
        published = click.prompt("Published (a date)", value_proc=_day)
    if "publisher" in missing and not publisher:
        publisher = click.prompt("Publisher")
    return published, publisher


def _day(answer: str) -> str:
    """Return a date that was typed; one that is none is asked for again."""
    try:
        return drafts.published_day(answer)
    except QuestionError as wrong:
        raise click.UsageError(str(wrong)) from None
