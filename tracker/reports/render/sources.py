"""What every format says of a source, and which address it may link."""

from tracker.reports.briefing import Source

_PAGES = ("https://", "http://")


def told(source: Source) -> str:
    """Write who published a source when, where the place is, and the words that stand there."""
    parts = [part for part in (source.publisher, source.published, source.where) if part]
    words = f": “{source.words}”" if source.words else ""
    return f"{', '.join(parts)}{words}."


def page(source: Source) -> str:
    """Return the address of a source where it opens a page; anything else that stands there is no link."""
    return source.url if source.url.startswith(_PAGES) else ""
