"""The style of the program's pages, for whoever makes more of the same."""

from importlib.resources import files


def page_style() -> str:
    """Return the style sheet of the pages that are handed on."""
    return files("tracker.reports.render").joinpath("briefing.css").read_text(encoding="utf-8")
