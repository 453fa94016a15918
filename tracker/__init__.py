"""Tracks relations between countries: a log of dated events in, what held between two actors on any day out.

`from tracker import Desk` opens a store from Python; `FileError`, `LogError`, `QuestionError`, `StoreError` and
`TrackerError` say what was wrong. They are imported when they are asked for.
"""

TYPE_CHECKING = False  # nothing is imported here, typing neither: the command line awaits Ctrl-C after this file

if TYPE_CHECKING:
    from tracker.desk.desk import Desk
    from tracker.model.failures import (
        FileError,
        LogError,
        MissingPackage,
        QuestionError,
        StoreError,
        TrackerError,
    )

__version__ = "0.1.0"

__all__ = [
    "Desk",
    "FileError",
    "LogError",
    "MissingPackage",
    "QuestionError",
    "StoreError",
    "TrackerError",
    "__version__",
]


def __getattr__(name: str) -> object:
    """Import what is asked for: a program that asks for nothing loads nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'tracker' has no attribute '{name}'")
    from importlib import import_module  # noqa: PLC0415 - see above

    return getattr(import_module("tracker.desk.desk" if name == "Desk" else "tracker.model.failures"), name)
