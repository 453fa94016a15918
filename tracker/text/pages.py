"""Saved web pages: the text without what stands around it, and what the page says of itself (package trafilatura)."""

from attrs import frozen

_SHORT = 250
"""Of a shorter text the package gives up its search for paragraphs, and breaks the lines at every mark-up."""


@frozen
class PageTold:
    """What a page or another file says of itself; empty where it does not."""

    title: str = ""
    publisher: str = ""
    date: str = ""
    language: str = ""
    address: str = ""


NOTHING_TOLD = PageTold()
"""What a file says of itself that says nothing."""


@frozen
class WebPage:
    """The paragraphs of a page, and what it says of itself."""

    paragraphs: tuple[str, ...]
    told: PageTold


def page_of(data: bytes) -> WebPage | None:
    """Take a page's text out of what stands around it; None where nothing is found, or the package is not installed."""
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415 - an extra, and it takes a second
    except ImportError:
        return None
    found = bare_extraction(data, include_comments=False, with_metadata=True)
    if found is None or isinstance(found, dict) or not found.text or len(found.text) < _SHORT:
        return None
    told = PageTold(
        title=found.title or "",
        publisher=found.sitename or found.hostname or "",
        date=found.date or "",
        language=found.language or "",
        address=found.url or "",
    )
    return WebPage(tuple(found.text.split("\n")), told)
