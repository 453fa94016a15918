"""Modules that are imported when something of them is asked for: a desk opens in a moment, whatever it can do."""

from importlib import import_module
from typing import Any


class Lazily:
    """Stands for a module until something of it is asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        """Import the module, and return what it has under a name."""
        return getattr(import_module(self._name), attribute)
