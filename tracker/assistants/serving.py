"""Starts the server for assistants, where its package is installed."""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from tracker.assistants.folders import Folders
from tracker.desk.desk import Desk
from tracker.model.failures import MissingPackage


def serve(desk: Desk, folders: Iterable[Path] = ()) -> None:
    """Answer an assistant over the standard input and output until it closes; raises MissingPackage.

    Files are read in the folders alone.
    """
    try:
        server = import_module("tracker.assistants.server")
    except ModuleNotFoundError as missing:
        package = (missing.name or "mcp").partition(".")[0]
        needed = f"A server for assistants needs the package '{package}', which is not installed."
        raise MissingPackage(f"{needed} Install it: pip install 'tracker[mcp]'.") from None
    server.speak(desk, Folders(folders))
