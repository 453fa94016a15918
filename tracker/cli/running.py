"""Runs a command: what goes wrong is a sentence and an exit code, never a traceback."""

import atexit
import gc
import os
import sys
from io import StringIO, TextIOWrapper

import click

from tracker.cli import STOPPED
from tracker.cli.common import say
from tracker.cli.group import tracker
from tracker.desk.texts import escaped
from tracker.model.failures import QuestionError, TrackerError

_WHOLE = STOPPED.removeprefix("Stopped. ")
_MEND = ("strict", "surrogateescape")
"""The ways of writing that fail at a character which an encoding does not have."""


def run() -> None:
    """Run the command line, and end with its exit code."""
    _prepare_streams()
    gc.disable()  # a command is short and what it reads only grows: the collector would take half of the time,
    atexit.register(gc.freeze)  # and walk all of it once more at the end
    try:
        sys.exit(tracker.main(prog_name="tracker", standalone_mode=False))  # click returns the code of an Exit here
    except click.ClickException as error:
        error.message = escaped(error.message)  # type: ignore[misc]
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo(STOPPED, err=True)
        sys.exit(130)
    except TrackerError as failure:
        say(str(failure), err=True)
        sys.exit(2 if isinstance(failure, QuestionError) else 1)
    except OSError as error:
        if os.environ.get("TRACKER_DEBUG"):
            raise
        say(f"{_what(error)}: {error.strerror or error}. {_WHOLE}", err=True)
        sys.exit(74)
    except Exception as fault:
        if os.environ.get("TRACKER_DEBUG"):
            raise
        say(f"The tracker itself failed ({type(fault).__name__}: {fault}). {_WHOLE}", err=True)
        click.echo("Please report it, with the output of the same command under TRACKER_DEBUG=1.", err=True)
        sys.exit(70)


def _what(error: OSError) -> str:
    """Say what failed: a file that is named, or else the output, which Python would try once more at its end."""
    if error.filename is not None:
        return f"'{str(error.filename)[:80]}' cannot be used"
    sys.stdout = StringIO()
    return "The output cannot be written"


def _prepare_streams() -> None:
    """Write what an encoding does not have as '?'; where a stream is closed, write nowhere.

    A number that is free would be given to the next file that is opened, and what is printed would stand in it.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        stream = getattr(sys, name)
        if stream is None:
            _open_nowhere(number, name)
        elif number and isinstance(stream, TextIOWrapper) and stream.errors in _MEND:
            stream.reconfigure(errors="replace")


def _open_nowhere(number: int, name: str) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    if nowhere != number:
        os.dup2(nowhere, number)
        os.close(nowhere)
    setattr(sys, name, os.fdopen(number, "w" if number else "r", encoding="utf-8"))
