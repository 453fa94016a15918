"""The options that several commands have."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from tracker.cli.common import DAY, FILE, NEW_FILE, OUTPUT
from tracker.desk.doors.writing import DESK_FILE
from tracker.desk.formats import MARKS

Function = TypeVar("Function", bound=Callable[..., Any])

as_json = click.option("--json", "as_json", is_flag=True, help="Print the same content as JSON.")
recorded_by = click.option("--recorded-by", metavar="DATE|TIME|POSITION", help="Only what the store had by then.")
known_by = click.option("--known-by", type=DAY, metavar="DATE", help="Only what was published on or before this day.")
unfold = click.option("--unfold", is_flag=True, help="Tell one by one what is alike.")
on_a_day = click.option("--on", type=DAY, metavar="DATE", help="The world's day, YYYY-MM-DD; today if none is named.")

stamp_request = click.option(
    "--stamp-request", type=FILE, metavar="FILE", help="Write what an authority for time stamps (RFC 3161) is asked."
)


def up_to_mark(default: str | None = None) -> Callable[[Function], Function]:
    """Add the option that bounds what is told by the mark of the documents; a default is shown."""
    return click.option(
        "--handling",
        type=click.Choice(MARKS, case_sensitive=False),
        default=default,
        show_default=bool(default),
        metavar="MARK",
        help=f"Leave out what is marked above this: {', '.join(MARKS)}.",
    )


def texts_beside(function: Function) -> Function:
    """Add the option that names the folder of the texts, for pages of documents."""
    return click.option(
        "--texts",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        metavar="DIR",
        help="The folder of the texts: the pages of documents show them, line by line.",
    )(function)


def tabular(function: Function) -> Callable[..., Any]:
    """Add the options by which a table is written as CSV, and to a file."""

    @click.option("--csv", "as_csv", is_flag=True, help="Print the table as CSV.")
    @click.option("-o", "--output", type=NEW_FILE, metavar="FILE", help="Write it to this file.")
    @wraps(function)
    def with_output(*words: Any, as_csv: bool, output: Path | None, **given: Any) -> Any:
        click.get_current_context().meta[OUTPUT] = (as_csv, output)
        return function(*words, **given)

    return with_output


def as_mapping(name: str, *options: str) -> Callable[[Function], Callable[..., Any]]:
    """Hand some options to a command as one mapping."""

    def gather(function: Function) -> Callable[..., Any]:
        @wraps(function)
        def with_one(*words: Any, **given: Any) -> Any:
            together = {option: given.pop(option) for option in options}
            return function(*words, **{name: together}, **given)

        return with_one

    return gather


def asked_by(function: Function) -> Function:
    """Add the options that bound an answer, and --json."""
    return known_by(recorded_by(as_json(function)))


def bounded(function: Function) -> Callable[..., Any]:
    """Add the options that bound an answer, and all forms in which a table is printed."""
    return asked_by(tabular(function))


def mends(function: Function) -> Function:
    """Add the options that every mending has."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print what was appended as JSON."),
        click.option(
            "--desk",
            "path",
            type=click.Path(path_type=Path, dir_okay=False),
            default=DESK_FILE,
            show_default=True,
            envvar="TRACKER_DESK",
            help="The desk's own document. Also TRACKER_DESK.",
        ),
        click.option("--reason", required=True, help="Why, in a sentence: it stands in the log for ever."),
    ):
        function = option(function)
    return function
