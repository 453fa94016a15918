"""Runs the tracker's command line and then prints how long rendering took: `python rendering.py brief A B -o page.pdf`.

The figure is in seconds of the processor, that of the renderer's function alone: its libraries are imported before.
Nothing else is imported here, so that the whole process is the tracker's own.
"""

import importlib
import sys
from time import process_time
from types import ModuleType

RENDERERS = "tracker.reports.render."


class Rendering:
    """What is known of the one renderer that a command imports and calls."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._import_module = importlib.import_module

    def import_module(self, name: str, package: str | None = None) -> ModuleType:
        """Import a module as `importlib.import_module` does; measure what it renders, where it is a renderer."""
        module = self._import_module(name, package)
        if name.startswith(RENDERERS):
            function = name.removeprefix(RENDERERS)
            render = getattr(module, function)

            def measured(briefing: object) -> object:
                start = process_time()
                try:
                    return render(briefing)
                finally:
                    self.seconds += process_time() - start

            setattr(module, function, measured)
        return module


if __name__ == "__main__":
    rendering = Rendering()
    importlib.import_module = rendering.import_module  # the command asks for it when it knows the format

    from tracker.cli import main

    try:
        main()
    finally:
        print(rendering.seconds, file=sys.stderr)
