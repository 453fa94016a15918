"""Documents by their titles, and by the day of their publication."""

from functools import cache
from importlib.resources import files

from tracker.model.days import spoken_range
from tracker.model.events import Document, Event


def title(document: Document) -> str:
    """Write a title for an English page: with its language where that is another, and in English where it is given."""
    language = _languages().get(document.language.partition("-")[0].lower(), "")
    if document.title_en:
        return f"{document.title_en} (in {language}: {document.title})" if language else document.title_en
    return f"{document.title} (in {language})" if language and language != "English" else document.title


@cache
def _languages() -> dict[str, str]:
    """Return languages by their codes (ISO 639-1)."""
    lines = files("tracker.reports.language").joinpath("languages.txt").read_text(encoding="utf-8").splitlines()
    return {"en": "English", **dict(line.split(" ", 1) for line in lines)}


def published(document: Document) -> str:
    """Say when a document was published, and if that is only inferred."""
    inferred = " (inferred)" if document.basis == "inferred" else ""
    return f"published {day_of(document)}{inferred}"


def terms(document: Document) -> list[str]:
    """Say on which terms a document may be used, and how it is to be cited, as far as its log says so."""
    told = {"licence": document.licence, "cite as": document.citation}
    return [f"{term}: {words}" for term, words in told.items() if words]


def day_of(document: Document) -> str:
    """Write the range of a document's publication."""
    return spoken_range(document.published.earliest, document.published.latest)


def said_on(event: Event, document: Document) -> str:
    """Write on which day something was said: by the event's own telling, or else when its document was published."""
    said = event.said or document.published
    return spoken_range(said.earliest, said.latest)
