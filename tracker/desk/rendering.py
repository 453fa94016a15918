"""The renderers by their format, imported when one is asked for: some need a package that not everybody installs."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from tracker.model.failures import MissingPackage

_MODULES = {"docx": "word", "json": "plain", "text": "terminal"}
"""Where a format's renderer is not called as the format."""


def renderer(form: str, made: str) -> Callable[..., Any]:
    """Return what renders a format; raises MissingPackage where `made`, a phrase, needs a package that is not there."""
    module = _MODULES.get(form, form)
    try:
        render: Callable[..., Any] = getattr(import_module(f"tracker.reports.render.{module}"), module)
    except ModuleNotFoundError as missing:
        needed = f"{made} needs the package '{missing.name}', which is not installed."
        raise MissingPackage(f"{needed} Install it: pip install 'tracker[reports]'.") from None
    return render
